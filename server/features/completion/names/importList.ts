import type { TextDocument } from "vscode-languageserver-textdocument";
import { familyOf } from "../../../language/dataOf.ts";
import { everything } from "../../../language/names/exports.ts";
import type { Members } from "../../../language/names/shapeIndex.ts";
import { importedNames } from "../../../language/values/imports.ts";
import type { CursorContext } from "../cursorContext.ts";
import { importStart } from "../heuristics/lines/lineIndex.ts";
import { moduleUris } from "../snippets.ts";
import { identifiersOf } from "../words.ts";
import type { WorkspaceNames } from "./workspaceNames.ts";

/** Lists of imported names are no longer, in characters before or behind the cursor. */
const longestList = 2_000;

/** Python names the module first, in brackets or on one line. */
const pythonList = /(?:^|\n)[ \t]*from[ \t]+([\w.]+)[ \t]+import\b(\s?\([^()]*|[^()\n\\]*)$/;
/** JavaScript names it last, or in a call behind the pattern. */
const bracesBefore =
  /(?:^|[\n;])[ \t]*(?:(?:import|export)\s+(?:type\s+)?(?:[\w$]+\s*,\s*)?|(?:const|let|var)\s*)\{([^{}"';:]*)$/;
const bracesBehind = /^([^{}"';:]*)\}\s*(?:from\s*|=\s*(?:await\s+import|require)\s*\(\s*)(["'])([^"'\n]+)\2/;

/** Behind it a new name is made. */
const renames = /\bas\s+\w*$/;

/** Imports stand at the top of a file; what is looked at, in characters. */
const importsWithin = 8_000;

/** The list of imported names that the cursor stands in. */
export interface ImportList {
  readonly module: string;
  /** The others that are listed already. */
  readonly names: ReadonlySet<string>;
}

/** The list of names from a module that the cursor stands in; undefined elsewhere, and while nobody knows which module. */
export function importListAt({ prefix, suffix, languageId }: CursorContext): ImportList | undefined {
  const before = prefix.slice(-longestList);
  if (familyOf(languageId) === "python") {
    const [, module, list = ""] = pythonList.exec(before) ?? [];
    return module === undefined || renames.test(list) ? undefined : { module, names: listed(list, "") };
  }
  if (familyOf(languageId) !== "javascript") return undefined;
  const [, head] = bracesBefore.exec(before) ?? [];
  const [, tail = "", , module] = bracesBehind.exec(suffix.slice(0, longestList)) ?? [];
  if (head === undefined || module === undefined || renames.test(head)) return undefined;
  return { module, names: listed(head, tail) };
}

/** The module that a document brings in as a whole under a name. */
export function moduleNamed(name: string, document: TextDocument): string | undefined {
  const lines = document.getText().slice(0, importsWithin).split(/\r?\n/);
  const imports = lines.filter((line) => importStart.test(line)).flatMap(importedNames);
  const found = imports.find(({ local, original }) => local === name && original === undefined);
  if (found) return found.module;
  // Python's `from . import cart`, where `cart` may be a file.
  const [own] = imports.filter(({ local, module }) => local === name && /^\.+$/.test(module));
  return own && `${own.module}${own.original}`;
}

/** What is listed, without the name at the cursor. */
function listed(before: string, behind: string): ReadonlySet<string> {
  return new Set(identifiersOf(`${before.replace(/(?<![\p{L}\p{N}_$])[\p{L}\p{N}_$]*$/u, "")} ${behind}`));
}

/** What the file that a document imports from has to give. A package may hold modules too. */
export function exportsOf(
  module: string,
  document: Pick<TextDocument, "uri" | "languageId">,
  names: WorkspaceNames,
): Members | undefined {
  for (const uri of moduleUris(module, document)) {
    const found = names.exportsOf(uri, document.languageId);
    if (!found) continue;
    const isOpen = /\/__init__\.\w+$/.test(uri) || found.has(everything) || found.has("__getattr__");
    return { names: new Set([...found].filter((name) => name !== everything)), isComplete: !isOpen };
  }
  return undefined;
}

import type { TextDocument } from "vscode-languageserver-textdocument";
import { everything } from "../../../language/names/exports.ts";
import { membersIn } from "../../../language/names/membersIn.ts";
import type { Members } from "../../../language/names/shapeIndex.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { CursorContext } from "../cursorContext.ts";
import { moduleUris } from "../snippets.ts";
import type { WorkspaceNames } from "./workspaceNames.ts";

/** Where names are looked up. */
export interface Naming {
  readonly syntax: Syntax;
  readonly names: WorkspaceNames;
}

const access = /(?:\.|->|::)([\p{L}_$][\p{L}\p{N}_$]*)?$/u;
/** An import that names its module first. */
const importing = /^\s*from\s+([\w.]+)\s+import\s+(?:\(?\s*|.*[(,]\s*)[\p{L}_]?[\p{L}\p{N}_]*$/u;
/** Stands for a name that is still to be typed. */
const placeholder = "x";

/** What the thing before the cursor can be asked for; undefined where no member is being typed, or nothing is known. */
export async function membersHere(
  document: TextDocument,
  { linePrefix, position, languageId }: CursorContext,
  { syntax, names }: Naming,
): Promise<Members | undefined> {
  const module = importing.exec(linePrefix)?.[1];
  if (module !== undefined) return exportsOf(module, document, names);
  const [found, typed = ""] = access.exec(linePrefix) ?? [];
  if (found === undefined) return undefined;
  await names.refresh(document);
  const start = document.offsetAt({ line: position.line, character: 0 });
  const line = linePrefix + (typed === "" ? placeholder : "");
  const asked = await membersIn(document, { start, end: document.offsetAt(position) }, line, syntax);
  const here = asked.find(({ end }) => end === start + line.length);
  return here && names.membersOf(here.receiver, languageId);
}

/** What the file that a line imports from has to give. A package may hold modules too. */
function exportsOf(module: string, document: TextDocument, names: WorkspaceNames): Members | undefined {
  for (const uri of moduleUris(module, document)) {
    const found = names.exportsOf(uri, document.languageId);
    if (!found) continue;
    const isOpen = /\/__init__\.\w+$/.test(uri) || found.has(everything) || found.has("__getattr__");
    return { names: new Set([...found].filter((name) => name !== everything)), isComplete: !isOpen };
  }
  return undefined;
}

interface Where {
  readonly document: TextDocument;
  readonly context: CursorContext;
}

/** The members that may stand at places, each looked up once. */
export class MembersHere {
  readonly #naming: Naming;
  readonly #known = new WeakMap<Where, Promise<Members | undefined>>();

  constructor(naming: Naming) {
    this.#naming = naming;
  }

  /** What the thing before the cursor can be asked for. */
  at(where: Where): Promise<Members | undefined> {
    const members = this.#known.get(where) ?? membersHere(where.document, where.context, this.#naming);
    this.#known.set(where, members);
    return members;
  }

  /** The names one of which must stand at the cursor, where that is known. */
  async namesAt(where: Where): Promise<readonly string[] | undefined> {
    const members = await this.at(where);
    return members?.isComplete ? [...members.names] : undefined;
  }
}

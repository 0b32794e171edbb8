import path from "node:path";
import { URI } from "vscode-uri";
import type { Workspace } from "../../../contract/ports.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { findOwnDefinition } from "./ownDefinition.ts";

const endings = [
  "",
  ".ts",
  ".tsx",
  ".d.ts",
  ".js",
  ".jsx",
  ".mjs",
  ".py",
  "/index.ts",
  "/index.js",
  "/__init__.py",
];

/** Where an import says a name comes from: the file's path without its ending, and the name it has there. */
interface Source {
  readonly path: string;
  readonly name: string;
}

/** The description of a name in the file that an import of this one names; relative imports only. */
export async function findImportedDefinition(
  tree: SyntaxTree,
  uri: string,
  name: string,
  { syntax, workspace }: { syntax: Syntax; workspace: Workspace },
): Promise<string | undefined> {
  const source = sourceOf(tree, uri, name);
  if (!source) return undefined;
  for (const ending of endings) {
    const target = URI.parse(uri)
      .with({ path: source.path + ending })
      .toString();
    const document = await workspace.document(target);
    if (!document) continue;
    const mention = { name: source.name, start: 0, receiver: undefined };
    return syntax.withTree(document.languageId, document.getText(), (other) =>
      findOwnDefinition(other, mention),
    );
  }
  return undefined;
}

function sourceOf(tree: SyntaxTree, uri: string, name: string): Source | undefined {
  const folder = path.posix.dirname(URI.parse(uri).path);
  for (const node of tree.rootNode.namedChildren) {
    if (!node || !tree.language.imports.has(node.type) || !node.text.includes(name)) continue;
    const found = tree.languageId === "python" ? fromPython(node.text, name) : fromModule(node.text, name);
    if (found) return { path: path.posix.join(folder, found.path).replace(/\.js$/, ""), name: found.name };
  }
  return undefined;
}

/** `import { a as b, c } from "./d"`: the name before `as` is the one the other file knows. */
function fromModule(text: string, name: string): Source | undefined {
  const from = /from\s*["'](\.{1,2}\/[^"']+)["']/.exec(text)?.[1];
  const names = /\{([^}]*)\}/.exec(text)?.[1]?.split(",") ?? [];
  return from === undefined ? undefined : renamed(names, name, from.replace(/\.tsx?$/, ""));
}

/** `from .module import a as b`: each further dot is a folder up. */
function fromPython(text: string, name: string): Source | undefined {
  const [, dots = "", module = "", names = ""] =
    /^from\s+(\.+)([\w.]*)\s+import\s+\(?([^)]*)\)?/.exec(text.replace(/#.*$/gm, "").replace(/\s+/g, " ")) ??
    [];
  if (dots === "" || module === "") return undefined;
  const up = "../".repeat(dots.length - 1);
  return renamed(names.split(","), name, `${up}./${module.replaceAll(".", "/")}`);
}

function renamed(names: readonly string[], name: string, from: string): Source | undefined {
  for (const each of names) {
    const [original, alias] = each
      .trim()
      .replace(/^type /, "")
      .split(/\s+as\s+/);
    if (original && (alias ?? original) === name) return { path: from, name: original };
  }
  return undefined;
}

import path from "node:path";
import { URI } from "vscode-uri";
import type { Workspace } from "../../../contract/ports.ts";
import { dataOf } from "../../../language/dataOf.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { importedNames } from "../../../language/values/imports.ts";
import { findOwnDefinition } from "./ownDefinition.ts";

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
  for (const ending of dataOf(tree.languageId)?.moduleEndings ?? []) {
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
    const found = importedNames(node.text).find(({ local }) => local === name);
    const file = found && fileOf(found.module);
    if (found?.original !== undefined && file !== undefined)
      return { path: path.posix.join(folder, file), name: found.original };
  }
  return undefined;
}

/** A relative module as a path without ending; undefined for one of a library. In Python each further dot is a folder up. */
function fileOf(module: string): string | undefined {
  if (/^\.{1,2}\//.test(module)) return module.replace(/\.[jt]sx?$/, "");
  const [, dots = "", inner = ""] = /^(\.+)(\w[\w.]*)$/.exec(module) ?? [];
  return inner === "" ? undefined : `${"../".repeat(dots.length - 1)}./${inner.replaceAll(".", "/")}`;
}

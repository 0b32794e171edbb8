import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Syntax } from "../../../language/parse/syntax.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { visitUnits } from "../../../language/parse/units.ts";
import { importedNames } from "../../../language/values/imports.ts";
import { namesOf } from "../../../language/variables/names.ts";
import { importStart } from "../heuristics/lines/lineIndex.ts";

/** Imports stand at the top of a file; what is looked at, in characters. */
const importsWithin = 8_000;
/** Longer pieces of a file take too long to be read at every keystroke. In UTF-16 code units. */
const longestUnit = 8_000;

/**
 * The names that are in scope at an offset by the parse tree: parameters and variables of the functions around it, what stands
 * beside these, and what the file imports.
 * @param typed characters before the offset that are a name being typed, which tells of none
 */
export async function namesInScope(
  document: TextDocument,
  offset: number,
  typed: number,
  syntax: Syntax,
): Promise<ReadonlySet<string>> {
  const found = new Set(importedHere(document));
  const tree = await syntax.parse(document);
  if (!tree) return found;
  visitUnits(tree, (unit) => {
    if (unit.start > offset || unit.end < offset || unit.end - unit.start > longestUnit) return;
    for (const name of namesOfUnit(unit.copy(), offset, offset - typed)) found.add(name);
  });
  return found;
}

function importedHere(document: TextDocument): readonly string[] {
  const lines = document.getText().slice(0, importsWithin).split(/\r?\n/);
  const imports = lines.filter((line) => importStart.test(line)).flatMap(importedNames);
  return imports.map(({ local }) => local);
}

/** The variables of a unit whose scope holds the offset, without one that only the name being typed at `at` makes. */
function namesOfUnit(root: SyntaxNode, offset: number, at: number): readonly string[] {
  return namesOf(root)
    .variables.filter(({ kind, scope }) => kind !== "member" && scope.start <= offset && offset <= scope.end)
    .filter(({ declarations }) => declarations.some(({ start }) => start !== at))
    .map(({ name }) => name);
}

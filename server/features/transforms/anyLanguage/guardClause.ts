import { isDefinition } from "../../../language/comments/documentation.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, isBinding } from "../../../language/roles/bindings.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { isBranch, isReturn, isTernary } from "../../../language/roles/control.ts";
import {
  isBlock,
  isComment,
  isName,
  isTextLiteral,
  significantNamed,
} from "../../../language/roles/tokens.ts";
import { negate } from "../negate.ts";
import type { Transform } from "../transform.ts";
import { braceLanguages } from "./languages.ts";

/** An `if` around the rest of a function → a return where it does not hold, and the rest without it. */
export const guardClause: Transform = {
  name: "if-to-guard-clause",
  title: "Convert to guard clause",
  kind: "refactor.rewrite",
  languages: braceLanguages.filter((id) => id !== "php"),
  example: [
    "function save(item) {\n  if (item.changed) {\n    write(item);\n    tell(item);\n  }\n}",
    "function save(item) {\n  if (!item.changed) return;\n  write(item);\n  tell(item);\n}",
  ],
  exampleLanguage: "javascript",
  refuses: [
    "Blocks that declare a name which the function uses elsewhere too, and texts over several lines, which would be moved.",
  ],
  rewrite(node) {
    if (!isBranch(node) || isTernary(node) || !isLastOfFunction(node)) return undefined;
    const [yes, ...others] = branchesOf(node);
    const { condition, body } = yes ?? {};
    if (!condition || !body || others.length > 0 || !isBlock(body) || node.children.some(isComment))
      return undefined;
    const statements = significantNamed(body);
    // One statement reads as well where it is.
    if (statements.length < 2 || !body.text.startsWith("{")) return undefined;
    const { source } = node;
    const inner = source.slice(body.start + 1, body.end - 1);
    const [indent, deeper] = [indentAt(source, node.start), indentAt(source, statements[0]?.start ?? 0)];
    if (!/^[^\S\n]*\r?\n/.test(inner) || !deeper.startsWith(indent) || deeper === indent) return undefined;
    const isSpread = [...body.descendants()].some((each) => isTextLiteral(each) && each.text.includes("\n"));
    if (isSpread) return { refused: "A text goes over several lines." };
    const clash = clashing(node, body);
    if (clash !== undefined) return { refused: `${clash} is used outside the block too.` };
    const step = deeper.slice(indent.length);
    const moved = inner
      .replace(/^[^\S\n]*\r?\n/, "")
      .trimEnd()
      .replaceAll(`\n${indent}${step}`, `\n${indent}`)
      .replace(step, "");
    const newline = source.includes("\r\n") ? "\r\n" : "\n";
    return {
      edits: [
        { start: node.start, end: node.end, text: `if (${negate(condition)}) return;${newline}${moved}` },
      ],
    };
  },
};

/** The last statement of a function that gives nothing back. */
function isLastOfFunction(node: SyntaxNode): boolean {
  const owner = node.parent?.parent;
  if (!owner || !isFunction(owner)) return false;
  const { body } = functionParts(owner, owner.language);
  if (body !== node.parent || significantNamed(body).at(-1) !== node) return false;
  return ![...body.descendants()].some((each) => isReturn(each) && significantNamed(each).length > 0);
}

/** A name that the block declares and that stands in the function outside it as well. */
function clashing(node: SyntaxNode, block: SyntaxNode): string | undefined {
  const owner = node.parent?.parent;
  const declared = new Set(significantNamed(block).flatMap((statement) => [...declaredIn(statement)]));
  for (const each of owner?.descendants() ?? []) {
    const isOutside = each.end <= block.start || each.start >= block.end;
    const isOwnName = each.parent === owner && each.field === "name";
    if (isOutside && !isOwnName && isName(each) && declared.has(each.text)) return each.text;
  }
  return undefined;
}

/** Names that a statement gives a value to or defines; those of plain assignments too, which does no harm. */
function* declaredIn(statement: SyntaxNode): Generator<string> {
  const own = isDefinition(statement) ? statement.child("name") : undefined;
  if (own) yield own.text;
  for (const each of statement.descendants()) {
    const bound = isBinding(each) ? boundName(each) : undefined;
    for (const name of bound?.descendants() ?? []) if (isName(name)) yield name.text;
  }
}

function indentAt(source: string, offset: number): string {
  return /^[ \t]*/.exec(source.slice(source.lastIndexOf("\n", offset - 1) + 1))?.[0] ?? "";
}

import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { writeBranches } from "../anyLanguage/writeBranches.ts";
import { bodyLines, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `match x: case 1: … case _: …` → `if x == 1: … else: …`. */
export const matchToIf: Transform = {
  name: "match-to-if",
  title: "Convert to if",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "match x:\n    case 1:\n        a()\n    case 2 | None:\n        b()\n    case str():\n        c()\n    case _:\n        d()\n",
    "if x == 1:\n    a()\nelif x == 2 or x is None:\n    b()\nelif isinstance(x, str):\n    c()\nelse:\n    d()\n",
  ],
  refuses: [
    "Patterns that give names or look inside: those of sequences, mappings, and classes with arguments.",
    "Matches over more than a name, which would be asked for each time, and comments between the cases.",
  ],
  rewrite(node, { languageId, text }) {
    const subject = node.type === "match_statement" ? node.child("subject") : undefined;
    const body = node.child("body");
    if (!subject || !body) return undefined;
    const clauses = body.namedChildren.filter(({ type }) => type === "case_clause");
    const conditions = clauses.map((clause) => conditionOf(clause, subject.text));
    if (subject.type !== "identifier") return { refused: `${subject.text} would be asked for each case.` };
    if (conditions.includes(undefined)) return { refused: "A pattern gives names or looks inside." };
    if ([node, body, ...clauses].some(({ children }) => children.some(isComment)))
      return { refused: "There are comments between the cases." };
    if (conditions[0] === "") return { refused: "It has no condition." };
    const ways = clauses.map((clause, index) => {
      const consequence = clause.child("consequence");
      return { condition: conditions[index] || undefined, lines: consequence && bodyLines(consequence) };
    });
    const written = ways.flatMap(({ condition, lines }) => (lines ? [{ condition, lines }] : []));
    if (written.length < ways.length) return { refused: "A text goes over several lines." };
    return {
      edits: [replaceNode(node, writeBranches({ languageId, text }, written, layoutAt(text, node.start)))],
    };
  },
};

/** What holds where a case is taken; empty for what takes all, undefined where a comparison cannot say it. */
function conditionOf(clause: SyntaxNode, subject: string): string | undefined {
  const [pattern, ...others] = clause.namedChildren.filter(({ type }) => type === "case_pattern");
  if (!pattern || others.length > 0) return undefined;
  const guard = clause.child("guard")?.namedChildren[0];
  if (pattern.text === "_") return guard?.text ?? "";
  const tests = alternativesOf(pattern).map((each) => testOf(each, subject));
  if (tests.includes(undefined)) return undefined;
  const test = tests.join(" or ");
  if (!guard) return test;
  return `${tests.length > 1 ? `(${test})` : test} and ${isTight(guard) ? guard.text : `(${guard.text})`}`;
}

function isTight({ type }: SyntaxNode): boolean {
  return /^(?:identifier|attribute|call|comparison_operator|not_operator|parenthesized_expression)$/.test(
    type,
  );
}

/** The nodes of each way of a pattern: a sign and its number stand beside each other. */
function alternativesOf(pattern: SyntaxNode): readonly (readonly SyntaxNode[])[] {
  const [inner] = pattern.namedChildren;
  const parts = inner?.type === "union_pattern" ? inner.children : pattern.children;
  const ways: SyntaxNode[][] = [[]];
  for (const part of parts) {
    if (part.type === "|") ways.push([]);
    else ways.at(-1)?.push(part);
  }
  return ways;
}

function testOf(nodes: readonly SyntaxNode[], subject: string): string | undefined {
  const [first, second, ...more] = nodes;
  if (!first || more.length > 0) return undefined;
  if (first.type === "-") return second && isNumber(second) ? `${subject} == -${second.text}` : undefined;
  if (second) return undefined;
  if (/^(?:none|true|false)$/.test(first.type)) return `${subject} is ${first.text}`;
  if (isNumber(first) || isPlainString(first)) return `${subject} == ${first.text}`;
  if (first.type === "dotted_name")
    return first.text.includes(".") ? `${subject} == ${first.text}` : undefined;
  const name = first.type === "class_pattern" ? first.namedChildren : [];
  return name.length === 1 ? `isinstance(${subject}, ${name[0]?.text})` : undefined;
}

function isNumber({ type }: SyntaxNode): boolean {
  return type === "integer" || type === "float";
}

function isPlainString({ type, text }: SyntaxNode): boolean {
  return type === "string" && !text.includes("\n") && !/^[a-z]*f/i.test(text);
}

import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { ownNodes } from "../../../../language/roles/outcomes.ts";
import { expressionType, namesBehind } from "./expressionType.ts";
import type { HintFacts } from "./hintFacts.ts";

/** Methods whose result Python itself prescribes. */
const prescribed: Readonly<Record<string, string>> = {
  ...{ __init__: "None", __str__: "str", __repr__: "str", __len__: "int", __bool__: "bool" },
  ...{ __hash__: "int", __contains__: "bool", __bytes__: "bytes", __format__: "str" },
};

/** Python itself says what the method gives. */
export function isPrescribed(node: SyntaxNode): boolean {
  return Object.hasOwn(prescribed, node.child("name")?.text ?? "");
}

/** The type of what a function gives back, where all its ways are known. */
export function returnType(node: SyntaxNode, facts: HintFacts): string | undefined {
  const name = node.child("name")?.text ?? "";
  const body = node.child("body");
  if (!body || isOpen(body)) return undefined;
  const fixed = Object.hasOwn(prescribed, name) ? prescribed[name] : undefined;
  // A checker wants every way to give what is promised.
  if (fixed !== undefined) return fixed === "None" || closes(body) ? fixed : undefined;
  if (name.startsWith("__")) return undefined;
  const own = [...ownNodes(body)];
  if (own.some(({ named, type }) => named && type === "yield")) return undefined;
  const values = own
    .filter(({ type, named }) => named && type === "return_statement")
    .map((each) => each.namedChildren[0]);
  if (values.every((value) => value === undefined)) {
    const isUsed = facts.callsOf(name).some((call) => !isStatement(call));
    return isUsed || endsWithRaise(body) ? undefined : "None";
  }
  return closes(body) ? givenType(name, values, facts) : undefined;
}

/** The one type of the values, or that and None. */
function givenType(
  name: string,
  values: readonly (SyntaxNode | undefined)[],
  facts: HintFacts,
): string | undefined {
  const types = new Set(values.map((value) => (value ? expressionType(value) : "None")));
  const rests = values.flatMap((value) => (value ? [...namesBehind(value)] : []));
  if (types.has(undefined) || rests.some(facts.isTaken)) return undefined;
  // Who calls it would have to ask for None first.
  if (types.has("None") && (types.size === 1 || facts.callsOf(name).length > 0)) return undefined;
  const [one, other, ...more] = [...types].sort((left) => (left === "None" ? 1 : -1));
  if (one === undefined || more.length > 0 || (other !== undefined && other !== "None")) return undefined;
  return other === undefined ? one : `${one} | ${other}`;
}

/** Left to those who extend it: nothing but `pass`, `…`, documentation or an error. */
function isOpen(body: SyntaxNode): boolean {
  return body.namedChildren.every(
    (statement) =>
      statement.type === "pass_statement" ||
      statement.type === "raise_statement" ||
      (statement.type === "expression_statement" &&
        /^(?:string|ellipsis)$/.test(statement.namedChildren[0]?.type ?? "")),
  );
}

function endsWithRaise(body: SyntaxNode): boolean {
  return body.namedChildren.at(-1)?.type === "raise_statement";
}

/** The call's result is not used. */
function isStatement({ parent }: SyntaxNode): boolean {
  return (
    parent?.type === "expression_statement" ||
    (parent?.type === "await" && parent.parent?.type === "expression_statement")
  );
}

/** No way leads past the end of the block. */
function closes(block: SyntaxNode | undefined): boolean {
  const last = block?.namedChildren.at(-1);
  if (last?.type === "return_statement" || last?.type === "raise_statement") return true;
  if (last?.type !== "if_statement") return false;
  const others = last.children.filter(({ type }) => type === "elif_clause" || type === "else_clause");
  return (
    others.at(-1)?.type === "else_clause" &&
    closes(last.child("consequence")) &&
    others.every((each) => closes(each.child("consequence") ?? each.child("body")))
  );
}

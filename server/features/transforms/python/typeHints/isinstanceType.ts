import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

const known = /^(?:str|int|float|bool|bytes|list|dict|tuple|set)$/;

/** The type that a function insists on: `assert isinstance(x, str)`, or an error where it is not one. */
export function isinstanceType(owner: SyntaxNode, name: string): string | undefined {
  for (const statement of owner.child("body")?.namedChildren ?? []) {
    const asked =
      statement.type === "assert_statement" ? statement.namedChildren[0] : raisedUnless(statement);
    const type = asked && askedType(asked, name);
    if (type) return type;
  }
  return undefined;
}

/** `c` of `if not c: raise …`. */
function raisedUnless(statement: SyntaxNode): SyntaxNode | undefined {
  const condition = statement.type === "if_statement" ? statement.child("condition") : undefined;
  const [only, ...others] = statement.child("consequence")?.namedChildren ?? [];
  const isRaise = only?.type === "raise_statement" && others.length === 0;
  return condition?.type === "not_operator" && isRaise ? condition.child("argument") : undefined;
}

function askedType(call: SyntaxNode, name: string): string | undefined {
  const [subject, type] = call.child("arguments")?.namedChildren ?? [];
  const isAsked = call.child("function")?.text === "isinstance" && subject?.text === name;
  return isAsked && type && known.test(type.text) ? type.text : undefined;
}

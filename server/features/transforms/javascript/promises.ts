import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** It is certainly a promise: made here, by the language itself or by an async function of the file. */
export function isPromise(start: SyntaxNode): boolean {
  if (start.type === "new_expression") return start.child("constructor")?.text === "Promise";
  const callee = start.type === "call_expression" ? start.child("function") : undefined;
  if (!callee) return false;
  if (/^(?:Promise\.\w+|fetch|import)$/.test(callee.text)) return true;
  return callee.type === "identifier" && isAsyncFunction(callee);
}

function isAsyncFunction(callee: SyntaxNode): boolean {
  let root = callee;
  while (root.parent) root = root.parent;
  const declared = root.ofType("function_declaration", "variable_declarator");
  const named = declared.filter((each) => each.child("name")?.text === callee.text);
  const [only, ...others] = named;
  return others.length === 0 && only !== undefined && isAsync(only.child("value") ?? only);
}

export function isAsync(owner: SyntaxNode): boolean {
  return owner.children.some(({ type }) => type === "async");
}

const tight: ReadonlySet<string> = new Set([
  ...["call_expression", "member_expression", "identifier", "subscript_expression", "number", "string"],
  ...["this", "true", "false", "null", "undefined", "array", "template_string", "new_expression"],
]);

/** An expression before which `await`, or behind which a dot, can stand. */
export function grouped({ type, text }: SyntaxNode): string {
  return tight.has(type) || type === "parenthesized_expression" ? text : `(${text})`;
}

import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isCall, isCreation, readCall } from "../roles/calls.ts";
import { typeName } from "./typeName.ts";

/** The name of the type of what an expression makes: `new Cart()`, `Cart(…)`, `Cart::new(…)`, `&Cart{…}`. */
export function typeOfValue(value: SyntaxNode): string | undefined {
  if (isCreation(value)) return typeName(readCall(value)?.callee.replace(/^new /, ""));
  if (isCall(value)) {
    const callee = readCall(value)?.callee ?? "";
    return /^(\p{Lu}[\p{L}\p{N}_]*)(?:\.(?:new|default))?$/u.exec(callee)?.[1];
  }
  if (value.type === "unary_expression" && value.text.startsWith("&")) {
    const operand = value.child("operand");
    return operand && typeOfValue(operand);
  }
  if (value.type === "composite_literal" || value.type === "struct_expression")
    return typeName((value.child("type") ?? value.child("name"))?.text);
  if (value.type === "as_expression" || value.type === "satisfies_expression")
    return typeName(value.namedChildren.at(-1)?.text);
  return undefined;
}

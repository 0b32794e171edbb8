import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isCall, isCreation, readCall } from "../roles/calls.ts";
import { inRole } from "../roles/inRole.ts";
import { isUnary } from "../roles/operations.ts";
import { typeName } from "./typeName.ts";

const isTypedLiteral = inRole(({ typedLiterals }) => typedLiterals);
const hasTypeBehind = inRole(({ typeBehind }) => typeBehind);

/** The name of the type of what an expression makes: `new Cart()`, `Cart(…)`, `Cart::new(…)`, `&Cart{…}`. */
export function typeOfValue(value: SyntaxNode): string | undefined {
  if (isCreation(value)) return typeName(readCall(value)?.callee.replace(/^new /, ""));
  if (isCall(value)) {
    const callee = readCall(value)?.callee ?? "";
    return /^(\p{Lu}[\p{L}\p{N}_]*)(?:\.(?:new|default))?$/u.exec(callee)?.[1];
  }
  if (isUnary(value) && value.text.startsWith("&")) {
    const operand = value.child("operand");
    return operand && typeOfValue(operand);
  }
  if (isTypedLiteral(value)) return typeName((value.child("type") ?? value.child("name"))?.text);
  if (hasTypeBehind(value)) return typeName(value.namedChildren.at(-1)?.text);
  return undefined;
}

import { type AnyNode, childIn, childInAny, isNamed, languageFactsOf } from "../parse/anyNode.ts";
import { calleeOf, isCall } from "./calls.ts";
import { inRole } from "./inRole.ts";
import { significantNamed } from "./tokens.ts";

/** An `if` in any form: a statement, an expression, behind a statement; `a ? b : c` too, but no `else if`. */
export function isBranch(node: AnyNode): boolean {
  const { control } = languageFactsOf(node);
  return (
    control !== undefined && isNamed(node) && (control.ifs.has(node.type) || control.ternaries.has(node.type))
  );
}

/** What is done where a condition does not hold, or where nothing failed. */
export function isElse(node: AnyNode): boolean {
  return languageFactsOf(node).control?.elses.has(node.type) === true && isNamed(node);
}

/** `a ? b : c`, `b if a else c`. */
export function isTernary(node: AnyNode): boolean {
  return languageFactsOf(node).control?.ternaries.has(node.type) === true && isNamed(node);
}

/** `b if a else c`, where the condition stands behind the first value. */
export const hasConditionSecond = inRole(({ conditionSecond }) => conditionSecond);

/** A choice by value: `switch`, `match`, `case`. */
export function isSwitch(node: AnyNode): boolean {
  return languageFactsOf(node).control?.switches.has(node.type) === true && isNamed(node);
}

export function isLoop(node: AnyNode): boolean {
  return languageFactsOf(node).control?.loops.has(node.type) === true && isNamed(node);
}

/** A statement that handles what fails within it: `try`. */
export function isTry(node: AnyNode): boolean {
  return languageFactsOf(node).control?.tries.has(node.type) === true && isNamed(node);
}

export function isCatch(node: AnyNode): boolean {
  return languageFactsOf(node).control?.catches.has(node.type) === true && isNamed(node);
}

export function isReturn(node: AnyNode): boolean {
  return languageFactsOf(node).roles.returns.has(node.type) && isNamed(node);
}

/** What a `return` or a `throw` hands over. */
export function handedOver<N extends AnyNode>(node: N): N | undefined {
  return significantNamed(node)[0];
}

/** A statement or expression that throws; a call of a function that never comes back, such as `panic`. */
export function isThrow(node: AnyNode): boolean {
  const { roles } = languageFactsOf(node);
  if (!isNamed(node)) return false;
  if (roles.throws.has(node.type)) return true;
  if (roles.throwingCalls.size === 0) return false;
  // Rust throws by macros, Ruby by what may look like a name.
  if (roles.macroCalls.has(node.type)) return roles.throwingCalls.has(childIn(node, "macro")?.text ?? "");
  if (!isCall(node)) return false;
  const callee = calleeOf(node);
  const whole = childIn(node, "function") ?? callee;
  return (
    callee !== undefined &&
    !childInAny(node, ["receiver", "object"]) &&
    (roles.throwingCalls.has(callee.text) || roles.throwingCalls.has(whole?.text ?? ""))
  );
}

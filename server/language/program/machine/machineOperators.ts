/** What operators come to. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression } from "../program.ts";
import { calculate, no, yes } from "../values/operations.ts";
import { boolean, keyOf, nothing, number, unknown, type Value } from "../values/value.ts";
import { Leave } from "./leave.ts";
import type { Machine } from "./machine.ts";
import { isCount, isFraction } from "./writtenSigns.ts";

/** The value of an operator and its only operand. */
export function operateOne(machine: Machine, operator: string, operand: Expression): Value {
  if (operator === "!") return machine.truth(operand) ? no : yes;
  const value = machine.evaluate(operand);
  // C# counts `^2` from the end.
  if (operator === "-" || (operator === "^" && value.kind === "number"))
    return calculate("*", value, number(-1));
  if (operator === "<-" || operator === "+" || operator === "await") return value;
  if (operator === "delete") {
    machine.did("call", "delete", [value], new Map(), operand.node);
    return yes;
  }
  return unknown(`${operator}${keyOf(value)}`);
}

/** The value of an operator between two operands, of which the second is not always looked at. */
export function operate(
  machine: Machine,
  operator: string,
  left: Expression,
  right: Expression,
  node: SyntaxNode,
): Value {
  switch (operator) {
    case "&&": {
      const first = machine.evaluate(left);
      if (!machine.truthOf(first, left.node)) return first.kind === "unknown" ? no : first;
      return conditionOf(machine, right);
    }
    case "||": {
      const first = machine.evaluate(left);
      return machine.truthOf(first, left.node) ? first : conditionOf(machine, right);
    }
    case "??":
    case "?:": {
      const first = machine.evaluate(left);
      return machine.compare("==", first, nothing, node) ? machine.evaluate(right) : first;
    }
    case "==":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return boolean(machine.compare(operator, machine.evaluate(left), machine.evaluate(right), node));
    case "in":
    case "not in": {
      const [element, held] = [machine.evaluate(left), machine.evaluate(right)];
      return boolean(machine.holds(held, element, node) === (operator === "in"));
    }
    case "instanceof":
      return boolean(
        machine.decide(`${keyOf(machine.evaluate(left))} is ${keyOf(machine.evaluate(right))}`, node),
      );
    case "<<": {
      const held = machine.evaluate(left);
      if (held.kind !== "number") machine.grow(held, [machine.evaluate(right)], node);
      return calculate(operator, held, machine.evaluate(right));
    }
    default:
      return machine.refresh(calculated(machine, operator, left, right, node));
  }
}

function calculated(
  machine: Machine,
  operator: string,
  left: Expression,
  right: Expression,
  node: SyntaxNode,
): Value {
  const value = calculate(operator, machine.evaluate(left), machine.evaluate(right));
  // What is cut off where whole numbers are divided depends on types that are not known here.
  const isCut =
    machine.isConcrete && operator === "/" && machine.program.dialect.dividesWhole && !isFraction(node.text);
  if (!isCut || value.kind !== "number" || Number.isInteger(value.value)) return value;
  if (!isCount(node.text) && !machine.isWhole) throw new Leave("cut", nothing, node);
  return { ...value, value: Math.trunc(value.value) };
}

/** The value of what a logical operation comes to: a condition is decided here. */
function conditionOf(machine: Machine, expression: Expression): Value {
  const value = machine.evaluate(expression);
  const isCondition =
    expression.kind === "call" || expression.kind === "name" || expression.kind === "member";
  return value.kind === "unknown" && isCondition ? boolean(machine.truthOf(value, expression.node)) : value;
}

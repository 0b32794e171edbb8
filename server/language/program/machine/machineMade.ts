/** Values that an expression makes of several others. */

import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { isRange, isYield, operatorOf } from "../../roles/operations.ts";
import { hasToken } from "../../roles/tokens.ts";
import type { Expression } from "../program.ts";
import { textOf } from "../values/operations.ts";
import { nothing, number, text, unknown, type Value } from "../values/value.ts";
import type { Machine } from "./machine.ts";
import { execute } from "./machineStatements.ts";

/** Characters of an expression that name its value. */
const longestKey = 80;

/** A text with values in it; a name for it where one is not known. */
export function fillTemplate(
  machine: Machine,
  { parts, node }: Extract<Expression, { kind: "template" }>,
): Value {
  const texts = parts.map((part) => textOf(machine.evaluate(part)));
  return texts.every((part) => part !== undefined) ? text(texts.join("")) : written(node);
}

/** What a comprehension gathers; a name for it where values are not known. */
export function gather(
  machine: Machine,
  { loop, into, result, node }: Extract<Expression, { kind: "comprehension" }>,
): Value {
  if (!machine.isConcrete) return written(node);
  const { locals } = machine;
  machine.locals = new Map(locals);
  const made: Value =
    result === "record"
      ? { kind: "record", fields: new Map() }
      : { kind: "list", items: [], ...(result === "set" ? { isSet: true } : {}) };
  machine.locals.set(into, made);
  try {
    execute(loop, machine);
  } finally {
    machine.locals = locals;
  }
  return made;
}

/** What an expression is called whose value is not known: its own text. */
function written(node: SyntaxNode): Value {
  return unknown(node.text.replace(/\s+/g, " ").slice(0, longestKey));
}

/** What a generator gives, one after the other. */

/** A range of known numbers; a name for whatever else nobody reads. */
export function valueOfOther(machine: Machine, expression: Extract<Expression, { kind: "other" }>): Value {
  const parts = expression.parts.map((part) => machine.evaluate(part));
  const [from, to] = parts;
  if (machine.isConcrete && isYield(expression.node)) {
    const isMany = hasToken(expression.node, "*") || hasToken(expression.node, "from");
    machine.yielded.push(...(isMany && from?.kind === "list" ? from.items : parts));
    return nothing;
  }
  if (isRange(expression.node) && from?.kind === "number" && to?.kind === "number") {
    const last = holdsEnd(machine, operatorOf(expression.node)) ? to.value : to.value - 1;
    const items = Array.from({ length: Math.max(0, Math.min(100, last - from.value + 1)) }, (_, index) =>
      number(from.value + index),
    );
    return { kind: "list", items };
  }
  return written(expression.node);
}

/** Whether a range goes up to its end and not only before it. */
function holdsEnd({ program }: Machine, sign: string | undefined): boolean {
  return sign === "..=" || (sign === ".." && program.dialect.rangesHoldEnd === true);
}

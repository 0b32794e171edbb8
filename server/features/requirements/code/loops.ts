import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Guard } from "./guards.ts";

/** A loop that runs a known number of times, give or take one. */
export interface BoundedLoop {
  readonly times: number;
  readonly node: SyntaxNode;
}

/** Counting loops as languages write them: `range(3)`, `0..3`, `1..=3`, `3.times`. */
const counted = [
  /\brange\(\s*(?:[01]\s*,\s*)?(?<times>[\w.]+)\s*(?:\+\s*1\s*)?\)/,
  /\b[01]\.\.=?\s*(?<times>[\w.]+)/,
  /(?<times>\w+)\.times\b/,
];

/** The loops of a unit whose bound is a number or a constant with a known value. */
export function findBoundedLoops(
  unit: SyntaxNode,
  guards: readonly Guard[],
  numberOf: (text: string) => number | undefined,
): BoundedLoop[] {
  const conditions = guards
    .filter(({ loop, operator }) => loop && (operator === "<" || operator === "<="))
    .map(({ value, node }) => ({ times: value, node }));
  const ranges = [...unit.descendants()].flatMap((node) => {
    if (!/^for|^call$|^method_call/.test(node.type)) return [];
    const head = node.text.split("\n")[0] ?? "";
    for (const pattern of counted) {
      const times = numberOf(pattern.exec(head)?.groups?.times ?? "");
      if (times !== undefined) return [{ times, node }];
    }
    return [];
  });
  return [...conditions, ...ranges];
}

import type { Expression } from "../../../language/program/program.ts";
import { runPaths } from "../../../language/program/runPaths.ts";
import type { Value } from "../../../language/program/values/value.ts";
import type { ProgramCode } from "./programCode.ts";

const plain = /^(?:number|binary|unary|call|name|member|text)$/;

/** Longer expressions, in UTF-16 code units, are no constants. */
const longest = 100;

/** What an expression comes to that hangs on nothing. */
export function constantValue(expression: Expression, { program }: ProgramCode): Value | undefined {
  const { node } = expression;
  if (!plain.test(expression.kind) || node.end - node.start > longest) return undefined;
  const definition = {
    name: "",
    parameters: [],
    body: [{ kind: "return", value: expression, node } as const],
    returns: "",
    receiver: undefined,
    node,
  };
  const [path, ...others] = runPaths(program, definition).all;
  return path?.ending.kind === "return" && others.length === 0 ? path.ending.value : undefined;
}

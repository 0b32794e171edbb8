import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { FunctionDefinition } from "../program.ts";
import type { Value } from "../values/value.ts";
import type { Leave } from "./leave.ts";
import { errorName } from "./library.ts";
import type { Ending } from "./path.ts";
import type { World } from "./world.ts";

/** How a function ends that was left. */
export function endingOf(leave: Leave, { returns }: FunctionDefinition, world: World): Ending {
  const { kind, value, node } = leave;
  if (kind === "throw") return { kind: "error", value, node };
  if (kind !== "return") return { kind: "cut" };
  if (/\berror\b/.test(returns)) return goEnding(value, node, world);
  const isError = value.kind === "error" || (value.kind === "unknown" && /^E[A-Z]{3,}$/.test(value.key));
  return { kind: isError ? "error" : "return", value, node };
}

/** Go returns the error last, and nil where there is none. */
function goEnding(value: Value, node: SyntaxNode, world: World): Ending {
  const [last, rest] = value.kind === "list" ? [value.items.at(-1), value.items[0]] : [value, undefined];
  if (last && isGoError(last, node, world)) return { kind: "error", value: last, node };
  return rest ? { kind: "return", value: rest, node } : { kind: "end" };
}

function isGoError(value: Value, node: SyntaxNode, world: World): boolean {
  if (value.kind === "error") return true;
  if (value.kind !== "unknown") return false;
  const known = world.decisions.find(({ key }) => key === `${value.key} == null`);
  if (known) return !known.value;
  // Somebody else's error is handed on, and there may be none.
  if (/^err\(|\(/.test(value.key)) return world.decide(`${value.key} == null`, node) === false;
  return errorName.test(value.key.split(".").at(-1) ?? "");
}

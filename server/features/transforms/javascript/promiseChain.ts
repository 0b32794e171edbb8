import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** One call in a chain, with the function it is given. */
export interface Step {
  readonly kind: "then" | "catch" | "finally";
  readonly callback: SyntaxNode;
  readonly parameter: SyntaxNode | undefined;
  readonly body: SyntaxNode;
}

/** `start.then(…).catch(…)`. */
export interface Chain {
  readonly start: SyntaxNode;
  readonly steps: readonly Step[];
}

const kinds: ReadonlySet<string> = new Set(["then", "catch", "finally"]);

/** Reads a chain whose handlers, if there are any, stand at its end; undefined for anything else. */
export function chainOf(call: SyntaxNode): Chain | undefined {
  const steps: Step[] = [];
  let start = call;
  for (;;) {
    const callee: SyntaxNode | undefined =
      start.type === "call_expression" ? start.child("function") : undefined;
    const kind = callee?.type === "member_expression" ? callee.child("property")?.text : undefined;
    const object = callee?.child("object");
    if (
      !kind ||
      !kinds.has(kind) ||
      !object ||
      callee?.children.some(({ type }) => type === "optional_chain")
    )
      break;
    const step = stepOf(kind as Step["kind"], start);
    if (!step) return undefined;
    steps.unshift(step);
    start = object;
  }
  const order = steps.map(({ kind }) => kind).join(" ");
  return steps.length > 0 && /^(?:then ?)*(?:catch ?)?(?:finally)?$/.test(order)
    ? { start, steps }
    : undefined;
}

function stepOf(kind: Step["kind"], call: SyntaxNode): Step | undefined {
  const [callback, ...others] = call.child("arguments")?.namedChildren ?? [];
  if (!callback || others.length > 0) return undefined;
  if (callback.type !== "arrow_function" && callback.type !== "function_expression") return undefined;
  if (callback.child("name")) return undefined;
  const body = callback.child("body");
  const parameters = callback.child("parameters")?.namedChildren ?? [];
  const given = callback.child("parameter") ?? parameters[0];
  const parameter = given?.child("pattern") ?? given;
  const isPlain = !parameter || /^(?:identifier|object_pattern|array_pattern)$/.test(parameter.type);
  if (!body || parameters.length > 1 || !isPlain) return undefined;
  return { kind, callback, parameter, body };
}

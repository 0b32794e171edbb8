import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** One call of a stream's chain with the lambda it is given. */
export interface StreamStep {
  readonly kind: "filter" | "map" | "forEach" | "collect";
  readonly parameter: string;
  readonly body: SyntaxNode;
}

export interface StreamChain {
  /** What the items come from. */
  readonly source: SyntaxNode;
  /** What an item is called first. */
  readonly first: string;
  readonly steps: readonly StreamStep[];
  readonly last: StreamStep;
  /** The list that it makes cannot be changed. */
  readonly isFixed: boolean;
}

/** Reads `source.stream().filter(…).map(…).forEach(…)`, or ending in a list; undefined for anything else. */
export function stepsOf(call: SyntaxNode): StreamChain | undefined {
  const last = lastStep(call);
  const steps: StreamStep[] = [];
  let at = call.child("object");
  for (let name = nameOf(at); name === "filter" || name === "map"; name = nameOf(at)) {
    const step = at && stepOf(name, at);
    if (!step) return undefined;
    steps.unshift(step);
    at = at?.child("object");
  }
  const isOpened = nameOf(at) === "stream" && argumentsOf(at).length === 0;
  const source = isOpened ? at?.child("object") : steps.length === 0 ? at : undefined;
  const first = [...steps, ...(last ? [last] : [])][0]?.parameter;
  if (!last || !source || first === undefined || first === "") return undefined;
  if (!/^[\w.]+(?:\(\))?$/.test(source.text) || (!isOpened && last.kind === "collect")) return undefined;
  return { source, first, steps, last, isFixed: call.text.endsWith("toList()") };
}

function nameOf(call: SyntaxNode | undefined): string | undefined {
  return call?.type === "method_invocation" ? call.child("name")?.text : undefined;
}

function argumentsOf(call: SyntaxNode | undefined): readonly SyntaxNode[] {
  return call?.child("arguments")?.namedChildren ?? [];
}

function stepOf(kind: StreamStep["kind"], call: SyntaxNode): StreamStep | undefined {
  const [lambda, ...others] = argumentsOf(call);
  const [parameters, body] = [lambda?.child("parameters"), lambda?.child("body")];
  if (lambda?.type !== "lambda_expression" || !parameters || !body || others.length > 0) return undefined;
  const names = parameters.type === "identifier" ? [parameters] : parameters.namedChildren;
  const [name, ...more] = names;
  if (name?.type !== "identifier" || more.length > 0) return undefined;
  return { kind, parameter: name.text, body };
}

const lists = /^(?:Collectors\.)?(?:toList\(\)|toCollection\(ArrayList::new\))$/;

function lastStep(call: SyntaxNode): StreamStep | undefined {
  const name = nameOf(call);
  if (name === "forEach") return stepOf("forEach", call);
  const [collector, ...others] = argumentsOf(call);
  const isList = name === "collect" && others.length === 0 && lists.test(collector?.text ?? "");
  const isPlain = name === "toList" && !collector;
  return isList || isPlain ? { kind: "collect", parameter: "", body: call } : undefined;
}

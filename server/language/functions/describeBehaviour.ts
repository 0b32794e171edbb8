import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { readBinding } from "../roles/bindings.ts";
import { isCall, isCreation, readCall } from "../roles/calls.ts";
import { isLoop } from "../roles/control.ts";
import { outcomesOf, ownNodesOf } from "../roles/outcomes.ts";
import { describeResult, quoted } from "./describeResult.ts";

/** Calls, or members, that are named. */
const mostNames = 3;

/** What a function does, as far as its tree tells, as one sentence; undefined where it tells nothing. */
export function describeBehaviour(node: SyntaxNode): string | undefined {
  const own = ownNodesOf(node);
  const { raises } = outcomesOf(node);
  const result = describeResult(node, own);
  const deeds = result === "" ? sets(own) : "";
  const parts = [result, deeds, loops(own), calls(own, [...raises, result]), throws(raises)].filter(
    (part) => part !== "",
  );
  if (parts.length === 0) return undefined;
  const sentence = parts.join(", ");
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

/** What the first loop walks through, where that is short enough to be said. */
function loops(own: readonly SyntaxNode[]): string {
  const loop = own.find((node) => isLoop(node) && !isFunction(node));
  const list = loop && (loop.child("right") ?? loop.child("value"));
  const said = list && quoted(list);
  return loop ? `goes through ${said ?? "a loop"}` : "";
}

/** Members of objects that are given a value. */
function sets(own: readonly SyntaxNode[]): string {
  const bound = own.flatMap((node) => readBinding(node) ?? []);
  const members = bound.filter(({ kind, path }) => kind === "variable" && /[.@]/.test(path));
  const names = [...new Set(members.map(({ name }) => name.replace(/^@+/, "")))];
  const known = names.filter((name) => /^[\w$]+$/.test(name));
  return known.length > 0 ? `sets ${listed(known.slice(0, mostNames))}` : "";
}

/** Calls by name; those that stand in what was said already are left out. */
function calls(own: readonly SyntaxNode[], said: readonly string[]): string {
  const names = own
    .filter((node) => isCall(node) && !isCreation(node))
    .map((call) => readCall(call)?.name ?? "");
  const isSaid = (name: string) => said.some((part) => part === name || part.split(/[^\w$]+/).includes(name));
  const known = [...new Set(names)].filter((name) => /^[\w$]{2,}$/.test(name) && !isSaid(name));
  return known.length > 0 ? `calls ${listed(known.slice(0, mostNames))}` : "";
}

function throws(raised: readonly string[]): string {
  return raised.length > 0 ? `may throw ${listed(raised)}` : "";
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

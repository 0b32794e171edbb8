import { functionParts } from "../../../language/parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { handedOver, isLoop, isReturn } from "../../../language/roles/control.ts";
import { outcomesOf, ownNodes } from "../../../language/roles/outcomes.ts";
import { isLiteral, isTruth } from "../../../language/roles/tokens.ts";
import { valueWords } from "../naming/valueWords.ts";

/** Calls that are named. */
const mostCalls = 3;
/** Longer types say no more than that something comes back; in UTF-16 code units. */
const longestType = 30;

/** What a function does, as far as its tree tells, as one sentence. */
export function describeBehaviour(node: SyntaxNode): string {
  const { body } = functionParts(node, node.language);
  const own = body ? [...ownNodes(body)] : [];
  const { raises } = outcomesOf(node);
  const parts = [
    resultOf(node, own),
    own.some(isLoop) ? "goes through a loop" : "",
    calls(own, raises),
    raises.length > 0 ? `may throw ${listed(raises)}` : "",
  ].filter((part) => part !== "");
  const sentence = parts.length > 0 ? parts.join(", ") : "does nothing that its tree would tell";
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
}

function resultOf(node: SyntaxNode, own: readonly SyntaxNode[]): string {
  const { result, returns, yields } = outcomesOf(node);
  if (yields) return "yields values";
  if (!returns) return "";
  const values = own
    .filter(isReturn)
    .map(handedOver)
    .filter((value) => value !== undefined);
  if (values.length > 0 && values.every(isTruth)) return "tells yes or no";
  const value = values.findLast((each) => !isLiteral(each) && !isFunction(each));
  const words = value ? (valueWords(value)[0] ?? []) : [];
  if (words.length > 0) return `returns ${words.join(" ")}`;
  return result !== undefined && result.length <= longestType ? `returns ${result}` : "returns a value";
}

function calls(own: readonly SyntaxNode[], raised: readonly string[]): string {
  const names = own.filter(isCall).map((call) => readCall(call)?.name ?? "");
  const known = [...new Set(names)].filter((name) => /^[\w$]{2,}$/.test(name) && !raised.includes(name));
  return known.length > 0 ? `calls ${listed(known.slice(0, mostCalls))}` : "";
}

function listed(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

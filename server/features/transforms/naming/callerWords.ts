import { documentationText } from "../../../language/comments/documentation.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { literalText } from "../../../language/roles/texts.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { saidBy } from "./actionWords.ts";
import { destinationWords } from "./contextWords.ts";
import { verbs } from "./verbs.ts";

type Words = readonly string[];

const mostWords = 4;

/** Names in words for a function by its documentation, by what its results become, and by the events it is called for. */
export function callerWords(node: SyntaxNode, root: SyntaxNode): readonly Words[] {
  const name = functionParts(node, node.language).name?.text ?? "";
  const told = documentationText(node)
    .replaceAll(name === "" ? "\0" : name, "")
    .trim();
  const calls = [...root.descendants()].filter(isCall);
  return [
    ...(told === "" ? [] : saidBy(told.replace(/^@(?:returns?|brief)\s+/, "returns "))),
    ...calls.flatMap((call) => resultOf(call, name, root)),
    ...calls.flatMap((call) => eventOf(call, name)),
  ].filter((words) => words.length > 0);
}

/** `const total = f(items)` → `get total`. */
function resultOf(call: SyntaxNode, name: string, root: SyntaxNode): readonly Words[] {
  if (readCall(call)?.name !== name) return [];
  return destinationWords(call, root)
    .filter(([first = ""]) => first !== "result")
    .map((words) => (verbs.has(words[0] ?? "") ? words : ["get", ...words]).slice(0, mostWords));
}

/** `door.on("open", f)` → `on open`, `handle open`. */
function eventOf(call: SyntaxNode, name: string): readonly Words[] {
  const { arguments: given = [] } = readCall(call) ?? {};
  const at = given.findIndex(({ value }) => value.text === name);
  const event = at > 0 ? given[at - 1]?.value : undefined;
  const words = event ? splitWords(literalText(event) ?? "") : [];
  return words.length > 0 && words.length < mostWords
    ? [
        ["on", ...words],
        ["handle", ...words],
      ]
    : [];
}

import { commentBody } from "../../../language/comments/commentBody.ts";
import { documentationText } from "../../../language/comments/documentation.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isCall, readCall } from "../../../language/roles/calls.ts";
import { literalText } from "../../../language/roles/texts.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { saidBy } from "./actionWords.ts";
import { destinationWords } from "./contextWords.ts";
import { projectWords } from "./projectWords.ts";
import { rowWords } from "./rowWords.ts";
import { siblingWords } from "./siblingWords.ts";
import { verbs } from "./verbs.ts";

type Words = readonly string[];

const mostWords = 4;

/**
 * Names in words for a function by its documentation, by functions that do alike here and in related files, by the events it is called for, by what its
 * results become, and by what is said where it is called.
 */
export function callerWords(
  node: SyntaxNode,
  root: SyntaxNode,
  related: readonly SyntaxNode[] = [],
): readonly Words[] {
  const name = functionParts(node, node.language).name?.text ?? "";
  const told = documentationText(node)
    .replaceAll(name === "" ? "\0" : name, "")
    .trim();
  const calls = [...root.descendants()].filter(isCall);
  return [
    ...rowWords(node, root).slice(0, 1),
    ...siblingWords(node, root).slice(0, 2),
    ...projectWords(node, related),
    ...(told === "" ? [] : saidBy(told.replace(/^@(?:returns?|brief)\s+/, "returns "))),
    ...calls.flatMap((call) => eventOf(call, name)),
    ...calls.flatMap((call) => resultOf(call, name, root)),
    ...calls.flatMap((call) => remarkOn(call, name)),
  ].filter((words) => words.length > 0);
}

/** `const total = f(items)` → `get total`. */
function resultOf(call: SyntaxNode, name: string, root: SyntaxNode): readonly Words[] {
  if (readCall(call)?.name !== name) return [];
  return destinationWords(call, root)
    .filter(([first = ""]) => first !== "result")
    .map((words) => (verbs.has(words[0] ?? "") ? words : ["get", ...words]).slice(0, mostWords));
}

/** `door.on("open", f)` → `on open`, `on door open`, `handle open`. */
function eventOf(call: SyntaxNode, name: string): readonly Words[] {
  const { arguments: given = [], callee = "" } = readCall(call) ?? {};
  const at = given.findIndex(({ value }) => isNamed(value, name));
  const event = at > 0 ? given[at - 1]?.value : undefined;
  const words = event ? splitWords(literalText(event) ?? "") : [];
  if (words.length === 0 || words.length >= mostWords) return [];
  const asker = splitWords(callee.split(".").at(-2) ?? "").filter((word) => !own.has(word));
  const onAsker = ["on", ...asker.slice(-mostWords), ...words];
  return [
    ["on", ...words],
    ...(asker.length > 0 && asker.length <= mostWords ? [onAsker] : []),
    ["handle", ...words],
  ];
}

const own: ReadonlySet<string> = new Set(["this", "self", "document", "window"]);

/** The function by its name, as a member, or tied to its object: `f`, `this.f`, `this.f.bind(this)`. */
function isNamed(value: SyntaxNode, name: string): boolean {
  const path = value.text.replace(/\.bind\([^()]*\)$/, "");
  return /^[\w$.@:&>-]+$/.test(path) && splitPath(path).at(-1) === name;
}

function splitPath(path: string): readonly string[] {
  return path.split(/[^\w$]+/);
}

/** What a comment says of a call that is all of its statement. */
function remarkOn(call: SyntaxNode, name: string): readonly Words[] {
  if (readCall(call)?.name !== name) return [];
  let statement = call;
  while (statement.parent && statement.parent.text.replace(/;$/, "") === call.text)
    statement = statement.parent;
  const before = statement.previousSibling;
  return before && isComment(before) ? saidBy(commentBody(before.text)) : [];
}

import { commentBody } from "../../../language/comments/commentBody.ts";
import { isDocumentationString } from "../../../language/comments/documentation.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { boundName, boundValue, isBinding } from "../../../language/roles/bindings.ts";
import { type Call, isCall, isCreation, readCall } from "../../../language/roles/calls.ts";
import { comparisonsOf, negated } from "../../../language/roles/comparisons.ts";
import { handedOver, isLoop, isReturn, isThrow } from "../../../language/roles/control.ts";
import { ownNodes } from "../../../language/roles/outcomes.ts";
import { joinsText, literalText } from "../../../language/roles/texts.ts";
import {
  isComment,
  isConstantLiteral,
  isName,
  isTruth,
  significantNamed,
  withoutGroups,
} from "../../../language/roles/tokens.ts";
import { isPlural, plural, singular } from "../../../language/words/inflect.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { valueWords, wordsOf } from "./valueWords.ts";
import { testing, verbs } from "./verbs.ts";

type Words = readonly string[];

const mostWords = 4;
/** Calls that accompany what is done. */
const beside: ReadonlySet<string> = new Set(
  "log debug info warn trace print println printf write assert".split(" "),
);

/** Names in words for what code does, the likeliest first. */
export function actionWords(nodes: readonly SyntaxNode[], results: readonly string[] = []): readonly Words[] {
  const [first] = nodes;
  if (!first) return [];
  const made = results.flatMap((name) => ofVariable(name, nodes));
  return [
    ...commentWords(first, nodes),
    ...made,
    ...settingWords(nodes),
    ...resultWords(nodes),
    ...deedWords(nodes),
  ].filter(({ length }) => length > 0);
}

/** `// validate the input` says it best. */
function commentWords(first: SyntaxNode, nodes: readonly SyntaxNode[]): readonly Words[] {
  const before = first.previousSibling;
  const inside = nodes.flatMap((node) => [...node.descendants()].filter(isComment).slice(0, 1));
  const said = significantNamed(first)[0] ?? first;
  const own = isDocumentationString(said) ? [said] : [];
  const comments = [...own, ...(before && isComment(before) ? [before] : []), ...inside];
  return comments.flatMap(({ text }) => saidBy(commentBody(text))).filter(({ length }) => length > 0);
}

const fillers: ReadonlySet<string> = new Set(
  "the a an all any its their this that each every we to and if of in".split(" "),
);

const articles: ReadonlySet<string> = new Set("the a an all any its this each every".split(" "));

/** "Returns the size of the cut" names a `size` or `cutSize`; "adds an item" is `addItem`. */
export function saidBy(sentence: string): readonly Words[] {
  const tested = testIn(sentence);
  if (tested.length > 0) return tested;
  const [verb = "", ...object] = imperative(sentence);
  if (verb === "") return [];
  if (verb !== "return") return object.length > 0 ? [[verb, ...object], [verb]] : [];
  const [thing = "", owner = ""] = sentence
    .replace(/^\w+ /, "")
    .split(/ (?:of|between|for|in|to|that|which|from|with)\b|[.,;:(\n]/);
  const meant = (part: string) => splitWords(part).filter((word) => !fillers.has(word));
  const [words, more] = [meant(thing), meant(owner)];
  const names = [words, [...more.slice(-1), ...words], [...words, ...more]];
  return names.flatMap((each) =>
    each.length > 0 ? [each.slice(0, mostWords), ["get", ...each].slice(0, mostWords)] : [],
  );
}

const testSentence =
  /^(?:(?:checks?|tests?|determines?|true)\b|(?:gets?|returns?|tells?)? ?(?:true if|whether|if)\b)[^.]*?\b(is|are|has|have|can|should|contains?) (?:an? |the |any )?([\w -]+)/i;

/** "Tells whether the list has more items" names a `hasMoreItems` or `hasMore`. */
function testIn(sentence: string): readonly Words[] {
  const [, verb = "", rest = ""] = testSentence.exec(sentence) ?? [];
  const words = splitWords(rest).filter((word) => !fillers.has(word));
  if (verb === "" || words.length === 0) return [];
  const first = /^are$/i.test(verb) ? "is" : /^have$/i.test(verb) ? "has" : verb.toLowerCase();
  return [[first, ...words].slice(0, mostWords), [first, ...words.slice(0, 1)], [first, ...words.slice(-1)]];
}

/** The verb and its object of a sentence that begins with a verb. */
function imperative(sentence: string): Words {
  const [start = ""] = sentence.split(
    /[.,;:(\n]| (?:if|when|so|because|before|after|for|from|with|into|that|which|by|as|on|at|and|or|unless|using|in|to) /,
  );
  const words = splitWords(start);
  const verb = base(words[0] ?? "");
  // What a thing follows is done to it, whatever the word.
  if (!verbs.has(verb) && !articles.has(words[1] ?? "")) return [];
  return [verb, ...words.slice(1).filter((word) => !fillers.has(word))].slice(0, mostWords);
}

/** `validates` → `validate`. */
function base(word: string): string {
  if (verbs.has(word)) return word;
  const without = [word.replace(/s$/, ""), word.replace(/es$/, ""), word.replace(/ies$/, "y")];
  return without.find((each) => verbs.has(each)) ?? singular(word);
}

/** What only gives values: one is set, several that are empty are reset. */
function settingWords(nodes: readonly SyntaxNode[]): readonly Words[] {
  const bindings = nodes.map((node) => [...ownNodes(node)].find(isBinding));
  const [first, ...others] = bindings.filter((node) => node !== undefined);
  if (!first || bindings.includes(undefined) || nodes.some((node) => isReturn(node))) return [];
  const name = boundName(first);
  const value = boundValue(first);
  if (others.length > 0)
    return bindings.every((each) => each && isFixed(boundValue(each)))
      ? [["reset"], ["clear"], ["init"]]
      : [];
  // A variable of its own is only on the way to what is done.
  if (!name || !value || name.parent === first) return [];
  const words = wordsOf(name.text);
  return isFixed(value)
    ? [
        ["reset", ...words],
        ["clear", ...words],
      ]
    : [["set", ...words]];
}

function isFixed(value: SyntaxNode | undefined): boolean {
  return (
    value !== undefined &&
    (isConstantLiteral(value) ||
      isCreation(value) ||
      (significantNamed(value).length === 0 && !isName(value)))
  );
}

/** By what is handed back. */
function resultWords(nodes: readonly SyntaxNode[]): readonly Words[] {
  const all = nodes.flatMap((node) => [...ownNodes(node)]);
  const returned = all
    .filter(isReturn)
    .map(handedOver)
    .filter((value) => value !== undefined);
  const only =
    nodes.length === 1 && nodes[0]?.language.roles.expressions.has(nodes[0].type) ? nodes[0] : undefined;
  const values = only ? [only] : returned.reverse();
  return values.flatMap((value) => ofResult(value, all));
}

function ofResult(value: SyntaxNode, all: readonly SyntaxNode[]): readonly Words[] {
  const node = withoutGroups(value);
  if (isTruth(node)) return testWords(all);
  if (comparisonsOf(node).length > 0 || negated(node)) return valueWords(node);
  if (isCreation(node)) return valueWords(node).map((words) => ["create", ...words]);
  const call = readCall(node);
  if (call) return [...handedOn(call), wordsOf(call.name), ...valueWords(node).map(asDeed)];
  // That something failed is no name for what is done.
  if (isName(node) && errors.has(node.text)) return [];
  const words = valueWords(node).filter(({ length }) => length > 0);
  const verb = joinsText(node) ? "format" : verbOfResult(all);
  return [
    ...words.map((each) => (testing.has(each[0] ?? "") ? each : [verb, ...each])),
    ...words.map(asDeed),
  ].map((each) => each.slice(0, mostWords));
}

const errors: ReadonlySet<string> = new Set(["err", "error", "e"]);

/** What is asked for by a text is called so (`store.get("last-seen")`); what is done to each of a list is done to several. */
function handedOn({ name, arguments: given }: Call): readonly Words[] {
  const [first] = given;
  const asked =
    first && /^(?:get|fetch|read|lookup|find|value)\w*$/i.test(name) ? literalText(first.value) : undefined;
  const words = asked === undefined ? [] : splitWords(asked);
  if (words.length > 0 && words.length <= mostWords) return [words, ["get", ...words]];
  const each = given.map(({ value }) => value).find((value) => isFunction(value));
  const inner =
    each && /^(?:map|collect|select|flat_?map|for_?each|each)$/i.test(name) ? [...ownNodes(each)] : [];
  const done = inner.map((node) => readCall(node)).find((call) => call !== undefined);
  const verb = wordsOf(done?.name ?? "");
  return verb.length > 1 ? [[...verb.slice(0, -1), ...manyOf(verb.slice(-1))]] : [];
}

/** A name of what is given back as one of what gives it. */
function asDeed(words: Words): Words {
  const [first = ""] = words;
  return words.length === 0 || testing.has(first) || verbs.has(first) ? words : ["get", ...words];
}

/** How the value came about. */
function verbOfResult(all: readonly SyntaxNode[]): string {
  const adds = all.some(({ named, type }) => !named && type === "+=");
  if (all.some(isLoop) && adds) return "sum";
  const names = all.filter(isCall).map((call) => readCall(call)?.name ?? "");
  if (names.some((name) => /^(?:push|append|add|push_str|concat)$/.test(name))) return "collect";
  return all.some(isLoop) ? "find" : "get";
}

/** `sum` of items that were added up: `sumItems`, `computeSum`. */
function ofVariable(name: string, nodes: readonly SyntaxNode[]): readonly Words[] {
  const all = nodes.flatMap((node) => [...ownNodes(node)]);
  const words = wordsOf(name);
  const verb = verbOfResult(all);
  const loop = all.find(isLoop);
  const list = loop && (loop.child("right") ?? loop.child("value"));
  const items = list ? manyOf(valueWords(list)[0] ?? []) : [];
  const isSaid = words[0] === verb;
  return [
    ...(isSaid ? [[verb, ...items]] : [[verb, ...words]]),
    ["compute", ...words],
    ["get", ...words],
  ].map((each) => each.slice(0, mostWords));
}

function testWords(all: readonly SyntaxNode[]): readonly Words[] {
  const [condition] = all.flatMap((node) => comparisonsOf(node));
  const words = condition ? (valueWords(condition.left)[0] ?? []) : [];
  return [["is", ...words].slice(0, mostWords), ["is", "valid"], ["has", ...words].slice(0, mostWords)];
}

/** By what is called, thrown, assigned. */
function deedWords(nodes: readonly SyntaxNode[]): readonly Words[] {
  const found: Words[] = [];
  const all = nodes.flatMap((node) => [...ownNodes(node)]);
  if (all.some(isThrow))
    found.push(["validate", ...subjectOfChecks(all)], ["check", ...subjectOfChecks(all)]);
  const calls = all.filter((node) => isCall(node) && !isArgument(node)).map((node) => readCall(node));
  for (const call of calls.reverse()) {
    const words = wordsOf(call?.name ?? "");
    if (!call || words.length === 0 || beside.has(words[0] ?? "")) continue;
    found.push(
      words.length > 1
        ? words
        : [...words, ...objectOf(call.callee, call.arguments[0]?.value)].slice(0, mostWords),
    );
  }
  const loop = all.find(isLoop);
  const list = loop && (loop.child("right") ?? loop.child("value"));
  if (list) found.push(["process", ...manyOf(valueWords(list)[0] ?? [])]);
  const bound = all.filter(isBinding).map(boundName).at(-1);
  if (bound) found.push(["update", ...wordsOf(bound.text)], ["set", ...wordsOf(bound.text)]);
  return found;
}

function manyOf(words: Words): Words {
  const last = words.at(-1);
  if (last === undefined) return ["items"];
  return [...words.slice(0, -1), isPlural(last) ? last : plural(last)];
}

function subjectOfChecks(all: readonly SyntaxNode[]): Words {
  const [comparison] = all.flatMap((node) => comparisonsOf(node));
  return comparison ? (valueWords(comparison.left)[0] ?? []).slice(0, 2) : [];
}

function objectOf(callee: string, argument: SyntaxNode | undefined): Words {
  const receiver = wordsOf(callee.split(".").slice(0, -1).join("."));
  const given = argument ? (valueWords(argument)[0] ?? []) : [];
  return given.length > 0 ? given : receiver;
}

function isArgument(node: SyntaxNode): boolean {
  const list = node.parent;
  return list !== undefined && (list.parent ? isCall(list.parent) : false) && list.field === "arguments";
}

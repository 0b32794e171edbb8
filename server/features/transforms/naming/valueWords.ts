import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { isCreation, pathOf, readCall } from "../../../language/roles/calls.ts";
import { comparisonsOf, negated } from "../../../language/roles/comparisons.ts";
import { isTernary } from "../../../language/roles/control.ts";
import { isComprehension } from "../../../language/roles/evaluation.ts";
import { literalText } from "../../../language/roles/texts.ts";
import { isName, isNumber, isTextLiteral, withoutGroups } from "../../../language/roles/tokens.ts";
import { participle, plural, singular } from "../../../language/words/inflect.ts";
import { isFileName, kindOfText } from "../../../language/words/kindOfText.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { comparisonWords } from "./comparisonWords.ts";
import { wordsOfMethod } from "./methodWords.ts";
import { testing, verbs } from "./verbs.ts";

type Words = readonly string[];

/** Words taken into a name at most. */
const mostWords = 4;
/** Texts with more words are sentences. */
const mostWordsOfText = 4;
const fetching: ReadonlySet<string> = new Set(
  "get fetch load read find compute calculate calc create make build parse to as retrieve lookup resolve query select extract collect determine obtain new init generate produce derive decode of from with do run".split(
    " ",
  ),
);
const silent: ReadonlySet<string> = new Set("this self the a an of my".split(" "));

/** Names in words for the value of an expression, the likeliest first. */
export function valueWords(expression: SyntaxNode, depth = 0): readonly Words[] {
  const node = withoutGroups(expression);
  if (depth > 3) return [];
  if (isName(node)) return [wordsOf(node.text)];
  const inverse = negated(node);
  if (inverse)
    return valueWords(inverse, depth + 1).map((words) =>
      isTest(words) ? ["is", "not", ...words.slice(1)] : ["not", ...words],
    );
  const [comparison] = comparisonsOf(node);
  if (comparison) {
    const { left, operator, right } = comparison;
    return comparisonWords([firstWords(left, depth), firstWords(right, depth)], operator, right);
  }
  if (isNumber(node)) return [];
  if (isComprehension(node)) return madeOf(node, depth);
  if (isTextLiteral(node)) return textWords(node);
  if (isTernary(node))
    return branchesOf(node).flatMap(({ body }) => (body ? valueWords(body, depth + 1).slice(0, 1) : []));
  return callWords(node, depth) ?? partWords(node, depth) ?? operatorWords(node, depth);
}

/** A comprehension holds several of what its body is. */
function madeOf(node: SyntaxNode, depth: number): readonly Words[] {
  const body = node.child("body") ?? node.namedChildren[0];
  const each = body ? valueWords(body.child("value") ?? body, depth + 1) : [];
  return each
    .filter(({ length }) => length > 0)
    .map((words) => [...words.slice(0, -1), plural(words.at(-1) ?? "")]);
}

function firstWords(node: SyntaxNode, depth: number): Words {
  return valueWords(node, depth + 1)[0] ?? [];
}

/** The words of a name or a path's last parts. */
export function wordsOf(text: string): Words {
  const last =
    text
      .split(/[.:>[\]()]+/)
      .filter((part) => part !== "")
      .at(-1) ?? "";
  const words = splitWords(last).filter((word) => !silent.has(word));
  return words.slice(-mostWords);
}

/** An element by its place or key: `list[0]`. */
function isLookup(node: SyntaxNode): boolean {
  return node.children.some(({ named, type }) => !named && type === "[");
}

function isTest([first = ""]: Words): boolean {
  return testing.has(first);
}

function callWords(node: SyntaxNode, depth: number): readonly Words[] | undefined {
  const call = readCall(node);
  if (!call) return undefined;
  const { name } = call;
  const path = call.callee
    .replace(/^new /, "")
    .split(".")
    .filter((part) => part !== "");
  const receiver = path.at(-2) ?? "";
  const module = moduleWords(name, call.arguments[0]?.value);
  if (module) return module;
  const made = madeWords(name, receiver, isCreation(node));
  if (made) return made;
  const own = subjectWords(receiver, call.arguments[0]?.value, depth);
  const known = wordsOfMethod(name, own);
  if (known.length > 0) return [...known, own].filter((each) => each.length > 0);
  const answered = answerWords(wordsOf(name), own);
  if (answered) return answered;
  return typeTests.has(name)
    ? [["is", ...ofType(call.arguments.at(-1)?.value)]]
    : doneWords(name, wordsOf(name), own);
}

/** What is brought in is called as its file is: `require("./lib/read-only")`. */
function moduleWords(name: string, given: SyntaxNode | undefined): readonly Words[] | undefined {
  const path = given && bringing.has(name) ? literalText(given) : undefined;
  const [last = "", before = ""] = (path ?? "").split(/[/:\\]/).reverse();
  const words = splitWords((/^index(?:\.\w+)?$/.test(last) ? before : last).replace(/\.\w{2,4}$/, ""));
  return words.length > 0 ? [words.slice(-mostWords)] : undefined;
}

const bringing: ReadonlySet<string> = new Set(["require", "import", "import_module", "importlib"]);

/** What is made is called after its type. */
function madeWords(name: string, receiver: string, isNew: boolean): readonly Words[] | undefined {
  const isMade = isNew || making.test(name);
  const type = isNew ? name : receiver;
  const plain = plainTypes.get(type.toLowerCase());
  if (isMade && plain) return plain;
  return isNew || (isMade && /^[A-Z]/.test(receiver)) ? [wordsOf(type), wordsOf(type).slice(-1)] : undefined;
}

/** Functions that test or fetch say what their result is. */
function answerWords(words: Words, own: Words): readonly Words[] | undefined {
  const [verb = "", ...rest] = words;
  if (testing.has(verb)) return [words, ["is", ...rest], ["is", "valid"]];
  if (!fetching.has(verb)) return undefined;
  if (rest.length > 0) return [rest, [...own, ...rest].slice(-mostWords), rest.slice(-1)];
  return [own, ...(choosing.has(verb) ? [[participle(verb), ...own]] : []), ["result"], ["value"]];
}

/** Functions that do something leave it done. */
function doneWords(name: string, words: Words, own: Words): readonly Words[] {
  const [verb = "", ...rest] = words;
  if (!verbs.has(verb)) return [words, [...words, ...own].slice(0, mostWords), own];
  const done = [participle(verb), ...(rest.length > 0 ? rest : own)].slice(0, mostWords);
  return [/^[A-Z]/.test(name) ? words : done, rest.length > 0 ? rest : words, ["result"]];
}

const making = /^(?:new|of|create|from|getInstance|default|build)$/;
const choosing: ReadonlySet<string> = new Set(["select", "extract", "collect"]);
/** Types whose names say how a value is kept, not what it is. */
const plainTypes: ReadonlyMap<string, readonly Words[]> = new Map([
  ["string", [["text"], ["output"]]],
  ["promise", [["result"], ["outcome"]]],
  ["vec", [["items"], ["entries"]]],
  ["arraylist", [["items"], ["entries"]]],
]);

const typeTests: ReadonlySet<string> = new Set(["isinstance", "issubclass", "is_a", "is_a?", "kind_of?"]);

function ofType(type: SyntaxNode | undefined): Words {
  const words = type ? wordsOf(type.text) : [];
  return words.length > 0 ? words : ["instance"];
}

/** What a method works on: its object, or else its first argument. */
function subjectWords(receiver: string, argument: SyntaxNode | undefined, depth: number): Words {
  const own = wordsOf(receiver.replace(/\(\)$/, ""));
  const isModule =
    own.length === 0 ||
    /^(?:[A-Z]\w*|math|json|os|path|fs|np|re|strings|len|time|console|util|utils|lodash|_|sys|str|fmt)$/.test(
      receiver,
    );
  if (!isModule) return own;
  return argument ? (valueWords(argument, depth + 1)[0] ?? []) : own;
}

function partWords(node: SyntaxNode, depth: number): readonly Words[] | undefined {
  const path = pathOf(node);
  if (path !== "?" && path.includes(".")) {
    const parts = path.split(".").map((part) => wordsOf(part.replace(/\(\)$/, "")));
    const last = parts.at(-1) ?? [];
    const before = parts.at(-2) ?? [];
    const known = wordsOfMethod(last.join(""), before);
    return [...known, last, [...before, ...last].slice(-mostWords)];
  }
  const [list, index] = node.namedChildren;
  if (!list || !index || !isLookup(node)) return undefined;
  const key = literalText(withoutGroups(index));
  const items = valueWords(list, depth + 1)[0] ?? [];
  const item = [...items.slice(0, -1), singular(items.at(-1) ?? "")].filter((word) => word !== "");
  return key === undefined ? [item, ["item"], ["element"]] : [wordsOf(key), [...item, ...wordsOf(key)], item];
}

/** What the results of operators are called. */
const arithmetic: ReadonlyMap<string, readonly string[]> = new Map([
  ["+", ["sum", "total"]],
  ["-", ["difference", "remaining"]],
  ["*", ["product", "total"]],
  ["/", ["ratio", "average"]],
  ["%", ["remainder", "rest"]],
  ["//", ["quotient", "half"]],
  ["**", ["power"]],
]);

function operatorWords(node: SyntaxNode, depth: number): readonly Words[] {
  const operator = node.children.find(({ named }) => !named)?.type ?? "";
  const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
  if (!left || !right || left === right) return left ? valueWords(left, depth + 1) : [];
  const [one, other] = [left, right].map((each) => valueWords(each, depth + 1)[0] ?? []) as [Words, Words];
  if (/^(?:\|\||\?\?|or)$/.test(operator)) return [one, other].filter((words) => words.length > 0);
  if (/^(?:&&|and)$/.test(operator)) return [["is", "valid"], ["should", ...one].slice(0, mostWords), other];
  const isText = [left, right].some(isTextLiteral);
  if (isText && operator === "+") return [["message"], ["text"], [...one, "text"]];
  const words = arithmetic.get(operator) ?? [];
  const common = one.length > 0 ? one : other;
  return [
    ...words.map((word) => (word === "total" ? ["total", ...common] : [...common, word])),
    ...words.map((word) => [word]),
  ].map((each) => each.slice(0, mostWords));
}

const ofTexts = {
  url: [["url"], ["base", "url"], ["endpoint"]],
  query: [["query"], ["sql"], ["statement"]],
  path: [["path"], ["file", "path"], ["file"]],
  file: [["file", "name"], ["file"], ["path"]],
  markup: [["html"], ["markup"], ["template"]],
} as const;

function textWords(node: SyntaxNode): readonly Words[] {
  const text = literalText(node) ?? node.text;
  const kind = kindOfText(text);
  if (kind) return ofTexts[kind];
  if (isFileName(text)) return ofTexts.file;
  const words = splitWords(text).filter((word) => /^[a-z]\w*$/.test(word));
  const named = words.length > 0 && words.length <= mostWordsOfText ? [words] : [];
  return [...named, ["message"], ["text"], ["label"]];
}

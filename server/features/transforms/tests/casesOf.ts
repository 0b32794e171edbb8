import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { readCall } from "../../../language/roles/calls.ts";
import { comparisonsOf, negated } from "../../../language/roles/comparisons.ts";
import {
  handedOver,
  isBranch,
  isCatch,
  isLoop,
  isReturn,
  isSwitch,
  isThrow,
} from "../../../language/roles/control.ts";
import { outcomesOf, ownNodes, thrownBy } from "../../../language/roles/outcomes.ts";
import { armsOf, subjectOf } from "../../../language/roles/switches.ts";
import { isLiteral, isNumber } from "../../../language/roles/tokens.ts";
import { participle } from "../../../language/words/inflect.ts";
import { splitWords } from "../../../language/words/wordForms.ts";
import { valueWords } from "../naming/valueWords.ts";
import { conditionInWords, valueInWords } from "./conditionInWords.ts";

/** More names are no help; a function with so many ways is to be taken apart first. */
const mostCases = 12;

/** What tests of a function would be called, as sentences without a subject: one for each way, limit and error of its tree. */
export function casesOf(node: SyntaxNode): readonly string[] {
  const { body } = functionParts(node, node.language);
  if (!body) return [];
  const own = [...ownNodes(body)];
  const branches = own.filter((each) => isBranch(each) && !isElseIf(each));
  const cases = [
    usual(node, own),
    ...branches.flatMap(branchCases),
    ...own.filter(isSwitch).flatMap(armCases),
    ...branches.flatMap(limitCases),
    ...own.filter(isLoop).flatMap(loopCases),
    ...own.filter(isCatch).map(() => "handles what fails within"),
    ...outcomesOf(node)
      .raises.filter((raised) => !branches.some((each) => each.text.includes(raised)))
      .map((raised) => `${verbOf(own.find(isThrow))} ${raised}`),
  ];
  return [...new Set(cases.filter((each) => each !== ""))].slice(0, mostCases);
}

function isElseIf({ parent }: SyntaxNode): boolean {
  const { control } = parent?.language ?? {};
  return (
    parent !== undefined &&
    control !== undefined &&
    (control.elses.has(parent.type) || (control.ifs.has(parent.type) && !isBranchHead(parent)))
  );
}

/** A statement's own condition is no `else if`. */
function isBranchHead(node: SyntaxNode): boolean {
  return node.child("alternative") === undefined;
}

function usual(node: SyntaxNode, own: readonly SyntaxNode[]): string {
  const { returns, yields } = outcomesOf(node);
  if (yields) return "yields its values";
  const value = own
    .filter(isReturn)
    .map(handedOver)
    .findLast((each) => each !== undefined && !isLiteral(each));
  if (value) return resultInWords(value);
  return returns ? "returns its result" : "does its work";
}

function resultInWords(value: SyntaxNode): string {
  const isTest = comparisonsOf(value).length > 0 || negated(value) !== undefined;
  return isTest ? `tells whether ${conditionInWords(value)}` : `returns ${wordsOf(value) ?? "its result"}`;
}

/** What the value is called; what is called for what it does, as `execute(query)`, gives a result and no "executed query". */
function wordsOf(value: SyntaxNode): string | undefined {
  const words = valueWords(value)[0] ?? [];
  const [verb = ""] = splitWords(readCall(value)?.name ?? "");
  const isDone = verb !== "" && words[0] === participle(verb);
  return words.length > 0 && !isDone ? `the ${words.join(" ")}` : undefined;
}

function branchCases(branch: SyntaxNode): readonly string[] {
  return branchesOf(branch).flatMap(({ condition, isNot, body }) => {
    if (!condition) return [];
    const when = conditionInWords(condition, isNot);
    return [`${outcome(body)} when ${when}`];
  });
}

function outcome(body: SyntaxNode | undefined): string {
  const own = body ? [...ownNodes(body)] : [];
  const thrown = own.find(isThrow);
  if (thrown) return `${verbOf(thrown)} ${thrownBy(thrown) ?? "an error"}`;
  const returned = own.find(isReturn);
  const value = returned && handedOver(returned);
  if (value) return isLiteral(value) ? `returns ${valueInWords(value)}` : resultInWords(value);
  return returned ? "returns early" : "does its part";
}

/** As the language says it: Python and Ruby raise. */
function verbOf(thrown: SyntaxNode | undefined): string {
  return thrown?.text.startsWith("raise") ? "raises" : "throws";
}

function armCases(node: SyntaxNode): readonly string[] {
  const subject = subjectOf(node);
  const words = subject ? (valueWords(subject)[0] ?? []).join(" ") || "the value" : "the value";
  return armsOf(node).map(({ labels }) =>
    labels.length > 0
      ? `handles ${words} ${labels.map(valueInWords).join(" and ")}`
      : `handles any other ${words}`,
  );
}

/** A limit is tried where it lies. */
function limitCases(branch: SyntaxNode): readonly string[] {
  return branchesOf(branch).flatMap(({ condition }) => {
    const compared = condition ? [...condition.descendants()].flatMap((each) => comparisonsOf(each)) : [];
    return compared
      .filter(({ operator, right }) => /^[<>]=?$/.test(operator) && isNumber(right))
      .map(
        ({ left, right }) =>
          `takes ${(valueWords(left)[0] ?? []).join(" ") || "a value"} of exactly ${right.text}`,
      );
  });
}

function loopCases(loop: SyntaxNode): readonly string[] {
  const list = loop.child("right") ?? loop.child("value");
  const words = list ? (valueWords(list)[0] ?? []) : [];
  return words.length > 0 ? [`takes no ${words.join(" ")}`] : [];
}

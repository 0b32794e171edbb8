import type { Effect } from "../../../language/program/machine/path.ts";
import { contentWords, splitWords, stem } from "../../../language/words/wordForms.ts";
import type { ClaimFinding } from "../check/evidence/claimFinding.ts";
import { isSimilar } from "../check/evidence/subject.ts";
import { foreignWords, wordsOfCode } from "../check/evidence/unexplained.ts";
import { type ProgramCode, type RunFunction, wordsOfKey } from "../code/programCode.ts";
import { type Claim, wordsOf } from "../reading/claims.ts";
import { isOuter } from "./effects.ts";
import { readingsOf, type Sentence, sentenceOf } from "./subjectAndVerb.ts";

/** Evidence that a situation was found in the code by words that may mean another. */
const isByWords = /^(?:situation|state)$/;

/** The same finding, surer where every word of the claim is accounted for. */
export function surer(claim: Claim, finding: ClaimFinding, code: ProgramCode): ClaimFinding {
  if (!isByWords.test(finding.kind)) return finding;
  const sentence = sentenceOf(claim);
  const [node] = finding.nodes;
  const fn =
    finding.ways?.fn ??
    code.functions.find(
      ({ definition }) => node && definition.node.start <= node.start && node.end <= definition.node.end,
    );
  const readings = sentence ? [sentence, ...readingsOf(sentence)] : [];
  if (!fn || !sentence || !readings.some((reading) => isTold(claim, reading, finding, fn, code)))
    return finding;
  if (node && node !== fn.definition.node) return { ...finding, kind: "told" };
  // Of the function as a whole it is what it does that tells.
  const done = deedNamed(sentence, finding, fn);
  return done ? { ...finding, kind: "told", nodes: [done.node] } : finding;
}

/** The deed that a predicate names and that is done on all ways that are spoken of. */
function deedNamed(
  { predicate }: Sentence,
  { ways, state }: ClaimFinding,
  { paths }: RunFunction,
): Effect | undefined {
  if (state !== "met") return undefined;
  const words = contentWords(predicate);
  const meant = ways?.meant ?? paths.all.filter(({ ending }) => ending.kind !== "error");
  const done = meant.map(({ effects }) =>
    effects.find(
      (effect) =>
        isOuter(effect) &&
        splitWords(effect.name)
          .map(stem)
          .some((own) => words.some((word) => isSimilar(word, own))),
    ),
  );
  const [first] = done;
  return first && done.every((each) => each !== undefined) ? first : undefined;
}

/**
 * Whether every word of a claim is accounted for: those that say when by the decision that was found or by what the function
 * is called and given, and all others by the code. A situation that was found by a part of its words may be another.
 */
function isTold(
  claim: Claim,
  { situation, condition }: Sentence,
  { nodes }: ClaimFinding,
  fn: RunFunction,
  code: ProgramCode,
): boolean {
  if (foreignWords(claim.words, wordsOfCode(code)) > 0) return false;
  const [node] = nodes;
  const when = wordsOf(condition === "" ? situation : condition);
  if (!node || node === fn.definition.node) return foreignWords(when, ownWords(fn)) === 0;
  const asked = fn.decisions.filter(
    (decision) => decision.node.start === node.start && decision.node.end === node.end,
  );
  const told = new Set([
    ...ownWords(fn),
    ...splitWords(node.text).map(stem),
    ...asked.flatMap(({ key }) => wordsOfKey(fn.spoken(key))),
  ]);
  return foreignWords(when, told) === 0 && !speaksOfAnother(when, told, fn);
}

/** What a function is called, what it is given and what it returns, in words. */
function ownWords({ definition }: RunFunction): ReadonlySet<string> {
  const { name, parameters, returns, receiver = "" } = definition;
  const given = parameters.flatMap((parameter) => [parameter.name, parameter.type]);
  return new Set(splitWords([name, returns, receiver, ...given].join(" ")).map(stem));
}

/** Whether a word that says when is one of another decision, and not of the one that was found. */
function speaksOfAnother(when: readonly string[], told: ReadonlySet<string>, fn: RunFunction): boolean {
  return when.some(
    (word) =>
      ![...told].some((own) => isSimilar(own, word)) &&
      fn.decisions.some(({ key }) => wordsOfKey(key).some((own) => own === word)),
  );
}

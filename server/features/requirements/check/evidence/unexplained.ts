import { isDocumentationString } from "../../../../language/comments/documentation.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isCall, readCall } from "../../../../language/roles/calls.ts";
import { comparisonsOf } from "../../../../language/roles/comparisons.ts";
import { isComment } from "../../../../language/roles/tokens.ts";
import { similar, splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import { type Claim, readClaim, wordsOf } from "../../reading/claims.ts";
import { adjunctsOf, asksForMoreCases, demandsOf } from "../../reading/demands.ts";
import { sameNumber } from "./align.ts";
import type { ClaimFinding } from "./claimFinding.ts";

/** Words that narrow what a claim asks for, and that no check reads. */
const narrowing =
  /\b(?:except|single|apart from|other than|different|distinct|per|consecutive|in a row|previous|daily|weekly|monthly|per day|business|working|weekends?|holidays?|again|first time|at night|together|combined|in total|altogether|whichever|respectively|at the same time|simultaneously|in parallel|rolling|sliding|inclusive|exclusive|rounded|of the same)\b/i;
/** Where a claim holds only in some place or for somebody, said by a name or a relative clause. */
const somewhere =
  /\b(?:only in|only for|only on|only when|only during|within) (?:the )?[A-Z]?\w+|\bin (?:Germany|Europe|the EU|the US|the UK|Switzerland|France|Austria)\b/;

/** What a thing has or lacks beside what is compared. */
const having =
  /\bwithout\b|\bwith (?!(?:an? |the )?(?:[\w-]+ )?(?:\w*error|\w*exception|status|http|code|err\w*|\d|length|size|total|amount|value|message))/i;

/** "An item with a quantity of (less than 1)" names what is compared, no more. */
const measured = /\bwith (?:an? |the )?(?:[\w-]+ ){0,2}(?:of )?$/i;

/** Whether a claim tells things apart by what they have, beside what its limits compare. */
function tellsApart({ text, limits }: Claim): boolean {
  const rest = limits.reduce((left, { phrase }) => {
    const at = left.indexOf(phrase);
    return at < 0 ? left : left.slice(0, at).replace(measured, "") + left.slice(at);
  }, text);
  return having.test(rest);
}

/** A limit on all things together, which one on each of them is not. */
const ofAll = /\b(?:whole(?! numbers?)|entire|overall)\b/i;

/** On which side of a line the line itself lies: seen only where values are tried. */
const atTheLine =
  /\b(?:still|already|only|even|also|up to|until|through|on|at) (?:and including |on |at )?(?:the|its|their|his|her) (?:very |same |exact |last |final |first )?(?:\w+ )?(?:day|date|moment|minute|second|hour|instant|deadline|expiry|birthday|boundary|threshold)\b|\b(?:the (?:day|date|moment|minute|hour|second|limit|deadline|boundary) itself|that (?:very )?day|inclusively|at midnight|to the (?:day|second|minute|cent))\b/i;
/** Which comes first: seen only where something is sorted. */
const ranked =
  /\b(?:ascending|descending|alphabetical(?:ly)?|(?:newest|oldest|latest|earliest|highest|lowest) first)\b/i;

/** Words that the code has not, from which on a claim may well be about something else. */
const tooMany = 3;
/** Words for limits, outcomes and units: what they say is seen in what the code does. */
const common = new Set(
  (
    "reject refuse accept allow permit valid invalid error exception throw raise fail deny long large big small short great high low " +
    "more most least less few fewer above below under over exceed maximum minimum limit cap character letter digit number item entry " +
    "second minute hour day week month year old age euro cent percent byte mb kb gb kilogram gram kg status answer get give return " +
    "respond response code must need contain have hold possible empty blank null missing absent unknown exist found already first last " +
    "default value amount size length count cost price free charge time attempt try tried retry call request zero negative true false " +
    // Who and where, and what is read of a situation or seen when samples are run.
    "user visitor customer client caller people person somebody nobody nothing endpoint server cannot come go see show stay remain " +
    "early late soon pass wrap hand propagate run out panic login lie start begin end full insufficient enough " +
    "wrong correct successful fresh outdated expired stale content body " +
    // Verbs by which a text says that something is so.
    "between different issue show display mean trigger treat consider regard become switch turn apply still " +
    // How a thing is that is asked for, and who asks: read as a situation or an outcome.
    "fine okay ok fatal stop abort program application app api service system report reported broken malformed unreadable corrupt " +
    "available unknown unrecognized unrecognised unrecognize unrecognise fall back assume carry happen whenever come look proceed " +
    "trying attempt result output input argument parameter reach unreachable unreached counter anything everything else question mark sign person people we our us you your they"
  )
    .split(" ")
    .map(stem),
);

/** The words of a claim but for those of its limits and of what the evidence stands for, which are read. */
function wordsBeside({ text, words, limits }: Claim, read = ""): readonly string[] {
  const beside = limits.reduce((rest, { phrase }) => rest.replace(phrase, " "), text.replace(read, " "));
  return limits.length === 0 && read === "" ? words : wordsOf(beside);
}

/** Words of a text that the code has not, and that say more than a limit or an outcome. */
export function foreignWords(words: readonly string[], own: ReadonlySet<string>): number {
  return words.filter(
    (word) =>
      !common.has(word) &&
      !own.has(word) &&
      ![...own].some((other) => other.length > 2 && similar(word, other)),
  ).length;
}

const wordsKnown = new WeakMap<ProgramCode, ReadonlySet<string>>();

/** Stems of the words of code, read once. */
export function wordsOfCode(code: ProgramCode): ReadonlySet<string> {
  const known = wordsKnown.get(code) ?? readWords(code);
  wordsKnown.set(code, known);
  return known;
}

/** What comments promise is not done by that. */
function readWords({ functions, program }: ProgramCode): ReadonlySet<string> {
  const nodes = [
    ...functions.map(({ definition }) => definition.node),
    ...program.outside.map(({ node }) => node),
  ];
  return new Set(nodes.flatMap((node) => splitWords(withoutComments(node))).map(stem));
}

function withoutComments(node: SyntaxNode): string {
  let text = "";
  let at = node.start;
  for (const each of node.descendants()) {
    if (each.start < at || !(isComment(each) || isDocumentationString(each))) continue;
    text += `${node.source.slice(at, each.start)} `;
    at = each.end;
  }
  return text + node.source.slice(at, node.end);
}

/** Judges a part of a claim by itself. */
export type JudgePart = (claim: Claim, code: ProgramCode) => ClaimFinding | undefined;

/** Whether a claim says more than the evidence speaks of. */
export function isUnexplained(
  claim: Claim,
  finding: ClaimFinding,
  code: ProgramCode,
  judge: JudgePart,
): boolean {
  const own = wordsOfCode(code);
  if (hasOpenDemand(claim, finding, code, own, judge)) return true;
  if (/^(?:idiom|order|effect|sample)$/.test(finding.kind)) return false;
  if (foreignWords(wordsBeside(claim, finding.phrase), own) >= tooMany) return true;
  const { text } = claim;
  if (/^(?:situation|told|state|case|only|status|closed)$/.test(finding.kind) && hasUnseenNumber(claim, code))
    return true;
  if (
    /^(?:situation|told|state|case|only|closed|status)$/.test(finding.kind) &&
    (atTheLine.test(text) || ranked.test(text))
  )
    return true;
  const plain = withoutNamedShares(text, code);
  if (
    narrowing.test(
      isLimitOnNew(finding, code) || isOfUnequals(finding) ? plain.replace(different, " ") : plain,
    )
  )
    return true;
  if (/^(?:limit|bound|relation)$/.test(finding.kind) && (tellsApart(claim) || ofAll.test(text))) return true;
  return (
    finding.kind !== "only" &&
    finding.kind !== "amount" &&
    somewhere.test(text) &&
    !/\bwithin (?:the )?\d/.test(text)
  );
}

/** Whether a claim has a number that the code has in no unit: whatever was found does not speak of it. */
function hasUnseenNumber({ limits }: Claim, code: ProgramCode): boolean {
  const known = numbersOf(code);
  return limits.some(({ quantity: { value, unit } }) => {
    const sizes = [1, unit?.factor ?? 1, ...(unit?.dimension === "time" ? [1000 * unit.factor] : [])];
    return Math.abs(value) > 1 && !sizes.some((size) => known.some((each) => sameNumber(each, value * size)));
  });
}

/** The numbers that code is written with, and those that it computes of them. */
function numbersOf({ functions, program }: ProgramCode): readonly number[] {
  const nodes = [
    ...functions.map(({ definition }) => definition.node.text),
    ...program.outside.map(({ node }) => node.text),
  ];
  const written = nodes.flatMap((text) => text.match(/\b\d[\d_]*(?:\.\d+)?/g) ?? []);
  const compared = functions.flatMap(({ comparisons }) => comparisons.map(({ value }) => value));
  return [...written.map((each) => Number(each.replaceAll("_", ""))), ...compared];
}

/** "25 per page" asks for no more where the code has a name for it: `per_page`. */
function withoutNamedShares(text: string, { functions }: ProgramCode): string {
  return text.replace(/\bper (\w+)/gi, (whole, thing: string) =>
    functions.some(({ definition: { node } }) => new RegExp(`per_?${thing}`, "i").test(node.text))
      ? ""
      : whole,
  );
}

const different = /\b(?:different|distinct|(?:anything |everything )?other than)\b/i;

/** "Accounts in different currencies": what is compared says so. */
function isOfUnequals({ kind, nodes: [node] }: ClaimFinding): boolean {
  return (
    /^(?:situation|told|state|status|type)$/.test(kind) && [...(node?.descendants() ?? [])].some(asksForEqual)
  );
}

function asksForEqual(node: SyntaxNode): boolean {
  return (
    comparisonsOf(node).some(({ operator }) => /^[!=]==?$/.test(operator)) ||
    (isCall(node) && /equals/i.test(readCall(node)?.name ?? ""))
  );
}

/** "At most 20 different items": what is there already is let in all the same. */
function isLimitOnNew({ kind }: ClaimFinding, { functions }: ProgramCode): boolean {
  return (
    kind === "limit" && functions.some(({ decisions }) => decisions.some(({ key }) => key.startsWith("has(")))
  );
}

/**
 * Whether one of several demands is not seen to be met. A clause must be judged to be met by itself; a thing that is
 * named beside another must be one that the code knows.
 */
function hasOpenDemand(
  claim: Claim,
  { phrase = "" }: ClaimFinding,
  code: ProgramCode,
  own: ReadonlySet<string>,
  judge: JudgePart,
): boolean {
  const rest = phrase === "" ? claim.text : claim.text.replace(phrase, " ");
  if (asksForMoreCases(rest)) return true;
  if (phrase !== "" && foreignWords(wordsOf(rest), own) >= tooMany) return true;
  const limits = claim.limits.map((limit) => limit.phrase);
  const unread = limits.reduce((text, limit) => text.replace(limit, " "), rest);
  if (adjunctsOf(unread).some((added) => foreignWords(wordsOf(added), own) > 0)) return true;
  const parts = demandsOf(claim, [phrase, ...limits]);
  if (parts.length < 2) return false;
  return parts.some(({ text, added, isClause }) => {
    const isExplained = phrase !== "" && text.includes(phrase);
    if (isExplained || added === "") return false;
    if (!isClause) return foreignWords(wordsOf(added), own) > 0;
    // What is joined is shorter than the whole, so that this comes to an end.
    return text.length >= claim.text.length || judge(readClaim(text), code)?.state !== "met";
  });
}

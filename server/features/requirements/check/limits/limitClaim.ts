import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { align } from "../evidence/align.ts";
import type { ClaimFinding } from "../evidence/claimFinding.ts";
import { isOfDimension, speaksOf } from "../evidence/dimensions.ts";
import { measuresOtherwise } from "../evidence/otherUnit.ts";
import { fitOf, overlap } from "../evidence/subject.ts";
import { wantedValue } from "../evidence/wantedValue.ts";
import { checkBound } from "./limitBound.ts";
import { isCondition, isEdge } from "./limitRule.ts";
import { addsTimes, asCounted, isOrder, type Site } from "./limitSite.ts";
import { tryAt } from "./tryLimit.ts";

/** Judges a claim with limits by trying values around them. */
export function checkLimits(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const all = claim.limits.filter((limit) => isCondition(limit, claim));
  // "The average of the last ten values": a number beside a limit must be there, no more.
  const drawn = all.filter(({ relation }) => relation !== "exactly");
  const limits = drawn.length > 0 ? drawn : all;
  const beside = all.filter((limit) => !limits.includes(limit));
  if (beside.some(({ quantity }) => !hasNumber(code, quantity.value))) return undefined;
  if (limits.length === 0) return undefined;
  const found = limits.map((limit) => checkLimit(limit, claim, code));
  const wrong = found.find((each) => each?.state === "contradicted");
  // One end of a range kept and the other not is neither yes nor no.
  if (wrong && (found.some((each) => each?.state === "met") || areAlternatives(limits, claim)))
    return undefined;
  if (wrong) return wrong;
  return found.every((each) => each !== undefined) ? found[0] : undefined;
}

/** "At least 45 minutes, or at least 90 when …": which of them holds depends on more than the number. */
function areAlternatives([first, second]: readonly Limit[], { text }: Claim): boolean {
  return (
    first !== undefined &&
    second?.relation === first.relation &&
    /\bor\b/i.test(text.slice(first.end, second.end))
  );
}

function hasNumber({ functions }: ProgramCode, value: number): boolean {
  return functions.some(({ comparisons }) => comparisons.some((each) => Math.abs(each.value - value) <= 1));
}

function checkLimit(limit: Limit, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  return isEdge(limit, claim) ? checkEdge(limit, claim, code) : checkRelation(limit, claim, code);
}

function checkEdge(limit: Limit, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const found = (["atLeast", "atMost"] as const).map((relation) =>
    checkRelation({ ...limit, relation }, claim, code),
  );
  const met = found.find((each) => each?.state === "met");
  return met ?? (found.every((each) => each?.state === "contradicted") ? found[0] : undefined);
}

function checkRelation(limit: Limit, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const found = code.functions.flatMap((fn) => judge(limit, claim, fn) ?? []);
  const wrong = found.filter(({ state }) => state === "contradicted");
  const met = found.filter(({ state }) => state === "met");
  if (wrong.length > 0 && met.length > 0) return undefined;
  return met[0] ?? wrong[0];
}

function judge(limit: Limit, claim: Claim, fn: RunFunction): ClaimFinding | undefined {
  const all = fn.comparisons
    .filter((each) => !addsTimes(each))
    .map((each): Site => {
      const comparison = asCounted(each, claim);
      const fit = fitOf(comparison.subject, claim, fn, comparison.node.text);
      return { comparison, alignment: align(limit.quantity, comparison), fit };
    });
  const { unit } = limit.quantity;
  if (unit && measuresOtherwise(unit, fn)) return undefined;
  const sized = new Set(
    all
      .filter(isOrder)
      .flatMap(({ comparison: { subject, operator } }) =>
        subject.startsWith("#") && operator !== "==" ? [subject] : [],
      ),
  );
  const isLength = /^(?:characters?|letters?|signs?)$/.test(limit.quantity.counted) && sized.size === 1;
  const isSpoken = ({ comparison: { subject } }: Site) =>
    (isLength && sized.has(subject)) || (unit !== undefined && speaksOf(unit.dimension).test(subject));
  // "Port 0" is a number, and not how long a text is.
  const isSize = ({ comparison: { subject } }: Site) =>
    subject.startsWith("#") && limit.relation === "exactly" && !ofLength.test(claim.text);
  const sites = all.filter((site) => !isSize(site) && (site.fit !== "foreign" || isSpoken(site)));
  const order = sites.filter(isOrder);
  const exact = order.filter(({ alignment }) => alignment === "same" || alignment === "near");
  for (const site of [...exact.filter(({ alignment }) => alignment === "same"), ...exact]) {
    const finding = tryAt(limit, claim, fn, site);
    if (finding) return finding;
  }
  const bound = wantedValue(claim, limit, fn)
    ? undefined
    : (checkBound(limit, claim, sites, fn) ?? boundByNumber(limit, claim, fn, all));
  if (bound) return bound;
  if (exact.length > 0) return undefined;
  const meant = byNumber(limit, claim, fn, all);
  if (meant) return meant;
  const rivals = order.filter(
    (site) =>
      site.alignment === "other" &&
      // That something must be more than nothing draws no line elsewhere.
      (site.comparison.value !== 0 || limit.quantity.value === 0) &&
      (site.fit === "named" || isSpoken(site)) &&
      isOfDimension(unit, site.comparison) &&
      measuresThat(limit, claim, site, fn),
  );
  const subjects = new Set(rivals.map(({ comparison }) => comparison.subject));
  // Where the same thing is compared with what is not known here, the limit may be there.
  if (subjects.size !== 1 || comparesUnknown(fn, [...subjects][0] ?? "")) return undefined;
  for (const site of rivals) {
    const finding = tryAt(limit, claim, fn, site);
    if (finding?.state === "contradicted") return finding;
  }
  return undefined;
}

/** "At a cost of at least 12": what is measured is named in front, and it is not the length of a password. */
function measuresThat({ start }: Limit, { text }: Claim, { comparison }: Site, fn: RunFunction): boolean {
  const measured = /\b(?:an?|the) ([\w-]+) of (?:the )?$/i.exec(text.slice(0, start))?.[1];
  return measured === undefined || overlap(wordsOf(measured), fn.spoken(comparison.subject)) > 0;
}

/** Words for how much there is of something. */
const ofLength =
  /\b(?:long|longer|short|shorter|length|characters?|letters?|digits?|size|sized?|items?|elements?|entries|count|many|full|empty|capacity|lines?|words?|exactly)\b/i;

/** Numbers that are found anywhere, and those that hardly ever are. */
const commonest = 2;
const rare = 20;

/**
 * The very number of a claim, compared with in one place alone, is hardly there by chance, whatever the code calls what it
 * compares. It may speak for the claim, and not against it.
 */
function byNumber(
  limit: Limit,
  claim: Claim,
  fn: RunFunction,
  all: readonly Site[],
): ClaimFinding | undefined {
  const sites = all.filter(
    (site) => site.alignment === "same" && isOrder(site) && Math.abs(site.comparison.value) > commonest,
  );
  const subjects = new Set(sites.map(({ comparison }) => comparison.subject));
  const [site] = sites;
  const isRare = Math.abs(site?.comparison.value ?? 0) >= rare || limit.quantity.unit !== undefined;
  if (!site || subjects.size !== 1 || !(isRare || isAboutFunction(claim, fn))) return undefined;
  const finding = tryAt(limit, claim, fn, site);
  return finding?.state === "met" ? finding : undefined;
}

/** The very number of a claim, put as a bound on one thing alone, in what the claim is about. */
function boundByNumber(
  limit: Limit,
  claim: Claim,
  fn: RunFunction,
  all: readonly Site[],
): ClaimFinding | undefined {
  const bounds = all.filter((site) => !isOrder(site));
  const [one, ...others] = bounds.filter(({ alignment }) => alignment === "same");
  const isRare = Math.abs(one?.comparison.value ?? 0) >= rare || limit.quantity.unit !== undefined;
  if (!one || others.length > 0 || !isRare || !isAboutFunction(claim, fn)) return undefined;
  const finding = checkBound(limit, claim, [one], fn);
  return finding?.state === "met" ? finding : undefined;
}

/** Whether a claim shares a word with what a function is called, is given, returns or says. */
function isAboutFunction({ words }: Claim, { definition }: RunFunction): boolean {
  return overlap(words, definition.node.text.slice(0, readOfFunction)) > 0;
}

const readOfFunction = 4_000;

function comparesUnknown(fn: RunFunction, subject: string): boolean {
  return fn.decisions.some(
    ({ key }) =>
      key.includes(subject) &&
      / < (?![\d-])|(?<![\d]) < /.test(key) &&
      !/(?:^| )-?\d[\d.]*(?: < | *$)/.test(key),
  );
}

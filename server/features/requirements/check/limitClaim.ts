import type { Comparison, Path } from "../../../language/program/path.ts";
import type { Unit } from "../../../language/program/units.ts";
import { boolean, keyOf, number, type Value } from "../../../language/program/value.ts";
import type { ProgramCode, RunFunction } from "../code/programCode.ts";
import type { Claim } from "../reading/claims.ts";
import type { Limit } from "../reading/relations.ts";
import { mainVerb } from "../reading/verbs.ts";
import { consequenceOf } from "../situations/consequence.ts";
import { sentenceOf } from "../situations/subjectAndVerb.ts";
import { type Alignment, align, sameNumber, unitOf } from "./align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "./claimFinding.ts";
import { type Answer, type Consequence, fulfils, rejects } from "./fulfils.ts";
import { measuresOtherwise } from "./otherUnit.ts";
import { pathsAt } from "./pathsAt.ts";
import { type Fit, fitOf, overlap } from "./subject.ts";
import { type Pins, type Trial, type Tried, tryValues } from "./tryValues.ts";
import { wantedEffect } from "./wantedEffect.ts";
import { wantedValue } from "./wantedValue.ts";

/** A comparison of the code that a limit may be about. */
interface Site {
  readonly comparison: Comparison;
  readonly alignment: Alignment;
  readonly fit: Fit;
}

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
  if (wrong && found.some((each) => each?.state === "met")) return undefined;
  if (wrong) return wrong;
  return found.every((each) => each !== undefined) ? found[0] : undefined;
}

function hasNumber({ functions }: ProgramCode, value: number): boolean {
  return functions.some(({ comparisons }) => comparisons.some((each) => Math.abs(each.value - value) <= 1));
}

/** A plain number is a condition where it stands in one; elsewhere it is a value. */
function isCondition(limit: Limit, claim: Claim): boolean {
  if (limit.relation !== "exactly" || isEdge(limit, claim)) return true;
  const isRefused = claim.outcome?.kind === "reject" && claim.limits.length === 1;
  return (
    isRefused || claim.condition.includes(limit.phrase) || /\b(?:full|already|exactly)\b/i.test(claim.text)
  );
}

/** Whether the claim says what happens in the region of its limit, or that nothing else may be. */
function isRule(claim: Claim, limit: Limit): boolean {
  if (claim.status !== undefined || claim.limits.some((other) => !isCondition(other, claim))) return false;
  if (claim.outcome === undefined && isOfSubject(claim, limit)) return false;
  const isNegated = /\b(?:not|never|cannot|can't|n't|no)\b/i.test(limit.phrase);
  const refuses =
    /\b(?:reject|refus|throw|rais|error|exception|fail|den(?:y|ied|ies)|invalid|block|declin|turned)\w*/i.test(
      claim.text,
    );
  if (claim.outcome?.kind === "reject") return isNegated && !refuses;
  return claim.outcome === undefined || claim.outcome.kind === "accept";
}

/** "A text of more than 500 characters leads to …": the limit tells which, and what comes of it is said behind. */
function isOfSubject({ text }: Claim, { start, quantity }: Limit): boolean {
  const at = mainVerb(text);
  return at !== undefined && start > 0 && quantity.start < at;
}

function checkLimit(limit: Limit, claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  return isEdge(limit, claim) ? checkEdge(limit, claim, code) : checkRelation(limit, claim, code);
}

const beginning =
  /\b(?:starts?|begins?|sets? in|kicks? in|is (?:reached|switched on)|applies) (?:already )?(?:at|from|with) ?$/i;

/** "Power saving starts at 20 percent": on which side of the number is not said. */
function isEdge({ relation, start }: Limit, { text }: Claim): boolean {
  return relation === "exactly" && beginning.test(text.slice(0, start));
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
  const sites = all.filter((site) => site.fit !== "foreign" || isSpoken(site));
  const order = sites.filter(isOrder);
  const exact = order.filter(({ alignment }) => alignment === "same" || alignment === "near");
  for (const site of [...exact.filter(({ alignment }) => alignment === "same"), ...exact]) {
    const finding = tryAt(limit, claim, fn, site);
    if (finding) return finding;
  }
  const bound = wantedValue(claim, limit, fn) ? undefined : checkBound(limit, claim, sites, fn);
  if (bound) return bound;
  if (exact.length > 0) return undefined;
  const meant = byNumber(limit, claim, fn, all);
  if (meant) return meant;
  const rivals = order.filter(
    (site) => site.alignment === "other" && (site.fit === "named" || isSpoken(site)),
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

/** `now + created` is no time that has passed. */
function addsTimes({ subject, unit }: Comparison): boolean {
  return unit?.dimension !== "money" && / \+ /.test(subject) && !/ - /.test(subject) && points.test(subject);
}

const points = /\b(?:now|today|time)\b|(?:\.|_)at\b|[a-z]At\b|DayNumber|getTime|timestamp/;

function isOrder({ comparison }: Site): boolean {
  return !/^(?:min|max)$/.test(comparison.operator);
}

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

/** Whether a claim shares a word with what a function is called, is given, returns or says. */
function isAboutFunction({ words }: Claim, { definition }: RunFunction): boolean {
  return overlap(words, definition.node.text.slice(0, readOfFunction)) > 0;
}

const readOfFunction = 4_000;

/**
 * "After three failed logins": the one that is just counted is the third, so that the number is compared that the code
 * writes.
 */
function asCounted(comparison: Comparison, { outcome, status }: Claim): Comparison {
  const { plus = 0, value, subject } = comparison;
  if (plus !== 1 || subject.startsWith("#") || outcome || status !== undefined) return comparison;
  return { ...comparison, value: value + plus };
}

/** Names that measure something of a dimension. */
function speaksOf(dimension: Unit["dimension"]): RegExp {
  switch (dimension) {
    case "bytes":
      return /size|bytes|length$/i;
    case "mass":
      return /weight|mass|kg|gram/i;
    case "time":
      return / - |since|elapsed|between|\bidle\b|\bttl\b/i;
    default:
      return /^$/;
  }
}

function comparesUnknown(fn: RunFunction, subject: string): boolean {
  return fn.decisions.some(
    ({ key }) =>
      key.includes(subject) &&
      / < (?![\d-])|(?<![\d]) < /.test(key) &&
      !/(?:^| )-?\d[\d.]*(?: < | *$)/.test(key),
  );
}

function tryAt(limit: Limit, claim: Claim, fn: RunFunction, site: Site): ClaimFinding | undefined {
  const wanted = wantedValue(claim, limit, fn);
  if (wanted) return tryWith(limit, claim, fn, site, wanted);
  const effect = wantedEffect(claim, fn) ?? wantedConsequence(claim, limit, fn);
  const done = effect && tryWith(limit, claim, fn, site, effect);
  if (done?.state === "met" || (effect && !isRule(claim, limit))) return done;
  return tryWith(limit, claim, fn, site, undefined) ?? done;
}

/** What comes of those that a limit in the subject or in the condition tells from others. */
function wantedConsequence(claim: Claim, limit: Limit, fn: RunFunction): Consequence | undefined {
  const isCase = isOfSubject(claim, limit) || claim.condition.includes(limit.phrase);
  if (!isCase || claim.outcome || claim.status !== undefined) return undefined;
  const sentence = sentenceOf(claim);
  return sentence && consequenceOf(claim, sentence, fn);
}

/** @param wanted how a path answers the claim; undefined where the limit or the outcome says it */
function tryWith(
  limit: Limit,
  claim: Claim,
  fn: RunFunction,
  site: Site,
  wanted: ((path: Path) => Answer) | undefined,
): ClaimFinding | undefined {
  const asRule = !wanted && isRule(claim, limit);
  const grows = isRule(claim, limit) && limit.relation === "atMost" && growsIn(fn, site.comparison.subject);
  const counted = site.comparison.plus === 1 && wanted ? 1 : 0;
  const trial = trialOf(limit, site, grows ? 1 : counted, asRule, fn, freshOnes(claim, fn));
  if (!trial) return undefined;
  const answer = asRule
    ? (path: Path) => rejects(path, undefined, false, fn.definition.name)
    : (wanted ?? ((path: Path): Answer => fulfils(path, claim, fn.definition.name)));
  const turned = asRule ? { inside: trial.outside, outside: trial.inside, far: trial.far } : trial;
  const { node } = site.comparison;
  const tried = tryBoth(fn, turned, answer);
  if (tried === "met" && grows && growsThough(fn, trial.outside))
    return isWrong(
      "limit",
      `“${limit.phrase}” is asked for, but something is added before “${excerpt(node)}” is looked at.`,
      node,
    );
  if (tried === "met") {
    const at = (all: readonly Pins[]) => [...new Set(all.flatMap((pins) => pathsAt(fn, pins).all))];
    return { ...isMet("limit", node), ways: { fn, meant: at(trial.inside), rest: at(trial.outside) } };
  }
  if (tried === "contradicted")
    return isWrong("limit", `“${limit.phrase}” is asked for, but the code says “${excerpt(node)}”.`, node);
  if (asRule) return keepsWithin(fn, site, trial);
  return tried === "differs" ? differing(claim, site) : undefined;
}

/** Runs with values first; where these tell nothing, the ways that look at what is compared. */
function tryBoth(fn: RunFunction, trial: Trial, answer: (path: Path) => Answer): Tried {
  const tried = tryValues(fn.with, trial, answer);
  if (tried === "met" || tried === "contradicted") return tried;
  const other = tryValues((pins) => pathsAt(fn, pins), trial, answer);
  return other === "met" || other === "contradicted" ? other : tried;
}

/** Something else happens in the case that is to be refused. */
function differing({ text, outcome }: Claim, { alignment, comparison }: Site): ClaimFinding | undefined {
  if (alignment !== "same" || outcome?.kind !== "reject") return undefined;
  const { node } = comparison;
  return isWrong(
    "type",
    `“${text}” is asked for, but where “${excerpt(node)}” the code does something else.`,
    node,
  );
}

/** Whether the collection whose size is compared gets an element, or the number that is compared is counted up. */
function growsIn(fn: RunFunction, subject: string): boolean {
  return fn.paths.all.some(({ effects }) =>
    effects.some(({ kind, key, args }) => {
      const [value] = args;
      const isCounted =
        kind === "assign" &&
        key === subject &&
        value?.kind === "unknown" &&
        value.key === subject &&
        value.plus > 0;
      // A map grows by what is set where it was not there before.
      const isSet = kind === "call" && /^(?:set|put)$/.test(key.split(".").at(-1) ?? "");
      const isGrown = kind === "grow" && `#${key}` === subject;
      return isCounted || isGrown || (isSet && `#${key.replace(/\.\w+$/, "")}` === subject);
    }),
  );
}

/** Whether a refused element has been added all the same. */
function growsThough(fn: RunFunction, pins: readonly Pins[]): boolean {
  return pins.some((each) =>
    fn.with(each).all.some(({ ending, effects }) => {
      const grown = effects.filter(({ kind }) => kind === "grow").length;
      const shrunk = effects.filter(({ kind }) => kind === "shrink").length;
      return ending.kind === "error" && grown > shrunk;
    }),
  );
}

/** "20 different items": what is added is not there already. */
function freshOnes({ text }: Claim, fn: RunFunction): Pins {
  if (!/\b(?:different|distinct)\b/i.test(text)) return new Map();
  const asked = fn.decisions.filter(({ key }) => key.startsWith("has("));
  return new Map(asked.map(({ key }) => [key, boolean(false)]));
}

/** Values inside, outside and far from a limit, on the scale of what the code compares. */
function trialOf(
  limit: Limit,
  site: Site,
  grown: number,
  asRule: boolean,
  fn: RunFunction,
  beside: Pins,
): Trial | undefined {
  const { quantity, relation } = limit;
  const { comparison, alignment } = site;
  const scale = scaleOf(limit, comparison, alignment);
  if (scale === undefined) return undefined;
  const at = scale - grown;
  const step =
    Number.isInteger(at) && Number.isInteger(comparison.value) ? 1 : Math.max(1e-6, Math.abs(at) * 1e-3);
  const pins = (...values: readonly number[]): Pins[] =>
    values.map(
      (value) => new Map<string, Value>([...beside, [comparison.subject, number(value, comparison.unit)]]),
    );
  const lines = fn.comparisons.filter(({ subject }) => subject === comparison.subject);
  const far = pins(
    ...lines.flatMap(({ value }) => [value - 2 * step, value, value + 2 * step]),
    at - 5 * step,
    at + 5 * step,
  );
  const loose = limit.isLoose && !quantity.isOrdinal;
  switch (relation) {
    case "below":
      return { inside: pins(at - step), outside: pins(at, at + step), far };
    case "above":
      return { inside: pins(at + step), outside: loose ? pins(at - step) : pins(at, at - step), far };
    case "atMost":
      return {
        inside: loose ? pins(at - step) : asRule || at > step ? pins(at, at - step) : pins(at),
        outside: pins(at + step),
        far,
      };
    case "atLeast":
      return { inside: pins(at, at + step), outside: pins(at - step), far };
    case "exactly":
      return {
        inside: pins(at),
        outside: comparison.operator.startsWith("<") ? pins(at + step) : pins(at - step),
        far,
      };
  }
}

/** The limit's number on the scale of what the code compares; undefined where their units do not tell. */
function scaleOf(limit: Limit, comparison: Comparison, alignment: Alignment): number | undefined {
  const { quantity } = limit;
  if (alignment === "same") return comparison.value;
  if (alignment === "open") return undefined;
  const own = unitOf(comparison);
  if (quantity.unit && own && own.dimension === quantity.unit.dimension)
    return (quantity.value * quantity.unit.factor) / own.factor;
  if (!quantity.unit) return quantity.value;
  // What lies far off in every unit: any of its scales shows on which side of the line it is.
  return quantity.unit.dimension === "time" || quantity.unit.dimension === "money" || alignment === "near"
    ? quantity.value
    : quantity.unit.dimension === "bytes"
      ? quantity.value * quantity.unit.factor
      : undefined;
}

/** `min(x, 50)`, `items[:10]`: a bound that is put on something. */
function checkBound(
  limit: Limit,
  claim: Claim,
  sites: readonly Site[],
  fn: RunFunction,
): ClaimFinding | undefined {
  const { relation } = limit;
  if (relation === "exactly" || !isRule(claim, limit)) return undefined;
  const right = relation === "atMost" || relation === "below" ? "min" : "max";
  const bounds = sites.filter(({ comparison }) => /^(?:min|max)$/.test(comparison.operator));
  const exact = bounds.filter(({ alignment }) => alignment === "same");
  // The same number on the wrong side is wrong in whatever unit.
  const sameOtherSide = bounds.filter(
    ({ comparison, alignment }) =>
      comparison.operator !== right &&
      (alignment === "same" || sameNumber(comparison.value, limit.quantity.value)),
  );
  const good = exact.find(({ comparison }) => comparison.operator === right);
  if (good) return boundsAll(fn, good.comparison) ? isMet("bound", good.comparison.node) : undefined;
  const [flipped] = sameOtherSide;
  if (flipped)
    return isWrong(
      "bound",
      `“${limit.phrase}” is asked for, but “${excerpt(flipped.comparison.node)}” keeps the other side.`,
      flipped.comparison.node,
    );
  const others = bounds.filter(
    ({ comparison, alignment, fit }) =>
      comparison.operator === right &&
      comparison.value !== 0 &&
      (alignment === "other" || alignment === "near") &&
      fit !== "foreign",
  );
  const [other] = others;
  if (!other || others.length !== 1) return undefined;
  return isWrong(
    "bound",
    `“${limit.phrase}” is asked for, but the code says “${excerpt(other.comparison.node)}”.`,
    other.comparison.node,
  );
}

/** Whether what lies beyond a bound is never returned as it is: a bound may be put on some ways alone. */
function boundsAll(fn: RunFunction, { subject, value, operator }: Comparison): boolean {
  const isAsked = fn.comparisons.some(
    (each) => each.subject === subject && !/^(?:min|max)$/.test(each.operator),
  );
  if (!isAsked || !fn.paths.isComplete) return true;
  const beyond = operator === "min" ? [value + 1, value + 5] : [value - 1, value - 5];
  return beyond.every((at) =>
    fn
      .with(new Map([[subject, number(at)]]))
      .all.every(
        ({ ending }) => ending.kind !== "return" || /\b(?:slice|min|max)\(/i.test(keyOf(ending.value)),
      ),
  );
}

/** `if (size > 50) size = 50`: beyond the limit the limit itself is taken. */
function keepsWithin(
  fn: RunFunction,
  { comparison, alignment }: Site,
  trial: Trial,
): ClaimFinding | undefined {
  if (alignment !== "same") return undefined;
  const isKept = trial.outside.every((pins) => {
    const given = pins.get(comparison.subject);
    const paths = fn.with(pins).all.filter(({ ending }) => ending.kind !== "error");
    return (
      paths.length > 0 &&
      given?.kind === "number" &&
      paths.every(
        (path) =>
          seen(path).includes(comparison.value) &&
          !seen(path).some((value) => sameNumber(value, given.value)),
      )
    );
  });
  return isKept ? isMet("bound", comparison.node) : undefined;
}

/** Known numbers that a path returns or assigns. */
function seen({ ending, effects }: Path): number[] {
  const values = [
    ...(ending.kind === "return" ? [ending.value] : []),
    ...effects.filter(({ kind }) => kind !== "grow").flatMap(({ args }) => args),
  ];
  return values.flatMap((value) => {
    if (value.kind === "number") return [value.value];
    return value.kind === "unknown" && value.size?.kind === "number" ? [value.size.value] : [];
  });
}

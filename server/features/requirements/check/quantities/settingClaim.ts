import type { Unit } from "../../../../language/program/values/units.ts";
import { unitOfWord } from "../../../../language/program/values/units.ts";
import { splitWords, stem } from "../../../../language/words/wordForms.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import { type Setting, settingsOf } from "../../code/settings.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { type Alignment, align, sameNumber } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { isSimilar } from "../evidence/subject.ts";
import { foreignWords, wordsOfCode } from "../evidence/unexplained.ts";

/** Words of a name that say how long, how much, or of what unit, and not of what. */
const measuring = new Set(
  (
    "timeout time ttl lifetime life duration period window interval expiry expiration expires expire validity age delay span length wait " +
    "max maximum min minimum limit cap size default value in of for per the count number total ms after keep alive"
  )
    .split(" ")
    .map(stem),
);
/** Names whose number is the most, and those whose number is the least. */
const upper = /max|limit|cap|timeout|ttl|lifetime|expir|age\b|duration|window|validity|quota/i;
const least = /(?:^|[_a-z])min(?:imum)?(?![a-z])/i;
/** Verbs and nouns that a claim needs to say how long something lasts or how much there may be. */
const saying = new Set(
  "expire valid last close drop end stop live stay remain keep hold time out good allow accept wait take give abort cancel cut"
    .split(" ")
    .map(stem),
);

/** Judges "idle connections are closed after a minute" by the setting of that name: `IdleTimeout: 60 * time.Second`. */
export function checkSetting(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const [limit] = claim.limits;
  if (!limit || claim.limits.length > 1 || !isPlain(claim)) return undefined;
  const found = namedBy(claim, limit, code);
  if (!found) return undefined;
  const alignment = alignmentOf(limit, found.setting);
  if (alignment === "open" || !isOnSide(limit, found.setting.name, claim)) return undefined;
  if (alignment === "same")
    return found.setting.isHandedOn || isTyped(found.setting)
      ? isMet("default", found.setting.node)
      : undefined;
  if (!found.isSpecific || writesNumber(limit, code)) return undefined;
  return isWrong(
    "default",
    `“${limit.phrase}” is asked for, but the code says “${excerpt(found.setting.node)}”.`,
    found.setting.node,
  );
}

function isPlain({ outcome, status, isOnly, isUnless, condition, text }: Claim): boolean {
  return (
    status === undefined &&
    !isOnly &&
    (!isUnless || /^(?:configured|told|set|stated|specified) otherwise|something else/.test(condition)) &&
    (condition === "" || isUnless) &&
    (outcome === undefined || outcome.kind === "expire" || outcome.kind === "accept") &&
    !/\bper\b/i.test(text) &&
    !/\b(?:not|never|no)\b(?! (?:be |exceed|more|longer|larger|bigger|higher|greater|older|above|over))/i.test(
      text,
    )
  );
}

interface Found {
  readonly setting: Setting;
  /** The name itself says what it is about. */
  readonly isSpecific: boolean;
}

/** The only setting that a claim speaks of. */
function namedBy(claim: Claim, limit: Limit, code: ProgramCode): Found | undefined {
  const said = wordsOf(claim.text.replace(limit.phrase, " "));
  const fitting = settingsOf(code).filter((each) => measuresAlike(limit.quantity.unit, each));
  const scored = fitting.flatMap((setting) => {
    const own = ownWords(setting.name);
    const isNamed = own.length > 0 && own.every((word) => said.some((other) => isSimilar(word, other)));
    return isNamed ? [{ setting, score: own.length }] : [];
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const chosen = scored.filter(({ score }) => score === best);
  const [one] = chosen;
  if (one)
    return chosen.length === 1 && isWhole(said, one.setting, code)
      ? { setting: one.setting, isSpecific: true }
      : undefined;
  // `Lifetime` in what is all about one thing.
  const [only, ...others] = fitting;
  const isGeneral = only && others.length === 0 && limit.quantity.unit && ownWords(only.name).length === 0;
  return isGeneral && isWhole(said, only, code) ? { setting: only, isSpecific: true } : undefined;
}

/** Whether nearly all that a claim says is named in the code: who issues the token, and that it is for a reset. */
function isWhole(said: readonly string[], { name }: Setting, code: ProgramCode): boolean {
  const rest = said.filter((word) => !saying.has(word) && !measuring.has(word));
  const foreign = foreignWords(rest, new Set([...wordsOfCode(code), ...wordsAround(code)]));
  return foreign === 0 || (foreign === 1 && rest.length - foreign >= 1 + (ownWords(name).length > 0 ? 0 : 1));
}

/** The words of the classes around the functions of a unit, up to where their bodies begin. */
function wordsAround({ functions }: ProgramCode): readonly string[] {
  const heads = functions.flatMap(({ definition: { node } }) => {
    const parent = node.parent?.parent ?? node.parent;
    return parent && parent.start < node.start
      ? [parent.text.slice(0, headLength).split(/[{:\n]/)[0] ?? ""]
      : [];
  });
  return splitWords(heads.join(" ")).map(stem);
}

/** Characters in which the name of a class stands. */
const headLength = 200;

/** The words of a name that say of what it is. */
export function ownWords(name: string): readonly string[] {
  return splitWords(name)
    .filter((word) => unitOfWord(word) === undefined && word.length > 1)
    .map(stem)
    .filter((word) => !measuring.has(word));
}

/** Whether a setting may be of the unit that is spoken of. */
function measuresAlike(unit: Unit | undefined, setting: Setting): boolean {
  if (!unit) return setting.unit === undefined;
  return setting.unit ? setting.unit.dimension === unit.dimension : fitsDimension(unit, setting.name);
}

const names: Partial<Record<Unit["dimension"], RegExp>> = {
  time: /timeout|ttl|lifetime|duration|period|interval|expir|age|delay|wait|window/i,
  bytes: /bytes|size|length|limit/i,
  money: /price|fee|cost|cap|amount/i,
};

function fitsDimension({ dimension }: Unit, name: string): boolean {
  return names[dimension]?.test(name) ?? false;
}

function alignmentOf({ quantity }: Limit, { name, value, unit }: Setting): Alignment {
  const found = align(quantity, { subject: name, value, unit });
  return found === "near" ? "other" : found;
}

/** Whether the number is the most where the claim says so, and the least where it says that. */
function isOnSide({ relation, isLoose }: Limit, name: string, { text }: Claim): boolean {
  switch (relation) {
    case "atMost":
      return upper.test(name) && !least.test(name);
    case "above":
      return isLoose && upper.test(name) && !least.test(name);
    case "atLeast":
      return least.test(name);
    case "below":
      return false;
    default:
      return !/max|(?:^|[_a-z])min(?:imum)?(?![a-z])/i.test(name) || /\b(?:max|min)imum\b/i.test(text);
  }
}

/** A span of time that says its unit cannot be taken for one in another. */
function isTyped({ unit, node }: Setting): boolean {
  return unit?.dimension === "time" && /[a-z]\s*\(|\btime\.|::/i.test(node.text);
}

/** Whether the number that is asked for is written somewhere else in the code, in whatever unit. */
function writesNumber({ quantity }: Limit, code: ProgramCode): boolean {
  return settingsOf(code).some(
    ({ name, value, unit }) =>
      (unit === undefined && sameNumber(value, quantity.value)) ||
      align(quantity, { subject: name, value, unit }) === "same",
  );
}

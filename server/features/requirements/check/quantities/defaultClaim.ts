import { constantsOf } from "../../../../language/program/constants.ts";
import type { Expression } from "../../../../language/program/program.ts";
import type { Value } from "../../../../language/program/values/value.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import type { Limit } from "../../reading/relations.ts";
import { align } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { overlap } from "../evidence/subject.ts";
import { checkFallback, checkWordedFallback } from "./fallbackClaim.ts";

const speaksOfDefault =
  /\bdefaults?\b|\bby default\b|\bunless (?:told otherwise|asked otherwise|another|a different|otherwise|specified|stated|set|given|the caller|something else|one is|it is)|\b(?:if|when|where) (?:no(?:ne|thing)?|it|the \w+|[A-Z_]+|\w+) (?:\w+ )?(?:is|are) (?:not )?(?:given|set|specified|provided|configured|passed)\b|^without (?:an? |any )?(?:\w+ )?(?:setting|value|argument|parameter|option|configuration)\b|\bunless (?:[\w']+ ){0,4}?(?:asks? for|wants?|chooses?|requests?|configured|overridden|overrides?|says?|sets?) |\bif (?:unset|omitted|absent|missing|not (?:set|given|specified))\b/i;

const isByDefault = /^by default\b|\bover (?:\w+|\d+)\b/i;

/** A value that is given is no default. */
const isGiven =
  /\b(?:if|when|where) (?!(?:no|none|nothing|neither)\b)(?:it|the \w+|an? \w+|[A-Z_]+|\w+) (?:\w+ )?(?:is|are) (?:given|set|specified|provided|configured|passed)\b/i;

/** Judges a claim about a default value. */
export function checkDefault(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const found = defaultIn(claim, code);
  if (found?.state !== "met") return found;
  // "Unless the client asks for something else" is what a default is.
  const phrase = /\bunless\b[^,.;]*$/i.exec(claim.text)?.[0];
  return phrase === undefined ? found : { ...found, phrase };
}

function defaultIn(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (!speaksOfDefault.test(claim.text) || claim.outcome?.kind === "reject") return undefined;
  if (isGiven.test(claim.text)) return undefined;
  const worded = ofTexts(claim, code) ?? checkWordedFallback(claim, code);
  if (worded) return worded;
  // "Is taken over three values by default": the number is no limit.
  const limit = claim.limits.find(
    ({ relation, isLoose }) =>
      relation === "exactly" || relation === "atMost" || isLoose || isByDefault.test(claim.text),
  );
  if (!limit || claim.limits.length !== 1) return undefined;
  const found = code.functions.flatMap((fn) => [
    ...ofParameters(claim, limit, fn, code),
    ...ofMissing(claim, limit, fn),
  ]);
  const met = found.find(({ state }) => state === "met");
  const wrong = found.find(({ state }) => state === "contradicted");
  return met && wrong ? undefined : (met ?? wrong ?? checkFallback(claim, limit, code));
}

/** `formatPrice(cents, currency = "EUR")`. */
function ofTexts(claim: Claim, { functions }: ProgramCode): ClaimFinding | undefined {
  const given = functions
    .flatMap(({ definition }) => definition.parameters)
    .filter((each) => each.default?.kind === "text" && overlap(claim.words, each.name) > 0);
  const [one, ...others] = given;
  const value = one?.default?.kind === "text" ? one.default.value : undefined;
  if (value === undefined || value === "" || others.length > 0 || claim.limits.length > 0) return undefined;
  const said = [...claim.quotes, ...(claim.text.match(/\b[A-Z]{2,}\b/g) ?? [])];
  const node = one?.default?.node;
  if (said.includes(value)) return isMet("default", node);
  return said.length === 1
    ? isWrong("default", `“${claim.text}” is asked for, but the default is ${excerpt(node)}.`, node)
    : undefined;
}

/** `def list(page_size=20)`. */
function ofParameters(claim: Claim, limit: Limit, fn: RunFunction, code: ProgramCode): ClaimFinding[] {
  const candidates = fn.definition.parameters
    .map((parameter) => ({ parameter, value: parameter.default && constantOf(parameter.default, code) }))
    .filter(({ value }) => value !== undefined)
    .map((each) => ({ ...each, score: overlap(claim.words, each.parameter.name) }));
  const best = Math.max(0, ...candidates.map(({ score }) => score));
  const chosen = candidates.filter(({ score }) => score === best && (score > 0 || candidates.length === 1));
  // Of several that fit, a page or an offset that begins with 0 or 1 is the less likely.
  const sizes = chosen.filter(({ value }) => value !== undefined && Math.abs(value) > 1);
  const [one] = chosen.length > 1 ? sizes : chosen;
  if (!one || (chosen.length > 1 && sizes.length !== 1) || one.value === undefined) return [];
  const node = one.parameter.default?.node;
  const isCount = /^(?:limit|count|size|max\w*|top|n|number|amount|per_?page|page_?size)$/i.test(
    one.parameter.name,
  );
  const isSaidSo = /\b(?:by default|unless (?:told|configured|specified|stated|asked) otherwise)\b/i.test(
    claim.text,
  );
  const isNamed =
    one.score > 0 ||
    (isSaidSo && fn.definition.parameters.filter((each) => each.default).length === 1) ||
    (isCount && candidates.length === 1 && /s$/.test(limit.quantity.counted));
  return compare(limit, one.parameter.name, one.value, isNamed, node);
}

/** A number, or a constant of the file that is one. */
function constantOf(expression: Expression, { program }: ProgramCode): number | undefined {
  if (expression.kind !== "name" && expression.kind !== "member") return numberInExpression(expression);
  const constant = constantsOf(program).get(expression.name);
  return constant && numberInExpression(constant);
}

/** What is returned, assigned or handed on where something is missing. */
function ofMissing(claim: Claim, limit: Limit, fn: RunFunction): ClaimFinding[] {
  return fn.paths.all.flatMap((path) => {
    const missing = path.decisions.filter(({ key, value }) => value && key.endsWith(" == null"));
    const [one] = missing;
    if (!one || missing.length !== 1) return [];
    const values: Value[] = [
      ...(path.ending.kind === "return" ? [path.ending.value] : []),
      ...path.effects.flatMap(({ args }) => args),
    ];
    const numbers = values.flatMap((value) => (value.kind === "number" ? [value] : []));
    const own = overlap(claim.words, one.key) > 0 || overlap(claim.words, fn.definition.name) > 0;
    if (
      numbers.some(
        (value) =>
          align(limit.quantity, { subject: one.key, value: value.value, unit: value.unit }) === "same",
      )
    )
      return [isMet("default", one.node)];
    const [only] = numbers;
    const isReturned = path.ending.kind === "return" && path.ending.value.kind === "number";
    if (!own || !only || !isReturned || numbers.length !== 1) return [];
    return compare(limit, one.key, only.value, true, one.node);
  });
}

function compare(
  limit: Limit,
  subject: string,
  value: number,
  isNamed: boolean,
  node: Expression["node"] | undefined,
): ClaimFinding[] {
  const found = align(limit.quantity, { subject, value, unit: undefined });
  if (found === "same") return [isMet("default", node)];
  if (found === "open" || !isNamed) return [];
  return [isWrong("default", `“${limit.phrase}” is asked for, but the default is ${excerpt(node)}.`, node)];
}

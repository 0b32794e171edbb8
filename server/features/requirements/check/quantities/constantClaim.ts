import type { Expression } from "../../../../language/program/program.ts";
import { unitOfName } from "../../../../language/program/values/units.ts";
import { splitWords, stem } from "../../../../language/words/wordForms.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { align } from "../evidence/align.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";
import { isSimilar } from "../evidence/subject.ts";

/** Names of quantities that people speak of as of things: "the daily limit is 5000". */
const quantities =
  "limit|maximum|minimum|capacity|timeout|threshold|size|length|rate|fee|price|interval|delay|lifetime|ttl|period|duration|quota|budget|factor|percentage|discount|tax|port|number of \\w+";
const named = new RegExp(
  `^(?:the |an? |its )?((?:[\\w-]+ ){0,3}?(?:${quantities})(?: (?:of|for) (?:the |an? )?[\\w-]+(?: \\w+)?)?) (?:is|are|must be|shall be|should be|equals|amounts to) (?:limited to |set to |always |at )?[€$£]?\\d`,
  "i",
);
/** Words for how long or how much, which a unit in a name says as well. */
const spans = new Set(
  "period duration time interval lifetime timeout length delay age span size".split(" ").map(stem),
);
const little = new Set("the a an of for its maximum minimum allowed".split(" ").map(stem));

/** Judges "the daily limit is 5000" by the constant of that name. */
export function checkConstant(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const subject = named.exec(claim.text)?.[1];
  const [limit] = claim.limits;
  if (subject === undefined || !limit || claim.limits.length > 1 || claim.condition !== "" || claim.isOnly)
    return undefined;
  const words = splitWords(subject)
    .map(stem)
    .filter((word) => !little.has(word));
  const found = constantsIn(code).filter(({ name }) => {
    const own = splitWords(name).map(stem);
    // "The loan period" is `LOAN_DAYS`.
    const isMeasured =
      unitOfName(name)?.dimension === limit.quantity.unit?.dimension && limit.quantity.unit !== undefined;
    const wanted = isMeasured ? words.filter((word) => !spans.has(word)) : words;
    return wanted.length > 0 && wanted.every((word) => own.some((other) => isSimilar(word, other)));
  });
  const [one] = found;
  if (!one || found.length !== 1) return undefined;
  const alignment = align(limit.quantity, { subject: one.name, value: one.value, unit: undefined });
  // A share that nothing is multiplied by is no share of anything.
  if (alignment === "same" && limit.quantity.unit?.dimension === "ratio" && !isFactor(one.name, code))
    return undefined;
  if (alignment === "same") return isMet("default", one.node);
  if (alignment === "open") return undefined;
  return isWrong(
    "default",
    `“${limit.phrase}” is asked for, but the code says “${excerpt(one.node)}”.`,
    one.node,
  );
}

/** Whether something is multiplied by a constant, or by what is made of it: `net * (1 + TAX_RATE)`. */
function isFactor(name: string, { expressions }: ProgramCode): boolean {
  return expressions.some(
    (each) =>
      ((each.kind === "binary" && each.operator === "*") ||
        (each.kind === "call" &&
          each.callee.kind === "member" &&
          /^(?:mul|times)/i.test(each.callee.name))) &&
      each.node.text.includes(name),
  );
}

interface Constant {
  readonly name: string;
  readonly value: number;
  readonly node: Expression["node"];
}

/** Numbers with a name that stand outside of functions. */
function constantsIn({ program }: ProgramCode): readonly Constant[] {
  return program.outside.flatMap((statement): readonly Constant[] => {
    if (statement.kind !== "expression" || statement.value.kind !== "assign") return [];
    const { target, value, node } = statement.value;
    const number = numberOf(value);
    return target.kind === "name" && number !== undefined ? [{ name: target.name, value: number, node }] : [];
  });
}

/** A number, or one in the words of a library: `new BigDecimal("10000")`. */
function numberOf(value: Expression): number | undefined {
  if (value.kind === "text") return /^\d+(?:\.\d+)?$/.test(value.value) ? Number(value.value) : undefined;
  const [first, ...others] = value.kind === "call" ? value.args : [];
  if (first && others.length === 0) return numberOf(first.value);
  return numberInExpression(value);
}

import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { Expression } from "../../../language/program/program.ts";
import { numberInExpression } from "../code/constantNumber.ts";
import type { ProgramCode } from "../code/programCode.ts";
import type { Claim } from "../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "./claimFinding.ts";

type Way = "nearest" | "down" | "up";

const numbers: Readonly<Record<string, number>> = { no: 0, zero: 0, one: 1, two: 2, three: 3, four: 4 };

/** Judges to how many places, and which way, something is rounded. */
export function checkRounding(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (
    !/\bround(?:ed|s|ing)?\b|\bdecimals?\b/i.test(claim.text) ||
    claim.outcome ||
    claim.condition !== "" ||
    claim.isOnly
  )
    return undefined;
  if (/\b(?:not|never|isn't)\b/i.test(claim.text)) return undefined;
  const half = halvesIn(claim.text);
  const countsCents = code.functions.some(({ definition }) => inCents.test(definition.node.text));
  // Whole euros of cents are seen in no number of places.
  if (countsCents && wholeUnits.test(claim.text)) return undefined;
  const wanted = { places: placesIn(claim.text, countsCents), way: wayIn(claim.text) };
  const called = code.expressions.flatMap(roundingIn);
  const found = called.length > 0 ? called : wholeDivisions(code, wanted.way);
  const ways = new Set(found.map(({ way, places }) => `${way} ${places}`));
  const [one] = found;
  if (!one || ways.size !== 1) return undefined;
  const reason = `“${claim.text}” is asked for, but the code has “${excerpt(one.node)}”.`;
  if (half !== undefined && one.way === "nearest") {
    const made = halvesOf(one.node);
    if (made === undefined) return undefined;
    return made === half ? isMet("idiom", one.node) : isWrong("idiom", reason, one.node);
  }
  // Rounding down and adding one, or turning the sign twice, is rounding up.
  const isPlain = !/[-+]/.test(one.node.parent?.text ?? one.node.text);
  if (wanted.way !== undefined && wanted.way !== one.way)
    return isPlain ? isWrong("idiom", reason, one.node) : undefined;
  if (wanted.places !== undefined && one.places !== undefined && wanted.places !== one.places)
    return isWrong("idiom", reason, one.node);
  const isExact = wanted.places === undefined || wanted.places === one.places;
  const isWay = wanted.way !== undefined || one.way === "nearest";
  return isExact && isWay && (wanted.places !== undefined || wanted.way !== undefined)
    ? isMet("idiom", one.node)
    : undefined;
}

const wholeUnits = /\b(?:whole|full|nearest) (?:euros?|dollars?|pounds?|francs?)\b/i;
const inCents = /cents/i;

type Half = "up" | "even";

/** What becomes of a half: "commercially", "half a cent always goes up", "half to even". */
function halvesIn(phrase: string): Half | undefined {
  if (
    /\bcommercial(?:ly)?\b|\bhalf[- ]up\b|\bhal(?:f|ves)\b[^.;]*\b(?:go(?:es)?|rounds?|rounded|is|are) (?:always )?up\b|\baway from zero\b/i.test(
      phrase,
    )
  )
    return "up";
  return /\bbanker'?s?\b|\bhalf[- ](?:to )?even\b|\bto (?:the )?even\b/i.test(phrase) ? "even" : undefined;
}

/** Languages whose plain rounding takes a half to the even neighbour: Python's `round` and `quantize`, .NET's `Math.Round`. */
const evenByDefault = /^(?:python|c-?sharp|csharp)$/;

function halvesOf({ text: written, language }: SyntaxNode): Half | undefined {
  if (/HALF_UP|AwayFromZero|half[_-]?up/i.test(written)) return "up";
  if (/HALF_EVEN|ToEven|half[_-]?even|ties_even/i.test(written)) return "even";
  if (/HALF_DOWN|UNNECESSARY|setScale|rounding\s*=/.test(written)) return undefined;
  return evenByDefault.test(language.grammar) ? "even" : "up";
}

/** Whole numbers that are divided are rounded down without anybody saying so. */
function wholeDivisions({ expressions, program }: ProgramCode, way: Way | undefined): Rounding[] {
  if (!program.dialect.dividesWhole || way !== "down") return [];
  const divided = expressions.filter((each) => each.kind === "binary" && each.operator === "/");
  return divided.map(({ node }) => ({ way: "down", places: 0, node }));
}

function wayIn(phrase: string): Way | undefined {
  if (/\bround(?:ed|s|ing)? (?:\w+ )?down\b|\bdownwards?\b/i.test(phrase)) return "down";
  return /\bround(?:ed|s|ing)? (?:\w+ )?up\b|\bupwards?\b/i.test(phrase) ? "up" : undefined;
}

/** @param countsCents whether the code has its money in cents */
function placesIn(phrase: string, countsCents: boolean): number | undefined {
  const said = /\b(?:to|with|has|have|of) (\w+) (?:decimals?|digits? after|places)/i
    .exec(phrase)?.[1]
    ?.toLowerCase();
  if (said !== undefined) return numbers[said] ?? (/^\d$/.test(said) ? Number(said) : undefined);
  if (/\bto (?:whole |full |the )?cents?\b/i.test(phrase)) return countsCents ? 0 : 2;
  if (/\b(?:whole|full|nearest) (?!cents?\b|ten|hundred|half|quarter)\w+/i.test(phrase)) return 0;
  return undefined;
}

interface Rounding {
  readonly way: Way;
  /** Undefined where what is rounded is scaled in ways that are not followed. */
  readonly places: number | undefined;
  readonly node: SyntaxNode;
}

const nearest = /^(?:round|Round|toFixed|setScale|number_format|quantize|FormatFloat)$/;
const ways: readonly (readonly [RegExp, Way])[] = [
  [/^(?:floor|Floor|trunc|Truncate|intdiv|floorDiv)$/, "down"],
  [/^(?:ceil|Ceil|Ceiling|ceiling)$/, "up"],
  [nearest, "nearest"],
];

function roundingIn(expression: Expression): Rounding[] {
  if (expression.kind !== "call") return [];
  const { callee, args, node } = expression;
  const name = callee.kind === "member" || callee.kind === "name" ? callee.name : "";
  const way = ways.find(([pattern]) => pattern.test(name))?.[1];
  if (way === undefined) return [];
  const mode = /FLOOR|DOWN|floor/.test(node.text) ? "down" : /CEILING|\bUP\b/.test(node.text) ? "up" : way;
  const values = args.map(({ value }) => numberInExpression(value));
  const isMethod = /^(?:toFixed|setScale)$/.test(name);
  const given = isMethod ? values[0] : args.length > 1 ? values[1] : undefined;
  if (given !== undefined && name !== "intdiv") return [{ way: mode, places: given, node }];
  // `Math.round(x * 100) / 100` rounds to two places.
  const around = node.parent?.text ?? "";
  const scale = /\/\s*(10+)(?:\.0)?\b/.exec(around.slice(node.text.length))?.[1];
  const { text: written } = node;
  const scaled =
    scale !== undefined &&
    new RegExp(`\\*\\s*${scale}(?:\\.0)?\\b|\\b${scale}(?:\\.0)?\\s*\\*`).test(written);
  const isFollowed = scale === undefined && !/\*\s*10|\/\s*1/.test(written);
  return [
    {
      way: mode,
      places: scaled ? Math.log10(Number(scale)) : isFollowed ? 0 : undefined,
      node,
    },
  ];
}

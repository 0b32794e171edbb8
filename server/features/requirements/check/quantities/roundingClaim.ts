import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Argument, Expression } from "../../../../language/program/program.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

type Way = "nearest" | "down" | "up";

const numbers: Readonly<Record<string, number>> = { no: 0, zero: 0, one: 1, two: 2, three: 3, four: 4 };

/** Judges to how many places, and which way, something is rounded. */
export function checkRounding(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (!isAboutRounding(claim)) return undefined;
  const countsCents = code.functions.some(({ definition }) => inCents.test(definition.node.text));
  // Whole euros of cents are seen in no number of places.
  if (countsCents && wholeUnits.test(claim.text)) return undefined;
  const wanted = { places: placesIn(claim.text, countsCents), way: wayIn(claim.text) };
  const made = onlyRounding(code, wanted.way);
  if (!made) return undefined;
  const reason = `“${claim.text}” is asked for, but the code has “${excerpt(made.node)}”.`;
  const half = halvesIn(claim.text);
  if (half === undefined || made.way !== "nearest") return compared(wanted, made, reason);
  const madeOfHalves = halvesOf(made.node);
  if (madeOfHalves === undefined) return undefined;
  return madeOfHalves === half ? isMet("idiom", made.node) : isWrong("idiom", reason, made.node);
}

function isAboutRounding(claim: Claim): boolean {
  if (claim.outcome || claim.condition !== "" || claim.isOnly) return false;
  const isNamed = /\bround(?:ed|s|ing)?\b|\bdecimals?\b/i.test(claim.text);
  return isNamed && !/\b(?:not|never|isn't)\b/i.test(claim.text);
}

/** What the code rounds, where it does so in one way only. */
function onlyRounding(code: ProgramCode, way: Way | undefined): Rounding | undefined {
  const called = code.expressions.flatMap(roundingIn);
  const found = called.length > 0 ? called : wholeDivisions(code, way);
  const ways = new Set(found.map((each) => `${each.way} ${each.places}`));
  return ways.size === 1 ? found[0] : undefined;
}

function compared(
  wanted: { readonly places: number | undefined; readonly way: Way | undefined },
  { way, places, node }: Rounding,
  reason: string,
): ClaimFinding | undefined {
  // Rounding down and adding one, or turning the sign twice, is rounding up.
  const isPlain = !/[-+]/.test(node.parent?.text ?? node.text);
  if (wanted.way !== undefined && wanted.way !== way)
    return isPlain ? isWrong("idiom", reason, node) : undefined;
  if (wanted.places === undefined) return wanted.way === undefined ? undefined : isMet("idiom", node);
  if (places === undefined) return undefined;
  if (wanted.places !== places) return isWrong("idiom", reason, node);
  return wanted.way !== undefined || way === "nearest" ? isMet("idiom", node) : undefined;
}

const wholeUnits = /\b(?:whole|full|nearest) (?:euros?|dollars?|pounds?|francs?)\b/i;
const inCents = /cents/i;

type Half = "up" | "even";

/** What becomes of a half: "commercially", "half a cent always goes up", "half to even". */
function halvesIn(phrase: string): Half | undefined {
  if (
    /\bcommercial(?:ly)?\b|\bhalf[- ]up\b|\bhal(?:f|ves)\b[^.;]*\b(?:go(?:es|ing)?|round(?:s|ed|ing)?|is|are) (?:always )?up\b|\baway from zero\b/i.test(
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
  return [{ way: mode, places: placesOf(name, args, node), node }];
}

/** The place of the argument that says how many places are wanted; the second where nothing else is said. */
const placesAt: Readonly<Record<string, number>> = { toFixed: 0, setScale: 0, quantize: 0, FormatFloat: 2 };

/** The places that a call names, or that its scale tells; undefined where they are named by what is not known. */
function placesOf(name: string, args: readonly Argument[], node: SyntaxNode): number | undefined {
  const value = args[placesAt[name] ?? 1]?.value;
  if (value === undefined || roundingMode.test(value.node.text)) return scaledPlaces(node);
  const given = name === "intdiv" ? undefined : numberInExpression(value);
  // `quantize` is given the step instead.
  return given !== undefined && name === "quantize" ? Math.round(-Math.log10(given)) : given;
}

const roundingMode = /ROUND|Rounding|\b(?:HALF_\w+|FLOOR|CEILING|UP|DOWN)\b/;

/** `Math.round(x * 100) / 100` rounds to two places; undefined where the scale is not followed. */
function scaledPlaces(node: SyntaxNode): number | undefined {
  const { text: written } = node;
  const around = node.parent?.text ?? "";
  const scale = /\/\s*(10+)(?:\.0)?\b/.exec(around.slice(written.length))?.[1];
  if (scale === undefined) return /\*\s*10|\/\s*1/.test(written) ? undefined : 0;
  const isScaled = new RegExp(`\\*\\s*${scale}(?:\\.0)?\\b|\\b${scale}(?:\\.0)?\\s*\\*`).test(written);
  return isScaled ? Math.log10(Number(scale)) : undefined;
}

import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Argument, Expression } from "../../../../language/program/program.ts";
import { hasWord, wordsOf } from "../../../../language/roles/askedName.ts";
import { isOperation, isUnary, operatorOf } from "../../../../language/roles/operations.ts";
import { isGroup, significantNamed } from "../../../../language/roles/tokens.ts";
import { numberOf } from "../../../../language/values/numberOf.ts";
import { splitWords } from "../../../../language/words/wordForms.ts";
import { numberInExpression } from "../../code/constantNumber.ts";
import type { ProgramCode } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, excerpt, isMet, isWrong } from "../evidence/claimFinding.ts";

type Way = "nearest" | "down" | "up";

const numbers: Readonly<Record<string, number>> = { no: 0, zero: 0, one: 1, two: 2, three: 3, four: 4 };

/** Judges to how many places, and which way, something is rounded. */
export function checkRounding(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  if (!isAboutRounding(claim)) return undefined;
  const countsCents = code.functions.some(({ definition }) => hasWord(definition.node, /^cents$/));
  // Whole euros of cents are seen in no number of places.
  if (countsCents && wholeUnits.test(claim.text)) return undefined;
  const wanted = { places: placesIn(claim.text, countsCents), way: wayIn(claim.text) };
  const made = onlyRounding(code, wanted.way);
  if (!made) return undefined;
  const reason = `“${claim.text}” is asked for, but the code has “${excerpt(made.node)}”.`;
  const half = halvesIn(claim.text);
  if (half === undefined || made.way !== "nearest") return compared(wanted, made, reason);
  const madeOfHalves = halvesOf(made, code.program);
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
  const isPlain = ![...(node.parent ?? node).descendants()].some(addsOrTurns);
  if (wanted.way !== undefined && wanted.way !== way)
    return isPlain ? isWrong("idiom", reason, node) : undefined;
  if (wanted.places === undefined) return wanted.way === undefined ? undefined : isMet("idiom", node);
  if (places === undefined) return undefined;
  if (wanted.places !== places) return isWrong("idiom", reason, node);
  return wanted.way !== undefined || way === "nearest" ? isMet("idiom", node) : undefined;
}

function addsOrTurns(node: SyntaxNode): boolean {
  return (isOperation(node) || isUnary(node)) && /^[-+]$/.test(operatorOf(node) ?? "");
}

const wholeUnits = /\b(?:whole|full|nearest) (?:euros?|dollars?|pounds?|francs?)\b/i;

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

function halvesOf({ mode, name }: Rounding, { dialect }: ProgramCode["program"]): Half | undefined {
  if (/\bhalf up\b|\baway from zero\b/.test(mode)) return "up";
  if (/\b(?:half|ties|to) even\b/.test(mode) || /ties_even/.test(name)) return "even";
  if (/\b(?:half down|unnecessary|rounding)\b/.test(mode) || name === "setScale") return undefined;
  return dialect.roundsHalfToEven ? "even" : "up";
}

/** Whole numbers that are divided are rounded down without anybody saying so. */
function wholeDivisions({ expressions, program }: ProgramCode, way: Way | undefined): Rounding[] {
  if (!program.dialect.dividesWhole || way !== "down") return [];
  const divided = expressions.filter((each) => each.kind === "binary" && each.operator === "/");
  return divided.map(({ node }) => ({ way: "down", places: 0, node, name: "/", mode: "" }));
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
  /** What rounds. */
  readonly name: string;
  /** The words of what says how, beside the value: `rounding mode half up`; empty where nothing does. */
  readonly mode: string;
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
  const mode = args
    .slice(isMode(args[0]) ? 0 : 1)
    .map(wordsIn)
    .join(" ");
  return [{ way: wayOf(mode) ?? way, places: placesOf(name, args, node), node, name, mode }];
}

/** An argument that says how to round: `RoundingMode.DOWN`, `rounding=ROUND_HALF_UP`, Ruby's `half: :even`. */
function isMode(argument: Argument | undefined): boolean {
  return argument !== undefined && roundingMode.test(wordsIn(argument));
}

function wordsIn({ name = "", value }: Argument): string {
  return [...splitWords(name), ...wordsOf(value.node)].join(" ");
}

const roundingMode =
  /\brounding\b|\bround (?:half|down|up|floor|ceiling)\b|\bhalf (?:up|down|even|odd)\b|^(?:floor|ceiling|up|down|unnecessary)$/;

/** Which way a mode rounds; undefined for those that round to the nearest. */
function wayOf(mode: string): Way | undefined {
  if (/(?<!\bhalf )\b(?:floor|down)\b|\bto zero\b|\bto negative infinity\b/.test(mode)) return "down";
  return /(?<!\bhalf )\b(?:ceiling|up)\b|\bto positive infinity\b/.test(mode) ? "up" : undefined;
}

/** The place of the argument that says how many places are wanted; the second where nothing else is said. */
const placesAt: Readonly<Record<string, number>> = { toFixed: 0, setScale: 0, quantize: 0, FormatFloat: 2 };

/** The places that a call names, or that its scale tells; undefined where they are named by what is not known. */
function placesOf(name: string, args: readonly Argument[], node: SyntaxNode): number | undefined {
  const value = args[placesAt[name] ?? 1]?.value;
  if (value === undefined || isMode(args[placesAt[name] ?? 1])) return scaledPlaces(node);
  const given = name === "intdiv" ? undefined : numberInExpression(value);
  // `quantize` is given the step instead.
  return given !== undefined && name === "quantize" ? Math.round(-Math.log10(given)) : given;
}

/** `Math.round(x * 100) / 100` rounds to two places; undefined where the scale is not followed. */
function scaledPlaces(node: SyntaxNode): number | undefined {
  let outer = node;
  while (outer.parent && isGroup(outer.parent)) outer = outer.parent;
  const { parent } = outer;
  const scale = parent && parent.namedChildren[0] === outer ? factorOf(parent, "/") : undefined;
  const inner = [...node.descendants()];
  if (scale === undefined || scale === 1) return inner.some(isScaled) ? undefined : 0;
  return inner.some((each) => factorOf(each, "*") === scale) ? Math.log10(scale) : undefined;
}

function isScaled(node: SyntaxNode): boolean {
  return factorOf(node, "*") !== undefined || factorOf(node, "/") !== undefined;
}

/** The power of ten that an operation multiplies with or divides by; undefined for any other. */
function factorOf(node: SyntaxNode, sign: "*" | "/"): number | undefined {
  if (!isOperation(node) || operatorOf(node) !== sign) return undefined;
  const operands = significantNamed(node).slice(sign === "/" ? 1 : 0);
  return operands
    .map((operand) => numberOf(operand.text) ?? 0)
    .find((value) => value > 0 && Number.isInteger(Math.log10(value)));
}

import { contentWords, stem } from "../../../../language/words/wordForms.ts";
import { placesOfWord } from "../../../../text/words.ts";
import type { CodeFacts } from "../../code/codeFacts.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";

type Operator = "+" | "-" | "*" | "/" | "%";

interface ArithmeticDemand {
  readonly operator: Operator;
  readonly words: RegExp;
  /** What the operation makes of one number: `double` is `n * 2`. */
  readonly alone?: (operand: string) => readonly string[];
}

/** Operations that have a word of their own. */
const demands: readonly ArithmeticDemand[] = [
  { operator: "+", words: /\b(?:sum|add(?:s|ed|ing|ition)?|plus)\b/i },
  { operator: "-", words: /\b(?:difference|subtract(?:s|ed|ing|ion)?|minus)\b/i },
  { operator: "*", words: /\b(?:product|multipl(?:y|ies|ied|ying|ication))\b/i },
  { operator: "/", words: /\b(?:quotient|divid(?:e|es|ed|ing)|division)\b/i },
  { operator: "%", words: /\b(?:remainder|modulo|modulus)\b/i },
  {
    operator: "*",
    words: /\bdoubl(?:e|es|ed|ing)\b/i,
    alone: (n) => [`${n}*2`, `2*${n}`, `${n}+${n}`, `${n}<<1`],
  },
  { operator: "*", words: /\bsquar(?:e|es|ed|ing)\b/i, alone: (n) => [`${n}*${n}`, `${n}**2`] },
  { operator: "*", words: /\bcub(?:e|es|ed|ing)\b/i, alone: (n) => [`${n}*${n}*${n}`, `${n}**3`] },
  { operator: "/", words: /\b(?:half|halv(?:e|es|ed|ing))\b/i, alone: (n) => [`${n}/2`, `${n}*0.5`] },
];

/** Words beside that of the operation that change nothing about what is asked for. */
const operands = new Set(
  (
    "number numbers integer integers float floats value argument arguments parameter parameters operand operands input inputs " +
    "two three both first second third together compute computes calculate calculates give gives factor factors term terms"
  )
    .split(" ")
    .map(stem),
);

/** Judges a requirement that asks for one operation and nothing else against code that computes one and nothing else. */
export function checkArithmetic(text: string, facts: CodeFacts): ClaimFinding | undefined {
  const [demand, ...others] = demands.filter(({ words }) => words.test(text));
  if (!demand || others.length > 0 || /\b(?:not|never|if|when|unless|only|except)\b/i.test(text))
    return undefined;
  const rest = contentWords(text.replace(new RegExp(demand.words, "gi"), " "));
  if (!rest.every((word) => operands.has(word))) return undefined;
  const computed = computedBy(facts);
  if (!computed) return undefined;
  const verdict = demand.alone ? fitsAlone(computed, demand.alone) : fits(computed, demand.operator, text);
  if (verdict === undefined) return undefined;
  if (verdict) return isMet("arithmetic", facts.unit);
  return isWrong("arithmetic", `“${computed.text}” is not what “${text}” asks for.`, facts.unit);
}

interface Computed {
  readonly text: string;
  readonly operators: readonly string[];
  readonly operands: readonly string[];
  /** The function up to its only expression: its name and parameters. */
  readonly head: string;
}

/** What does more than one operation is longer, in characters. */
const longestOperation = 1_000;

/** The operation of a function whose whole body is one operation on names and numbers. */
function computedBy({ code }: CodeFacts): Computed | undefined {
  if (code.length > longestOperation) return undefined;
  const match =
    /^([^;]*?(?:[{:]|=>|=)\s*(?:return\b\s*)?)\(?([\w.$]+(?:\s*(?:\*\*|<<|[-+*/%])\s*[\w.$]+)+)\)?\s*(?:;\s*)?(?:\}\s*)?(?:;\s*)?$/.exec(
      code,
    );
  const [, head, text] = match ?? [];
  if (head === undefined || text === undefined || /\b(?:if|for|while|match|switch)\b|\?/.test(head))
    return undefined;
  const [, ...operators] = text.split(/\s*[\w.$]+\s*/);
  return { head, text, operators: operators.slice(0, -1), operands: text.split(/\s*(?:\*\*|<<|[-+*/%])\s*/) };
}

/** How many operands a clause speaks of. */
const counts: readonly (readonly [RegExp, count: number])[] = [
  [/\bthree\b/i, 3],
  [/\b(?:two|both|second)\b/i, 2],
];

/** Undefined where it cannot be told. */
function fits(computed: Computed, operator: Operator, text: string): boolean | undefined {
  const { operators, operands: used, head } = computed;
  if (!operators.every((each) => each === operators[0])) return undefined;
  const [, wanted] = counts.find(([word]) => word.test(text)) ?? [];
  if (wanted !== undefined && wanted !== used.length) return undefined;
  // A constant or the same name twice is more than the clause speaks of.
  if (new Set(used).size < used.length || used.some((each) => !/^[A-Za-z_$]/.test(each))) return undefined;
  if (operators[0] !== operator) return false;
  if (operator === "+" || operator === "*") return true;
  const places = used.map((each) => placesOfWord(head, each)[0] ?? -1);
  // "Subtracts the first from the second", and names from elsewhere, would need more reading.
  return !/\bfrom\b/i.test(text) && places.every((at, index) => at > (places[index - 1] ?? -1))
    ? true
    : undefined;
}

function fitsAlone(
  { text, operators, operands: used }: Computed,
  alone: NonNullable<ArithmeticDemand["alone"]>,
): boolean | undefined {
  const names = [...new Set(used.filter((each) => /^[A-Za-z_$]/.test(each)))];
  const [name] = names;
  if (name === undefined || names.length > 1) return undefined;
  const plain = text.replace(/\s+/g, "").replace(/(?<=\d)(?:\.0+)?[fFdDlL]?(?![\w.])/g, "");
  if (alone(name).includes(plain)) return true;
  return operators.length === 1 ? false : undefined;
}

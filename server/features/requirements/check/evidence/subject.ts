import type { FunctionDefinition } from "../../../../language/program/program.ts";
import { similar, stem } from "../../../../language/words/wordForms.ts";
import { type RunFunction, wordsOfKey } from "../../code/programCode.ts";
import { type Claim, wordsOf } from "../../reading/claims.ts";

/** How well what code looks at fits what a claim speaks of. */
export type Fit = "named" | "plain" | "foreign";

/** Names that may stand for anything. */
const plainNames = new Set(
  "x y n i v s a b value val input arg args item data obj number num int count length size len amount text string str name result total list array values"
    .split(" ")
    .map(stem),
);

/** What people call what is measured, and what code calls it. */
const measures: readonly (readonly [said: RegExp, named: RegExp])[] = [
  [
    /\b(?:old|older|young|younger|aged?|minors?|adults?|years|underage|(?:under|over|below|above|from|at least) \d\d)\b/i,
    /\bage\b|birth|\byears?\b/i,
  ],
  [/\b(?:long|longer|short|shorter|characters?|letters?|digits?|signs?|length)\b/i, /length|\bsize\b/i],
  [/\b(?:heavy|heavier|light|lighter|weigh\w*|kilos?|kilograms?|grams?|kg)\b/i, /weight|mass|\bkg\b|gram/i],
  [
    /\b(?:expensive|cheap|cheaper|costs?|prices?|pay\w*|charged?|euros?|dollars?|cents?|worth|free|€|\$)/i,
    /price|cost|amount|total|value|\bsum\b|fee|subtotal|cents/i,
  ],
  [/\b(?:big|bigger|large|larger|small|smaller|size|megabytes?|bytes|[kmg]i?b)\b/i, /size|bytes|length/i],
  [
    /\b(?:temperatures?|hot|hotter|warm|warmer|cold|colder|degrees?|heat)\b|°/i,
    /temp|celsius|fahrenheit|degree|kelvin/i,
  ],
  [/\b(?:fast|faster|slow|slower|speed|quick\w*)\b/i, /speed|velocity|\brate\b/i],
  [
    /\b(?:far|farther|further|away|distance|kilomet\w+|km|miles?)\b/i,
    /distance|\bkm\b|radius|meters|metres/i,
  ],
  [/\b(?:pieces?|copies)\b/i, /quantity|\bqty\b|pieces|amount/i],
  [/\b(?:full|charged|charge|battery)\b/i, /battery|level|charge/i],
];

function isMeasured(key: string, { text }: Claim): boolean {
  const plain = key.replace(/(?<=[a-z\d])(?=[A-Z])|_/g, " ");
  return measures.some(([said, named]) => said.test(text) && named.test(plain));
}

/** Claims about elements in general: "values above 12". */
const elements = /\b(?:values?|numbers?|elements?|items?|entries|entry|amounts?|inputs?)\b/i;

/**
 * Whether a key shares a word with a claim, could stand for anything, or speaks of something else.
 * @param written the code that compares it
 */
export function fitOf(key: string, claim: Claim, { definition, spoken }: RunFunction, written = ""): Fit {
  // A limit has its name from what it limits: `MAX_PERSONS`.
  const constants = written.match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)+\b/g) ?? [];
  const own = wordsOfKey(`${spoken(key)} ${constants.join(" ").toLowerCase()}`);
  const words = [...claim.words, ...wordsOf(claim.text)];
  if (own.some((word) => words.some((other) => isSimilar(word, other)))) return "named";
  if (isMeasured(key, claim)) return "named";
  if (wordsOfKey(key).every((word) => plainNames.has(word))) return "plain";
  if (key.endsWith("[]") && elements.test(claim.text)) return "plain";
  // `length` in `checkPassword(length)`: the function says whose.
  const ofFunction = wordsOfKey(definition.name);
  const isNamedAround = ofFunction.some((word) => words.some((other) => isSimilar(word, other)));
  return isNamedAround && (wordsOfKey(key).length <= 1 || isMadeOfGiven(key, definition))
    ? "plain"
    : "foreign";
}

/** Whether a key is what becomes of the only thing that a function is given: `#upper(input.replace(" ", ""))`. */
function isMadeOfGiven(key: string, { parameters }: FunctionDefinition): boolean {
  const [given, ...others] = parameters;
  const root = /^#?(?:\w+\()*([A-Za-z_]\w*)/.exec(key)?.[1];
  return given !== undefined && others.length === 0 && root === given.name;
}

/** Common verbs and general nouns mean too much to be the same by the table of meanings alone. */
export function isSimilar(a: string, b: string): boolean {
  return a === b || similar(a, b);
}

/** How many of a phrase's words a key has. */
export function overlap(words: readonly string[], key: string): number {
  const own = wordsOfKey(key);
  return words.filter((word) => own.some((other) => isSimilar(word, other))).length;
}

import { keyOf, type Value } from "../../../language/program/values/value.ts";
import type { Answer, Consequence } from "../check/evidence/fulfils.ts";
import { findQuantities, type Quantity } from "../reading/quantities.ts";
import type { Sentence } from "./subjectAndVerb.ts";

/** Verbs that say which value comes of something: "is shown", "counts as", "falls back to", "listens on". */
const gives =
  "(?:is|are|be|becomes?|returns?|gives?|yields?|says?|reads?|shows?|gets?|sees?|receives?|has|have|counts? as|defaults? to|falls? back (?:to|on)|listens? on|starts? (?:at|with|from)|comes? (?:back|out)(?: as)?|leads? to|results? in|ends? up (?:as|with|at)|drops? to|stops? at|turns? into|amounts? to|(?:is|are|be|gets?) (?:\\w+ed|given|shown|taken|put|set|cut|read|kept|seen) (?:as|to|at|with|by|down to|back to)?)";
const modal = "(?:(?:must|shall|should|will|would|may|can) )?";
const adverb = "(?:always |then |still |therefore |instead )?";
const valuePredicate = new RegExp(`^${modal}${adverb}${gives} ${adverb}(.+)$`, "i");
/** What is given is what stands in front: "0 is shown", "an empty list comes back". */
const passive = new RegExp(
  `^${modal}${adverb}(?:be |is |are |gets? )?${adverb}(?:shown|returned|used|assumed|taken|given|displayed|applied|apply|applies|printed|written|put|kept|chosen|the (?:result|default|answer|outcome)|comes? (?:back|out)|counts?)\\b(?: (?:instead|then|back))?$`,
  "i",
);

const signs: readonly (readonly [RegExp, string])[] = [
  [/^(?:an? )?question mark$/i, "?"],
  [/^(?:an? )?(?:dash|hyphen|minus(?: sign)?)$/i, "-"],
  [/^(?:an? )?(?:asterisk|star)$/i, "*"],
  [/^(?:an? )?(?:slash)$/i, "/"],
  [/^(?:an? )?(?:zero|nought)$/i, "0"],
];

/** A value that a text names, and how well another fits it. */
type Fits = (value: Value) => Answer;

const isText = (value: Value): value is Extract<Value, { kind: "text" }> => value.kind === "text";
const known = (value: Value, test: boolean): Answer =>
  value.kind === "unknown" || value.kind === "record" || value.kind === "function"
    ? "open"
    : test
      ? "yes"
      : "no";

const nothings = /^(?:undefined|null|none|nil|no value)$/i;
const emptiness = /^(?:(?:an? |the )?empty(?: \w+)?|blank)$/i;

function isEmpty(value: Value): boolean {
  if (value.kind === "list") return value.items.length === 0;
  if (value.kind === "text") return value.value === "";
  return value.kind === "null" || (value.kind === "record" && value.fields.size === 0);
}

/** The sizes that a quantity may have in code that does not say its unit. */
function sizesOf({ value, unit }: Quantity): readonly number[] {
  if (!unit) return [value];
  switch (unit.dimension) {
    case "ratio":
      return [value, value * unit.factor];
    case "money":
      return [value, value * unit.factor, value * unit.factor * centsOf];
    case "time":
      return [value, value * unit.factor, value * unit.factor * millis];
    default:
      return [value, value * unit.factor];
  }
}

const centsOf = 100;
const millis = 1000;
const tolerance = 1e-9;

function fitsNumber(quantity: Quantity): Fits {
  const sizes = sizesOf(quantity);
  return (value) => {
    if (value.kind === "number")
      return sizes.some((size) => Math.abs(size - value.value) <= tolerance * Math.max(1, Math.abs(size)))
        ? "yes"
        : "no";
    return known(value, false);
  };
}

/** The value that some words name and nothing else: "0", "100 %", "undefined", "a question mark", "an empty text". */
function valueNamed(said: string): Fits | undefined {
  const words = said.trim().replace(/^(?:the (?:number|value|text|string) )/i, "");
  const quoted = /^["“'`‘](.{1,40})["”'`’]$/.exec(words)?.[1];
  if (quoted !== undefined)
    return (value) => known(value, isText(value) ? value.value === quoted : keyOf(value) === quoted);
  const sign = signs.find(([name]) => name.test(words))?.[1];
  if (sign !== undefined && !/zero|nought/i.test(words))
    return (value) => known(value, isText(value) && value.value === sign);
  if (nothings.test(words)) return (value) => known(value, value.kind === "null");
  if (/^(?:true|false)$/i.test(words))
    return (value) => known(value, value.kind === "boolean" && String(value.value) === words.toLowerCase());
  if (emptiness.test(words)) return (value) => known(value, isEmpty(value));
  const [quantity, ...others] = findQuantities(words);
  if (!quantity || others.length > 0) return undefined;
  const rest = words.slice(0, quantity.start) + words.slice(quantity.end);
  const isAlone = /^[\s.,]*$/.test(rest.replace(/\b(?:an?|the|only|just|points?|port|exactly)\b/gi, ""));
  return isAlone && !quantity.isOrdinal ? fitsNumber(quantity) : undefined;
}

/** "The defaults apply", "falls back to the default settings": what is returned is called so. */
const defaults =
  /^(?:the )?(?:built-in )?defaults?(?: (?:settings?|values?|configuration|config|options?))?$/i;

function fitsDefaults(value: Value): Answer {
  const key = keyOf(value);
  return /default/i.test(key) && !/[,+]/.test(key.replace(/\([^()]*\)/g, "")) ? "yes" : "open";
}

/** What a sentence says is to come out, where it names a value: "is 0", "0 is shown", "becomes 8080". */
export function valueOutcome({ predicate, subject }: Sentence): Consequence | undefined {
  if (/\b(?:not|never|no longer|cannot|n't)\b/i.test(predicate)) return undefined;
  const said = passive.test(predicate) ? subject : valuePredicate.exec(predicate)?.[1];
  if (said === undefined) return undefined;
  const named = said.replace(/ (?:instead of|rather than) .*$/i, "").replace(/^(?:as|to|at|with|by) /i, "");
  const fits = valueNamed(named) ?? (defaults.test(named) ? fitsDefaults : undefined);
  if (!fits) return undefined;
  return ({ ending }) => {
    if (ending.kind === "error") return "no";
    if (ending.kind === "return") return fits(ending.value);
    return "open";
  };
}

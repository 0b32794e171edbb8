import type { Path } from "../../../language/program/machine/path.ts";
import { contentWords, splitWords, stem } from "../../../language/words/wordForms.ts";
import type { Consequence } from "../check/evidence/fulfils.ts";
import type { RunFunction } from "../code/programCode.ts";

/** What a function's name or one of the values that it returns says of an outcome. */
export function namedOutcome(said: string, fn: RunFunction): Consequence | undefined {
  return namedAnswer(said, fn) ?? namedLabel(said, fn);
}

/** Words in front of what a function asks: `isOpen`, `has_expired`, `should_charge`. */
const asking =
  /^(?:is|are|was|has|have|had|can|may|should|shall|must|will|does|do|needs?|get|check|test|of|to|be|a|an|the|for|in|on|it|this|now)$/;
const denied =
  /\b(?:not|never|no longer|cannot|can't|\w+n't|nobody|nothing|none|neither|nor|no|no one|stops?|ends?|without|hardly|anything but)\b/i;
/** What says that a function's answer is the other one. */
const turned = /\b(?:un|in|im|non-?|dis)(?=[a-z]{3})/i;

/**
 * What a function says yes to, where its name says what it asks and a claim uses all its words: "a storm warning is issued" and
 * `storm_warning`, "counts as open" and `isOpen`.
 * @param said what is to happen, without the words that say when
 */
function namedAnswer(said: string, { definition, paths }: RunFunction): Consequence | undefined {
  const isAnswer = paths.all.every(
    ({ ending }) => ending.kind === "return" && ending.value.kind === "boolean",
  );
  if (!isAnswer || paths.all.length === 0) return undefined;
  const own = splitWords(definition.name).filter((word) => !asking.test(word));
  if (own.length === 0) return undefined;
  const spoken = contentWords(said);
  const isSaid = own.every((word) =>
    spoken.some((other) => other === stem(word) || isForm(other, stem(word))),
  );
  if (!isSaid || turned.test(withWords(said, own))) return undefined;
  const wanted = !denied.test(said);
  return ({ ending }) =>
    ending.kind === "return" && ending.value.kind === "boolean" && ending.value.value === wanted
      ? "yes"
      : "no";
}

/** "Charging" and `charge`: one the start of the other; meanings alone are too wide for what decides. */
function isForm(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= 4 && long.startsWith(short);
}

/** The words of a text that begin or end with one of those given. */
function withWords(said: string, own: readonly string[]): string {
  return said
    .split(/\s+/)
    .filter((word) => own.some((each) => word.toLowerCase().includes(each)))
    .join(" ");
}

/** A text, a constant or a number that a path returns. */
function labelOf({ ending }: Path): string | number | undefined {
  if (ending.kind !== "return") return undefined;
  const { value } = ending;
  if (value.kind === "text") return /^[\w -]{1,30}$/.test(value.value) ? value.value : undefined;
  if (value.kind === "number") return value.value;
  if (value.kind !== "unknown" || !/^[A-Za-z]\w*(?:(?:\.|::)[A-Z]\w*)+$|^[A-Z][A-Za-z]+$/.test(value.key))
    return undefined;
  return value.key.split(/\.|::/).at(-1);
}

/**
 * The one of the values that a function may return that a claim names: "red" of `"red"`, "power saving" of `"saver"`, "off" of 0,
 * "full speed" of the highest number. Undefined where it names none, or several.
 */
function namedLabel(said: string, { paths }: RunFunction): Consequence | undefined {
  const labels = new Set(paths.all.flatMap((path) => labelOf(path) ?? []));
  if (labels.size < 2) return undefined;
  const named = [...labels].filter((label) =>
    typeof label === "number" ? isLevel(said, label, labels) : isNamed(said, label),
  );
  const [label, ...others] = named;
  if (label === undefined || others.length > 0) return undefined;
  const wanted = !denied.test(said) || (typeof label === "number" && label === 0);
  return (path) => {
    const found = labelOf(path);
    if (found === undefined) return path.ending.kind === "error" ? (wanted ? "no" : "yes") : "open";
    return (found === label) === wanted ? "yes" : "no";
  };
}

function isNamed(said: string, label: string): boolean {
  const spoken = splitWords(said).map(stem);
  const own = splitWords(label).map(stem);
  return (
    own.length > 0 &&
    own.every((word) =>
      // One letter is a grade only where it stands as a name does.
      word.length === 1
        ? new RegExp(`\\b${label.toUpperCase()}\\b`).test(
            said.replace(/^An? (?!takes|needs|requires|is\b)/, ""),
          )
        : spoken.some((other) => other === word || isForm(other, word)),
    )
  );
}

/** "Off" is 0, "at full speed" the highest. */
function isLevel(said: string, level: number, labels: ReadonlySet<string | number>): boolean {
  const numbers = [...labels].filter((each) => typeof each === "number");
  if (
    /\b(?:off|stands? still|stopped|nothing|free(?: of charge)?|no (?:fee|charge|cost)|costs? nothing)\b/i.test(
      said,
    )
  )
    return level === 0;
  if (/\b(?:full|maximum|top|highest)(?: (?:speed|power|brightness|volume|rate|price|level))?\b/i.test(said))
    return level === Math.max(...numbers) && numbers.length > 1;
  return false;
}

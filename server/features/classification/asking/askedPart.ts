/** Yes/no questions about something that a file names: "is total async?" asks of `total`, whatever the rest of the file does. */
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { namesAsked } from "../../../language/functions/namesAsked.ts";

export interface AskedPart {
  /** The same question, asked of "it". */
  readonly question: string;
  /** What the name stands for; several where a file has several of it. */
  readonly definitions: readonly NamedDefinition[];
}

const verb = "(?:is|are|was|does|do|did|can|could|will|would|should|may|might|must|has|have)(?:n't)?";
/** "Is § …", "does § …". */
const asSubject = new RegExp(`^(${verb}) §(?= |$)`, "i");
/** "§, is that …", "§: does it …". */
const inFront = new RegExp(`^§ ?[,:–-] ?(${verb}) (?:it|that|this|they)\\b`, "i");
/** "Is there a loop in §". */
const asPlace = / (?:in|inside|within|of|by|inside of) §$/i;

/** Words that stand for the file or for nothing in particular. */
const noNames = new Set(
  "it this that these those there here any anything some something everything file code module class function method script program they you we".split(
    " ",
  ),
);

/** Asks of the file, whatever it names: "is it …", "does this …", with no place behind. */
const ofFile = new RegExp(
  `^${verb} (?:it|this|that|these|those|there|here)\\b(?!.* (?:in|inside|within|of|by) \\S)`,
  "i",
);

/** The definitions of what a question names; undefined where it asks of the file. `defined` is asked only where it may matter. */
export function readAskedPart(
  question: string,
  defined: () => readonly NamedDefinition[],
): AskedPart | undefined {
  const said = question.replace(/[’]/g, "'").trim();
  if (ofFile.test(said)) return undefined;
  const all = defined();
  for (const { name, definitions, rest } of namesAsked(said, all)) {
    if (noNames.has(name.toLowerCase())) continue;
    const asked = [asSubject, inFront, asPlace].find((pattern) => pattern.test(rest));
    if (asked) return { question: ofIt(rest, asked), definitions: meant(definitions) };
  }
  return undefined;
}

function ofIt(rest: string, pattern: RegExp): string {
  return rest.replace(pattern, pattern === asPlace ? " in it" : "$1 it");
}

/** A value that has a function's name holds it. */
function meant(definitions: readonly NamedDefinition[]): readonly NamedDefinition[] {
  const holders = definitions.filter(({ kind }) => kind !== "value");
  return holders.length > 0 ? holders : definitions;
}

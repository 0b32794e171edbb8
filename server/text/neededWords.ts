import { type AST, RegExpParser } from "@eslint-community/regexpp";
import { mayHold, threesOf } from "./threes.ts";

/** Stands for signs that a pattern leaves open. */
const gap = "\0";
/** Stand for the ends of the text. */
const [start, end] = ["\x02", "\x03"];
/** Runs of fewer signs stand in every text. */
const shortestWord = 2;
/** A pattern with more spellings asks for nothing. */
const mostSpellings = 400;

/** Whether a text has what was asked for. */
export type Mentions = (text: string) => boolean;

/**
 * A look at a whole file that is quick and misses nothing: whether it has all words of at least one way to match one of
 * the patterns, each word as the pattern bounds it, wherever they stand. No pattern, no way.
 */
export function neededWords(patterns: readonly RegExp[]): Mentions {
  const ways = new Map<string, readonly Word[]>();
  for (const pattern of patterns)
    for (const spelling of spellingsOf(pattern)) {
      const words = wordsOf(spelling, pattern.ignoreCase ? "i" : "");
      ways.set(words.map(({ expression }) => String(expression)).join(" "), words);
    }
  const all = [...ways.values()];
  return (text) =>
    all.some(
      (words) =>
        words.every(({ threes }) => mayHold(text, threes)) &&
        words.every(({ expression }) => expression.test(text)),
    );
}

/** A word as a pattern bounds it. */
interface Word {
  readonly expression: RegExp;
  readonly threes: readonly number[];
}

/** The words of a spelling, the longest first. */
function wordsOf(spelling: string, flags: string): readonly Word[] {
  const found = [...spelling.matchAll(/\w+/g)].filter(([word]) => word.length >= shortestWord);
  return found
    .sort(([one], [other]) => other.length - one.length)
    .map(({ 0: word, index }) => {
      const [before, behind] = [spelling[index - 1] ?? gap, spelling[index + word.length] ?? gap];
      const bound = before === start ? "(?<![\\w.])" : "(?<!\\w)";
      const source = `${before === gap ? "" : bound}${word}${behind === gap ? "" : "(?!\\w)"}`;
      return { expression: new RegExp(source, flags), threes: threesOf(word) };
    });
}

const parser = new RegExpParser();

/** The ways to match a pattern, each as one text with gaps. Look-arounds and word boundaries take no room. */
function spellingsOf({ source, unicode }: RegExp): readonly string[] {
  return eitherOf(parser.parsePattern(source, 0, source.length, { unicode }).alternatives);
}

function eitherOf(alternatives: readonly AST.Alternative[]): readonly string[] {
  const all = alternatives.flatMap(({ elements }) => inRow(elements));
  return all.length > mostSpellings ? [gap] : all;
}

function inRow(elements: readonly AST.Element[]): readonly string[] {
  let all: readonly string[] = [""];
  for (const element of elements) {
    const next = spelled(element);
    all = all.flatMap((before) => next.map((one) => before + one));
    if (all.length > mostSpellings) all = [gap];
  }
  return all;
}

function spelled(element: AST.Element): readonly string[] {
  switch (element.type) {
    case "Character":
      return [String.fromCodePoint(element.value)];
    case "Assertion":
      return [element.kind === "start" ? start : element.kind === "end" ? end : ""];
    case "Group":
    case "CapturingGroup":
      return eitherOf(element.alternatives);
    case "Quantifier":
      return repeated(element);
    default:
      return [gap];
  }
}

/** What may come again ends a run of signs; what may come often or never asks for nothing. */
function repeated({ element, min, max }: AST.Quantifier): readonly string[] {
  if (min === 0 && max > 1) return [gap];
  const once = spelled(element);
  if (min === 0) return [...once, ""];
  return max > 1 ? once.map((one) => one + gap) : once;
}

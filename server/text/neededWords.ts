import { type AST, RegExpParser } from "@eslint-community/regexpp";

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
  const ways = new Map<string, readonly RegExp[]>();
  for (const pattern of patterns)
    for (const spelling of spellingsOf(pattern)) {
      const words = wordsOf(spelling);
      ways.set(
        words.join(" "),
        words.map((word) => new RegExp(word, pattern.ignoreCase ? "i" : "")),
      );
    }
  const all = [...ways.values()];
  const gates = ["", "i"].flatMap((flags) => gateOf(all, flags));
  return (text) =>
    gates.some((gate) => gate.test(text)) && all.some((words) => words.every((word) => word.test(text)));
}

/** One expression for the longest word of each way, wherever it stands: most texts have none, and bounds cost more than they spare. */
function gateOf(ways: readonly (readonly RegExp[])[], flags: string): readonly RegExp[] {
  const longest = ways.map(([word = /^/]) => word).filter((word) => word.flags === flags);
  const words = new Set(longest.map(({ source }) => /\w{2,}/.exec(source.replace(bounds, ""))?.[0] ?? ""));
  return words.size === 0 ? [] : [new RegExp([...words].join("|"), flags)];
}

/** What stands around a word. */
const bounds = /\(\?[^)]*\)/g;

/** The words of a spelling as expressions, the longest first. */
function wordsOf(spelling: string): readonly string[] {
  const found = [...spelling.matchAll(/\w+/g)].filter(([word]) => word.length >= shortestWord);
  return found
    .sort(([one], [other]) => other.length - one.length)
    .map(({ 0: word, index }) => {
      const [before, behind] = [spelling[index - 1] ?? gap, spelling[index + word.length] ?? gap];
      const bound = before === start ? "(?<![\\w.])" : "(?<!\\w)";
      return `${before === gap ? "" : bound}${word}${behind === gap ? "" : "(?!\\w)"}`;
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

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
  for (const { source, ignoreCase } of patterns)
    for (const spelling of new SpellingReader(source).read()) {
      const words = wordsOf(spelling);
      ways.set(
        words.join(" "),
        words.map((word) => new RegExp(word, ignoreCase ? "i" : "")),
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

/** Reads the ways to match a pattern, each as one text with gaps. Look-arounds and word boundaries take no room. */
class SpellingReader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  read(): readonly string[] {
    const all: string[] = [];
    do all.push(...this.#sequence());
    while (this.#takes("|"));
    return all.length > mostSpellings ? [gap] : all;
  }

  #sequence(): readonly string[] {
    let all: readonly string[] = [""];
    while (this.#at < this.#source.length && !/[|)]/.test(this.#source.charAt(this.#at))) {
      const next = this.#repeated(this.#atom());
      all = all.flatMap((before) => next.map((one) => before + one));
      if (all.length > mostSpellings) all = [gap];
    }
    return all;
  }

  #atom(): readonly string[] {
    const sign = this.#source.charAt(this.#at++);
    if (sign === "(") return this.#group();
    if (sign === "[") return this.#class();
    if (sign === "\\") return [this.#escape()];
    if (sign === "^") return [start];
    if (sign === "$") return [end];
    return [sign === "." ? gap : sign];
  }

  #group(): readonly string[] {
    const opened = this.#match(/(?:\?(?::|<?[=!]|<\w+>))?/y);
    const inside = this.read();
    this.#takes(")");
    return /[=!]/.test(opened) ? [""] : inside;
  }

  #class(): readonly string[] {
    this.#match(/(?:\\[\s\S]|[^\]\\])*\]/y);
    return [gap];
  }

  #escape(): string {
    const sign = this.#source.charAt(this.#at++);
    if (/[bB]/.test(sign)) return "";
    if (sign === "p" || sign === "P") this.#match(/\{[^}]*\}/y);
    return /\w/.test(sign) ? gap : sign;
  }

  /** What may come again ends a run of signs; what may come often or never asks for nothing. */
  #repeated(atom: readonly string[]): readonly string[] {
    const times = this.#match(/(?:[?*+]|\{\d+(?:,\d*)?\})?\??/y);
    if (times === "") return atom;
    if (times.startsWith("?")) return [...atom, ""];
    return /^(?:\*|\{0)/.test(times) ? [gap] : atom.map((one) => one + gap);
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source)?.[0] ?? "";
    this.#at += found.length;
    return found;
  }

  #takes(sign: string): boolean {
    if (this.#source.charAt(this.#at) !== sign) return false;
    this.#at++;
    return true;
  }
}

/**
 * A text as a preprocessor hands it on, with what it leaves out turned to blanks, so that every offset stays; a `#` stands for
 * what another file brings. Which symbols are defined nobody knows: once it is taken that none is, once that all are.
 */

const line = /[^\n]*(?:\n|$)/y;
const begins = /^[ \t]*#/;
const directive = /^[ \t]*#[ \t]*(\w+)(.*)/;

interface Level {
  /** Whether the lines around the condition are kept. */
  readonly outer: boolean;
  isKept: boolean;
  /** Whether one of the branches was taken already. */
  isDone: boolean;
}

/**
 * The text under both assumptions; undefined where its conditions do not match up.
 * @param code the text, its comments and texts turned to blanks: a line of a comment may look like a directive
 */
export function resolvedTexts(text: string, code: string): readonly string[] | undefined {
  const resolved = [resolve(text, code, 0), resolve(text, code, 1)].filter((each) => each !== undefined);
  return resolved.length === 0 ? undefined : [...new Set(resolved)];
}

/** Where the first condition begins that no `#endif` ends. @param code the text, its comments turned to blanks */
export function openCondition(code: string): number | undefined {
  const open: number[] = [];
  for (const { 1: name, index } of code.matchAll(condition)) {
    if (name === "endif") open.pop();
    else open.push(index);
  }
  return open[0];
}

const condition = /^[ \t]*#[ \t]*(if|ifdef|ifndef|endif)\b/gm;

/** @param defined the value of every symbol: 0 or 1 */
function resolve(text: string, code: string, defined: number): string | undefined {
  const levels: Level[] = [];
  let result = "";
  line.lastIndex = 0;
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    const first = line.exec(text)?.[0] ?? "";
    const sign = begins.test(code.slice(start, line.lastIndex)) ? directive.exec(first) : null;
    const found = sign ? first + restOfDirective(first, text) : first;
    if (sign && !follow(levels, sign, text, defined)) return undefined;
    result += handedOn(found, sign, levels.at(-1)?.isKept ?? true);
    if (line.lastIndex === start) break;
  }
  return levels.length === 0 ? result : undefined;
}

/** What the preprocessor hands on of a line or directive. @param isHere whether the lines around are kept */
function handedOn(found: string, sign: RegExpExecArray | null, isHere: boolean): string {
  if (!sign && isHere) return found;
  const blank = found.replace(/[^\r\n]/g, " ");
  return sign && isHere && bringsAnything(sign) ? `#${blank.slice(1)}` : blank;
}

/** Headers of C and C++ themselves, which hold whole declarations. */
const ownHeader =
  /^\s*<(?:[a-z_]+|(?:assert|ctype|errno|float|inttypes|limits|locale|math|setjmp|signal|stdarg|stdbool|stddef|stdint|stdio|stdlib|string|time|unistd|wchar)\.h)>/;

/** Whether a directive puts text here that may be anything: the rest of a statement, rows of a table. */
function bringsAnything([, name = "", rest = ""]: RegExpExecArray): boolean {
  return /^(?:include(?:_next)?|import|embed)$/.test(name) && !ownHeader.test(rest);
}

/** Follows a directive that ends where `line` stands; false when it has no place here. */
function follow(levels: Level[], sign: RegExpExecArray, text: string, defined: number): boolean {
  const [, name = "", rest = ""] = sign;
  if (isHeaderGuard(name, rest, text, line.lastIndex)) return enter(levels, "if", "1", defined);
  return enter(levels, name, rest, defined);
}

/** The further lines of a directive, read from where `line` stands. */
function restOfDirective(first: string, text: string): string {
  let found = first;
  // A directive goes on behind a backslash.
  while (/\\\r?\n$/.test(found) && line.lastIndex < text.length) found += line.exec(text)?.[0] ?? "";
  // So does one that a comment begins behind.
  while (isCommentOpen(found) && line.lastIndex < text.length) found += line.exec(text)?.[0] ?? "";
  return found.slice(first.length);
}

function isCommentOpen(text: string): boolean {
  const start = text.lastIndexOf("/*");
  return start >= 0 && !text.includes("*/", start + 2);
}

/** Whether a condition only keeps a header from being read twice: what it asks for is defined at once. */
function isHeaderGuard(name: string, rest: string, text: string, behind: number): boolean {
  const asked =
    name === "ifndef" ? /^\s*(\w+)/.exec(rest) : name === "if" && /^\s*!\s*defined\s*\(?\s*(\w+)/.exec(rest);
  if (!asked) return false;
  const next = directive.exec(text.slice(behind, behind + longestDefine).trimStart());
  return next?.[1] === "define" && next[2]?.trim().split(/\s/, 1)[0] === asked[1];
}

/** In code units. */
const longestDefine = 300;

/** Follows a directive; false when it has no place here. */
function enter(levels: Level[], name: string, rest: string, defined: number): boolean {
  if (name === "if" || name === "ifdef" || name === "ifndef") {
    const outer = levels.at(-1)?.isKept ?? true;
    const holds = name === "if" ? isTrue(rest, defined) : (name === "ifdef") === (defined === 1);
    levels.push({ outer, isKept: outer && holds, isDone: holds });
    return true;
  }
  const level = levels.at(-1);
  if (name === "endif") return levels.pop() !== undefined;
  if (!/^(?:elif|elifdef|elifndef|else)$/.test(name)) return true;
  if (!level) return false;
  const holds =
    name === "else" || (name === "elif" ? isTrue(rest, defined) : (name === "elifdef") === (defined === 1));
  level.isKept = level.outer && !level.isDone && holds;
  level.isDone ||= holds;
  return true;
}

/** Whether a condition holds; what cannot be read holds where everything is defined. */
function isTrue(condition: string, defined: number): boolean {
  const words = condition
    .replace(/\/\*.*?\*\/|\/[/*].*/g, "")
    .replace(/\b\w+\s*\(\s*[<"][^)]*\)/g, String(defined))
    .match(/\w+|&&|\|\||[=!<>]=|[!<>()]|[-+*%/]/g);
  if (!words) return defined === 1;
  const reader = new ConditionReader(words, defined);
  const value = reader.read();
  return value === undefined ? defined === 1 : value !== 0;
}

const precedence: readonly (readonly string[])[] = [
  ["||"],
  ["&&"],
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "/", "%"],
];

/** Reads a condition by recursive descent; each step takes a word. */
class ConditionReader {
  #at = 0;

  constructor(
    readonly words: readonly string[],
    readonly defined: number,
  ) {}

  read(): number | undefined {
    const value = this.#binary(0);
    return this.#at === this.words.length ? value : undefined;
  }

  #binary(level: number): number {
    const signs = precedence[level];
    if (!signs) return this.#unary();
    let left = this.#binary(level + 1);
    for (
      let sign = this.words[this.#at];
      sign !== undefined && signs.includes(sign);
      sign = this.words[this.#at]
    ) {
      this.#at++;
      left = applied(sign, left, this.#binary(level + 1));
    }
    return left;
  }

  #unary(): number {
    const word = this.words[this.#at++] ?? "";
    if (word === "!") return this.#unary() === 0 ? 1 : 0;
    if (word === "-" || word === "+") return this.#unary();
    if (word === "(") {
      const value = this.#binary(0);
      if (this.words[this.#at] === ")") this.#at++;
      return value;
    }
    if (/^\d/.test(word)) return Number(word.replace(/(?<![uUlL])[uUlL]+$/, "")) || 0;
    if (word === "true" || word === "false") return word === "true" ? 1 : 0;
    if (word !== "defined" && this.words[this.#at] !== "(") return this.defined;
    // `defined X`, `defined(X)` and macros with arguments.
    if (this.words[this.#at] === "(") this.#skipBrackets();
    else this.#at++;
    return this.defined;
  }

  #skipBrackets(): void {
    let depth = 0;
    do {
      const word = this.words[this.#at++];
      if (word === undefined) return;
      if (word === "(") depth++;
      if (word === ")") depth--;
    } while (depth > 0);
  }
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  "||": (left, right) => Boolean(left || right),
  "&&": (left, right) => Boolean(left && right),
  "==": (left, right) => left === right,
  "!=": (left, right) => left !== right,
  "<": (left, right) => left < right,
  ">": (left, right) => left > right,
  "<=": (left, right) => left <= right,
  ">=": (left, right) => left >= right,
};

function applied(sign: string, left: number, right: number): number {
  const holds = comparisons[sign];
  // Sums and products are compared with what nobody knows either.
  return holds ? Number(holds(left, right)) : left;
}

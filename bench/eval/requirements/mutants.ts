/** One change that makes code do something else. */
export interface Mutant {
  readonly kind: string;
  /** Where in the code it was made. */
  readonly at: number;
  readonly code: string;
  /** The changed line, without its indentation. */
  readonly line: string;
}

type Change = readonly [kind: string, pattern: RegExp, by: string | ((text: string) => string)];

const next = (number: string): string => String(Number(number.replace(/_/g, "")) + 1);

/** Changes that are made at every place where they apply, one at a time. */
const changes: readonly Change[] = [
  ["boundary", /(?<=[\w)\]] )>=(?= )/g, ">"],
  ["boundary", /(?<=[\w)\]] )<=(?= )/g, "<"],
  ["boundary", /(?<=[\w)\]] )>(?= [-\w("'])/g, ">="],
  ["boundary", /(?<=[\w)\]] )<(?= [-\w("'])/g, "<="],
  ["comparison", /(?<=[\w)\]] )>=?(?= [-\w("'])/g, "<"],
  ["comparison", /(?<=[\w)\]] )<=?(?= [-\w("'])/g, ">"],
  ["comparison", /(?<=[\w)\]"'] )===?(?= )/g, "!="],
  ["comparison", /(?<=[\w)\]"'] )!==?(?= )/g, "=="],
  ["comparison", /(?<=\w )is not(?= \w)/g, "is"],
  ["comparison", /(?<=\w )not in(?= \w)/g, "in"],
  ["comparison", /\.isBefore\(/g, ".isAfter("],
  ["comparison", /\.isAfter\(/g, ".isBefore("],
  ["negation", /(?<=\bif \(?)(?=[\w])(?!not\b|let\b|err\b)(?=[\w.]+(?:\([\w., ]*\))?\)? \{)/gm, "!"],
  ["negation", /(?<=\bif )(?=[\w])(?!not\b)(?=[\w.]+(?:\([\w., ]*\))?:$)/gm, "not "],
  ["negation", /!(?=[\w$][\w.$>-]*\()/g, ""],
  ["negation", /\bif not (?=\w)/g, "if "],
  ["number", /(?<![\w.$"'])\d[\d_]*(?![\w.]*["'\w.])/g, next],
  ["connective", / && /g, " || "],
  ["connective", / \|\| /g, " && "],
  ["connective", /(?<=\w) and (?=\w)/g, " or "],
  ["truth", /\b(?:return|=>) true\b/g, (text) => text.replace("true", "false")],
  ["truth", /\b(?:return|=>) false\b/g, (text) => text.replace("false", "true")],
  ["truth", /\breturn True\b/g, "return False"],
  ["truth", /\breturn False\b/g, "return True"],
  [
    "dropped",
    /^[ \t]*(?:throw|raise) [^;\n]*[^\n(,]$/gm,
    (text) => text.replace(/\S.*/, /raise /.test(text) ? "pass" : ";"),
  ],
  ["dropped", /^[ \t]*return (?:Err|nil, |[\w.]*[eE]rr)[^\n]*$/gm, (text) => text.replace(/\S.*/, "")],
  ["sign", /(?<=[\w)\]] )\+=(?= )/g, "-="],
  ["sign", /(?<=[\w)\]] )-=(?= )/g, "+="],
  ["sign", /(?<=[\w)\]] )\+(?= [\w(])/g, "-"],
  ["sign", /(?<=[\w)\]] )-(?= [\w(])/g, "+"],
  ["factor", /(?<=[\w)\]] )\*(?= [\w(])/g, "/"],
  ["factor", /(?<=[\w)\]] )\/(?= [\w(])/g, "*"],
  ["order", /\breverse=True\b/g, "reverse=False"],
  ["order", /\.reversed\(\)|\.reverse\(\)/g, ""],
  ["order", /\bOrderByDescending\b/g, "OrderBy"],
  ["order", /\bOrderBy\b(?!D)/g, "OrderByDescending"],
  ["extreme", /\b(?:min|Min)(?=\()/g, (text) => (text === "min" ? "max" : "Max")],
  ["extreme", /\b(?:max|Max)(?=\()/g, (text) => (text === "max" ? "min" : "Min")],
  ["rounding", /\b(?:ceil|Ceil|Ceiling)(?=\()/g, (text) => (text === "ceil" ? "floor" : "Floor")],
];

/** All ways to change one place of code. */
export function mutantsOf(code: string): readonly Mutant[] {
  return changes.flatMap(([kind, pattern, by]) =>
    [...code.matchAll(pattern)].flatMap(({ 0: found, index }) => {
      const changed = typeof by === "string" ? by : by(found);
      const text = code.slice(0, index) + changed + code.slice(index + found.length);
      return isInComment(code, index) || text === code
        ? []
        : [{ kind, at: index, code: text, line: lineAt(text, index) }];
    }),
  );
}

/** Whether a line is a comment up to a place. */
function isInComment(code: string, at: number): boolean {
  const before = code.slice(code.lastIndexOf("\n", at - 1) + 1, at);
  return /\/\/|^\s*(?:#|\*|\/\*)/.test(before);
}

function lineAt(code: string, at: number): string {
  const end = code.indexOf("\n", at);
  return code.slice(code.lastIndexOf("\n", at - 1) + 1, end < 0 ? undefined : end).trim();
}

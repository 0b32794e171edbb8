import { indented, type Layout } from "../layout.ts";

/** One way of a branch to be written; the last one may be without a condition. */
export interface WrittenWay {
  readonly condition: string | undefined;
  /** Its statements, not indented. */
  readonly lines: readonly string[];
}

interface Form {
  head(word: "if" | "else if", condition: string): string;
  readonly otherwise: string;
  /** Stands on a line of its own before each further way, or before its head on the same line. */
  readonly between: string;
  readonly end: string;
}

const braces: Form = {
  head: (word, condition) => `${word} (${condition}) {`,
  otherwise: "else {",
  between: "} ",
  end: "}",
};
const forms: Readonly<Record<string, Form>> = {
  go: { ...braces, head: (word, condition) => `${word} ${condition} {` },
  python: {
    head: (word, condition) => `${word === "if" ? word : "elif"} ${condition}:`,
    otherwise: "else:",
    between: "",
    end: "",
  },
  ruby: {
    head: (word, condition) => `${word === "if" ? word : "elsif"} ${condition}`,
    otherwise: "else",
    between: "",
    end: "end",
  },
};

/** An `if` with all its ways, without the indentation of its first line. */
export function writeBranches(
  languageId: string,
  ways: readonly WrittenWay[],
  { indent, step, newline }: Layout,
): string {
  const { head, otherwise, between, end } = forms[languageId] ?? braces;
  const lines = ways.flatMap(({ condition, lines: own }, index) => {
    const start = condition === undefined ? otherwise : head(index === 0 ? "if" : "else if", condition);
    return [index === 0 ? start : between + start, ...indented(own, step)];
  });
  const all = end === "" ? lines : [...lines, end];
  return all.map((line, index) => (index === 0 || line === "" ? line : indent + line)).join(newline);
}

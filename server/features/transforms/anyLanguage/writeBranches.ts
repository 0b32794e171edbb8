import { indented, type Layout } from "../layout.ts";
import { hasOwnBraceLines } from "./braceStyle.ts";

/** One way of a branch to be written; the last one may be without a condition. */
export interface WrittenWay {
  readonly condition: string | undefined;
  /** Its statements, not indented. */
  readonly lines: readonly string[];
}

interface Form {
  /** Without the brace. */
  head(condition: string): string;
  /** Stands before a condition that is asked after others. */
  readonly elseIf: string;
  readonly otherwise: string;
  readonly isBraced: boolean;
  /** Stands on a line of its own behind all ways. */
  readonly end: string;
}

const braces: Form = {
  head: (condition) => `(${condition})`,
  elseIf: "else if",
  otherwise: "else",
  isBraced: true,
  end: "",
};
const words = { head: (condition: string) => condition, isBraced: false };
const forms: Readonly<Record<string, Form>> = {
  go: { ...braces, head: (condition) => condition },
  rust: { ...braces, head: (condition) => condition },
  php: { ...braces, elseIf: "elseif" },
  python: { ...words, head: (condition) => `${condition}:`, elseIf: "elif", otherwise: "else:", end: "" },
  ruby: { ...words, elseIf: "elsif", otherwise: "else", end: "end" },
};

/** An `if` with all its ways, without the indentation of its first line. */
export function writeBranches(
  { languageId, text }: { readonly languageId: string; readonly text: string },
  ways: readonly WrittenWay[],
  layout: Layout,
): string {
  const form = forms[languageId] ?? braces;
  const blocks = ways.map(({ condition, lines }, index) => ({
    head:
      condition === undefined
        ? form.otherwise
        : `${index === 0 ? "if" : form.elseIf} ${form.head(condition)}`,
    lines: indented(lines, layout.step),
  }));
  const lines = form.isBraced
    ? bracedLines(blocks, hasOwnBraceLines(text, languageId))
    : blocks.flatMap(({ head, lines: own }) => [head, ...own]);
  return indentedBelow(form.end === "" ? lines : [...lines, form.end], layout);
}

/** Lines of which all but the first are put as deep as the place. */
export function indentedBelow(lines: readonly string[], { indent, newline }: Layout): string {
  return lines.map((line, index) => (index === 0 || line === "" ? line : indent + line)).join(newline);
}

interface Block {
  readonly head: string;
  readonly lines: readonly string[];
}

function bracedLines(blocks: readonly Block[], isOwnLine: boolean): readonly string[] {
  if (isOwnLine) return blocks.flatMap(({ head, lines }) => [head, "{", ...lines, "}"]);
  const lines = blocks.flatMap(({ head, lines: own }, index) => [
    `${index === 0 ? "" : "} "}${head} {`,
    ...own,
  ]);
  return [...lines, "}"];
}

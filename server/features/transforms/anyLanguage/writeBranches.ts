import { dataOf } from "../../../language/dataOf.ts";
import { bracedBranches } from "../../../language/languages/writing.ts";
import { indented, type Layout } from "../layout.ts";
import { hasOwnBraceLines } from "./braceStyle.ts";

/** One way of a branch to be written; the last one may be without a condition. */
export interface WrittenWay {
  readonly condition: string | undefined;
  /** Its statements, not indented. */
  readonly lines: readonly string[];
}

/** An `if` with all its ways, without the indentation of its first line. */
export function writeBranches(
  { languageId, text }: { readonly languageId: string; readonly text: string },
  ways: readonly WrittenWay[],
  layout: Layout,
): string {
  const form = dataOf(languageId)?.writing?.branches ?? bracedBranches;
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

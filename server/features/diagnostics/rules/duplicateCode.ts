import type { Copy, Lines } from "../copies/duplicates.ts";
import type { Finding } from "../engine/finding.ts";
import type { CopyView, PlacedRemark, Rule } from "../engine/rule.ts";

/** Code that stands in several places. */
export const duplicateCode: Rule = {
  id: "duplicate-code",
  title: "The same code twice or more.",
  severity: "information",
  options: {
    minTokens: {
      type: "integer",
      default: 50,
      minimum: 10,
      description: "Fewest tokens that count as a copy.",
    },
    minLines: { type: "integer", default: 5, minimum: 2, description: "Fewest lines that count as a copy." },
    ignoreNames: {
      type: "boolean",
      default: false,
      description: "Whether copies with other names and literals count too.",
    },
    includeTests: { type: "boolean", default: false, description: "Whether copies in files of tests count." },
  },
  spares: ["imports and comments", "files of tests, whose copies are cases beside each other"],
  needs: "workspace",
  isForPeople: true,
  sparesTests: "includeTests",
  examples: [],
  checkCopies: (copies, view) => copies.map((copy) => describe(copy, view)),
};

function describe({ first, last, twins }: Copy, { uri, nameOf }: CopyView): PlacedRemark {
  const count = last - first + 1;
  const [twin, ...others] = twins;
  const where = twin && twin.uri !== uri ? nameOf(twin.uri) : "this file";
  const more =
    others.length > 0
      ? ` and ${others.length === 1 ? "one other place" : `${others.length} other places`}`
      : "";
  return {
    range: rangeOf({ first, last: first }),
    message: `These ${count} lines are also in ${where}, at line ${(twin?.first ?? 0) + 1}${more}.`,
    related: twins.map((lines) => ({ uri: lines.uri, range: rangeOf(lines), message: "The same code." })),
  };
}

/** Whole lines. */
function rangeOf({ first, last }: Pick<Lines, "first" | "last">): Finding["range"] {
  return { start: { line: first, character: 0 }, end: { line: last + 1, character: 0 } };
}

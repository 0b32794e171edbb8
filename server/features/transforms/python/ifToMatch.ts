import { branchesOf } from "../../../language/roles/branches.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { bodyLines, indented, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { type Pattern, patternOf } from "./patternOf.ts";

/** A chain as short as this reads as well as it is. */
const leastWays = 3;

/** `if x == 1: … elif x == 2: …` → `match x: case 1: … case 2: …`. */
export const ifToMatch: Transform = {
  name: "if-to-match",
  title: "Convert to match",
  kind: "refactor.rewrite",
  languages: ["python"],
  example: [
    "if x == 1:\n    a()\nelif x in (2, 3) or x is None:\n    b()\nelif isinstance(x, str):\n    c()\nelse:\n    d()\n",
    "match x:\n    case 1:\n        a()\n    case 2 | 3 | None:\n        b()\n    case str():\n        c()\n    case _:\n        d()\n",
  ],
  refuses: [
    "Everywhere at once, in files that have no `match` yet: it needs Python 3.10. At one place the title says so.",
    "Chains over more than one name, comparisons with other names, which a pattern would bind, and with True and False, which it compares by identity.",
    "Chains with comments between the branches.",
  ],
  rewrite(node, { root, text }) {
    if (node.type !== "if_statement") return undefined;
    const ways = branchesOf(node);
    if (ways.length < leastWays) return undefined;
    const patterns = ways.map(({ condition }) => (condition ? patternOf(condition) : undefined));
    const [first] = patterns;
    if (!first || !ways.every((way, index) => !way.condition || patterns[index]?.subject === first.subject))
      return undefined;
    const parts = [node, ...node.children.filter(({ type }) => /_clause$/.test(type))];
    if (parts.some(({ children }) => children.some(isComment)))
      return { refused: "There are comments between the branches." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const lines = [`match ${first.subject}:`];
    for (const [index, { body }] of ways.entries()) {
      const own = body && bodyLines(body);
      if (!own) return { refused: "A text goes over several lines." };
      lines.push(`${step}case ${written(patterns[index])}:`, ...indented(own, step + step));
    }
    const all = lines.map((line, index) => (index === 0 || line === "" ? line : indent + line));
    const edits = [replaceNode(node, all.join(newline))];
    const isUsed = root.ofType("match_statement").length > 0;
    return isUsed ? { edits } : { edits, assumes: "it runs on Python 3.10 or newer" };
  },
};

function written(pattern: Pattern | undefined): string {
  return pattern ? pattern.alternatives.join(" | ") : "_";
}

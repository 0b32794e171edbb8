import { holdsComment, holdsLongText, layoutAt } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { shortened } from "./ifLetToMatch.ts";

/** `let Some(x) = y else { return };` → `let x = match y { Some(x) => x, _ => return };`. */
export const letElseToMatch: Transform = {
  name: "let-else-to-match",
  title: "Convert to match",
  kind: "refactor.rewrite",
  languages: ["rust"],
  example: [
    "fn f() -> u8 {\n    let Some(found) = known else {\n        return 0;\n    };\n    found\n}\n",
    "fn f() -> u8 {\n    let found = match known {\n        Some(found) => found,\n        _ => {\n            return 0;\n        }\n    };\n    found\n}\n",
  ],
  refuses: [
    "Patterns that give anything but one name to what one variant holds, and comments.",
    "Everywhere at once, values that are called for: `let else` lets go of them before its else. At one place the title says so.",
  ],
  rewrite(node, { text }) {
    const block = node.type === "let_declaration" ? node.child("alternative") : undefined;
    const [pattern, value] = [node.child("pattern"), node.child("value")];
    if (!block || !pattern || !value) return undefined;
    const [, maker, mutable = "", name] =
      /^((?:\w+::)*[A-Z]\w*)\((mut )?([a-z_]\w*)\)$/.exec(pattern.text) ?? [];
    if (maker === undefined || name === undefined || name === "_")
      return { refused: "The pattern gives more than one name." };
    if (node.child("type")) return { refused: "The type would stand in the way." };
    if (holdsComment(node) || holdsLongText(node))
      return { refused: "There are comments or texts over several lines." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const own = block.text.includes("\n") ? block.text.replaceAll(/\n(?=.)/g, `\n${step}`) : block.text;
    const arms = [`${maker}(${name}) => ${name},`, `_ => ${own}`].map((arm) => `${indent}${step}${arm}`);
    const lines = [`let ${mutable}${name} = match ${value.text} {`, ...arms, `${indent}};`];
    const edits = [replaceNode(node, lines.join(newline))];
    const isCalled =
      /call|macro/.test(value.type) || value.ofType("call_expression", "macro_invocation").length > 0;
    return isCalled
      ? { edits, assumes: `nothing that ${shortened(value)} makes must go before the else` }
      : { edits };
  },
};

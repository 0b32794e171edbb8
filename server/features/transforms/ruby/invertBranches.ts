import { isComment } from "../../../language/roles/tokens.ts";
import { negate } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";

/** `if !a … else …` → `if a` with the branches the other way round. */
export const invertBranches: Transform = {
  name: "invert-branches",
  title: "Invert if",
  kind: "refactor.rewrite",
  languages: ["ruby"],
  example: ["if !ready\n  wait\nelse\n  go\nend", "if ready\n  go\nelse\n  wait\nend"],
  refuses: ["Chains of elsif, branches on the line of their condition, and comments behind `if` or `else`."],
  rewrite(node) {
    const [condition, yes, no] = ["condition", "consequence", "alternative"].map((field) =>
      node.child(field),
    );
    if (node.type !== "if" || !condition || !yes || no?.type !== "else") return undefined;
    const positive = negate(condition);
    // Only towards the condition that is easier to read; otherwise there would be no end to it.
    if (positive.startsWith("!") || !/^(?:!|not\b)|!=/.test(condition.text)) return undefined;
    const word = no.children[0];
    const [one, other] = [yes.text, no.source.slice(word?.end, no.end)].map((text) => text.trim());
    const isOnLines =
      /^\r?\n/.test(node.source.slice(condition.end, yes.end)) && !yes.text.startsWith("then");
    if (!word || !one || !other || !isOnLines) return undefined;
    if (/<<[~-]?["'`A-Z]/.test(node.text)) return { refused: "A text goes over several lines." };
    if ([...node.children, ...no.children].some(isComment))
      return { refused: "There are comments between the branches." };
    const bodyStart = no.source.slice(word.end).search(/\S/) + word.end;
    return {
      edits: [
        replaceNode(condition, positive),
        {
          start: yes.end - yes.text.trimStart().length,
          end: yes.start + yes.text.trimEnd().length,
          text: other,
        },
        { start: bodyStart, end: bodyStart + other.length, text: one },
      ],
    };
  },
};

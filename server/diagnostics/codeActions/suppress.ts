import type { RuleId } from "../../config.ts";
import { type Fixer, indentAt, lineBreak, lineComment, lineStart, replace } from "./fix.ts";

/** A comment above the line that turns the rule off for it. Within a text over several lines there is no place for one. */
export const suppressOnLine: Fixer = ({ document, text, tree, rule, start }) => {
  const at = lineStart(text, start);
  const indent = indentAt(text, start);
  const node = tree.rootNode.descendantForIndex(at + indent.length, at + indent.length);
  for (let outer = node; outer; outer = outer.parent)
    if (
      outer.startIndex < at &&
      (tree.language.strings.has(outer.type) ||
        /string|heredoc|template|text/.test(outer.type) ||
        tree.language.comments.has(outer.type))
    )
      return [];
  const isJsxText =
    node?.parent &&
    /^jsx_(?:element|text)/.test(node.type === "jsx_text" ? node.type : node.parent.type) &&
    node.startIndex >= at &&
    node.type !== "jsx_attribute";
  const directive = `inkling-ignore-next-line ${rule}`;
  const comment = isJsxText ? `{/* ${directive} */}` : lineComment(document.languageId, directive);
  return [
    {
      title: suppressTitle(rule),
      edits: [replace(document, at, at, `${indent}${comment}${lineBreak(text)}`)],
    },
  ];
};

function suppressTitle(rule: RuleId): string {
  return `Ignore ${rule} on this line`;
}

import type { RuleId } from "../../../contract/config.ts";
import { type Fixer, indentAt, lineBreak, lineComment, lineStart, replace } from "./fix.ts";

/** A comment above the line that turns the rule off for it. Within a text over several lines there is no place for one. */
export const suppressOnLine: Fixer = (context) => {
  const { document, text, tree, rule, start } = context;
  if (rule === "long-file") return suppressInFile(context);
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
  const directive = `inkling-ignore-next-line ${rule}`;
  const plain = lineComment(document.languageId, directive);
  // Between the elements of JSX a comment is an expression. Which of the two it must be, the parser tells.
  const comments = /^javascript|react$/.test(document.languageId) ? [plain, `{/* ${directive} */}`] : [plain];
  return comments.map((comment) => ({
    title: suppressTitle(rule),
    edits: [replace(document, at, at, `${indent}${comment}${lineBreak(text)}`)],
    commentAt: at + indent.length + comment.indexOf(directive),
  }));
};

/** What is said of a whole file stands on its first line, above which there is no other. */
const suppressInFile: Fixer = ({ document, text, rule }) => {
  const at = /^(?:#!|<\?php).*\n/.exec(text)?.[0].length ?? 0;
  const directive = `inkling-ignore-file ${rule}`;
  const comment = lineComment(document.languageId, directive);
  return [
    {
      title: `Ignore ${rule} in this file`,
      edits: [replace(document, at, at, `${comment}${lineBreak(text)}`)],
      commentAt: at + comment.indexOf(directive),
    },
  ];
};

function suppressTitle(rule: RuleId): string {
  return `Ignore ${rule} on this line`;
}

import type { RuleId } from "../../../contract/config.ts";
import { languageOf } from "../../../language/languages.ts";
import { isUnmarkedText } from "../../../language/roles/texts.ts";
import { isComment, isTextLiteral } from "../../../language/roles/tokens.ts";
import { type Fixer, indentAt, lineBreak, lineComment, lineStart, replace } from "./fix.ts";

/** A comment above the line that turns the rule off for it. Within a text over several lines there is no place for one. */
export const suppressOnLine: Fixer = (context) => {
  const { document, text, tree, rule, start } = context;
  if (rule === "long-file") return suppressInFile(context);
  const at = lineStart(text, start);
  const indent = indentAt(text, start);
  const node = tree.rootNode.descendantForIndex(at + indent.length, at + indent.length);
  for (let outer = node; outer; outer = outer.parent)
    if (outer.startIndex < at && (isTextLiteral(outer) || isUnmarkedText(outer) || isComment(outer)))
      return [];
  // Between a line that ends with a backslash and the next no comment may stand.
  if (isContinued(text, at)) return behindLine(context);
  const directive = `inkling-ignore-next-line ${rule}`;
  const plain = lineComment(document.languageId, directive);
  // Between the elements of JSX a comment is an expression. Which of the two it must be, the parser tells.
  const comments = hasMarkup(document.languageId) ? [plain, `{/* ${directive} */}`] : [plain];
  return comments.map((comment) => ({
    title: suppressTitle(rule),
    edits: [replace(document, at, at, `${indent}${comment}${lineBreak(text)}`)],
    commentAt: at + indent.length + comment.indexOf(directive),
  }));
};

/** Whether elements may stand in code, as in JSX. */
function hasMarkup(languageId: string): boolean {
  return (languageOf(languageId)?.roles.markup.size ?? 0) > 0;
}

/** Whether the line before goes on in this one, as `\\` says at its end. */
function isContinued(text: string, at: number): boolean {
  return /\\\r?\n$/.test(text.slice(Math.max(0, at - longestBreak), at));
}

/** A backslash and a line break, in characters. */
const longestBreak = 3;

/** A comment at the end of the line, where that does not go on in the next. */
const behindLine: Fixer = ({ document, text, rule, start }) => {
  const feed = text.indexOf("\n", start);
  const end = feed < 0 ? text.length : feed - (text[feed - 1] === "\r" ? 1 : 0);
  if (text[end - 1] === "\\") return [];
  const directive = `inkling-ignore-line ${rule}`;
  const comment = `  ${lineComment(document.languageId, directive)}`;
  return [
    {
      title: suppressTitle(rule),
      edits: [replace(document, end, end, comment)],
      commentAt: end + comment.indexOf(directive),
    },
  ];
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

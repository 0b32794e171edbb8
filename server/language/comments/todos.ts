import { replaceEnd } from "../../text/endOf.ts";

/** A tagged remark in a comment. Offsets count from the comment's start. */
export interface Todo {
  /** The tag as configured, such as `TODO`. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
  /** What is to be done; empty when the tag stands alone. */
  readonly text: string;
  /** Who it is assigned to: `TODO(anna)`. */
  readonly owner?: string;
  /** The issue it belongs to: `TODO #123`. */
  readonly issue?: string;
  /** The day it is due: `TODO(2026-12-31)`. */
  readonly due?: string;
}

/** What opens a comment's line: the comment's own signs, a list's bullet, a documentation tag's `@` or `\`. */
const decoration =
  /^\s*(?:\/\/[/!]?|\/\*+[!<]?|\*+(?!\/)|#+!?|--+(?:\[\[)?|;+|<!--|<#|%+|'|REM\b)?\s*(?:[-*•]\s+)?[@\\[({]?/i;
/** After a bare tag at the start of a line these words make it prose: "TODO list", "BUG reports". */
const prose =
  /^(lists?|items?|comments?|tags?|apps?|notes?|entr(y|ies)|markers?|reports?|trackers?|files?|is|are|was|were|and|or|in|of)\b/i;
const dueDate = /\b(\d{4}-\d{2}-\d{2})\b/;
/** A date in the sentence is a due date only when the sentence says so: "by 2026-12-31". */
const dueInText = /\b(?:by|due|until|before)[\s:]+(\d{4}-\d{2}-\d{2})\b/i;
const longestText = 120;

/** Tags that are looked for unless the settings name others. */
export const defaultTodoTags: readonly string[] = ["TODO", "FIXME", "HACK", "XXX", "BUG"];

/** Finds the tagged remarks in a comment, at most one per line. */
export function findTodos(comment: string, tags: readonly string[]): readonly Todo[] {
  if (tags.length === 0) return [];
  const words = tags.map((tag) => tag.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("|");
  const anyTag = new RegExp(`(?<![\\w$.-])(${words})(?![\\w$-])`, "gi");
  if (comment.search(anyTag) === -1) return [];
  const todos: Todo[] = [];
  let lineStart = 0;
  for (const line of comment.split(/(?<=\n)/)) {
    const todo = todoOfLine(line, lineStart, anyTag, tags);
    if (todo) todos.push(todo);
    lineStart += line.length;
  }
  return todos;
}

function todoOfLine(
  line: string,
  lineStart: number,
  anyTag: RegExp,
  tags: readonly string[],
): Todo | undefined {
  const textStart = decoration.exec(line)?.[0].length ?? 0;
  for (const match of line.matchAll(anyTag)) {
    const written = match[1] ?? "";
    const tag = tags.find((known) => known.toLowerCase() === written.toLowerCase());
    const behind = line.slice(match.index + written.length);
    if (!tag || !isMeant(written === tag, match.index, textStart, line, behind)) continue;
    return readTodo(tag, lineStart + match.index, written.length, behind);
  }
  return undefined;
}

/** A comment's own sign, farther on in the comment: `// counts from one // tag and text`. */
const innerSign = /\s(?:\/\/+|#+|--+|;+)\s*\[?$/;

/** Whether a tag is one, and not a word of the sentence. */
function isMeant(exact: boolean, index: number, textStart: number, line: string, behind: string): boolean {
  const marked = /^\s*[:(]/.test(behind) || /^\s+#\d/.test(behind);
  if (index !== textStart && !innerSign.test(line.slice(0, index)))
    return exact && marked && !/["'`“‘]/.test(line.charAt(index - 1));
  if (marked) return true;
  // In brackets a tag stands alone: `(TODO) ask`.
  if (/[({]/.test(line.charAt(index - 1))) return exact && /^[)}]/.test(behind);
  const documented = /[@\\]/.test(line.charAt(index - 1));
  if (documented) return true;
  if (!exact) return false;
  return (
    behind.trim() === "" || (/^[\s\-–—!.[\]]/.test(behind) && !prose.test(behind.replace(/^\]/, "").trim()))
  );
}

function readTodo(tag: string, start: number, length: number, behind: string): Todo {
  const match = /^[\])}]?\s*(?:\(([^)]*)\))?\s*(#\d+)?\s*[:\-–—.!]*\s*/.exec(behind);
  const [head = "", inParentheses = "", number] = match ?? [];
  const text = replaceEnd(behind.slice(head.length).trimEnd(), /(?:\*+\/|-->|#>|\]\])$/, "").trimEnd();
  const parts = inParentheses.split(/[,;]/).map((part) => part.trim());
  const due = [...parts.map((part) => dueDate.exec(part)?.[1]), dueInText.exec(text)?.[1]].find(Boolean);
  const issue = number ?? parts.find((part) => /^#\d+$|^[A-Z][A-Z0-9]+-\d+$/.test(part));
  const owner = parts.find((part) => part !== "" && part !== issue && !dueDate.test(part));
  return {
    tag,
    start,
    end: start + length + behind.slice(0, head.length + text.length).trimEnd().length,
    text: text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text,
    ...(owner ? { owner } : {}),
    ...(issue ? { issue } : {}),
    ...(due && isDate(due) ? { due } : {}),
  };
}

function isDate(text: string): boolean {
  return !Number.isNaN(Date.parse(`${text}T00:00:00Z`));
}

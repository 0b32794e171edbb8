import { commentsInText } from "../../../language/lexical/maskText.ts";
import { suppressionsOf } from "../comments/suppressions.ts";
import { precisionOf, ruleOf } from "../rules/rules.ts";
import { todoFindings } from "../rules/todoComment.ts";
import type { Examination, PlacedFinding } from "./examination.ts";
import type { Subject } from "./examineTree.ts";
import type { RuleFinding } from "./rule.ts";

/** An unticked item of a task list in Markdown. */
const checkbox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[ \][ \t]+(\S.*)$/gm;
/** Longer texts are data, of which comments are not looked for; in UTF-16 code units. */
const maxLength = 2_000_000;

/** Finds what a document without a grammar shows: the tags in its comments, and Markdown's open tasks. */
export function examinePlainText({ document, config, today }: Subject): Examination {
  const text = document.getText();
  const comments = text.length > maxLength ? [] : commentsInText(text, document.languageId);
  const isOff = config.rules["todo-comment"].severity === "off";
  const todos = isOff
    ? []
    : comments.flatMap(({ offset, text }) => todoFindings(text, offset, config, today));
  const tasks = isOff || !config.todo.checkboxes || document.languageId !== "markdown" ? [] : findTasks(text);
  const place = ({ start, end, message, severity }: RuleFinding): PlacedFinding => ({
    rule: "todo-comment",
    severity,
    range: { start: document.positionAt(start), end: document.positionAt(end) },
    message,
    confidence: precisionOf(ruleOf("todo-comment"), document.languageId),
    doubt: undefined,
    related: [],
  });
  return {
    findings: [...todos, ...tasks].map(place),
    suppressions: comments.flatMap(({ offset, text }) =>
      suppressionsOf(text, offset).map(({ kind, rules, unknown, ...where }) => ({
        kind,
        rules,
        unknown,
        range: { start: document.positionAt(where.start), end: document.positionAt(where.end) },
        commentEnd: document.positionAt(where.commentEnd).line,
      })),
    ),
    sequence: { hashes: new Uint32Array(), lines: new Uint32Array() },
  };
}

function findTasks(text: string): readonly RuleFinding[] {
  return [...text.matchAll(checkbox)].map((match) => {
    const task = (match[1] ?? "").trimEnd();
    const end = match.index + match[0].trimEnd().length;
    return { start: end - task.length, end, message: `Open task: ${task}` };
  });
}

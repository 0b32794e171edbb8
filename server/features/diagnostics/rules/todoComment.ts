import type { Config } from "../../../contract/config.ts";
import { findTodos, type Todo } from "../../../language/comments/todos.ts";
import type { Rule, RuleFinding } from "../engine/rule.ts";
import type { ShownSeverity } from "../engine/shownSeverity.ts";

/** TODO, FIXME and similar tags in comments; one whose due date has passed is a warning at least. */
export const todoComment: Rule = {
  id: "todo-comment",
  title: "TODO, FIXME and similar comments.",
  severity: "information",
  isList: true,

  spares: ["the words in a sentence"],
  needs: "unit",
  examples: [],
  check: ({ nodes, language, config, today }) =>
    nodes
      .ofTypes(language.comments)
      .flatMap((comment) => todoFindings(comment.text, comment.start, config, today)),
  checkText: ({ comments, text, languageId, config, today }) => [
    ...comments.flatMap((comment) => todoFindings(comment.text, comment.offset, config, today)),
    ...(config.todo.checkboxes && languageId === "markdown" ? openTasks(text) : []),
  ],
};

/** An unticked item of a task list in Markdown. */
const checkbox = /^[ \t]*(?:[-*+]|\d+[.)])[ \t]+\[ \][ \t]+(\S.*)$/gm;

function openTasks(text: string): readonly RuleFinding[] {
  return [...text.matchAll(checkbox)].map((match) => {
    const task = (match[1] ?? "").trimEnd();
    const end = match.index + match[0].trimEnd().length;
    return { start: end - task.length, end, message: `Open task: ${task}` };
  });
}

/** The findings in one comment that starts at `offset`. */
function todoFindings(
  comment: string,
  offset: number,
  config: Config,
  today: string,
): readonly RuleFinding[] {
  const tags = config.todo.tags.map(({ tag }) => tag);
  return findTodos(comment, tags).flatMap((todo) => {
    const overdue = todo.due !== undefined && todo.due < today;
    const severity = severityOf(todo, overdue, config);
    if (severity === "off") return [];
    return [
      {
        start: offset + todo.start,
        end: offset + todo.end,
        severity,
        message: describe(todo, overdue),
      },
    ];
  });
}

function severityOf({ tag }: Todo, overdue: boolean, config: Config): ShownSeverity | "off" {
  const forAll = config.rules["todo-comment"].severity;
  // The rule's own severity speaks for every tag once it is changed from its default.
  const own = config.todo.tags.find((known) => known.tag === tag)?.severity ?? forAll;
  const severity = forAll === "information" ? own : forAll;
  if (severity === "off") return "off";
  return overdue && severity !== "error" ? "warning" : severity;
}

function describe({ tag, text, owner, issue, due }: Todo, overdue: boolean): string {
  const when = due ? `${overdue ? "overdue since" : "due"} ${due}` : "";
  const details = [owner, issue, when].filter(Boolean).join(", ");
  const head = details === "" ? tag : `${tag} (${details})`;
  return text === "" ? head : `${head}: ${text}`;
}

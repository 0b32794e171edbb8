import { isFunctionNode, namedChildrenOf } from "../../../language/parse/anyNode.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";
import { isBranch, isCatch, isTernary } from "../../../language/roles/control.ts";
import { isIdle } from "../../../language/roles/statements.ts";
import { isCase } from "../../../language/roles/switches.ts";
import { isBlock, significantNamed } from "../../../language/roles/tokens.ts";
import { tailOf } from "../../../text/endOf.ts";
import {
  closest,
  type Fix,
  type FixContext,
  type Fixer,
  indentAt,
  indentStep,
  lineBreak,
  nodeAt,
  replace,
} from "./fix.ts";

/** The statement that logs or passes on the caught error, and the text that gives it its name. */
interface Handling {
  readonly title: string;
  readonly statement: string;
}

const log = "Log the error";
const rethrow = "Pass the error on";

/** Turns an empty handler into one that logs the error or passes it on. */
export const fillCatch: Fixer = (context) => {
  const clause = closest(nodeAt(context), mayBeEmpty);
  // A promise's handler is no clause, and the one around it is not meant.
  if (clause?.startIndex !== context.start) return [];
  switch (context.document.languageId) {
    case "python":
      return pythonHandlers(context, clause);
    case "ruby":
      return rubyHandlers(context, clause);
    case "rust":
      return rustHandlers(context, clause);
    case "go":
      return goHandlers(context, clause);
    default:
      return isCatch(clause) ? braceHandlers(context, clause) : [];
  }
};

/** What the finding may be about: a handler, a check of an error, an arm for one. */
function mayBeEmpty(node: Node): boolean {
  return isCatch(node) || isCase(node) || (isBranch(node) && !isTernary(node));
}

function braceHandlers(context: FixContext, clause: Node): Fix[] {
  const body = clause.childForFieldName("body");
  if (!body) return [];
  const { document, text } = context;
  const header = text.slice(clause.startIndex, body.startIndex);
  return braceHandling(document.languageId, header).map(({ title, statement, named }) => ({
    title,
    edits: [
      replace(document, clause.startIndex, body.endIndex, `${named}${filled(context, clause, statement)}`),
    ],
  }));
}

/** The statements of languages with `catch (…) { }`; `named` is the clause's header with a name for the error. */
function braceHandling(languageId: string, header: string): (Handling & { named: string })[] {
  const name = /\$?(\w+)\s*\)\s*$/.exec(tailOf(header))?.[1];
  switch (languageId) {
    case "java":
      return [
        { title: log, statement: `${name}.printStackTrace();`, named: header },
        { title: rethrow, statement: `throw new RuntimeException(${name});`, named: header },
      ];
    case "csharp": {
      const isNamed = /\(\s*[\w.]+\s+\w+\s*\)/.test(header);
      const typed = /\(\s*([\w.]+)\s*\)/.exec(header)?.[1] ?? "System.Exception";
      const named = isNamed ? header : `catch (${typed} exception) `;
      const variable = isNamed ? name : "exception";
      return [
        { title: log, statement: `System.Console.Error.WriteLine(${variable});`, named },
        { title: rethrow, statement: "throw;", named: header },
      ];
    }
    case "php":
      if (!/\$\w+\s*\)/.test(header)) return [];
      return [
        { title: log, statement: `error_log((string) $${name});`, named: header },
        { title: rethrow, statement: `throw $${name};`, named: header },
      ];
    case "cpp":
      return [{ title: rethrow, statement: "throw;", named: header }];
    case "c":
      return [];
    default: {
      const isPattern = /\(\s*[[{]/.test(header);
      const variable = name ?? "error";
      const named = isPattern || !/\(/.test(header) ? "catch (error) " : header;
      return [
        { title: log, statement: `console.error(${isPattern ? "error" : variable});`, named },
        { title: rethrow, statement: `throw ${isPattern ? "error" : variable};`, named },
      ];
    }
  }
}

/** A block with one statement, indented like the clause's line. */
function filled({ text }: FixContext, clause: Node, statement: string): string {
  const indent = indentAt(text, clause.startIndex);
  const end = lineBreak(text);
  return `{${end}${indent}${indentStep(text)}${statement}${end}${indent}}`;
}

function pythonHandlers({ document, text }: FixContext, clause: Node): Fix[] {
  const body = namedChildrenOf(clause).find(isBlock);
  const value = clause.childForFieldName("value");
  const [only, ...others] = body ? significantNamed(body) : [];
  if (!body || !only || others.length > 0 || !(isIdle(only) || isIdle(only.firstNamedChild ?? only)))
    return [];
  const raise = { title: rethrow, edits: [replace(document, body.startIndex, body.endIndex, "raise")] };
  // Only this form makes the name known.
  if (!/^import (?:[\w., ]*[ ,])?logging(?:\.\w+)*[ \t]*(?:,|#|\r?$)/m.test(text)) return [raise];
  if (!value)
    return [
      {
        title: log,
        edits: [replace(document, body.startIndex, body.endIndex, 'logging.exception("Unexpected error")')],
      },
      raise,
    ];
  return [
    {
      title: log,
      edits: [
        replace(
          document,
          body.startIndex,
          body.endIndex,
          `logging.exception("Caught %s", ${JSON.stringify(caught(value))})`,
        ),
      ],
    },
    raise,
  ];
}

function caught(value: Node): string {
  return value.text.replace(/\s+/g, " ").replace(/ as \w+$/, "");
}

function rubyHandlers({ document, text }: FixContext, clause: Node): Fix[] {
  const variable = clause.childForFieldName("variable")?.text.replace(/^=>\s*/, "");
  const header = (
    clause.childForFieldName("variable") ??
    clause.childForFieldName("exceptions") ??
    clause.firstChild
  )?.endIndex;
  if (header === undefined) return [];
  const named = variable === undefined ? " => error" : "";
  const indent = `${lineBreak(text)}${indentAt(text, clause.startIndex)}${indentStep(text)}`;
  const body = clause.childForFieldName("body");
  const end = body?.endIndex ?? header;
  return [
    {
      title: log,
      edits: [replace(document, header, end, `${named}${indent}warn ${variable ?? "error"}.full_message`)],
    },
    { title: rethrow, edits: [replace(document, header, end, `${indent}raise`)] },
  ];
}

function rustHandlers({ document, text }: FixContext, clause: Node): Fix[] {
  const pattern = clause.childForFieldName("pattern");
  const value = clause.childForFieldName("value");
  if (!pattern || !value || !/^Err\s*\(\s*\w+\s*\)$/.test(pattern.text)) return [];
  const comma = text[value.endIndex] === "," ? "" : ",";
  const handle = (statement: string) =>
    replace(document, pattern.startIndex, value.endIndex, `Err(error) => ${statement}${comma}`);
  return [{ title: log, edits: [handle('eprintln!("{error:?}")')] }];
}

/** Go: only a function whose one result is the error can return it without knowing more. */
function goHandlers({ document, text, tree }: FixContext, clause: Node): Fix[] {
  const body = clause.childForFieldName("consequence");
  const owner = closest(clause, isFunctionNode);
  const name = /\b(\w*[eE]rr)\s*!=\s*nil/.exec(clause.childForFieldName("condition")?.text ?? "")?.[1];
  if (!body || !owner || !name) return [];
  const handle = (statement: string) => {
    const indent = indentAt(text, clause.startIndex);
    const end = lineBreak(text);
    return replace(
      document,
      body.startIndex,
      body.endIndex,
      `{${end}${indent}\t${statement}${end}${indent}}`,
    );
  };
  const returns = owner.childForFieldName("result")?.text === "error";
  const canLog = /^[ \t]*(?:import\s+)?"log"\s*(?:\/\/.*)?$/m.test(tree.text);
  return [
    ...(canLog ? [{ title: log, edits: [handle(`log.Println(${name})`)] }] : []),
    ...(returns ? [{ title: rethrow, edits: [handle(`return ${name}`)] }] : []),
  ];
}

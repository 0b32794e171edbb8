import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { joinsText, type Piece, piecesOf } from "../../../../language/roles/texts.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { allLanguages, dataInPieces } from "../../reading/sinks.ts";
import { codeOf } from "../../reading/unitCode.ts";

/** The start of a statement in capitals. */
const sql =
  /^\s*(?:SELECT\s[\s\S]*\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+[\s\S]+?\sSET\s|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER|TRUNCATE)\s+(?:TABLE|DATABASE|USER|VIEW|INDEX|SCHEMA)\b|EXEC(?:UTE)?\s+\w|MERGE\s+INTO\s|GRANT\s+\w+\s+ON\s|WITH\s+\w+\s+AS\s*\()/;
/** The same in small letters, told from prose by its second half. "Select one from" is neither. */
const lowerSql =
  /^\s*(?:select\s+(?:distinct\s+)?(?:\*|[\w.()*]+(?:\s*,\s*[\w.()*]+)*)\s+from\s+\S+\s+(?:where|join|inner|left|order|group|limit)\b|select\s+\*\s+from\b|insert\s+into\s+\S+\s*(?:values|\()|update\s+\S+\s+set\s+\S+\s*=|delete\s+from\s+\S+\s+where\b)/;
/** A literal as written that may begin a statement: looked at first, since few do. */
const opening =
  /^(?:[a-z@$&%]{0,3}#*["'`({]+|<<[<~-]?\W*\w+\W*\n)\s*(?:select|insert|replace|update|delete|create|drop|alter|truncate|exec|execute|merge|grant|with)\s/i;
const openingLength = 80;

/** What reports an error or writes a log runs no SQL. */
const notRun =
  /(?:^|[._ ])(?:log\w*|console|debug|info|warn\w*|error\w*|print\w*|puts|echo|throw\w*|raise|fatal\w*|trace|assert\w*|panic|\w*Exception|\w*Error|eprintln!?|describe|it|test)(?:\.|\(|$)/;
/** Names of parts that hold bind markers, not values. */
const markers = /^\W*(?:place_?holders?|bind_?params|question_?marks|marks|params_sql)\b/i;
/** SQL that is put together from data instead of having it bound. */
export const sqlInjection: Rule = {
  id: "security/sql-injection",
  languages: allLanguages,
  check(context) {
    const found: RuleFinding[] = [];
    const seen = new Set<SyntaxNode>();
    for (const text of codeOf(context).strings) {
      if (!opening.test(text.text.slice(0, openingLength))) continue;
      const whole = outermost(text, seen);
      if (whole && isBuiltSql(whole, context))
        found.push(findingAt(whole, "SQL is put together from data. Bind the values as parameters instead."));
    }
    return found;
  },
};

/** What may stand between a text and the expression it is part of. */
const between =
  /^(parenthesized_expression|argument|arguments|argument_list|tuple|token_tree|member_expression|attribute|field_expression|field_access|literal_element|expression_list)$/;

/** The largest expression around a text that only puts texts together; undefined when it was seen before. */
function outermost(text: SyntaxNode, seen: Set<SyntaxNode>): SyntaxNode | undefined {
  let whole = text;
  for (let node: SyntaxNode | undefined = text; node; node = node.parent) {
    if (seen.has(node)) return undefined;
    if (joinsText(node)) {
      seen.add(node);
      whole = node;
    } else if (!between.test(node.type)) {
      break;
    }
  }
  return whole;
}

function isBuiltSql(node: SyntaxNode, context: RuleContext): boolean {
  const pieces = piecesOf(node);
  // What stands before the first text is the buffer or stream it goes to.
  const statement = pieces.slice(pieces.findIndex((piece) => "text" in piece));
  const text = statement.map((piece) => ("text" in piece ? piece.text : "?")).join("");
  if (statement.length < 2 || !(sql.test(text) || lowerSql.test(text))) return false;
  if (isBound(node) || isOnlyReported(node) || isPrinted(pieces)) return false;
  const isMarker = (part: string) => markers.test(part.replace(/^[$#]?\{/, ""));
  return dataInPieces(statement, codeOf(context).scope, isMarker) !== undefined;
}

/** What binds the values itself: tagged templates (`` sql`…` ``) and methods that say so in their name. */
function isBound(node: SyntaxNode): boolean {
  if (node.type === "template_string" && node.field === "arguments") return true;
  const outer = node.parent?.type === "argument" ? node.parent.parent : node.parent;
  const call = outer?.parent && readCall(outer.parent);
  return call !== undefined && /Interpolated(?:Async)?$/.test(call.name);
}

function isPrinted([first]: readonly Piece[]): boolean {
  return (
    first !== undefined &&
    "node" in first &&
    /\b(?:cout|cerr|clog|log|LOG|qDebug|qWarning)\b/.test(first.node.text)
  );
}

function isOnlyReported(node: SyntaxNode): boolean {
  const ownMacro = node.type === "macro_invocation" ? node.child("macro")?.text : undefined;
  if (ownMacro !== undefined && notRun.test(ownMacro)) return true;
  for (
    let outer = node.parent;
    outer && !/(?<!throw|raise|echo)_statement$|block|body|program/.test(outer.type);
    outer = outer.parent
  ) {
    if (/^(?:throw|raise|echo)/.test(outer.type)) return true;
    const call = readCall(outer);
    if (call) return notRun.test(call.callee);
    if (outer.type === "macro_invocation") return notRun.test(outer.child("macro")?.text ?? "");
  }
  return false;
}

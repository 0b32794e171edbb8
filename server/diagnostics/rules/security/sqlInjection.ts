import type { SyntaxNode } from "../../../syntax/syntaxNode.ts";
import { readCall } from "../../patterns/calls.ts";
import { piecesOf } from "../../patterns/pieces.ts";
import { allLanguages, dataIn } from "../../patterns/sinks.ts";
import { codeOf } from "../../patterns/unitCode.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../../rule.ts";

/** The start of a statement; two words of SQL, so that prose such as "Update available" is not taken for it. */
const sql =
  /^\s*(?:SELECT\s[\s\S]*\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+[\s\S]+?\sSET\s|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER|TRUNCATE)\s+(?:TABLE|DATABASE|USER|VIEW|INDEX|SCHEMA)\b|EXEC(?:UTE)?\s+\w|MERGE\s+INTO\s|GRANT\s+\w+\s+ON\s|WITH\s+\w+\s+AS\s*\()/i;
/** What reports an error or writes a log runs no SQL. */
const notRun =
  /(?:^|[._ ])(?:log\w*|console|debug|info|warn\w*|error\w*|print\w*|puts|echo|throw\w*|raise|fatal\w*|trace|assert\w*|panic|\w*Exception|\w*Error|eprintln!?|describe|it|test)(?:\.|\(|$)/;
/** Names of parts that hold bind markers, not values. */
const markers = /^\W*(?:place_?holders?|bind_?params|question_?marks|marks|params_sql)\b/i;
const builders = new Set([
  "binary_expression",
  "binary_operator",
  "binary",
  "template_string",
  "string",
  "interpolated_string_expression",
  "encapsed_string",
  "heredoc",
  "concatenated_string",
  "call",
  "call_expression",
  "method_invocation",
  "invocation_expression",
  "function_call_expression",
  "macro_invocation",
]);

/** SQL that is put together from data instead of having it bound. */
export const sqlInjection: Rule = {
  id: "security/sql-injection",
  languages: allLanguages,
  check(context) {
    const found: RuleFinding[] = [];
    const done = new Set<SyntaxNode>();
    for (const text of codeOf(context).strings) {
      const whole = outermost(text);
      if (done.has(whole)) continue;
      done.add(whole);
      if (isBuiltSql(whole, context))
        found.push(findingAt(whole, "SQL is put together from data. Bind the values as parameters instead."));
    }
    return found;
  },
};

/** The largest expression around a text that only puts texts together. */
function outermost(text: SyntaxNode): SyntaxNode {
  let whole = text;
  for (let node = text.parent; node; node = node.parent) {
    if (builders.has(node.type) && piecesOf(node).some((piece) => "text" in piece)) whole = node;
    else if (
      !/^(parenthesized_expression|argument|arguments|argument_list|tuple|token_tree|member_expression|attribute|field_expression|field_access|literal_element|expression_list)$/.test(
        node.type,
      )
    )
      break;
  }
  return whole;
}

function isBuiltSql(node: SyntaxNode, context: RuleContext): boolean {
  const pieces = piecesOf(node);
  const text = pieces.map((piece) => ("text" in piece ? piece.text : "?")).join("");
  if (pieces.length < 2 || !sql.test(text) || isTagged(node) || isOnlyReported(node)) return false;
  const { scope } = codeOf(context);
  return dataIn(node, scope, (path) => markers.test(path.replace(/^[$#]?\{/, ""))) !== undefined;
}

/** A tagged template (`` sql`…` ``) binds its values itself. */
function isTagged(node: SyntaxNode): boolean {
  return (
    node.type === "template_string" && node.field === "arguments" && node.parent?.type === "call_expression"
  );
}

function isOnlyReported(node: SyntaxNode): boolean {
  for (
    let outer = node.parent;
    outer && !/statement|block|body|function|program/.test(outer.type);
    outer = outer.parent
  ) {
    if (/^(throw|raise)/.test(outer.type)) return true;
    const call = readCall(outer);
    if (call) return notRun.test(call.callee);
    if (outer.type === "macro_invocation") return notRun.test(outer.child("macro")?.text ?? "");
  }
  return /^(throw_statement|raise_statement|echo_statement)$/.test(node.parent?.type ?? "");
}

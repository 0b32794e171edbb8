/**
 * SQL. Each product has a dialect of its own, so only what is wrong in all of them is a problem: a bracket or quote left
 * open, a text that begins like no statement. What no known dialect accepts is left undecided.
 */
import mysql from "node-sql-parser/build/mysql.js";
import postgresql from "node-sql-parser/build/postgresql.js";
import sqlite from "node-sql-parser/build/sqlite.js";
import { type Judge, problemAt, type SyntaxProblem } from "../syntaxProblem.ts";

const dialects = [postgresql, mysql, sqlite].map(({ Parser }) => new Parser());
/** Longer texts are dumps, whose parse would take seconds. */
const maxParsed = 20_000;

/** First words of statements, over all products. */
const statements = new Set(
  `abort alter analyze attach audit backup begin block bulk call case change checkpoint clear close cluster comment commit
  connect copy create cursor db deallocate declare define delete delimiter deny desc describe detach disable discard do
  drop dump enable end exec execute exit explain export fetch flush for from function get go grant handler help if import
  index insert install kill let list listen load lock loop merge move notify open optimize package pragma prepare print
  procedure prompt put quit raise reassign recover refresh refresh reindex release rem remark rename repair replace reset
  resignal restore resume return returning revert revoke rollback run save savepoint security select set show shutdown
  signal source spool start suspend table throw trigger truncate undrop unlisten unload unlock update upsert use using
  vacuum values view waitfor whenever where while with begin declare`.split(/\s+/),
);

export const judgeSql: Judge = (text) => {
  const [problem, other] = [escaping, standard].map((pattern) => openIn(text, tokensOf(text, pattern)));
  if (problem && other) return [problem];
  const tokens = tokensOf(text, problem ? standard : escaping);
  if ("message" in tokens) return [tokens];
  const [first] = tokens;
  if (!first) return [];
  if (/^[a-z]/i.test(first.text) && !statements.has(first.text.toLowerCase()) && !/\{\{|\{%|<%/.test(text)) {
    const isProse = tokens.filter(({ text: word }) => /^[a-z]/i.test(word)).length === tokens.length;
    const isTypo = [...statements].some((word) => isOneOff(word, first.text.toLowerCase()));
    if (isProse || isTypo) return [problemAt(text, first.start, `“${first.text}” begins no statement`)];
  }
  const mistake = mistakes.find(({ pattern }) => pattern.test(text));
  if (mistake) return [problemAt(text, text.search(mistake.pattern), mistake.message)];
  if (text.length > maxParsed) return undefined;
  return dialects.some((parser) => accepts(() => parser.astify(text))) ? [] : undefined;
};

/** What no dialect takes. Comments and texts within them are left out by their signs: what they hold begins none of these. */
const mistakes: readonly { readonly pattern: RegExp; readonly message: string }[] = [
  {
    pattern: /\bWHERE\b(?<=\bGROUP\s{1,99}BY\s(?:(?!\bSELECT\b|--|\/\*)[^;()'"]){1,300}WHERE)/i,
    message: "“WHERE” stands in front of “GROUP BY”",
  },
  {
    pattern:
      /(?<=\bNOT\s{1,9}NULL\s{0,9}\n)[ \t]{0,99}(?!(?:check|default|references|constraint|collate|comment|generated|encode|unique|primary|auto_increment|key|on|as|storage|compression|identity|with)\b)[a-z_]\w{0,99}[ \t]{1,99}(?:integer|int|bigint|smallint|text|varchar|char|numeric|decimal|date|timestamp|timestamptz|boolean|bool|uuid|jsonb?|serial|bigserial|real|double)\b/i,
    message: "“,” is missing in front of this column",
  },
];

function accepts(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false; // One dialect's refusal says nothing.
  }
}

interface Token {
  readonly text: string;
  readonly start: number;
}

/** A backslash escapes a quote in MySQL and in PostgreSQL's `E''`; to the standard it is a sign like any other. */
const escaping =
  /--[^\n]*|#[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|'(?:[^'\\]|''|\\[\s\S])*'|"(?:[^"]|"")*"|`[^`]*`|\$(\w*)\$(?:[\s\S]*?\$\1\$|[\s\S]*$)|[\w$@:]+|[^\s\w]/g;
const standard =
  /--[^\n]*|#[^\n]*|\/\*(?:[\s\S]*?\*\/|[\s\S]*$)|'(?:[^']|'')*'|"(?:[^"]|"")*"|`[^`]*`|\$(\w*)\$(?:[\s\S]*?\$\1\$|[\s\S]*$)|[\w$@:]+|[^\s\w]/g;

/** Words and signs without comments; strings count as one. A quote that is never closed is a problem. */
function tokensOf(text: string, pattern: RegExp): readonly Token[] | SyntaxProblem {
  const tokens: Token[] = [];
  for (const { 0: found, index } of text.matchAll(pattern)) {
    if (/^(?:--|#|\/\*)/.test(found)) continue;
    if (found === "'" || found === '"') return problemAt(text, index, "this quote is never closed");
    tokens.push({ text: found, start: index });
  }
  return tokens;
}

/** The quote or bracket that is left open. */
function openIn(text: string, tokens: readonly Token[] | SyntaxProblem): SyntaxProblem | undefined {
  return "message" in tokens ? tokens : unbalanced(text, tokens);
}

function unbalanced(text: string, tokens: readonly Token[]): SyntaxProblem | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.text === "(") open.push(token);
    else if (token.text === ")" && !open.pop()) return problemAt(text, token.start, "nothing opens this “)”");
    else if (token.text === ";" && open.length > 0) break;
  }
  const last = open.at(-1);
  return last && problemAt(text, last.start, "this “(” is never closed");
}

/** Whether two words differ by one letter left out, put in, changed or swapped. */
function isOneOff(word: string, other: string): boolean {
  if (word === other || word.length < 4 || Math.abs(word.length - other.length) > 1) return false;
  let start = 0;
  while (start < word.length && word[start] === other[start]) start++;
  let end = 0;
  while (end < Math.min(word.length, other.length) - start && word.at(-1 - end) === other.at(-1 - end)) end++;
  const [left, right] = [word.length - start - end, other.length - start - end];
  if (left <= 1 && right <= 1) return true;
  return left === 2 && right === 2 && word[start] === other[start + 1] && word[start + 1] === other[start];
}

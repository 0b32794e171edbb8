import { allLanguages, shellscript } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess } from "../../../../language/roles/accesses.ts";
import {
  callAround,
  isArgumentFrame,
  isArgumentList,
  isMacroCall,
} from "../../../../language/roles/arguments.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { isThrow } from "../../../../language/roles/control.ts";
import { isElementFrame, isMacroTokens, isTuple } from "../../../../language/roles/lists.ts";
import { mentionsName } from "../../../../language/roles/names.ts";
import { isSequence } from "../../../../language/roles/operations.ts";
import { beginsWithOwnCall } from "../../../../language/roles/ownObject.ts";
import { isOutput, isStatement } from "../../../../language/roles/statements.ts";
import { joinsText, type Piece, piecesOf } from "../../../../language/roles/texts.ts";
import { isGroup, isTextLiteral } from "../../../../language/roles/tokens.ts";
import { givenDataInPieces } from "../../../../language/values/givenData.ts";
import { dataInPieces } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { tailOf } from "../../../../text/endOf.ts";
import { isNear } from "../../../../text/isNear.ts";
import { findingAt, type Rule, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { bindParameters } from "../../fixes/security/bindParameters.ts";
import { formattedValue, textOf, valuesIn } from "./placedValues.ts";
import { plainSql } from "./plainSql.ts";
import { argumentsInText } from "./shellText.ts";

/** The start of a statement in capitals. */
const sql =
  /^\s*(?:SELECT\s[\s\S]*\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO\s|REPLACE\s+INTO\s|UPDATE\s+[\s\S]+?\sSET\s|DELETE\s+FROM\s|(?:CREATE|DROP|ALTER|TRUNCATE)\s+(?:TABLE|DATABASE|USER|VIEW|INDEX|SCHEMA)\b|EXEC(?:UTE)?\s+\w|MERGE\s+INTO\s|GRANT\s+\w+\s+ON\s|WITH\s+\w+\s+AS\s*\()/;
/** The same in small letters, told from prose by its second half. "Select one from" is neither. */
const lowerSql =
  /^\s*(?:select\s+(?:distinct\s+)?(?:\*|[\w.()*]+(?:\s*,\s*[\w.()*]+)*)\s+from\s+\S+\s+(?:where|join|inner|left|order|group|limit)\b|select\s+\*\s+from\b|insert\s+into\s+\S+\s*(?:values|\()|update\s+\S+\s+set\s+\S+\s*=|delete\s+from\s+\S+\s+where\b)/;
/** The same where what it is handed to, or the name it is given, says that it is SQL. */
const anySql =
  /^\s*(?:select\s[\s\S]*\sfrom\s|insert\s+into\s|replace\s+into\s|update\s+[\s\S]+?\sset\s|delete\s+from\s|(?:create|drop|alter|truncate)\s+(?:table|database|user|view|index|schema)\b)/i;
const running =
  /(?:^|\.)(?:query\w*|execute\w*|exec|prepare\w*|raw|run|createQuery|createNativeQuery|createStatement|Query\w*|Exec\w*|select_all|select_rows|find_by_sql|exec_query|getAll|get_results|get_var|get_row|mysql_query|mysqli_query|pg_query|sqlite3?_exec|PQexec|text|FromSqlRaw|ExecuteSqlRaw)$|^new (?:\w+\.)*\w*(?:Command|DataAdapter)$/;
const sqlNames = /(?:^|_)(?:sql|query|stmt|statement|select|insert|update|delete|q|cmd|command)$/i;
/** Methods that take a part of a statement as it is: a condition, an order. */
const fragmentNames =
  "where|whereRaw|orWhereRaw|where_raw|havingRaw|having|orderByRaw|order|selectRaw|fromRaw|joinRaw|raw|literal|joins|find_by_sql|exists\\?|count_by_sql|update_all|delete_all|extra|Where|Having|Raw|FromSqlRaw|ExecuteSqlRaw";
const fragments = new RegExp(
  // JavaScript's \`String.raw\` takes a text with its backslashes.
  `^(?:RawSQL|where|having|find_by_sql|exists\\?|update_all|joins)$|(?<!^String)\\.(?:${fragmentNames})$`,
);
/** What stands before a value within a condition. */
const beforeValue = /(?:[=<>]|\blike|\bin\s*\()\s*['"%(]*$/i;
/** Statements whose parts are names: nothing of them can be bound. */
const definition = /^\s*(?:create|drop|alter|truncate|grant)\s/i;
/** What stands before the name of a table or column. */
const beforeName =
  /(?:\b(?:from|into|update|join|table|exists|index|on|by|distinct|column|constraint|as|view|pragma)|[,.(])\s*[`"[']?$|[`"[]$/i;
/** The same where a format leaves the place open: `INSERT INTO {} (…)`. */
const formattedName = /\b(?:from|into|update|join|table)\s+[`"[']?(?:\{\w*\}|%s)/i;
/**
 * Doubted: the data is a part of the statement (a clause, the name of a column), or nothing says that somebody else wrote it.
 */
const ofOwnParts = 0.5;
/** Files that change tables: what they put together comes out of the tables themselves. */
const migrations = /(?:^|\/)(?:migrat(?:e|ions?)|upgrades?)[/._-]/i;

/** A literal as written that may begin a statement: looked at first, since few do. */
const opening =
  /^(?:[a-z@$&%]{0,3}#*["'`({]+|<<[<~-]?\W*\w+\W*\n)\s*(?:select|insert|replace|update|delete|create|drop|alter|truncate|exec|execute|merge|grant|with)\s/i;
/** JPA leaves what it selects out: `from Film f where …`. */
const jpaOpening = /^["'`]{1,3}\s{0,9}from\s/;
const jpa = /^\s{0,9}from\s{1,9}[A-Z]\w{0,80}\s{1,9}(?:as\s{1,9})?\w{1,80}\s{1,9}(?:where|join|order)\s/;
const openingLength = 80;
/** The same anywhere in a file, with what follows in a statement. */
const mayBegin =
  /(?:["'`({]|<<[^\n]{1,80}\n)\s{0,80}(?:(?:select|update|from\s+[a-z]\w*)\s|(?:insert\s+(?:or|into)|replace\s+into|delete\s+from)\s|(?:create|drop|alter|truncate)\s+(?:table|database|user|view|index|schema)\b|exec(?:ute)?\s+\w|merge\s+into\s|grant\s+\w+\s+on\s|with\s+\w+\s+as\s*\()/i;
/** Programs that a shell hands SQL to. */
const clients = /\b(?:mysql|mariadb|psql)\s/;
/** A call that takes a part of a statement, and a text with an open value. */
const mayTakePart = new RegExp(`(?<!\\w)(?:${fragmentNames})(?!\\w)`, "g");
const openValue = /(?:[=<>]|\blike|\bin\s{0,3}\()\s{0,3}['"%(]{0,3}\s{0,3}(?:["'`]|[#$]?\{|%\w)/i;

/** What reports an error or writes a log runs no SQL. */
const notRun =
  /(?:^|[._ ])(?:log\w*|console|debug|info|warn\w*|error\w*|print\w*|puts|echo|throw\w*|raise|fatal\w*|trace|assert\w*|panic|\w*Exception|\w*Error|eprintln!?|describe|it|test)(?:\.|\(|$)/;
/** Names of parts that hold bind markers, not values. */
const markers = /^\W*(?:place_?holders?|bind_?params|param_?names?|question_?marks|marks|params_sql)\b/i;
/** SQL that is put together from data instead of having it bound. */
export const sqlInjection: Rule = {
  id: "security/sql-injection",
  title: "SQL put together from data.",
  severity: "error",
  spares: [
    "constants, numbers and what the driver quotes",
    "bind markers",
    "names of tables that the object itself holds",
    "what is only logged",
  ],
  needs: "unit",
  kinds: { request: "where a request or the user gives a value" },
  weakness: 89,
  sparesTests: true,
  fix: bindParameters,
  examples: [
    {
      language: "python",
      bad: "cursor.execute(\"SELECT * FROM t WHERE n = '%s'\" % name)",
      good: 'cursor.execute("SELECT * FROM t WHERE n = %s", [name])',
    },
  ],
  languages: [...allLanguages, ...shellscript],
  mayFind: (text) => mayBegin.test(text) || clients.test(text) || isNear(text, mayTakePart, openValue),
  check(context) {
    if (shellscript.includes(context.languageId)) return argumentsInText(context, "sql", message);
    const found: RuleFinding[] = [];
    const seen = new Set<SyntaxNode>();
    for (const text of codeOf(context).strings) {
      const head = text.text.slice(0, openingLength);
      if (!opening.test(head) && !jpaOpening.test(head)) continue;
      const whole = outermost(text, seen);
      const statement = whole && builtSql(whole, context);
      if (whole && statement !== undefined)
        found.push(findingAt(whole, message, sureness(statement.values, context, statement.pieces)));
    }
    const isReported = ({ start, end }: SyntaxNode) =>
      found.some((one) => start <= one.start && one.end <= end);
    for (const node of builtFragments(context))
      if (!isReported(node)) found.push(findingAt(node, message, sureness(piecesOf(node), context)));
    return found;
  },
  checkText: (file) => plainSql(file, message),
};

/** How sure a statement that is put together from data is to be one that others can change. */
function sureness(
  pieces: readonly Piece[],
  context: RuleContext,
  whole = pieces,
): Pick<RuleFinding, "confidence" | "kind"> {
  const { scope } = codeOf(context);
  if (definition.test(textOf(pieces)) || migrations.test(context.path)) return { confidence: ofOwnParts };
  if (givenDataInPieces(pieces, scope, "sql", { parameters: false })) return { kind: "request" };
  const wanted = { parameters: true, harmless: partNames, harmlessMembers: numberNames };
  const values = valuesIn(whole).filter((piece) => pieces.includes(piece));
  return givenDataInPieces(values, scope, "sql", wanted) ? {} : { confidence: ofOwnParts };
}

/** Names of what holds a part of a statement, not a value. */
const partNames =
  /(?:^|_)(?:sql|query|where|cond(?:ition)?s?|clauses?|filters?|tab(?:le)?s?(?:_?name)?|tbl|columns?(?:_?name)?|cols?|fields?|flds?|seq(?:uence)?(?:_?name)?|order(?:_?by)?|sort|dir|direction|limit|offset|joins?|prefix|suffix|db|database|schema|operator|op|changes|sets?|place_?holders?|expr(?:ession)?)$|(?:Sql|Query|Where|Clause|Condition|Table|Name|Column|Field)s?$/;

/** Members that hold a number which the database gave: `$image->id`, `row["user_id"]`. */
const numberNames = /^(?:id|ID|Id|uid|\w+_id|\w+_ID|\w+[a-z]I[dD])$/;

const message = "SQL is put together from data. Bind the values as parameters instead.";

/** `where("name = '#{name}'")`: conditions that are put together. */
function builtFragments(context: RuleContext): SyntaxNode[] {
  const { calls, scope } = codeOf(context);
  return calls.flatMap((call) => {
    const first = call.arguments[0]?.value;
    if (!first || !fragments.test(call.callee) || !joinsText(first)) return [];
    const pieces = piecesOf(first);
    const isValue = pieces.some((piece, index) => {
      const before = pieces[index - 1];
      return !("text" in piece) && before !== undefined && "text" in before && beforeValue.test(before.text);
    });
    const isOpen = isValue || formattedValue.test(textOf(pieces.filter((piece) => "text" in piece)));
    return isOpen && dataInPieces(pieces, scope, "sql", isMarker) !== undefined ? [first] : [];
  });
}

/** What may stand between a text and the expression it is part of. */
function isBetween(node: SyntaxNode): boolean {
  const isGiven = isArgumentFrame(node) || isArgumentList(node) || isMacroTokens(node) || isTuple(node);
  const isFrame = isGroup(node) || isSequence(node) || isElementFrame(node);
  return isGiven || isFrame || isMemberAccess(node);
}

/** The largest expression around a text that only puts texts together; undefined when it was seen before. */
function outermost(text: SyntaxNode, seen: Set<SyntaxNode>): SyntaxNode | undefined {
  let whole = text;
  for (let node: SyntaxNode | undefined = text; node; node = node.parent) {
    if (seen.has(node)) return undefined;
    if (joinsText(node)) {
      seen.add(node);
      whole = node;
    } else if (!isBetween(node)) {
      break;
    }
  }
  return whole;
}

/** A statement that data is put into. */
interface Built {
  readonly pieces: readonly Piece[];
  /** Its own names left out. */
  readonly values: readonly Piece[];
}

/** The statement that an expression is, where data is put into it. */
function builtSql(node: SyntaxNode, context: RuleContext): Built | undefined {
  const pieces = piecesOf(node);
  // What stands before the first text is the buffer or stream it goes to.
  const statement = pieces.slice(pieces.findIndex((piece) => "text" in piece));
  const text = textOf(statement);
  if (statement.length < 2) return undefined;
  if (
    !(sql.test(text) || lowerSql.test(text) || ((anySql.test(text) || jpa.test(text)) && isCalledSql(node)))
  )
    return undefined;
  if (isBound(node) || isOnlyReported(node) || isPrinted(pieces)) return undefined;
  const { scope } = codeOf(context);
  const ownNames = new Set(statement.filter((_, index) => isOwnName(statement, index, scope)));
  const values = statement.filter((piece) => !ownNames.has(piece));
  if (dataInPieces(values, scope, "sql", isMarker) === undefined) return undefined;
  return { pieces: statement, values };
}

/** Names of parts that hold bind markers, and values written as such: `", ".join(f"{key}=?" …)`. */
function isMarker(node: SyntaxNode): boolean {
  return (
    markers.test(node.text.replace(/^[$#]?\{/, "")) ||
    /["']\s*=?\s*\?\s*["']|=\s*\?["'`]|["'`]\?["'`]/.test(node.text)
  );
}

/** The name of a table or column that the object itself holds: `self._table`, `this.tableName()`, `$this->prefix`. */
function isOwnName(pieces: readonly Piece[], index: number, scope: Scope): boolean {
  const [piece, before, behind] = [pieces[index], pieces[index - 1], pieces[index + 1]];
  if (piece === undefined || "text" in piece || before === undefined) return false;
  // What the object's own method makes is a part of a statement already.
  if (beginsWithOwnCall(piece.node)) return true;
  const path = piece.node.text.replace(/^[$#]?\{|\}$/g, "").trim();
  const isOwn =
    /^(?:self|this|cls|@\w|\$this|\w*[mM]odel|\w*[tT]able|\w*[fF]ield|\w*[cC]olumn|\w*[sS]chema|conf|config|settings|options|\$wpdb)(?:\.|->|::|@|\[|$)/.test(
      path,
    ) || path.startsWith("@");
  if (ownTable.test(path)) return true;
  const isName = "text" in before && (beforeName.test(before.text) || formattedName.test(before.text));
  if (isName && namesTable.test(path)) return !scope.origin(path, piece.node).isParameter;
  const isMember = /[.@]|->|::|\[/.test(path);
  return (
    isOwn &&
    isMember &&
    !/param|request|input|GET|POST|body|\bargs?\b/.test(path) &&
    (!("text" in before) ||
      beforeName.test(before.text) ||
      formattedName.test(before.text) ||
      (behind !== undefined && "text" in behind && behindName.test(behind.text)))
  );
}

/** What a model of Rails or Django says its table is called. */
const ownTable = /(?:\.|::)(?:quoted_)?(?:table_name|primary_key|db_table)$/;
/** A variable or a function that is called after a table: `$table_log`, `table_by_key('log')`, `tableName(…)`. */
const namesTable = /^\$?(?:\w+_)?(?:table|tbl)(?:_\w+|Name|ByKey|For)?(?:\([\w\s'",$[\]]*\))?$/;
/** What stands behind the name of a column. */
const behindName = /^[`"\]']?\s*(?:[=<>]|(?:not\s+)?(?:in|like|is|between)\b)/i;

/** Whether the text is handed to what runs SQL, or given a name that says it is. */
function isCalledSql(node: SyntaxNode): boolean {
  for (let outer = node.parent, depth = 0; outer && depth < mostAround; outer = outer.parent, depth++) {
    const call = readCall(outer);
    if (call) return running.test(call.callee);
    const binding = readBinding(outer);
    if (binding) return sqlNames.test(binding.name.replace(/([a-z\d])([A-Z])/g, "$1_$2"));
  }
  return false;
}

const mostAround = 4;

/** What binds the values itself: tagged templates (`` sql`…` ``) and methods that say so in their name. */
function isBound(node: SyntaxNode): boolean {
  if (isTextLiteral(node) && node.field === "arguments") return true;
  const around = callAround(node);
  const call = around && readCall(around);
  return (
    call !== undefined &&
    (/Interpolated(?:Async)?$/.test(call.name) || (isTextLiteral(node) && ofEntityFramework.test(call.name)))
  );
}

/** Entity Framework Core binds what is put into the text that it is handed itself; not what was put together before. */
const ofEntityFramework = /^(?:FromSql|(?:ExecuteSql|SqlQuery)(?:Async)?)$/;

const printers = /^(?:cout|cerr|clog|log|LOG|qDebug|qWarning)$/;

function isPrinted([first]: readonly Piece[]): boolean {
  return first !== undefined && "node" in first && mentionsName(first.node, printers);
}

/** What a call or a macro's call calls. */
function calledBy(node: SyntaxNode): string | undefined {
  const callee = isMacroCall(node) ? node.child("macro")?.text : readCall(node)?.callee;
  return callee === undefined ? undefined : tailOf(callee);
}

function isOnlyReported(node: SyntaxNode): boolean {
  if (isMacroCall(node) && notRun.test(calledBy(node) ?? "")) return true;
  for (let outer = node.parent; outer; outer = outer.parent) {
    const called = calledBy(outer);
    if (called !== undefined) return notRun.test(called);
    if (isThrow(outer) || isOutput(outer)) return true;
    if (isStatement(outer)) return false;
  }
  return false;
}

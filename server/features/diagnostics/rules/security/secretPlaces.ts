import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isFunction } from "../../../../language/parse/syntaxNode.ts";
import { callAround, isArgumentFrame } from "../../../../language/roles/arguments.ts";
import { askedName, keyOf } from "../../../../language/roles/askedName.ts";
import { branchesOf } from "../../../../language/roles/branches.ts";
import { type Call, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { isTernary } from "../../../../language/roles/control.ts";
import { isCapitalName } from "../../../../language/roles/names.ts";
import { isAwait, isCast, isOperation, operatorOf } from "../../../../language/roles/operations.ts";
import { isAdjacentTexts, isString, literalText, macroText } from "../../../../language/roles/texts.ts";
import { withoutGroups } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { tailOf } from "../../../../text/endOf.ts";
import type { RuleContext } from "../../engine/rule.ts";

/** A name with the literal that is its value, or that it is compared with. */
export interface NamedValue {
  readonly name: string;
  readonly value: SyntaxNode;
}

/** Names of passwords: any value that is no placeholder is one. */
export const passwordName = /(?:^|_)(?:\w*password|\w*passwd|pwd|passphrase|passcode|pass|pw)\d*$/;

/** Every literal that the unit gives a name that is wanted: as value, fallback, default, argument of a setter. */
export function namedValues(
  context: RuleContext,
  isWanted: (name: string) => boolean,
): readonly NamedValue[] {
  const { bindings, calls } = codeOf(context);
  const fallbacks = fallbacksIn(context.nodes.ofTypes(context.language.roles.operations));
  return [...bindings, ...handedOver(calls), ...fallbacks]
    .filter(({ name }) => isWanted(name))
    .flatMap(({ name, value }) => literalsOf(value).map((literal) => ({ name, value: literal })));
}

/** Every literal that the unit compares with a name. */
export function comparedValues(context: RuleContext): readonly NamedValue[] {
  return [
    ...comparisons(context.nodes.ofTypes(context.language.roles.comparisons)),
    ...equalityCalls(codeOf(context).calls),
  ];
}

/**
 * The literals that a value may be: itself, behind a conversion such as `"…".to_string()`, as a fallback (`env || "…"`,
 * `getenv("X", "…")`) or one of two.
 */
function literalsOf(value: SyntaxNode): readonly SyntaxNode[] {
  if (isString(value) || isAdjacentTexts(value) || macroText(value) !== undefined) return [value];
  const node = withoutGroups(value);
  if (node !== value) return literalsOf(node);
  if (isTernary(value)) return branchesOf(value).flatMap(({ body }) => (body ? literalsOf(body) : []));
  if (isFallback(value)) return literalsOf(value.namedChildren.at(-1) ?? value);
  const call = readCall(value);
  if (call) return literalsOfCall(call);
  const inner = value.namedChildren.at(-1);
  return inner && holdsValue(value) ? literalsOf(inner) : [];
}

/** `value || "…"`: what holds where there is nothing else. */
function isFallback(node: SyntaxNode): boolean {
  return isOperation(node) && /^(?:\|\||\?\?|or|\?:)$/.test(operatorOf(node) ?? "");
}

/** `process.env.API_TOKEN || "…"`: what is asked for names the value, whatever it is then given to. */
function fallbacksIn(nodes: readonly SyntaxNode[]): NamedValue[] {
  return nodes.filter(isFallback).flatMap((node) => {
    const [asked, value] = [node.namedChildren[0], node.namedChildren.at(-1)];
    return asked && value && isString(value) ? [{ name: askedName(asked), value }] : [];
  });
}

/** What only says of which type a value is, waits for it, or gives it when it is asked for. */
function holdsValue(node: SyntaxNode): boolean {
  const isFrame = isCast(node) || isAwait(node) || isArgumentFrame(node);
  return isFrame || (isFunction(node) && callAround(node) !== undefined);
}

function literalsOfCall({ node, callee, name, arguments: given }: Call): readonly SyntaxNode[] {
  if (conversions.test(callee)) {
    const receiver = receiverOf(node);
    // `String.from("…")` is given the text, `"…".encode("utf-8")` is called on it.
    const isType = receiver === undefined || isCapitalName(receiver);
    const converted = isType ? given[0]?.value : receiver;
    return converted && isString(converted) ? [converted] : [];
  }
  const last = given.at(-1)?.value;
  const hasDefault = withDefault.test(callee) && (given.length > 1 || orElse.test(name));
  return hasDefault && last ? literalsOf(last) : [];
}

const conversions =
  /(?:^|\.)(?:to_string|to_owned|into|getBytes|toCharArray|encode|bytes|String|from|freeze|as_bytes|GetBytes|\[\]byte)$/;
/** Calls whose last argument is what they give when there is nothing else. */
const withDefault =
  /(?:^|\.)(?:getenv|environ\.get|get|fetch|getOrDefault|getProperty|unwrap_or|unwrap_or_else|orElse|env|config|GetValue|coalesce|LookupEnvOr|getEnv|Getenv)$/;

/** What is given where the value that it is called on is missing. */
const orElse = /^(?:unwrap_or|orElse)/;
/** The key by which such a value was asked for: `env::var("UPLOAD_TOKEN").unwrap_or(…)`. */
function askedKey(receiver: SyntaxNode | undefined): string | undefined {
  return receiver && keyOf(readCall(receiver)?.arguments.at(-1)?.value);
}

/** Values handed to what says what they are: `setPassword("…")`, `setProperty("db.password", "…")`, `getConnection(url, user, "…")`. */
function handedOver(calls: readonly Call[]): NamedValue[] {
  return calls.flatMap((call) => {
    const values = call.arguments.filter(({ keyword }) => keyword === undefined).map(({ value }) => value);
    const last = values.at(-1);
    if (!last) return [];
    if (credentials.test(call.callee))
      return values.slice(1, 2).map((value) => ({ name: "password", value }));
    if (connecting.test(call.callee)) return values.slice(2, 3).map((value) => ({ name: "password", value }));
    const setter =
      /^(?:set|with|add|use)_?([A-Z_]\w*|[a-z]\w*)$/.exec(call.name)?.[1] ??
      (values.length === 1 && call.callee.includes(".") && !asking.test(call.name) ? call.name : undefined);
    const key = values.length === 2 && values[0] ? literalText(values[0]) : undefined;
    if (key !== undefined && isKeyed(call)) return [{ name: key, value: last }];
    const asked = orElse.test(call.name) ? askedKey(receiverOf(call.node)) : undefined;
    if (asked !== undefined) return [{ name: asked, value: last }];
    return setter !== undefined &&
      !/^(?:pass|pw)$/.test(setter) &&
      values.length === 1 &&
      passwordName.test(inSnakeCase(setter))
      ? [{ name: setter, value: last }]
      : [];
  });
}

/** `setenv("DB_PASSWORD", "…")`, `getenv("DB_PASSWORD", "…")`: the first argument names the second. */
function isKeyed({ name, callee }: Call): boolean {
  return (keyed.test(name) && !aboutFields.test(callee)) || environment.test(callee);
}

/** Asks for what is named, or forgets it: `getPassword('user')`. */
const asking =
  /^(?:unset|clear|delete|remove|forget|get|fetch|find|read|load|is|has|check|verify|validate|need|ask)(?:[A-Z_]|$)/;
/** What is said of a field, not put into it: `errors.add("password", "…")`. */
const aboutFields = /error|valid|message|label|rule|field|schema|form|column|attr|header|translat/i;
/** Calls that take an address or a connection, a user and a password. */
const connecting =
  /(?:^|\.)(?:DriverManager\.getConnection|mysqli_connect|mysql_connect|new mysqli|new PDO|odbc_connect|imap_open|ldap_bind|ftp_login|ssh2_auth_password|smtp\.PlainAuth)$/;
/** What is made of a user's name and a password. */
const credentials =
  /(?:^|\.|^new )(?:NetworkCredential|PasswordAuthentication|UsernamePasswordCredentials|PasswordCredentials|HTTP(?:Basic|Digest|Proxy)Auth|BasicAuth|SetBasicAuth|basic_auth|oci_connect|(?:smtp|imap|ftp|mail|server)\w*\.login)$/i;
const environment =
  /(?:^|\.)(?:getenv|environ\.get|env\.get|ENV\.fetch|LookupEnvOr|getEnv|Getenv|getenv\(\)\.getOrDefault)$/;
const keyed =
  /^(?:set|put|setProperty|setdefault|setItem|setAttribute|add|addProperty|define|setenv|putenv|Setenv|SetEnvironmentVariable|set_option|update|insert|store)$/;

/** `password == "…"`, `form["password"] == "…"`: the name and the literal. */
function comparisons(nodes: readonly SyntaxNode[]): NamedValue[] {
  return nodes.flatMap((node) => {
    const [left, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
    const isEquality = /^[!=]==?$/.test(operatorOf(node) ?? "");
    if (!isEquality || !left || !right || isString(left) === isString(right)) return [];
    return isString(right)
      ? [{ name: askedName(left), value: right }]
      : [{ name: askedName(right), value: left }];
  });
}

/** `password.equals("…")`, `"…".equals(password)`, `strcmp(password, "…")`. */
function equalityCalls(calls: readonly Call[]): NamedValue[] {
  return calls.flatMap((call) => {
    if (
      !/^(?:equals|equalsIgnoreCase|Equals|eq|eql\?|strcmp|strcasecmp|strncmp|compare|compareTo|compare_digest|secure_compare|hash_equals|timingSafeEqual|is_eq)$/.test(
        call.name,
      )
    )
      return [];
    const receiver = receiverOf(call.node);
    const parts = [
      ...(receiver && !isCapitalName(receiver) ? [receiver] : []),
      ...call.arguments.map(({ value }) => value),
    ].slice(0, 2);
    const [value, named] = [parts.find(isString), parts.find((part) => !isString(part))];
    return value && named && parts.length === 2 ? [{ name: askedName(named), value }] : [];
  });
}

/** A name in whatever case, in small letters with underscores. */
export function inSnakeCase(name: string): string {
  return tailOf(name)
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/(?<![A-Z])([A-Z]+)([A-Z][a-z])/g, "$1_$2")
    .replace(/[-.\s]/g, "_")
    .toLowerCase()
    .replace(/(?<!_)_+$/, "");
}

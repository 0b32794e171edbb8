import path from "node:path";
import { functionName } from "../../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, readCall } from "../../../../language/roles/calls.ts";
import { isOperation, operatorOf } from "../../../../language/roles/operations.ts";
import { isStatement } from "../../../../language/roles/statements.ts";
import { saidBy } from "../../../../language/roles/tokens.ts";
import type { RuleContext } from "../../engine/rule.ts";
import { inSnakeCase } from "./secretPlaces.ts";

/**
 * Whether the program itself keeps what it hashes, or asks for it again: it answers requests, compares the hash, has a table of
 * users, or a function that is named for it. Then nobody else prescribes the hash, as services and protocols do.
 */
export function isKept({ node }: Call, { imports, path: place, unit }: KeptIn): boolean {
  const owner = node.ancestor(node.language.functions);
  const said = saidBy(owner ?? unit);
  if (asking.test(said)) return false;
  return (
    keeping.test(inSnakeCase((owner && functionName(owner)?.text) ?? "")) ||
    users.test(inSnakeCase(path.posix.parse(place).name)) ||
    imports.some((text) => servers.test(text)) ||
    answering.test(said) ||
    isCompared(node)
  );
}

/** Where a hash stands. */
interface KeptIn extends Pick<RuleContext, "path" | "unit"> {
  /** The file's import statements. */
  readonly imports: readonly string[];
}

/** Libraries that answer requests or keep users. */
const servers =
  /\b(?:flask|django|bottle|cherrypy|tornado\.web|pyramid|fastapi|starlette|sanic|web2py|express(?:-session)?|koa|passport|hapi|fastify|(?:javax|jakarta)\.servlet|springframework\.(?:web|security)|sinatra|rails|devise|gin-gonic|gorilla\/(?:mux|sessions)|labstack\/echo|actix_web|rocket|axum|AspNet(?:Core)?|System\.Web)\b/;
/** What is read of a request or kept of a session, and statements about a table of users. */
const answering =
  /\$_(?:POST|GET|REQUEST|COOKIE|SESSION)\b|\bsetcookie\(|\breq(?:uest)?\??\.(?:body|form|params|POST|GET|session|cookies)\b|\bsession\[|\bparams\[|\bgetParameter\(|\bhttp\.ResponseWriter\b|\b(?:insert\s+into|update|from)\s+[\w.`"'{}$]{0,40}(?:user|account|member|login)\w{0,20}\b/i;
/** Asks somebody else in the same breath. */
const asking =
  /\bcurl_(?:init|exec)\b|\bhttp_build_query\b|\bfile_get_contents\(\s*["']https?:|\bwp_remote_|\bfetch\(|\burlopen\(|\bhttp\.(?:get|post|request)\(/i;
/** Functions that are named for what they do with a password, a token or a session. */
const keeping =
  /(?:^|_)(?:hash|en_?crypt|crypt|encode|make|check|verify|valid(?:ate)?|compare|match(?:es)?|set|store|save|keep|change|update|create|new|reset|generate|gen|authenticate|is)_(?:\w+_)?(?:pass(?:w(?:or)?d|phrase)?|pwd?|token|session|login|cookie|csrf)/;
/** Files about those who sign in. */
const users = /(?:^|_)(?:users?|accounts?|members?|logins?|sessions?|sign_?(?:in|up))(?![a-z])/;

/** `md5($given) == $row['password']`, `hash_equals($known, sha1($given))`. */
function isCompared(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer && !isStatement(outer); outer = outer.parent) {
    if (isOperation(outer) && comparing.has(operatorOf(outer) ?? "")) return true;
    if (comparers.test(readCall(outer)?.name ?? "")) return true;
  }
  return false;
}

const comparing: ReadonlySet<string> = new Set(["==", "===", "!=", "!=="]);
const comparers = /^(?:equals|hash_equals|compare_digest|strcmp|strcasecmp|secure_compare|isEqual)$/i;

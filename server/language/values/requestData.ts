import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { readCall } from "../roles/calls.ts";
import { joinsText } from "../roles/texts.ts";
import { isName } from "../roles/tokens.ts";
import { dataIn } from "./safety.ts";
import { type Danger, passedOn } from "./sanitizers.ts";
import type { Scope } from "./scope.ts";

/** Names from one to the next, until the request that they are read from. */
const mostNames = 4;

/** What PHP's server says of itself and of the connection. */
export const saidByServer =
  /\$_SERVER\[["'](?:SERVER_(?:SOFTWARE|ADDR|PORT|PROTOCOL|ADMIN|SIGNATURE)|DOCUMENT_ROOT|SCRIPT_FILENAME|PATH_TRANSLATED|GATEWAY_INTERFACE|REQUEST_TIME\w*|REMOTE_(?:ADDR|PORT)|HTTPS)["']\]/g;
/** What a request of HTTP was sent with, in PHP. */
const phpRequest = /\$_(?:GET|POST|REQUEST|COOKIE|SERVER|FILES)\b/;

/** Whether PHP's code reads what a request was sent with. */
export function readsPhpRequest(code: string): boolean {
  return phpRequest.test(code) && phpRequest.test(code.replace(saidByServer, ""));
}

/** What a request of HTTP was sent with: Express, Koa and Node's own; Flask, Django, FastAPI and Tornado; Rails and Sinatra; Crow, cpp-httplib and Drogon; ASP.NET. */
export const requestData = new RegExp(
  [
    /^(?:\w+\.)?(?:\w*[rR]eq(?:uest)?|ctx|context)(?:\.req(?:uest)?)?\??\.(?:query|body|params?|cookies|headers?|get|url|originalUrl|args|form|values|json|data|GET|POST|COOKIES|query_params|query_string|get_json|path)\b/,
    /(?:^|[.)])searchParams\b/,
    /^url\.parse\([^()]*\)\.query\b/,
    /^self\.get_(?:query_|body_)?argument\b/,
    /^params\[[:'"]/,
    /^(?:\w*[rR]eq(?:uest)?|ctx)(?:\.|->)(?:url_params|get_(?:param|header|file)_value|get_body_params|getParameter|getQuery|getCookie|getHeader)\b/,
    /^(?:\w+\.)*Request(?:\[|\.(?:QueryString|Query|Form|Params|Cookies|Headers|RouteValues|ServerVariables|Path|RawUrl)\b)/,
  ]
    .map(({ source }) => `(?:${source})`)
    .join("|"),
);

/** The first part of an expression that the request holds and nothing made safe for where it goes. */
export function requestDataIn(node: SyntaxNode, scope: Scope, danger: Danger): SyntaxNode | undefined {
  return dataIn(node, scope, danger, (part) => isFromElsewhere(part, scope));
}

/** Whether a part comes from elsewhere than the request; what is put together from others is not yet known to. */
function isFromElsewhere(part: SyntaxNode, scope: Scope): boolean {
  if (isOfRequest(part, scope) || joinsText(part)) return false;
  const call = readCall(part);
  if (call) return passedOn(call) === undefined;
  if (isName(part)) return !holdsRequest(part, scope);
  if (baseOf(part)) return true;
  // `await titleOf(id)`, `${title}`: what stands within tells.
  const [only, ...others] = part.namedChildren;
  return only !== undefined && others.length === 0 && isFromElsewhere(only, scope);
}

/** Whether what a name was given, in one step or several, has a part that the request holds. */
function holdsRequest(name: SyntaxNode, scope: Scope, names = 0): boolean {
  if (names > mostNames) return false;
  return scope
    .origin(name.text, name)
    .values.some((value) =>
      [value, ...value.descendants()].some(
        (each) =>
          each.named &&
          (isOfRequest(each, scope) ||
            (isName(each) && each.text !== name.text && holdsRequest(each, scope, names + 1))),
      ),
    );
}

function isOfRequest(part: SyntaxNode, scope: Scope, names = 0): boolean {
  if (requestData.test(part.text)) return true;
  const base = isName(part) ? part : baseOf(part);
  if (!base || names > mostNames) return false;
  return scope.origin(base.text, base).values.some((value) => isOfRequest(value, scope, names + 1));
}

/** The name that members are read from: `query` of `query.name` and of `query["name"]`. */
function baseOf(member: SyntaxNode): SyntaxNode | undefined {
  const [first] = member.namedChildren;
  if (!first || !/^(?:\?\.|\.|\[)/.test(member.text.slice(first.end - member.start).trimStart()))
    return undefined;
  return isName(first) ? first : baseOf(first);
}

import { httpStatusPhrase } from "../../../../language/httpStatuses.ts";
import { functionName } from "../../../../language/parse/functionParts.ts";
import { perNode } from "../../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { argumentListAround } from "../../../../language/roles/arguments.ts";
import { hasWord } from "../../../../language/roles/askedName.ts";
import { pathOf, readCall } from "../../../../language/roles/calls.ts";
import { isSwitch, isTernary } from "../../../../language/roles/control.ts";
import { isList, isRecord } from "../../../../language/roles/lists.ts";
import { isOperation } from "../../../../language/roles/operations.ts";
import { armsOf, isCase, subjectOf } from "../../../../language/roles/switches.ts";
import { isString, piecesOf } from "../../../../language/roles/texts.ts";
import { isGroup, saidBy, significantNamed, withoutGroups } from "../../../../language/roles/tokens.ts";
import { numberOf } from "../../../../language/values/numberOf.ts";
import { tailOf, trimEndOf } from "../../../../text/endOf.ts";
import { isOnlyNumbers } from "./numberPlace.ts";
import { isBitMask, isPlainNumber } from "./plainNumber.ts";
import { isUnitName } from "./unitName.ts";

/** Names of functions whose argument says by itself what it is, as a base, digits after the point, an exit status. */
const speaking =
  /^(?:parseInt|toString|int|ParseInt|ParseUint|ParseFloat|FormatInt|FormatUint|from_str_radix|to_digit|strtoll?|strtoull?|to_i|to_s|parseLong|ToString|ToInt32|toFixed|toPrecision|toExponential|round|Round|number_format|stringify|dumps|percentile|quantile|exit|_exit|Exit|pow|Pow|powi|ldexp|make|alloc|allocUnsafe|bytearray|with_capacity)$/;
/** Names of functions that take places, widths and counts of characters or items: small ones explain themselves. */
const placing =
  /^(?:slice|substr|substring|Substring|mb_substr|splice|subarray|charAt|charCodeAt|codePointAt|at|nth|get|padStart|padEnd|PadLeft|PadRight|ljust|rjust|center|zfill|str_pad|repeat|Repeat|str_repeat|split|SplitN|splitn|take|Take|drop|skip|Skip|first|last|chunk|startsWith|strncmp|memcmp|array_slice|copyOfRange|limit|explode|preg_split|rsplit)$/;
/** Dates, versions and colours are rows of numbers. */
const rows =
  /(?:^|[. ])(?:Date|UTC|DateTime|DateOnly|TimeSpan|datetime|date|mktime|checkdate|setHours|Version|LocalDate(?:Time)?\.of|LocalTime\.of|from_ymd(?:_opt)?|from_hms(?:_opt)?|q?[rR]gba?|hsla?|Q?Color\w*|FromArgb|Q(?:Point|Size|Rect|Line)F?|Point[F23]?|Size[F]?|Rect(?:angle)?[F]?|Padding|Thickness|Margin|Insets|EdgeInsets\w*|Dimension|(?:[A-Z][a-z]+)?Vec(?:tor)?[234][fdi]?|vec[234]|Matrix\w*|Quaternion|Guid|IPAddress|moveTo|lineTo|arc(?:To)?|AddArc|gdImage\w+|AddLine|AddRectangle|curveTo|bezierCurveTo|quadraticCurveTo|translate|fillRect|strokeRect|clearRect|drawLine|drawRect|DrawLine|DrawRectangle|FillRectangle|setBounds|SetBounds|setTransform)$|^lua[L]?_\w+$/;
const sized =
  /(?:[lL]ength|[sS]ize|[cC]ount|(?:^|[^a-zA-Z])len|\bargc)(?:\(\))?\)*$|^(?:len|strlen|mb_strlen|count|sizeof|\w*_(?:count|len|length|size)\w*|\w*[cC]ount\w*)\(/;
const statusNamed =
  /(?:[sS]tatus|STATUS|[sS]tatus_?[cC]ode|[hH]ttp_?[cC]ode)(?:\(\)|\.to_i|\.as_u16\(\)|\.value)?$/;
/** Functions that answer a request with a status. */
const answering =
  /^(?:code|abort|halt|error|Error|json|JSON|String|HTML|\w*[sS]end_?[eE]rror|sendStatus|\w*[sS]tatus\w*|writeHead|WriteHeader|http_response_code|\w*Response\w*|\w*[rR]edirect\w*|\w*Http\w*|\w*HTTP\w*|respond\w*)$/;
/** Functions that are units of time or size. */
const units =
  /^(?:from_(?:secs|millis|micros|nanos|mins|hours)|(?:to|of)(?:Nanos|Micros|Millis|Seconds|Minutes|Hours|Days)|From(?:Milliseconds|Seconds|Minutes|Hours|Days)|(?:milli|micro|nano)?seconds|minutes|hours|days|weeks|(?:kilo|mega|giga)bytes)$/;
/** Nodes between a number and the branch it chooses. */
const mostAround = 5;
const recipes = /hash|crc|checksum|adler|murmur|fnv|xorshift|mulberry|cyrb|splitmix|lcg/i;
/** Methods of schemas and builders with one argument: `z.number().min(4).default(8)`, `setWidth(17)`, `withRetries(3)`. */
const setters = /^(?:default|min|max|length|(?:set|with)_?[A-Z]\w*|set_\w+|with_\w+)$/;
const two = 2;
const mostDigit = 9;
const degrees: ReadonlySet<number> = new Set([45, 90, 180, 270, 360]);
const turned = /^(?:angles?|degrees?|headings?|bearings?|azimuth|rotations?|hues?)$/;
const turning = /arc|rotat|angle|degree|heading|bearing|radian/i;
const httpStatus = { least: 100, most: 600 } as const;

/** 2 as a factor, a step, an argument or a branch, and in "fewer than two". What equals 2 is a code for something. */
export function isTwoInIdiom(node: SyntaxNode, value: number): boolean {
  if (Math.abs(value) !== two) return false;
  const operator = operatorOf(node);
  if (operator !== undefined) return /^(?:(?:[-+*/%^]|\/\/|\*\*)=?|[<>]=?)$/.test(operator);
  return isArgument(node) || (node.parent !== undefined && isTernary(node.parent));
}

/** How far bits are shifted, which ones are picked, what a base is raised to. */
export function isBitsOrPower(node: SyntaxNode, value: number): boolean {
  const operator = operatorOf(node) ?? "";
  const isLeft = node.parent?.namedChildren[0] === node;
  if (/^(?:<<|>>>?|\*\*)=?$/.test(operator)) return !isLeft || isBitMask(value);
  if (isOfPow(node)) return true;
  return /^(?:[&|^]|&\^)=?$/.test(operator) && isBitMask(value);
}

/** Rust's `2usize.pow(15)`, also among the tokens of a macro, where no call is known. */
function isOfPow({ source, start, end }: SyntaxNode): boolean {
  return (
    /^\.pow\(/.test(source.slice(end, end + powLength)) ||
    /\.pow\($/.test(source.slice(Math.max(0, start - powLength), start))
  );
}

const powLength = ".pow(".length;

/** A quantity with its unit: `5 * 60 * 1000`, `64 * 1024`, `5 * time.Second`, `Duration::from_secs(20)`, `5.minutes`. */
export function isQuantity(node: SyntaxNode): boolean {
  if (
    units.test(nameOf(calleeOf(node) ?? "")) ||
    (/^[*/]$/.test(operatorOf(node) ?? "") && otherOperands(node).map(saidBy).some(isUnitName))
  )
    return true;
  if (node.parent?.child("receiver") === node && units.test(node.parent.child("method")?.text ?? ""))
    return true;
  let product: SyntaxNode | undefined;
  for (let { parent } = node; parent && isOnlyNumbers(parent); parent = parent.parent) product = parent;
  return product !== undefined && holdsUnit(product);
}

/** Whether one of the numbers stands for a unit: 60, 1000, 1024. */
const holdsUnit = perNode((product) => {
  for (const node of product.descendants()) {
    if (!node.named || node.children.length > 0) continue;
    const value = Number(numberOf(node.text));
    if (value > 1 && isPlainNumber(value)) return true;
  }
  return false;
});

/** A version compared: the number is its name. */
export function isVersion(node: SyntaxNode): boolean {
  return otherOperands(node)
    .map(saidBy)
    .some((said) => namesVersion.test(tailOf(said)) || isCompiler.test(said));
}

const namesVersion =
  /version(?:_?(?:id|major|minor|number|hex|info|code))?(?:\(\))?(?:\[\d\]|\.(?:major|minor|micro|patch))?$|_VER$|[a-z]Ver$|\b(?:major|minor|ver|sdk_int|api_?level)$/i;
const isCompiler = /^(?:rustc$|__cplusplus$|__GNUC)/i;

/** A small number beside a length or a size, which says what is counted: `parts.length < 3`. */
export function isBesideSize(node: SyntaxNode, value: number): boolean {
  if (!isDigit(value) || !/^(?:[<>]=?|[=!]==?|[-+]|<=>)$/.test(operatorOf(node) ?? "")) return false;
  return otherOperands(node).some((other) => sized.test(saidBy(other)));
}

/** A status of HTTP, beside or handed to something that takes one. */
export function isHttpStatus(node: SyntaxNode, value: number): boolean {
  if (!Number.isInteger(value) || value < httpStatus.least || value > httpStatus.most) return false;
  if (otherOperands(node).some((other) => statusNamed.test(saidBy(other)))) return true;
  if (isBesidePhrase(node, value)) return true;
  if (/[sS]tatus\w*[&?]*\.(?:between\?|clamp|contains|in)$/.test(calleeOf(node) ?? "")) return true;
  if (wellKnown.has(value) && !isArgument(node) && !isCaseLabel(node) && isAboutHttp(node)) return true;
  return (
    answering.test(nameOf(calleeOf(node) ?? "")) ||
    isAmongStatuses(node) ||
    isCaseOfStatus(node) ||
    isRackAnswer(node)
  );
}

/** `fail(400, "Bad Request")`: its own words stand beside it. */
function isBesidePhrase(node: SyntaxNode, value: number): boolean {
  const phrase = httpStatusPhrase(value)?.toLowerCase();
  const texts = othersGiven(node).flatMap(piecesOf);
  return (
    phrase !== undefined &&
    texts.some((piece) => "text" in piece && piece.text.toLowerCase().includes(phrase))
  );
}

/** `rpc->fault(ctx, 500, "Internal error")`: what answers with a status, and says beside it what is wrong. */
export function isBesideMessage(node: SyntaxNode, value: number): boolean {
  if (!Number.isInteger(value) || value < httpStatus.least || value >= mostStatus) return false;
  const isMessage = (argument: SyntaxNode) =>
    hasWord(argument, /^(?:msg|message|reason)$/) ||
    piecesOf(argument).some((piece) => "text" in piece && piece.text.trim().includes(" "));
  const callee = calleeOf(node) ?? "";
  return othersGiven(node).some(isMessage) && (refusing.test(nameOf(callee)) || thrown.test(callee));
}

/** Statuses of SIP end with 699. */
const mostStatus = 700;
/** What is thrown: `Errors.NotFound.new("There is no such part", 404)`. */
const thrown = /(?:Exception|Error)s?\b/;
/** Functions that refuse or answer. */
const refusing = /fault|repl(?:y|ies)|error|fail|reject|respon|answer|deny|refuse/i;

/** Statuses that every reader knows, and the bounds of their classes. */
const wellKnown: ReadonlySet<number> = new Set([
  100, 101, 200, 201, 202, 204, 206, 300, 301, 302, 303, 304, 307, 308, 400, 401, 403, 404, 405, 409, 410,
  422, 429, 500, 501, 502, 503, 504, 600,
]);

function isCaseLabel({ parent }: SyntaxNode): boolean {
  return parent !== undefined && isCase(parent);
}

/** Ports, and parts of addresses, that every reader knows where the code speaks of such. */
const ports: ReadonlySet<number> = new Set([21, 22, 25, 53, 80, 110, 143, 443, 993, 8080]);
const octets: ReadonlySet<number> = new Set([127, 169, 172, 192, 168, 224, 254, 255]);

/** `port !== 443`, `ip[0] == 192`. */
export function isAddress(node: SyntaxNode, value: number): boolean {
  const others = otherOperands(node);
  return (
    (ports.has(value) &&
      (others.some(isPort) || othersGiven(node).some(isHost) || otherValues(node).some(isPortNumber))) ||
    (octets.has(value) && others.some(isOctet))
  );
}

const isPort = (node: SyntaxNode) => hasWord(node, /^[dlrs]?ports?$/);
const isOctet = (node: SyntaxNode) =>
  hasWord(node, /^(?:ips?|ipv?[46]|ip\w*addr\w*|addr(?:ess)?(?:es)?|octets?)$/);
/** `connect(host, 443)`. */
const isHost = (node: SyntaxNode) =>
  hasWord(node, /^(?:(?:local)?host\w*|addr(?:ess)?(?:es)?|servers?|domains?)$/);

/** `secure ? 443 : 80`: what else a choice may give. */
function otherValues(node: SyntaxNode): readonly SyntaxNode[] {
  const { parent } = node;
  return parent && isTernary(parent) ? significantNamed(parent).filter((other) => other !== node) : [];
}

const isPortNumber = (node: SyntaxNode) => ports.has(numberOf(node.text) ?? 0);

/** `time->tm_year + 1900`: the year from which C, Java and JavaScript count. */
export function isFirstYear(node: SyntaxNode, value: number): boolean {
  return value === firstYear && otherOperands(node).some((other) => hasWord(other, /^(?:tm_)?year$/));
}

const firstYear = 1900;

/** What else a call is given with the node. */
function othersGiven(node: SyntaxNode): readonly SyntaxNode[] {
  const list = argumentListAround(node);
  return list ? significantNamed(list).filter((other) => other !== node) : [];
}

/** `"-" * 50`: how long a line is drawn. */
export function isRepeated(node: SyntaxNode): boolean {
  return operatorOf(node) === "*" && otherOperands(node).some(isString);
}

/** Whether the function says that it deals with HTTP. */
function isAboutHttp(node: SyntaxNode): boolean {
  const owner = node.ancestor(node.language.functions);
  return owner !== undefined && isAboutRequests(owner);
}

const isAboutRequests = perNode((owner) =>
  hasWord(owner, /^(?:https?|status(?:es)?|redirects?|statuscodes?)$/),
);

/** `case 200:` beside `case 404:`: well-known statuses alone are told apart. */
function isAmongStatuses(node: SyntaxNode): boolean {
  let { parent } = node;
  for (let depth = 0; parent && !isSwitch(parent) && depth < mostAround; depth++) parent = parent.parent;
  if (!parent || !isSwitch(parent)) return false;
  const labels = armsOf(parent).flatMap((arm) => arm.labels);
  const numbers = labels.flatMap((label) => numberOf(withoutGroups(label).text) ?? []);
  const isLabel = labels.some(({ start, end }) => start <= node.start && node.end <= end);
  return isLabel && numbers.length > 1 && numbers.every((each) => wellKnown.has(each));
}

/** `case 404:` of something called status. */
function isCaseOfStatus(node: SyntaxNode): boolean {
  let parent = node.parent;
  for (let depth = 0; parent && depth < mostAround; depth++, parent = parent.parent) {
    if (!isSwitch(parent)) continue;
    const subject = subjectOf(parent);
    return subject !== undefined && statusNamed.test(trimEndOf(saidBy(subject), ")( \t\r\n]"));
  }
  return false;
}

/** Rack's answer: `[404, headers, body]`. */
function isRackAnswer(node: SyntaxNode): boolean {
  if (!node.parent || !isList(node.parent)) return false;
  const [status, headers, body, ...more] = node.parent.namedChildren;
  return (
    status === node &&
    headers !== undefined &&
    more.length === 0 &&
    (body === undefined ? isKnownAnswer(status, headers) : isRecord(headers))
  );
}

/** Sinatra's shorter one: `[403, erb(:cant_retry)]`. */
function isKnownAnswer(status: SyntaxNode, body: SyntaxNode): boolean {
  return wellKnown.has(Number(status.text)) && numberOf(body.text) === undefined && !isList(body);
}

/** An argument whose function says what it is. */
export function isSpokenFor(node: SyntaxNode, value: number): boolean {
  const callee = calleeOf(node);
  if (callee === undefined) return false;
  const name = nameOf(callee);
  if (
    setters.test(name) &&
    callee.length > name.length &&
    argumentListAround(node)?.namedChildren.length === 1
  )
    return true;
  if (declaringMacro.test(name)) return true;
  return speaking.test(name) || (placing.test(name) && isDigit(value)) || rows.test(callee);
}

/** Macros that declare what has the number: `DEFINE_ALERT(closed, 42)`. */
const declaringMacro = /^[A-Z\d_]*(?:DEFINE|DECLARE|REGISTER)[A-Z\d_]*$/;

/** Functions that designers of forms write: Qt's, Windows Forms'. */
const designed = /^(?:setupUi|retranslateUi|InitializeComponent)$/;

/** A number that nobody wrote. */
export function isDesigned(node: SyntaxNode, functions: ReadonlySet<string>): boolean {
  return designed.test(node.ancestor(functions)?.child("name")?.text ?? "");
}

/** Degrees, in arithmetic with π. */
export function isAngle(node: SyntaxNode, value: number): boolean {
  if (!degrees.has(value)) return false;
  let whole = node;
  while (whole.parent && (isOperation(whole.parent) || isGroup(whole.parent))) whole = whole.parent;
  const isCompared =
    /^(?:[<>]=?|[=!]==?)$/.test(operatorOf(node) ?? "") &&
    otherOperands(node).some((other) => hasWord(other, turned));
  return isCompared || hasWord(whole, /^(?:pi|π)$/) || turning.test(calleeOf(node) ?? "");
}

/** The constants of a published recipe, in a function that bears its name. */
export function isOfRecipe(node: SyntaxNode, functions: ReadonlySet<string>): boolean {
  for (let outer = node.ancestor(functions); outer; outer = outer.ancestor(functions)) {
    if (recipes.test(functionName(outer)?.text ?? "")) return true;
  }
  return false;
}

function isDigit(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) <= mostDigit;
}

/** The operator that works on a node. */
function operatorOf({ parent }: SyntaxNode): string | undefined {
  return parent && operatorIn(parent);
}

const operatorIn = perNode(
  ({ children }: SyntaxNode) => children.find(({ named, text }) => !named && signs.test(text))?.text,
);

const signs = /^[-+*/%^&|<>=!]+$/;

function otherOperands(node: SyntaxNode): readonly SyntaxNode[] {
  if (!node.parent || operatorOf(node) === undefined) return [];
  return significantNamed(node.parent).filter((child) => child !== node);
}

function isArgument(node: SyntaxNode): boolean {
  return argumentListAround(node) !== undefined;
}

/** The last part of what is called. */
function nameOf(callee: string): string {
  return /(?<![\w$])[\w$]+(?=[!?]?$)/.exec(tailOf(callee))?.[0] ?? "";
}

/** What is called with the number, or what else has it between brackets, without arguments and type arguments. */
function calleeOf(node: SyntaxNode): string | undefined {
  const call = argumentListAround(node)?.parent;
  const [first] = call?.namedChildren ?? [];
  return call && (readCall(call)?.callee ?? (first && pathOf(first)));
}

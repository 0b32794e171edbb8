import { commentBody } from "../../../../language/comments/commentBody.ts";
import { isDirective } from "../../../../language/comments/directives.ts";
import { defaultTodoTags } from "../../../../language/comments/todos.ts";
import { perNode } from "../../../../language/parse/perNode.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess } from "../../../../language/roles/accesses.ts";
import { callAround, isArgumentFrame } from "../../../../language/roles/arguments.ts";
import { branchesOf, conditionOf } from "../../../../language/roles/branches.ts";
import { isCreation, readCall } from "../../../../language/roles/calls.ts";
import { isComparison } from "../../../../language/roles/comparisons.ts";
import { isReturn, isSwitch, isTernary } from "../../../../language/roles/control.ts";
import { isCompiledIf } from "../../../../language/roles/definitions.ts";
import { isConstantName } from "../../../../language/roles/names.ts";
import {
  isAssignment,
  isCast,
  isOperation,
  isRange,
  isSequence,
  isUnary,
  operatorOf,
} from "../../../../language/roles/operations.ts";
import { isStatement } from "../../../../language/roles/statements.ts";
import { armsOf } from "../../../../language/roles/switches.ts";
import { isSymbol, literalText } from "../../../../language/roles/texts.ts";
import {
  isAbsent,
  isBlock,
  isGroup,
  isLiteral,
  isName,
  isNumber,
  isTruth,
  saidBy,
  significantNamed,
  withoutGroups,
} from "../../../../language/roles/tokens.ts";
import { placesOfWord } from "../../../../text/words.ts";

/** Calls that only change a number's type, or wrap it. */
const conversions =
  /^(?:(?:std\.)?u?int(?:8|16|32|64)?(?:_t)?|float(?:32|64)?|double|byte|rune|uintptr|complex128|long|short|BigInt|Number|Some|Ok|Just|Integer|Float|Decimal|Fraction|Long|Rational|time\.Duration|Duration|Box\.new|Rc\.new|Arc\.new|Cell\.new|RefCell\.new|Mutex\.new|RwLock\.new|AtomicU?\w+\.new|Atomic\w+|ref|signal|useState|useRef|computed|Integer\.valueOf|Long\.valueOf|BigDecimal\.valueOf|BigInteger\.valueOf|Optional\.of|Final|Value|[iu](?:8|16|32|64|128|size)\.from|f(?:32|64)\.from|static_cast|const_cast|Wrapping|NonZero\w*\.new|to_owned|into)$/;

/** The whole value of a name, through what only wraps it: `Some(45)`, `Retry(3)` that a variable is given. */
export function isWrappedValue(node: SyntaxNode, isNamed: (node: SyntaxNode) => boolean): boolean {
  const call = callAround(node);
  const read = call && readCall(call);
  if (!call || !read || read.arguments.length !== 1) return false;
  const callee = read.callee.replace(/^new /, "");
  const isMade =
    isCreation(call) || /(?:^|\.)[A-Z]\w*(?:\.(?:new|of|from|create))?$/.test(callee) || /^make/.test(callee);
  return (
    (conversions.test(callee) || isMade) &&
    (isNamed(call) || isDefaultOfName(call) || isWrappedValue(call, isNamed))
  );
}

/** What stands in for a value that is not there: `port || 8081`, `timeout ?? 45`, `retries or 3`, `max.unwrap_or(12)`. */
export function isDefaultOfName(node: SyntaxNode): boolean {
  const { parent } = node;
  const call = callAround(node);
  if (call) {
    const { name, arguments: given } = readCall(call) ?? { name: "", arguments: [] };
    const isLast = given.at(-1)?.value === node || given.at(-1)?.value === node.parent;
    return (
      isLast &&
      /^(?:unwrap_or|orElse|or_else|GetValueOrDefault|getOrElse|value_or|ValueOr|or_insert|map_or|coalesce|COALESCE|IFNULL|firstNonNull|defaultTo|defaultIfEmpty|nvl|isset_or)$/.test(
        name,
      )
    );
  }
  if (parent && isTernary(parent)) return isChosenForNothing(node, parent);
  if (!parent || !(isOperation(parent) || isAssignment(parent))) return false;
  const isLast = parent.namedChildren.at(-1) === node;
  return isLast && /^(?:\|\|=?|\?\?=?|or|\?:)$/.test(operatorOf(parent) ?? "");
}

/** `port != 0 ? port : 80`: where the name tells nothing, the number stands in for it. */
function isChosenForNothing(node: SyntaxNode, choice: SyntaxNode): boolean {
  const condition = conditionOf(choice);
  const branches = branchesOf(choice).flatMap(({ body }) => body ?? []);
  const other = branches.find((branch) => branch !== node);
  if (!condition || !other || !branches.includes(node) || !(isName(other) || isMemberAccess(other)))
    return false;
  return [...condition.descendants()].some(({ type, text }) => type === other.type && text === other.text);
}

/** A value with its key: `settings.get("timeout", 45)`, `define("LIMIT", 30)`, `set("retries", 3)`. */
export function isKeyed(node: SyntaxNode): boolean {
  const call = callAround(node);
  const given = call && readCall(call)?.arguments.map(({ value }) => withoutGroups(value));
  if (!given) return false;
  const at = given.findIndex((value) => value === node || value.namedChildren[0] === node);
  const before = given.slice(0, at);
  const texts = before.flatMap((value) => literalText(value) ?? []);
  return texts.some((text) => keyLike.test(text)) || before.some(isSymbol);
}

const keyLike = /^(?=.*[a-zA-Z]{2})[-\w.$:/ ]{2,40}$/;

/** The length of a text that is handed over beside it: `strncmp(name, "abc", 3)`. */
export function isLengthOfText(node: SyntaxNode, value: number): boolean {
  const call =
    callAround(node) ?? (node.parent && isOperation(node.parent) ? callAround(node.parent) : undefined);
  const given = call ? (readCall(call)?.arguments ?? []) : [];
  return given.some((argument) => {
    const text = literalText(withoutGroups(argument.value));
    return (
      text !== undefined &&
      (text.length === value || unescaped(text).length === value || unescaped(text).length + 1 === value)
    );
  });
}

function unescaped(text: string): string {
  return text.replace(/\\(?:x[\da-f]{2}|u[\da-f]{4}|[0-7]{3}|.)/gi, "?");
}

/** What a function gives that gives nothing but constants: its name is theirs. */
export function isOnlyResult(node: SyntaxNode, functions: ReadonlySet<string>): boolean {
  let whole = node;
  while (whole.parent && holdsResult(whole.parent) && whole.field !== "condition") whole = whole.parent;
  const { parent } = whole;
  if (!parent) return false;
  const owner = node.ancestor(functions);
  if (!owner) return false;
  if (whole === owner.child("body")) return true;
  const isLastOfBlock = isBlock(parent) && parent.parent === owner && parent.namedChildren.at(-1) === whole;
  if (!isReturn(parent) && !isLastOfBlock) return false;
  if (statementsOf(owner) > 1 && !isInArm(whole, owner)) return false;
  return variableResults(owner).every((value) => value === whole);
}

/** What a result may stand in: a choice, brackets, a conversion, a range. */
function holdsResult(node: SyntaxNode): boolean {
  const isFrame = isTernary(node) || isGroup(node) || isSequence(node) || isCast(node);
  return isFrame || isRange(node) || isArgumentFrame(node);
}

/** Statements in a function's body. */
const statementsOf = perNode((owner: SyntaxNode) => {
  const body = owner.child("body");
  const statements = body ? significantNamed(body) : [];
  return statements.flatMap((each) => (isBlock(each) ? significantNamed(each) : [each])).length;
});

/** What a function gives back that is no constant; two of them tell as much as all. */
const variableResults = perNode((owner: SyntaxNode) => {
  const { functions } = owner.language;
  const results: SyntaxNode[] = [];
  for (const each of owner.descendants()) {
    if (!isReturn(each) || each.ancestor(functions) !== owner) continue;
    const [value] = significantNamed(each);
    if (value && !isFixed(value)) results.push(value);
    if (results.length > 1) break;
  }
  return results;
});

/** Several results are a table only where a switch chooses among them. */
function isInArm(node: SyntaxNode, owner: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer !== owner; outer = outer.parent)
    if (isSwitch(outer)) return true;
  return false;
}

function isFixed(node: SyntaxNode): boolean {
  if (isLiteral(node) || isTruth(node) || isAbsent(node) || isConstantName(node)) return true;
  if (isTernary(node) || isUnary(node) || isGroup(node) || isSequence(node) || isRange(node))
    return node.namedChildren.slice(isTernary(node) ? 1 : 0).every(isFixed);
  return false;
}

/** Fewest labels that make a switch a table of what each number is. */
const fewestLabels = 3;

/** A label of a switch that tells several numbers apart: the arm says what each is. */
export function isTableLabel(node: SyntaxNode): boolean {
  for (let outer = node.parent, depth = 0; outer && depth < mostAround; outer = outer.parent, depth++) {
    if (!isSwitch(outer)) continue;
    const labels = armsOf(outer).flatMap((arm) => arm.labels);
    const isLabel = labels.some((label) => label.start <= node.start && node.end <= label.end);
    return isLabel && labels.filter(beginsWithNumber).length >= fewestLabels;
  }
  return false;
}

/** `7`, `-7`, `7..9`, `7 | 8`. */
function beginsWithNumber(label: SyntaxNode): boolean {
  let inner: SyntaxNode | undefined = label;
  while (inner && !isNumber(inner)) [inner] = significantNamed(inner);
  return inner !== undefined;
}

const mostAround = 6;

/** Conditions of the preprocessor compare versions and features. */
export function isPreprocessed(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer?.parent; outer = outer.parent)
    if (isCompiledIf(outer.parent)) return outer.field === "condition";
    else if (isStatement(outer)) return false;
  return false;
}

/** What stands in the code of a character: `c >= 0x80`, `text.charCodeAt(i) === 46`. */
export function isCharacterCode(node: SyntaxNode, value: number): boolean {
  const { parent } = node;
  if (!parent || !isComparison(parent) || !Number.isInteger(value) || value > lastCharacter) return false;
  return significantNamed(parent).some(
    (other) => other !== node && characters.test(saidBy(other).replace(/[\s()*&+-]+/g, "")),
  );
}

const lastCharacter = 0x10_ff_ff;
const characters =
  /^(?:c\d?|ch\d?|chr\d?|cp|cc|\w*(?:[cC]har(?:acter)?|[cC]ode(?:[pP]oint)?|[bB]yte|[rR]une|[oO]ctet|[oO]rd)\d?|\w*(?:charCodeAt|codePointAt|ord)\w*|\w*\.(?:charCodeAt|codePointAt|ord).*|ord.*|pr?\d)$/;

/** Whether a text says a number, and not as a part of another. */
function namesNumber(said: string, number: string): boolean {
  return placesOfWord(said, number).some(
    (at) => said.charAt(at - 1) !== "." && said.charAt(at + number.length) !== ".",
  );
}

/** A sentence behind the code on its line, or one above that names the number, says what it is. */
export function isExplained(node: SyntaxNode, comments: readonly SyntaxNode[]): boolean {
  const { source, start, end } = node;
  const feed = source.indexOf("\n", end);
  const lineEnd = feed < 0 ? source.length : feed;
  const lineStart = source.lastIndexOf("\n", start - 1) + 1;
  return comments.some((comment) => {
    const isBehind = comment.start >= end && comment.start < lineEnd;
    const isAbove =
      comment.end <= lineStart &&
      lineStart - comment.end < mostGap &&
      source.slice(comment.end, lineStart).trim() === "";
    if (!isBehind && !(isAbove && namesNumber(comment.text, node.text) && words.test(comment.text)))
      return false;
    // What is said of the rule is said to the tool.
    return !(comment.text.includes("magic-number") || isDirective(comment.text) || isTask(comment.text));
  });
}

/** What is still to be done explains nothing. */
function isTask(comment: string): boolean {
  const [first = ""] = commentBody(comment).match(/\w+/) ?? [];
  return defaultTodoTags.includes(first);
}

const words = /\p{L}{2}\W+\p{L}{2}/u;
/** White space between a comment and the line below it, in characters. */
const mostGap = 200;

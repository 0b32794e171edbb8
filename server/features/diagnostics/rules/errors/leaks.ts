import type { Origin, SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../../../../language/roles/accesses.ts";
import { isArgumentFrame, isArgumentList, isBlockArgument } from "../../../../language/roles/arguments.ts";
import { type Binding, boundName, isBinding } from "../../../../language/roles/bindings.ts";
import { type Call, isCall, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { isReturn } from "../../../../language/roles/control.ts";
import { isElementFrame, isList, isMacroTokens, isRecord } from "../../../../language/roles/lists.ts";
import { hasModifier } from "../../../../language/roles/modifiers.ts";
import {
  isAssignment,
  isAwait,
  isCast,
  isOperation,
  isReference,
  isSequence,
  isYield,
} from "../../../../language/roles/operations.ts";
import { parametersOf } from "../../../../language/roles/parameters.ts";
import { isManaged } from "../../../../language/roles/resources.ts";
import { isBlock, isGroup, isName, withoutGroups } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { assignmentDeclares, isOuterName } from "../../../../language/variables/outerNames.ts";
import { mayNameVariable } from "../../../../language/variables/variableNames.ts";
import { type Mentions, neededWords } from "../../../../text/neededWords.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { type Opening, openings } from "./openings.ts";

/** Most openings looked at in one unit: each costs a walk over its function, and more are generated code. */
const most = 100;

/** Files, sockets and the like that are opened and never closed. Only what one function opens and keeps is judged. */
export function leaks(context: RuleContext): RuleFinding[] {
  const opening = openings.find(({ languages }) => languages.includes(context.languageId));
  if (!opening || !mayOpen(opening, context)) return [];
  const { bindings, calls } = codeOf(context);
  return [
    ...bindings
      .filter(({ value }) => opensSomething(value, opening, context))
      .slice(0, most)
      .flatMap((binding) => keptOpen(binding, opening, context)),
    ...calls.flatMap((call) => usedAtOnce(call, opening, context)),
  ];
}

const mentions = new Map<Opening, Mentions>();
const answers = new WeakMap<Origin, boolean>();

/** Whether a file has the words of something that is opened: most have not, and nobody need look at their calls. */
function mayOpen(opening: Opening, { unit: { origin } }: RuleContext): boolean {
  const known = answers.get(origin);
  if (known !== undefined) return known;
  const isMentioned = mentions.get(opening) ?? neededWords([opening.opens, opened, wrappers]);
  mentions.set(opening, isMentioned);
  const answer = isMentioned(origin.text);
  answers.set(origin, answer);
  return answer;
}

/** Python's `Path(name).open()`. */
const opened = /\.open$/;

function keptOpen(binding: Binding, opening: Opening, context: RuleContext): RuleFinding[] {
  const { node, value, kind } = binding;
  const { language } = context;
  const call = readCall(unwrapped(value));
  if (kind !== "variable" || !call || !opens(call, opening, context) || hasBlock(call)) return [];
  const name = firstName(binding);
  const owner = node.ancestor(language.functions);
  const body = owner?.child("body") ?? owner;
  if (!name || !body || isManaged(node) || isStoredElsewhere(node, name, body)) return [];
  if (owner && isHandedBack(owner, name)) return [];
  return isClosedOrHandedOn(body, name, node, opening) ? [] : [leak(call, opening)];
}

function leak(call: Call, { advice, closedBy = {} }: Opening): RuleFinding {
  const closing = closedBy[call.name];
  const opened = call.callee.replace(/^new /, "").replace(/\(\)/g, "");
  return findingAt(
    call.node,
    `What “${opened}” opens is never closed. ${closing ? `Close it with ${closing}.` : advice}`,
  );
}

/** Whether the caller has the variable too: PHP's `&$file`, C++'s `FILE *&file`. */
function isHandedBack(owner: SyntaxNode, { text }: SyntaxNode): boolean {
  return parametersOf(owner).some(({ name, node }) => name === text && node.text.includes("&"));
}

/** Whether the name is not the function's own: a field, a global, a place that a pointer leads to, a variable around it. */
function isStoredElsewhere(node: SyntaxNode, name: SyntaxNode, body: SyntaxNode): boolean {
  const target = node.child("left") ?? node.child("name");
  if (!mayNameVariable(name)) return true;
  if (target && (isMemberAccess(target) || isSubscript(target) || isReference(target))) return true;
  if (isAssignment(node) || assignmentDeclares(node)) return isOuterName(body.parent ?? body, name.text);
  return [node, node.parent].some((outer) => outer && hasModifier(outer, /^static$/));
}

/** What wraps a stream that was handed in leaves it to its owner. */
const handedIn =
  /^\w*(?:stream|response|request|socket|connection|reader|writer)\w*(?:\(\))?$|\.Get\w*Stream\w*\(/i;
/** Wrappers of Java, which close what they wrap. */
const wrappers =
  /^new (?:PrintWriter|BufferedReader|BufferedWriter|Scanner|InputStreamReader|OutputStreamWriter)$/;

function opensSomething(value: SyntaxNode, opening: Opening, context: RuleContext): boolean {
  const call = readCall(unwrapped(value));
  return call !== undefined && opens(call, opening, context);
}

function opens(call: Call, opening: Opening, context: RuleContext): boolean {
  if (opensPath(call, context)) return true;
  if (!wrappers.test(call.callee) && !opening.opens.test(call.callee)) return false;
  if (call.arguments.some(({ value, keyword }) => keyword === "fileobj" || isInMemory(value, context)))
    return false;
  const first = call.arguments[0]?.value;
  if (wrappers.test(call.callee)) {
    const inner = first && readCall(first);
    return opening.languages.includes("java") && inner !== undefined && opens(inner, opening, context);
  }
  // A wrapper leaves what it was given to its owner.
  const { type: declared } = first ? codeOf(context).scope.origin(first.text, first) : { type: "" };
  if (call.callee.startsWith("new ") && /Stream|Reader|Writer|Socket/.test(declared)) return false;
  return !(call.callee.startsWith("new ") && handedIn.test(first?.text ?? ""));
}

/** What wraps a buffer in memory holds nothing of the system's. */
function isInMemory(value: SyntaxNode, context: RuleContext): boolean {
  const made = readCall(value) ?? codeOf(context).scope.values(value.text, value).map(readCall)[0];
  return (
    made !== undefined &&
    /(?:^|[. ])(?:BytesIO|StringIO|ByteArrayInputStream|MemoryStream)$/.test(made.callee)
  );
}

/** Python: `Path(name).open()`, on what is a path by its making or its type. */
function opensPath(call: Call, context: RuleContext): boolean {
  if (context.languageId !== "python" || call.name !== "open") return false;
  const receiver = receiverOf(call.node);
  return receiver !== undefined && isPath(receiver, context);
}

function isPath(value: SyntaxNode, context: RuleContext, depth = 0): boolean {
  const node = withoutGroups(value);
  if (depth > mostSteps) return false;
  const call = readCall(node);
  if (call) {
    const receiver = receiverOf(node);
    if (/^(?:pathlib\.)?(?:Pure)?(?:Posix|Windows)?Path(?:\.(?:cwd|home))?$/.test(call.callee)) return true;
    return (
      /^(?:joinpath|with_name|with_suffix|with_stem|resolve|absolute|expanduser|relative_to)$/.test(
        call.name,
      ) &&
      receiver !== undefined &&
      isPath(receiver, context, depth + 1)
    );
  }
  const [first] = node.namedChildren;
  if (isOperation(node)) return first !== undefined && isPath(first, context, depth + 1);
  if (isMemberAccess(node))
    return (
      /^(?:parent)$/.test(node.child("attribute")?.text ?? "") &&
      first !== undefined &&
      isPath(first, context, depth + 1)
    );
  const { type: declared, values, isParameter } = codeOf(context).scope.origin(node.text, node);
  if (/^(?:pathlib\.)?Path$/.test(declared)) return true;
  return !isParameter && values.length > 0 && values.every((each) => isPath(each, context, depth + 1));
}

const mostSteps = 4;
/** Openings that are often used without a name. */
const direct =
  /^(?:open|io\.open|codecs\.open|gzip\.open|File\.\w+|new (?:File(?:Reader|InputStream|Stream)|StreamReader))$/;

/** `open(path).read()`: nothing is left that could be closed. */
function usedAtOnce(call: Call, opening: Opening, context: RuleContext): RuleFinding[] {
  const isDirect = opening.opens.test(call.callee) && direct.test(call.callee);
  if (!(isDirect || opensPath(call, context)) || hasBlock(call)) return [];
  const { parent } = call.node;
  const isReceiver = parent !== undefined && isMemberAccess(parent);
  const isObject = parent !== undefined && isCall(parent) && receiverOf(parent) === call.node;
  const outer = parent && isArgumentList(parent) ? parent.parent : undefined;
  const user = outer && readCall(outer);
  const isRead = user !== undefined && opening.uses.test(user.callee);
  const next = isReceiver ? parent.namedChildren.at(-1)?.text : undefined;
  const method = isObject && parent ? readCall(parent)?.name : next;
  // Ruby's `tap` gives back what it is called on.
  if (
    !(isReceiver || isObject || isRead) ||
    /^(?:close|Close|Dispose|getChannel|getFD|tap)$/.test(method ?? "")
  )
    return [];
  return [leak(call, opening)];
}

/** A value without what only waits for it, or says of what type it is. */
function unwrapped(value: SyntaxNode): SyntaxNode {
  const inner = value.namedChildren.at(-1);
  const isFrame = isAwait(value) || isCast(value) || isGroup(value) || isSequence(value);
  return inner && isFrame ? unwrapped(inner) : value;
}

/** Ruby closes what is opened with a block. */
function hasBlock({ node, arguments: given }: Call): boolean {
  return node.child("block") !== undefined || given.some(({ value }) => isBlockArgument(value));
}

/** Go's `f, err := …`: the first name is what is opened. */
function firstName({ node }: Binding): SyntaxNode | undefined {
  const left = node.child("left");
  return left && isSequence(left) ? left.namedChildren[0] : boundName(node);
}

const closingMethod =
  /^(?:\w*[cC]lose\w*|Dispose\w*|shutdown|unlink|disconnect|release|destroy|stop|quit|terminate|detach|fileno)$/;
const closingCall = /close|free|release|destroy|dispose|shutdown/i;

function isClosedOrHandedOn(
  body: SyntaxNode,
  name: SyntaxNode,
  binding: SyntaxNode,
  opening: Opening,
): boolean {
  const uses = [...body.descendants()].filter(
    (node) => node.start >= binding.end && node.text === name.text && isName(node),
  );
  if (uses.some((use) => isClosing(use) || escapes(use, opening))) return true;
  return body.language.roles.lastIsValue === true && lastStatement(body)?.text === name.text;
}

/** `f.close()`, `fclose(f)`, `addCleanup(f.close)`, `with f:`, `using (f)`. */
function isClosing(use: SyntaxNode): boolean {
  const argument = use.parent && isArgumentFrame(use.parent) ? use.parent : use;
  const { parent } = argument;
  if (!parent || isManaged(use)) return parent !== undefined;
  const call = readCall(parent);
  if (call && receiverOf(parent) === use) return closingMethod.test(call.name);
  if (isArgumentList(parent)) {
    const outer = parent.parent && readCall(parent.parent);
    return outer !== undefined && closingCall.test(outer.name);
  }
  // A member: what is called, or handed on to be called later.
  const member = parent.namedChildren.at(-1);
  const isOfUse = isMemberAccess(parent) && parent.namedChildren[0] === use;
  return isOfUse && member !== undefined && closingMethod.test(member.text);
}

/** Whether this use may pass the duty to close on: returned, stored, or given to something that may keep it. */
function escapes(use: SyntaxNode, opening: Opening): boolean {
  const value = converted(use);
  const around = value.parent;
  if (!around) return false;
  if (isReturn(around) || isYield(around) || isOneOfSeveral(around)) return true;
  if (isBinding(around) || isAssignment(around)) return value.field !== "left" && value.field !== "name";
  if (!isArgumentList(around)) return false;
  const call = around.parent && readCall(around.parent);
  return call === undefined || !opening.uses.test(call.callee);
}

/** What is converted is handed on as what it was. */
function converted(use: SyntaxNode): SyntaxNode {
  const { parent } = use;
  const isFrame =
    parent && (isArgumentFrame(parent) || isCast(parent) || isGroup(parent) || isReference(parent));
  return isFrame ? converted(parent) : use;
}

/** A list, an object, a row, or one element of them: what stands in it is kept there. */
function isOneOfSeveral(around: SyntaxNode): boolean {
  const isRow = isList(around) && !isMacroTokens(around);
  return isRow || isRecord(around) || isSequence(around) || isElementFrame(around);
}

function lastStatement(body: SyntaxNode): SyntaxNode | undefined {
  const inner = isBlock(body) ? body : body.namedChildren.find(isBlock);
  return (inner ?? body).namedChildren.at(-1);
}

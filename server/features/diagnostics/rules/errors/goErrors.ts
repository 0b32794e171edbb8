import { typeOfValue } from "../../../../language/names/typeOfValue.ts";
import { perNode } from "../../../../language/parse/perNode.ts";
import { isFunction, type SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, pathOf, readCall } from "../../../../language/roles/calls.ts";
import { isLoop } from "../../../../language/roles/control.ts";
import { isNamedLike } from "../../../../language/roles/names.ts";
import { isAssignment, isSequence } from "../../../../language/roles/operations.ts";
import { receiverAround } from "../../../../language/roles/parameters.ts";
import { isFinal } from "../../../../language/roles/resources.ts";
import { expressionStatements } from "../../../../language/roles/statements.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { mayNameVariable, usesOf } from "../../../../language/variables/variableNames.ts";
import { findingAt, ofLanguages, type RuleContext, type RuleFinding } from "../../engine/rule.ts";

/** Functions of Go's library that return an error which decides what to do next. */
const failing =
  /^(?:os\.(?:Open|OpenFile|Create|CreateTemp|Remove|RemoveAll|Mkdir|MkdirAll|MkdirTemp|Rename|ReadFile|WriteFile|ReadDir|Chdir|Chmod|Chown|Symlink|Link|Truncate|Setenv|Stat|Lstat)|ioutil\.(?:ReadFile|WriteFile|ReadAll|ReadDir)|io\.(?:ReadAll|Copy|CopyN|ReadFull|WriteString)|json\.(?:Marshal|MarshalIndent|Unmarshal)|xml\.(?:Marshal|Unmarshal)|yaml\.(?:Marshal|Unmarshal)|toml\.Unmarshal|proto\.(?:Marshal|Unmarshal)|strconv\.(?:Atoi|ParseInt|ParseFloat|ParseBool|ParseUint|Unquote)|http\.(?:Get|Post|PostForm|Head|NewRequest|NewRequestWithContext|ListenAndServe|ListenAndServeTLS|Serve)|url\.(?:Parse|ParseQuery|QueryUnescape)|net\.(?:Dial|DialTimeout|Listen|ParseCIDR|LookupHost)|time\.(?:Parse|ParseDuration|LoadLocation)|sql\.Open|exec\.LookPath|regexp\.Compile|hex\.DecodeString|base64\.\w+\.DecodeString|filepath\.(?:Abs|Walk|WalkDir|Glob|Rel)|template\.ParseFiles|binary\.(?:Read|Write)|syscall\.Kill|gzip\.NewReader|zip\.OpenReader|tls\.LoadX509KeyPair|bcrypt\.GenerateFromPassword)$/;
/** Methods that many types have, so that a namesake in this file says nothing. */
const common =
  /^(?:Close|Flush|Write|Read|Print|Printf|Println|WriteString|WriteByte|WriteRune|String|Error|Sync)$/;

/** Findings of what Go's own library says can fail. */
const ofLibrary = { kind: "library" };
/** Who writes `_` has seen that there is an error. */
const discarded = 0.7;

/** Go: errors that are dropped, discarded beside a result that is used, or overwritten before they are looked at. */
export const goErrors = ofLanguages(["go"], (context) => {
  return [...droppedErrors(context), ...assignedErrors(context)];
});

function canFail(node: SyntaxNode, context: RuleContext): boolean {
  const call = readCall(node);
  if (!call) return false;
  if (failing.test(call.callee)) return true;
  const facts = context.file.functions.get(call.name);
  if (!facts || !/\berror\)?$/.test(facts.returns)) return false;
  const [receiver, ...rest] = call.callee.split(".");
  if (rest.length === 0)
    return (
      !facts.isMethod && !codeOf(context).scope.origin(call.name, node.child("function") ?? node).isLocal
    );
  if (rest.length > 1 || receiver === undefined || common.test(call.name)) return false;
  return facts.isMethod && facts.owner !== "" && typeOf(receiver, node, context) === facts.owner;
}

/** The type of a variable as its declaration or its making says it, without pointer: `s` in `func (s *Server) …`. */
function typeOf(name: string, at: SyntaxNode, context: RuleContext): string {
  const receiver = receiverAround(at);
  if (receiver?.name === name) return receiver.type?.replace(/^\*/, "").split("[")[0] ?? "";
  const { type, values } = codeOf(context).scope.origin(name, at);
  if (type !== "") return type.replace(/^[*&]+/, "");
  return values.map((value) => madeType(value, context))[0] ?? "";
}

/** `&Server{…}`, or `NewServer()` where the file says what that returns. */
function madeType(value: SyntaxNode, { file }: RuleContext): string {
  const call = readCall(value);
  const returned = call && file.functions.get(call.name)?.returns;
  return /^\(?\*?(\w+)/.exec(returned ?? "")?.[1] ?? typeOfValue(value) ?? "";
}

function droppedErrors(context: RuleContext): RuleFinding[] {
  return expressionStatements(context.nodes).flatMap((statement) => {
    const node = statement.namedChildren[0];
    const call = node && readCall(node);
    if (!call || !canFail(call.node, context) || isCleaning(call) || isGivenError(call)) return [];
    const known = failing.test(call.callee) ? ofLibrary : {};
    return [findingAt(call.node, `The error of “${call.callee}” is not checked.`, known)];
  });
}

/** `scope.AddError(err)`, `db.Err(errors.New("…"))`: what notes an error hands it back for whoever wants it. */
function isGivenError({ arguments: given }: Call): boolean {
  return given.some(({ value }) => errors.test(readCall(value)?.callee ?? pathOf(value)));
}

const errors = /^err(?:or)?$|^[eE]rr[A-Z]\w*$|\.(?:Err\w*|Error)$|^(?:fmt\.Errorf|errors\.\w+)$/;

/** What is removed behind a failure, or read to be thrown away: nothing is left to do where it fails. */
function isCleaning({ node, callee, arguments: given }: Call): boolean {
  const target = given[0]?.value;
  if (/^io\.Copy/.test(callee))
    return target !== undefined && /^(?:io|ioutil)\.Discard$/.test(pathOf(target));
  if (!/^os\.Remove(?:All)?$/.test(callee)) return false;
  const owner = node.ancestor(node.language.functions);
  const deferred = owner?.parent?.parent;
  return deferred !== undefined && isFinal(deferred);
}

function assignedErrors(context: RuleContext): RuleFinding[] {
  return codeOf(context).bindings.flatMap(({ node }) => {
    const names = node.child("left")?.namedChildren ?? [];
    const value = node.child("right")?.namedChildren[0];
    const call = value && readCall(value);
    const last = names.at(-1);
    if (!call || !last) return [];
    if (
      last.text === "_" &&
      names.length > 1 &&
      names.some((name) => name.text !== "_") &&
      failing.test(call.callee)
    )
      return [
        findingAt(last, `The error of “${call.callee}” is discarded, yet its result is used.`, {
          confidence: discarded,
        }),
      ];
    // What a field is given is looked at elsewhere.
    if (isNamedLike(last, /^(?:err|err[A-Z]\w*|\w*[a-z]Err)$/) && isNeverChecked(node, last.text, context))
      return [findingAt(last, `“${last.text}” is not checked before it is lost.`)];
    return [];
  });
}

/** A deferred function may read an error at the end. */
const hasDeferred = perNode((body: SyntaxNode) =>
  [...body.descendants()].some(
    (node) => isFinal(node) && [...node.descendants()].some((each) => isFunction(each)),
  ),
);

/** A function's identifiers by name, in document order. */
const identifiersIn = perNode((body: SyntaxNode) => {
  const found = new Map<string, SyntaxNode[]>();
  for (const node of body.descendants()) {
    if (!mayNameVariable(node)) continue;
    const alike = found.get(node.text);
    if (alike) alike.push(node);
    else found.set(node.text, [node]);
  }
  return found;
});

/** The first of the nodes that stands at an offset or behind it. */
function firstFrom(nodes: readonly SyntaxNode[], offset: number): SyntaxNode | undefined {
  let low = 0;
  let high = nodes.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((nodes[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return nodes[low];
}

/** Whether an error is overwritten in the same block, or the function ends, before the error is read. */
function isNeverChecked(assignment: SyntaxNode, name: string, { language }: RuleContext): boolean {
  const owner = assignment.ancestor(language.functions);
  const body = owner?.child("body");
  if (!owner || !body) return false;
  if (hasDeferred(body)) return false;
  const result = owner.child("result");
  if (result && usesOf(name, result).length > 0) return false;
  // In a loop or a closure the reader may stand before the assignment, or outside the function.
  if (!owner.child("name") && isAssignment(assignment)) return false;
  if (hasLoop(assignment, owner)) return false;
  const next = firstFrom(identifiersIn(body).get(name) ?? [], assignment.end);
  if (!next) return true;
  const target = next.parent;
  const again = target && isSequence(target) && target.field === "left" ? target.parent : undefined;
  const given = again?.child("right");
  // `err = wrap(err)` reads it before it is given anew.
  const isRead = given !== undefined && usesOf(name, given).length > 0;
  return again !== undefined && !isRead && again.parent === assignment.parent;
}

function hasLoop(node: SyntaxNode, owner: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer !== owner; outer = outer.parent)
    if (isLoop(outer)) return true;
  return false;
}

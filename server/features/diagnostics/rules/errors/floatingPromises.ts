import { isFunction, type SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, readCall } from "../../../../language/roles/calls.ts";
import { isTry } from "../../../../language/roles/control.ts";
import { isAsync } from "../../../../language/roles/modifiers.ts";
import { expressionStatements } from "../../../../language/roles/statements.ts";
import { withoutGroups } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";

/** Calls that return a promise wherever they stand. */
const promises =
  /^(?:Promise\.(?:all|any|race|reject)|fetch|window\.fetch|axios(?:\.(?:get|post|put|patch|delete|request|head))?|fs\.promises\.\w+|fsPromises\.\w+|fsp\.\w+|navigator\.clipboard\.\w+|new Promise|import)$/;
const coroutines = /^asyncio\.(?:sleep|wait_for|wait|open_connection|start_server|to_thread)$/;

/** Calls of asynchronous functions whose result is neither awaited nor caught. */
export function floatingPromises(context: RuleContext): RuleFinding[] {
  const idiom = asynchronous[context.languageId];
  if (!idiom) return [];
  const found = expressionStatements(context.nodes).flatMap((statement) => {
    const call = readCall(statement.namedChildren[0] ?? statement);
    return call && idiom.isPromise(call, context, idiom)
      ? [findingAt(call.node, messageFor(call, idiom))]
      : [];
  });
  return [...found, ...(idiom.others?.(context) ?? [])];
}

/** The message promises a quick fix: see `codeActions/`. */
function messageFor(call: Call, { isLazy }: Idiom): string {
  if (call.name === "then" || call.name === "finally")
    return "This chain of promises has no catch, so it fails unseen. Add one, or await the chain.";
  const name = call.name === "call" || call.name === "?" ? "This asynchronous call" : `“${call.name}”`;
  return `${name} is not awaited, so it ${isLazy ? "never runs" : "fails unseen"}. Await it, or handle its errors.`;
}

/** What is asynchronous in a language. */
interface Idiom {
  readonly isPromise: (call: Call, context: RuleContext, idiom: Idiom) => boolean;
  /** Asynchronous functions do nothing before they are awaited. */
  readonly isLazy?: true;
  /** Methods are called without naming their object. */
  readonly hasBareMethods?: true;
  /** What else fails unseen. */
  readonly others?: (context: RuleContext) => readonly RuleFinding[];
}

const script: Idiom = { isPromise: isFloating };
const asynchronous: Readonly<Record<string, Idiom>> = {
  ...{ javascript: script, javascriptreact: script, typescript: script, typescriptreact: script },
  python: {
    isPromise: (call, context, idiom) =>
      coroutines.test(call.callee) || isDeclared(call, context, idiom, { own: /^(?:self|cls)\./ }),
    isLazy: true,
  },
  rust: {
    isPromise: (call, context, idiom) => isDeclared(call, context, idiom, { own: /^(?:self|Self)\./ }),
    isLazy: true,
  },
  csharp: {
    isPromise: (call, context, idiom) =>
      tasks.test(call.name) ||
      isDeclared(call, context, idiom, { own: /^this\./, returns: /^(?:[\w.]*\.)?(?:Value)?Task\b/ }),
    hasBareMethods: true,
    others: asyncVoid,
  },
};

/**
 * Methods of .NET and its common clients that return a task. A name that merely ends in `Async` may be an event's
 * (`CancelAsync`) or a builder's (`MustAsync`, `ReturnsAsync`).
 */
const tasks =
  /^(?:(?:Read|Write|Flush|CopyTo|Send|Receive|Connect|Accept|Get|Post|Put|Patch|Delete|SaveChanges|Save|Open|Close|Dispose|Execute|Query|Invoke|Publish|Start|Stop|Load|Upload|Update|Insert|Remove|Commit|Rollback|SignIn|SignOut|Delay|Process|Handle|Notify|Enqueue)(?:\w*(?:Text|Lines?|Bytes|String|Stream|ByteArray|Json|Content|NonQuery|Reader|Scalar|ToEnd|All|Message|Email|Item|User|File|As|From|To|Range))*Async|ConfigureAwait)$/;

function isFloating(call: Call, context: RuleContext, idiom: Idiom): boolean {
  const { callee, name } = call;
  if (name === "then" || name === "finally") return callee.includes("(") && !isHandled(call);
  if (name === "catch") return false;
  if (promises.test(callee)) return true;
  if (isAsyncInvocation(call.node)) return true;
  return isDeclared(call, context, idiom, { own: /^this\./, returns: /^(?:Promise|PromiseLike)\b/ });
}

/** Whether a chain of `then` and `finally` handles rejection somewhere. */
function isHandled(call: Call): boolean {
  // What waits until all are settled never fails.
  if (call.name === "catch" || call.callee === "Promise.allSettled") return true;
  if (call.name === "then" && call.arguments.length > 1) return true;
  const inner = call.node.child("function")?.child("object");
  const before = inner && readCall(inner);
  return before !== undefined && isHandled(before);
}

/** `(async () => { … })()` whose body does not begin with `try`. */
function isAsyncInvocation(node: SyntaxNode): boolean {
  const callee = node.child("function");
  const called = callee && withoutGroups(callee);
  if (!called || !isFunction(called) || !isAsync(called)) return false;
  const first = called.child("body")?.namedChildren[0];
  return first === undefined || !isTry(first);
}

/** Whether the call is of a function or of a method of the same object, declared asynchronous in this file. */
function isDeclared(
  call: Call,
  context: RuleContext,
  { isLazy, hasBareMethods }: Idiom,
  { own, returns }: { readonly own: RegExp; readonly returns?: RegExp },
): boolean {
  const { file } = context;
  const path = call.callee.replace(own, "");
  if (path.includes(".") || path.includes(" ")) return false;
  const facts = file.functions.get(path);
  if (facts === undefined || !(facts.async ? facts.returns !== "void" : returns?.test(facts.returns)))
    return false;
  if (facts.isContained && !isLazy) return false;
  const isBare = path === call.callee;
  // Where methods need a receiver, a bare name is a function's, or whatever the name was given here.
  if (!isBare || hasBareMethods) return true;
  const { values, isLocal } = codeOf(context).scope.origin(path, call.node);
  const isRunLater = (value: SyntaxNode) => isFunction(value) && (isAsync(value) || returns !== undefined);
  return isLocal ? values.some(isRunLater) : !facts.isMethod;
}

/** C#: errors of an `async void` method reach nobody; only event handlers must be so. */
function asyncVoid({ nodes, language }: RuleContext): RuleFinding[] {
  return nodes.ofTypes(language.functions).flatMap((method) => {
    const header = method.source.slice(method.start, method.child("parameters")?.end ?? method.end);
    const isHandler = /EventArgs\b|\(\s*object\??\s+sender/.test(header) || /\boverride\b/.test(header);
    const name = method.child("name");
    if (!name || isHandler || !/\basync\s+void\b/.test(header)) return [];
    return [
      findingAt(name, `Errors of the async void method “${name.text}” cannot be caught. Return a Task.`),
    ];
  });
}

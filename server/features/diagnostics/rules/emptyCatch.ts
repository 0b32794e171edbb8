import { commentBody } from "../../../language/comments/commentBody.ts";
import { isDirective } from "../../../language/comments/directives.ts";
import { commentsOf } from "../../../language/comments/documentation.ts";
import { allLanguages, javascript } from "../../../language/families.ts";
import { opensComment } from "../../../language/lexical/commentSigns.ts";
import { nextNamed } from "../../../language/parse/anyNode.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../language/roles/bindings.ts";
import { conditionOf } from "../../../language/roles/branches.ts";
import { isCall, readCall, receiverOf } from "../../../language/roles/calls.ts";
import { isBranch, isElse, isReturn, isThrow } from "../../../language/roles/control.ts";
import { isExpressionStatement, isIdle, isLoopJump } from "../../../language/roles/statements.ts";
import {
  hasToken,
  isAbsent,
  isBlock,
  isComment,
  isConstantLiteral,
  isTruth,
  saidBy,
  significantNamed,
} from "../../../language/roles/tokens.ts";
import { tailOf } from "../../../text/endOf.ts";
import { findingAt, ofLanguages, type Rule, type RuleContext, type RuleFinding } from "../engine/rule.ts";
import { fillCatch } from "../fixes/fillCatch.ts";
import { plainCatches } from "./plainCatches.ts";

const message = "The error is swallowed. Handle it, pass it on, or say in a comment why it can be ignored.";

/**
 * Errors that end a normal course of events, so that doing nothing is the handling: the end of an iteration, a name,
 * key, module or file that may be missing, a cancelled task, something that is not ready yet.
 */
const expectedErrors = new Set(
  "StopIteration StopAsyncIteration GeneratorExit KeyboardInterrupt ImportError ModuleNotFoundError FileNotFoundError FileExistsError CancelledError Empty ProcessLookupError KeyError AttributeError BlockingIOError InterruptedError ChildProcessError TimeoutExpired IndexError NameError LoadError NotFoundError NoSuchElementException ECHILD ESRCH EBADF ENOENT EEXIST ENOTCONN EPIPE EAGAIN OperationCanceledException TaskCanceledException".split(
    " ",
  ),
);
/** The same by their names: a program or a thread that is ended, something that is not there, or there already. */
const endings =
  /(?:Exit|Shutdown)$|(?:NotFound|DoesNotExist|AlreadyExists)(?:Error|Exception)?$|^NoSuch(?:Element|Field|Method|File|Key|Entity)\w*$/;
/** Names by which Java's and C#'s own tools recognise an error that is ignored on purpose. */
const ignoredNames = /^\$?_?(?:ignored?|expected|unused|_)\w*$/;

/** Errors that are swallowed, in every language's spelling. A comment in the handler explains it. */
export const emptyCatch: Rule = {
  id: "empty-catch",
  title: "Errors that are swallowed.",
  severity: "warning",
  options: {
    ignoredResults: {
      type: "boolean",
      default: false,
      description: "Whether a discarded Result (`let _ = f()`) counts in Rust.",
    },
  },
  spares: [
    "handlers with a comment",
    "errors that end a normal course of events",
    "what goes on with a default",
    "cleaning up",
  ],
  needs: "unit",
  fix: fillCatch,
  examples: [
    {
      language: "javascript",
      bad: "try { load(); } catch {}",
      good: "try { load(); } catch (error) { report(error); }",
    },
  ],
  languages: allLanguages,
  check: (context) => [
    ...handlers(context).filter(({ start }) => !isExpectedByTest(context, start)),
    ...emptyChecks(context),
    ...callbacks(context),
    ...rustArms(context),
  ],
  checkText: (file) => plainCatches(file, message),
};

/** `catch`, `except` and `rescue` clauses with nothing in them. */
function handlers({ nodes, language, languageId, isTest }: RuleContext): RuleFinding[] {
  return nodes
    .ofTypes(language.control?.catches ?? [])
    .filter((node) => node.named)
    .filter((clause) => (clause.child("handler") ? discards(clause) : isEmptyHandler(clause, languageId)))
    .filter((clause) => !isExplainedOutside(clause) && !hasDefault(clause) && !isAnswer(clause))
    .map((clause) =>
      findingAt(
        clause,
        message,
        isTest || isCleaning(clause) || isAttempt(clause) ? { confidence: tolerable } : {},
      ),
    );
}

/** Ruby: `rescue NotProtected` with nothing but `nil`: this one error is answered, on purpose. */
function isAnswer(clause: SyntaxNode): boolean {
  const named = clause.child("exceptions")?.namedChildren ?? [];
  const body = bodyOf(clause);
  const [only, ...others] = body ? significantNamed(body) : [];
  return (
    named.length > 0 &&
    named.every(({ text }) => !anyError.test(text)) &&
    only !== undefined &&
    isIdle(only) &&
    others.length === 0
  );
}

/** Classes that name a fault; others name a state: `NotFound`, `BranchNotProtected`. */
const anyError = /(?:Error|Exception|Failure|Fault)$/;

/** In a test what fails is looked at elsewhere, or not at all; and what only cleans up has nothing left to do. */
const tolerable = 0.6;

/** A comment behind the clause on its line, or right above its `try`, that says why. */
function isExplainedOutside(clause: SyntaxNode): boolean {
  const { source, end } = clause;
  const feed = source.indexOf("\n", end);
  const behind = source.slice(end, feed < 0 ? source.length : feed);
  // What is said of the rule is said to the tool.
  const comment = opensComment(behind.trimStart(), clause.language.languageIds[0] ?? "")
    ? commentBody(behind.trim())
    : "";
  if (/^\p{L}{2,}/u.test(comment) && !behind.includes("empty-catch")) return true;
  const { parent } = clause;
  const before = parent ? commentsOf(parent) : [];
  return [...before, ...lastComments(clause)].some(saysWhy) || tried(parent).some(saysThatItFails);
}

/** Comments among what is tried. */
function tried(parent: SyntaxNode | undefined): readonly SyntaxNode[] {
  const body = parent && bodyOf(parent);
  const own = body?.children.filter(isComment) ?? [];
  return parent ? [...commentsOf(parent), ...own] : own;
}

/** `// older browsers balk at this`, `// this sometimes fails`, `// IE6 flickering fix`. */
function saysThatItFails({ text }: SyntaxNode): boolean {
  return !isDirective(text) && failing.test(text);
}

const failing =
  /\b(?:(?:can|may|might|could|sometimes|often|will|would|always) (?:also )?(?:fail|throw|raise|break)|fails|balks?|throws|raises|flicker\w*|quirks?|work-?arounds?|(?:ie|internet explorer|safari|firefox|old(?:er)?) ?\d* (?:\w+ )?(?:fix|bug|browsers?|hack)|attempt to)\b/i;

function saysWhy({ text }: SyntaxNode): boolean {
  return (
    !isDirective(text) &&
    /\b(?:ignor|swallow|best.effort|does ?n[o']t matter|don't care|on purpose|expected|harmless|prevent|optional|(?:is|that's|are|be) (?:fine|okay|ok)\b|nothing (?:to|(?:we|that) can)|already (?:closed|gone|removed|stopped)|not? (?:longer )?supported|unsupported)/i.test(
      text,
    )
  );
}

/** Comments at the end of what is tried, right before the clause. */
function lastComments({ previousSibling }: SyntaxNode): readonly SyntaxNode[] {
  const inside = previousSibling?.children ?? [];
  const last = inside.findLastIndex((child) => child.named && !isComment(child));
  return inside.slice(last + 1).filter(isComment);
}

/** `try { return read(); } catch {}  return fallback;`: what follows is the handling; so is Python's `else`. */
function hasDefault(clause: SyntaxNode): boolean {
  const { parent } = clause;
  if (!parent) return false;
  if (parent.children.some(isElse)) return true;
  const body = bodyOf(parent);
  const last = body && significantNamed(body).at(-1);
  let next = nextNamed(parent);
  while (next && isComment(next)) next = nextNamed(next);
  if (last === undefined) return false;
  // What was found is handed back or noted; where it was not, the code goes on without.
  if (isReturn(last) || returnsWithin(last)) return next !== undefined;
  const noted = readBinding(last) ?? readBinding(last.namedChildren[0] ?? last);
  if (noted && next && asksFor(next, noted.name)) return true;
  return (noted !== undefined && isConstantLiteral(noted.value)) || (next !== undefined && isThrow(next));
}

/** `if (!value)` right behind: what could not be given is looked at there. */
function asksFor(next: SyntaxNode, name: string): boolean {
  const condition = isBranch(next) ? conditionOf(next) : undefined;
  return condition !== undefined && [condition, ...condition.descendants()].some(({ text }) => text === name);
}

/** `if (isValid(value)) return value;`: what was found is handed back where it fits. */
function returnsWithin(last: SyntaxNode): boolean {
  const { functions, control } = last.language;
  return (
    control?.ifs.has(last.type) === true &&
    [...last.descendants()].some((node) => isReturn(node) && !isWithinFunction(node, last, functions))
  );
}

function isWithinFunction(node: SyntaxNode, outer: SyntaxNode, functions: ReadonlySet<string>): boolean {
  const owner = node.ancestor(functions);
  return owner !== undefined && owner.start > outer.start;
}

/** `try { return parse(text); } catch {}`: nothing comes back where it fails, which the caller may count on. */
function isAttempt({ parent }: SyntaxNode): boolean {
  const body = parent && bodyOf(parent);
  const last = body && significantNamed(body).at(-1);
  return last !== undefined && isReturn(last);
}

const cleaning =
  /^(?:\w*[cC]lose\w*|unlink\w*|rm\w*|remove\w*|delete\w*|Delete\w*|kill\w*|destroy\w*|dispose\w*|Dispose\w*|disconnect\w*|terminate\w*|shutdown\w*|release\w*|abort\w*|end|stop|flush\w*|cleanup\w*|makedirs|mkdir\w*)$/;

/** What puts away as well as it can: nothing is left to do where it cannot. */
function isCleaning(clause: SyntaxNode): boolean {
  const { parent } = clause;
  const body = parent && bodyOf(parent);
  const [only, ...others] = body ? significantNamed(body) : [];
  if (!only || others.length > 0) return false;
  const call = readCall(only) ?? readCall(only.namedChildren[0] ?? only);
  return call !== undefined && cleaning.test(call.name);
}

/** `try { f(); fail(); } catch (Expected e) {}`: the error is what the test is about. */
function isExpectedByTest({ nodes, language, isTest }: RuleContext, start: number): boolean {
  if (!isTest) return false;
  const around = nodes.ofTypes(language.control?.tries ?? []);
  const nearest = around.findLast((node) => node.start <= start && start < node.end);
  return nearest !== undefined && [...nearest.descendants()].some(failsTest);
}

function failsTest(node: SyntaxNode): boolean {
  return isCall(node) && /^(?:fail|markTestFailed|addFailure|flunk)/.test(readCall(node)?.name ?? "");
}

function isEmptyHandler(clause: SyntaxNode, languageId: string): boolean {
  const body = bodyOf(clause);
  if (javascript.includes(languageId)) return body !== undefined && doesNothing(body);
  const header = clause.source.slice(clause.start, body?.start ?? clause.end);
  if (isExpected(header, languageId)) return false;
  const name = /(\$?\w+)\s*\)\s*$/.exec(tailOf(header))?.[1];
  if (name && ignoredNames.test(name)) return false;
  if (isExplained(clause)) return false;
  return body === undefined || doesNothing(body);
}

/** Whether all that a handler catches are expected errors. */
function isExpected(header: string, languageId: string): boolean {
  const caught = header.replace(/^(?:except|rescue|catch)\b/, "").replace(/\bas\s.*$|=>.*$|\bwhen\b.*$/s, "");
  const names = [...caught.matchAll(/(?<!\w)(\w+)(?![\w.\\]|::)/g)].map((match) => match[1] ?? "");
  // Outside Python a name in small letters is the variable.
  const types = languageId === "python" ? names : names.filter((name) => /^[A-Z]/.test(name));
  return types.length > 0 && types.every((name) => expectedErrors.has(name) || endings.test(name));
}

/** `value = f rescue nil` loses the error; a default that says something (`rescue 0`, `rescue false`) is a decision. */
function discards(modifier: SyntaxNode): boolean {
  const handler = modifier.child("handler") ?? modifier.namedChildren.at(-1);
  return handler !== undefined && isAbsent(handler);
}

/** What a clause or statement holds. */
function bodyOf(node: SyntaxNode): SyntaxNode | undefined {
  return node.child("body") ?? node.namedChildren.find(isBlock);
}

/** Whether a block holds neither code nor an explanation. */
function doesNothing(block: SyntaxNode): boolean {
  if (isIdle(block)) return true;
  // A jump is a decision: `Err(_) => break`.
  if (isLoopJump(block) || isReturn(block)) return false;
  // A value alone, as in `Err(e) => e`, is something.
  if (block.children.length === 0 || isExplained(block)) return false;
  return block.namedChildren.every(
    (child) => isIdle(child) || ((isExpressionStatement(child) || isBlock(child)) && doesNothing(child)),
  );
}

/** A comment with at least one word. Some grammars count one behind the closing brace in, which is about what follows. */
function isExplained(node: SyntaxNode): boolean {
  const close = node.children.findLast((child) => child.type === "}")?.start ?? node.end;
  return node.children.some((child) =>
    isComment(child)
      ? child.start < close && /\p{L}{2,}/u.test(child.text)
      : isBlock(child) && isExplained(child),
  );
}

/** What C's functions return where they failed. */
const returnCodes =
  /^\(?\s*(?:!\s*\w+|\w*err\w*|errno|.*==\s*(?:NULL|nullptr|-1)|.*(?:<\s*0|!=\s*0)|.*\berrno\b.*|.*\berr\w*\s*!=.*)\s*\)?$/;
/** Conditions of an error branch, by language: Go's `err != nil`, C's return codes. */
const errorConditions: Readonly<Record<string, RegExp>> = {
  go: /\berr\w*\s*!=\s*nil|[eE]rr\s*!=\s*nil|errors\.(?:Is|As)\(/,
  c: returnCodes,
  cpp: returnCodes,
  rust: /^let\s+Err\s*\(/,
};

/** `if err != nil {}` and its likes. */
function emptyChecks({ nodes, language, languageId }: RuleContext): RuleFinding[] {
  const condition = errorConditions[languageId];
  if (!condition) return [];
  return nodes
    .ofTypes(language.control?.ifs ?? [])
    .filter((node) => condition.test(tailOf(node.child("condition")?.text ?? "")))
    .filter((node) => {
      const body = node.child("consequence");
      return body !== undefined && isBlock(body) && doesNothing(body) && !node.child("alternative");
    })
    .map((node) => findingAt(node, message));
}

/** `.catch(() => {})`: a promise's error goes nowhere. */
function callbacks({ nodes, language, languageId }: RuleContext): RuleFinding[] {
  if (!javascript.includes(languageId)) return [];
  return nodes.ofTypes(language.roles.calls).flatMap((node) => {
    const property = node.child("function")?.child("property");
    const call = property?.text === "catch" ? readCall(node) : undefined;
    const handler = call?.arguments[0]?.value;
    const body = handler && isFunction(handler) ? handler.child("body") : undefined;
    if (!property || !body || !isBlock(body) || !doesNothing(body)) return [];
    const said = [...commentsOf(node.parent ?? node), ...beforeMember(node)];
    if (said.some(saysWhy)) return [];
    const before = receiverOf(node);
    const isTidying = before !== undefined && cleaning.test(readCall(before)?.name ?? "");
    return [
      { start: property.start, end: node.end, message, ...(isTidying ? { confidence: tolerable } : {}) },
    ];
  });
}

/** Comments on lines of their own between a call and the `.catch` behind it. */
function beforeMember(call: SyntaxNode): readonly SyntaxNode[] {
  return call.child("function")?.children.filter(isComment) ?? [];
}

/** Rust: `Err(_) => {}`, and by option `let _ = f()`. */
const rustArms = ofLanguages(["rust"], ({ nodes, language, config }) => {
  const arms = nodes.ofTypes(language.roles.arms).filter((arm) => {
    const [pattern, value] = [arm.child("pattern"), arm.child("value")];
    return (
      pattern !== undefined &&
      /^Err\s*\(\s*_?\w*\s*\)$/.test(saidBy(pattern)) &&
      value !== undefined &&
      !isTruth(value) &&
      doesNothing(value)
    );
  });
  if (!config.rules["empty-catch"].ignoredResults) return arms.map((arm) => findingAt(arm, message));
  const discarded = nodes
    .ofTypes(language.roles.declarations)
    .filter((node) => node.child("pattern")?.text === "_" || hasToken(node, "_"))
    .filter((node) => isCall(node.child("value") ?? node));
  return [...arms, ...discarded].map((node) => findingAt(node, message));
});

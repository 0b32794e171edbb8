import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { isMemberAccess, isSubscript } from "../../../../language/roles/accesses.ts";
import { callAround } from "../../../../language/roles/arguments.ts";
import { boundName } from "../../../../language/roles/bindings.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { isComparison, junctionOf } from "../../../../language/roles/comparisons.ts";
import { isBranch, isCatch, isReturn } from "../../../../language/roles/control.ts";
import {
  isAssignment,
  isOperation,
  isReference,
  isUnary,
  withoutCast,
} from "../../../../language/roles/operations.ts";
import { expressionStatements, isDeclaration, isStatement } from "../../../../language/roles/statements.ts";
import { isName } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { usesOf } from "../../../../language/variables/variableNames.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";

/** Results that say whether the call worked, and are thrown away or used unseen. */
export function uncheckedResults(context: RuleContext): RuleFinding[] {
  switch (context.languageId) {
    case "java":
      return javaResults(context);
    case "c":
    case "cpp":
      return uncheckedPointers(
        context,
        /^(?:std\.)?(?:malloc|calloc|realloc|strdup|fopen|fdopen|popen|tmpfile|opendir|mmap|dlopen)$/,
      );
    default:
      return [];
  }
}

const fileMethods =
  /^(?:delete|mkdir|mkdirs|createNewFile|renameTo|setLastModified|setReadOnly|setWritable|setReadable|setExecutable)$/;

/** Java: methods of `File` that return false instead of throwing, on what is a `File` by its type. */
function javaResults(context: RuleContext): RuleFinding[] {
  return expressionStatements(context.nodes).flatMap((statement) => {
    const node = statement.namedChildren[0];
    const call = node && readCall(node);
    const receiver = node?.child("object");
    if (!call || !receiver || !fileMethods.test(call.name) || !isFile(receiver, context)) return [];
    if (call.name === "delete" && isInHandler(node)) return [];
    return [findingAt(node, `“${call.name}” returns false when it fails, and nobody looks.`)];
  });
}

/** Behind a failure what was begun is put away as well as it can be. */
function isInHandler(node: SyntaxNode): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) if (isCatch(outer)) return true;
  return false;
}

function isFile(receiver: SyntaxNode, context: RuleContext): boolean {
  const call = readCall(receiver);
  if (call && /^new (?:java\.io\.)?File$/.test(call.callee)) return true;
  if (call)
    return /^(?:getParentFile|getAbsoluteFile|getCanonicalFile|toFile|getFile|createTempFile)$/.test(
      call.name,
    );
  const name = receiver.text.replace(/^this\./, "");
  const { type: declared } = codeOf(context).scope.origin(name, receiver);
  return /^(?:final\s+)?(?:java\.io\.)?File$/.test(declared);
}

/** C: a pointer that may be null is used without a look at it. */
function uncheckedPointers(context: RuleContext, callee: RegExp): RuleFinding[] {
  const { language } = context;
  return codeOf(context).bindings.flatMap(({ node, path, value }) => {
    const call = readCall(withoutCast(value));
    const body = node.ancestor(language.functions)?.child("body");
    const name = boundName(node);
    if (!call || !callee.test(call.callee) || !body || !name || path.includes(".") || !isName(name))
      return [];
    // C may call a variable so; to the grammar, which knows C++ as well, its uses are something else.
    if (cppKeywords.test(name.text)) return [];
    if (isStored(node) || isLookedAt(node) || isTested(body, name) || isOnlyFreed(body, name)) return [];
    return [findingAt(call.node, `“${call.name}” can fail; “${name.text}” is used without a check.`)];
  });
}

const cppKeywords =
  /^(?:new|delete|class|this|template|private|protected|public|operator|try|catch|throw|namespace|using|typename|virtual|friend|export|explicit|mutable)$/;

/** `*slot = malloc(…)`: whoever owns the place looks at it. */
function isStored(node: SyntaxNode): boolean {
  const place = node.child("left");
  // `first = second = malloc(…)`: which of them is looked at later matters not.
  return (place && isReference(place)) || (node.parent !== undefined && isAssignment(node.parent));
}

/** Whether all that becomes of the variable is that it is freed, which does nothing to what is null. */
function isOnlyFreed(body: SyntaxNode, name: SyntaxNode): boolean {
  const later = usesOf(name.text, body).filter((use) => use !== name && use.start >= name.start);
  return later.every((use) => readCall(callAround(use) ?? use)?.name === "free");
}

/** Whether a condition, a comparison, an assertion or the caller looks at the variable. */
function isTested(body: SyntaxNode, name: SyntaxNode): boolean {
  return usesOf(name.text, body).some((use) => use !== name && use.start >= name.start && isLookedAt(use));
}

/** Functions that look at what they are given. */
const looking = /assert|check|expect|require|ensure|fail|die|unlikely|guard|likely|valid|null/i;

function isLookedAt(use: SyntaxNode): boolean {
  for (let node: SyntaxNode | undefined = use; node; node = node.parent) {
    const { parent } = node;
    if (!parent || isMemberAccess(parent) || isSubscript(parent) || isReference(parent)) return false;
    if (node.field === "condition" || isReturn(parent) || isBranch(parent) || isUnary(parent)) return true;
    if (isOperation(parent)) return isComparison(parent) || junctionOf(parent) !== undefined;
    const call = callAround(node);
    if (call) return looking.test(readCall(call)?.name ?? "");
    if (isDeclaration(parent) || isStatement(parent)) return false;
  }
  return false;
}

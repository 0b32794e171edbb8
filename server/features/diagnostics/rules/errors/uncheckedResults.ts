import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { boundName } from "../../../../language/roles/bindings.ts";
import { isCall, readCall } from "../../../../language/roles/calls.ts";
import { isBranch, isCatch } from "../../../../language/roles/control.ts";
import { isName } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
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
  return context.nodes.ofTypes(["expression_statement"]).flatMap((statement) => {
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
  if (/^new (?:java\.io\.)?File\b/.test(receiver.text)) return true;
  const call = readCall(receiver);
  if (call)
    return /^(?:getParentFile|getAbsoluteFile|getCanonicalFile|toFile|getFile|createTempFile)$/.test(
      call.name,
    );
  const name = receiver.text.replace(/^this\./, "");
  const { type } = codeOf(context).scope.origin(name, receiver);
  return /^(?:final\s+)?(?:java\.io\.)?File$/.test(type);
}

/** C: a pointer that may be null is used without a look at it. */
function uncheckedPointers(context: RuleContext, callee: RegExp): RuleFinding[] {
  const { language } = context;
  return codeOf(context).bindings.flatMap(({ node, path, value }) => {
    const call = readCall(value.type === "cast_expression" ? (value.child("value") ?? value) : value);
    const body = node.ancestor(language.functions)?.child("body");
    const name = boundName(node);
    if (!call || !callee.test(call.callee) || !body || !name || path.includes(".") || !isName(name))
      return [];
    // C may call a variable so; to the grammar, which knows C++ as well, its uses are something else.
    if (cppKeywords.test(name.text)) return [];
    if (isStored(node) || isLookedAt(node) || isTested(body, name)) return [];
    return [findingAt(call.node, `“${call.name}” can fail; “${name.text}” is used without a check.`)];
  });
}

const cppKeywords =
  /^(?:new|delete|class|this|template|private|protected|public|operator|try|catch|throw|namespace|using|typename|virtual|friend|export|explicit|mutable)$/;

/** `*slot = malloc(…)`: whoever owns the place looks at it. */
function isStored(node: SyntaxNode): boolean {
  // `first = second = malloc(…)`: which of them is looked at later matters not.
  return node.child("left")?.type === "pointer_expression" || node.parent?.type === "assignment_expression";
}

/** Whether a condition, a comparison, an assertion or the caller looks at the variable. */
function isTested(body: SyntaxNode, name: SyntaxNode): boolean {
  return body
    .ofType("identifier")
    .some((use) => use.text === name.text && use !== name && use.start >= name.start && isLookedAt(use));
}

function isLookedAt(use: SyntaxNode): boolean {
  for (let node: SyntaxNode | undefined = use; node; node = node.parent) {
    const { parent } = node;
    if (!parent || /^(?:field_expression|subscript_expression|pointer_expression)$/.test(parent.type))
      return false;
    if (node.field === "condition" || parent.type === "return_statement") return true;
    if (isBranch(parent) || parent.type === "unary_expression") return true;
    if (parent.type === "binary_expression")
      return parent.children.some(({ type }) => /^(?:==|!=|&&|\|\||[<>]=?)$/.test(type));
    if (isCall(parent.parent ?? parent) && parent.type === "argument_list")
      return /assert|check|expect|require|ensure|fail|die|unlikely|guard|likely|valid|null/i.test(
        readCall(parent.parent ?? parent)?.name ?? "",
      );
    if (/statement|declaration|declarator/.test(parent.type) && !/parenthesized/.test(parent.type))
      return false;
  }
  return false;
}

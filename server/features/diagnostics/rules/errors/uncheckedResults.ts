import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { codeOf } from "../../reading/unitCode.ts";

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
const fileNames = /file|dir\b|dir(?:ectory)?$|folder|path|tmp|temp|dest|target|source|lock/i;

/** Java: methods of `File` that return false instead of throwing. */
function javaResults({ nodes }: RuleContext): RuleFinding[] {
  return nodes.ofTypes(["expression_statement"]).flatMap((statement) => {
    const node = statement.namedChildren[0];
    const call = node && readCall(node);
    if (!call || !fileMethods.test(call.name)) return [];
    const receiver = node.child("object");
    const isFile =
      receiver !== undefined &&
      receiver.text !== "Files" &&
      (fileNames.test(receiver.text) || /^new File\b/.test(receiver.text));
    return isFile ? [findingAt(node, `“${call.name}” returns false when it fails, and nobody looks.`)] : [];
  });
}

/** C: a pointer that may be null is used without a look at it. */
function uncheckedPointers(context: RuleContext, callee: RegExp): RuleFinding[] {
  const { language } = context;
  return codeOf(context).bindings.flatMap(({ node, name, path, value }) => {
    const call = readCall(value.type === "cast_expression" ? (value.child("value") ?? value) : value);
    const owner = node.ancestor(language.functions);
    const body = owner?.child("body");
    if (!call || !callee.test(call.callee) || !body || path.includes(".") || name === "") return [];
    if (isTested(body, name, node)) return [];
    return [findingAt(call.node, `“${call.name}” can fail; “${name}” is used without a check.`)];
  });
}

const tests = new Set([
  "if_statement",
  "while_statement",
  "for_statement",
  "conditional_expression",
  "do_statement",
]);

/** Whether a condition, an assertion or the caller looks at the variable. */
function isTested(body: SyntaxNode, name: string, binding: SyntaxNode): boolean {
  const word = new RegExp(`(?<![\\w.>])${quoted(name)}\\b(?!\\s*(?:->|\\[))`);
  for (const node of body.descendants()) {
    if (tests.has(node.type) && word.test(node.child("condition")?.text ?? "")) return true;
    if (node.type === "return_statement" && word.test(node.text)) return true;
    const call = readCall(node);
    if (
      call &&
      /assert|check|expect|require|ensure|fail|die|unlikely|guard/i.test(call.name) &&
      word.test(node.text)
    )
      return true;
    if (
      node.type === "binary_expression" &&
      /^\W*\w+\s*(?:==|!=|&&|\|\|)/.test(node.text) &&
      word.test(node.text)
    )
      return true;
  }
  return within(binding, body) === false;
}

function within(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function quoted(name: string): string {
  return name.replace(/[^\w]/g, "\\$&");
}

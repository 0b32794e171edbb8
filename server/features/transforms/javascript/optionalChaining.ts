import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";
import { nothingTest } from "./nothingTest.ts";

/** `a && a.b` and `a == null ? undefined : a.b` → `a?.b`. */
export const optionalChaining: Transform = {
  name: "and-to-optional-chaining",
  title: "Convert to optional chaining",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "function f(user) { return user == null ? undefined : user.name; }",
    "function f(user) { return user?.name; }",
  ],
  refuses: [
    "Everywhere at once, `a && a.b`, which gives back a 0 or an empty text as it is. At one place the title says so.",
    "Tests of what is called, and members that are written to.",
  ],
  rewrite(node) {
    if (node.type === "ternary_expression") return ofTernary(node);
    if (node.type !== "binary_expression" || node.child("operator")?.type !== "&&") return undefined;
    const [left, right] = [node.child("left"), node.child("right")];
    if (!left || !right || holdsComment(node)) return undefined;
    const test = nothingTest(left);
    const subject = test ? (test.isNothing ? undefined : test.subject) : lastOf(left);
    const written = subject && chained(subject, right);
    if (!subject || !written) return undefined;
    const before = left.text.slice(0, subject.start - left.start);
    const edits = [replaceNode(node, test ? written : before + written)];
    const name = subject.text;
    return {
      edits,
      assumes: test ? "false and undefined are alike here" : `${name} is an object, or null or undefined`,
    };
  },
};

/** `a == null ? undefined : a.b` means exactly `a?.b`. */
function ofTernary(node: SyntaxNode) {
  const test = nothingTest(node.child("condition"));
  const [yes, no] = [node.child("consequence"), node.child("alternative")];
  if (!test || !yes || !no || holdsComment(node)) return undefined;
  const [nothing, member] = test.isNothing ? [yes, no] : [no, yes];
  const isUndefined = nothing.type === "undefined" || nothing.text === "void 0";
  const written = isUndefined ? chained(test.subject, member) : undefined;
  if (!written) return undefined;
  const edits = [replaceNode(node, written)];
  return test.subject.type === "identifier"
    ? { edits }
    : { edits, assumes: `reading ${test.subject.text} once is as good as twice` };
}

/** `b` of `a && b`. */
function lastOf(left: SyntaxNode): SyntaxNode {
  const isAnd = left.type === "binary_expression" && left.child("operator")?.type === "&&";
  return (isAnd ? left.child("right") : undefined) ?? left;
}

/** A member of the subject, or a member of that, with `?.` behind the subject; undefined for anything else. */
function chained(subject: SyntaxNode, member: SyntaxNode): string | undefined {
  if (!/^(?:identifier|member_expression|this)$/.test(subject.type) || /[([]/.test(subject.text))
    return undefined;
  let inner = member;
  for (;;) {
    const object: SyntaxNode | undefined = inner.child("object") ?? inner.child("function");
    if (!object || !/^(?:member_expression|subscript_expression|call_expression)$/.test(inner.type))
      return undefined;
    if (object.text === subject.text) break;
    inner = object;
  }
  const object = inner.child("object") ?? inner.child("function");
  // `a(b)` and `a[b]` take a dot of their own.
  const rest = member.source.slice(object?.end, member.end);
  if (!object || rest.startsWith("?") || /^\s/.test(rest)) return undefined;
  return `${object.text}?.${rest.replace(/^\./, "")}`;
}

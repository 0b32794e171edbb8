import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { holdsComment } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";
import { type NothingTest, nothingTest } from "./nothingTest.ts";

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
    if (!left || !right) return undefined;
    const test = nothingTest(left);
    return test ? ofTest(node, test, right) : ofChain(node);
  },
};

/** `a != null && a.b`. */
function ofTest(node: SyntaxNode, { isNothing, subject }: NothingTest, member: SyntaxNode) {
  const rest = isNothing ? undefined : restOf(subject, member);
  if (rest === undefined) return undefined;
  const edits = [replaceNode(node, `${subject.text}?.${rest}`)];
  return { edits, assumes: "false and undefined are alike here" };
}

/** `a && a.b && a.b.c`, as far back as each is a member of the one before. */
function ofChain(node: SyntaxNode) {
  if (node.parent && isAnd(node.parent) && linkOf(node.parent)) return undefined;
  const names: string[] = [];
  let rests = "";
  let subject: SyntaxNode | undefined;
  for (let each: SyntaxNode | undefined = node; each && isAnd(each); each = each.child("left")) {
    const link = linkOf(each);
    if (!link) break;
    subject = link.subject;
    names.unshift(subject.text);
    rests = `?.${link.rest}${rests}`;
  }
  if (!subject) return undefined;
  const edits = [{ start: subject.start, end: node.end, text: subject.text + rests }];
  const are = names.length > 1 ? "are objects" : "is an object";
  return { edits, assumes: `${names.join(" and ")} ${are}, or null or undefined` };
}

interface Link {
  readonly subject: SyntaxNode;
  /** What stands behind `?.`. */
  readonly rest: string;
}

/** What the right side of an "and" is a member of, if its left side ends with that. */
function linkOf(node: SyntaxNode): Link | undefined {
  const [left, right] = [node.child("left"), node.child("right")];
  if (!left || !right || nothingTest(left)) return undefined;
  const subject = (isAnd(left) ? left.child("right") : undefined) ?? left;
  const rest = restOf(subject, right);
  return rest === undefined ? undefined : { subject, rest };
}

function isAnd(node: SyntaxNode): boolean {
  return node.type === "binary_expression" && node.child("operator")?.type === "&&";
}

/** `a == null ? undefined : a.b` means exactly `a?.b`. */
function ofTernary(node: SyntaxNode) {
  const test = nothingTest(node.child("condition"));
  const [yes, no] = [node.child("consequence"), node.child("alternative")];
  if (!test || !yes || !no || holdsComment(node)) return undefined;
  const [nothing, member] = test.isNothing ? [yes, no] : [no, yes];
  const isUndefined = nothing.type === "undefined" || nothing.text === "void 0";
  const rest = isUndefined ? restOf(test.subject, member) : undefined;
  if (rest === undefined) return undefined;
  const edits = [replaceNode(node, `${test.subject.text}?.${rest}`)];
  return test.subject.type === "identifier"
    ? { edits }
    : { edits, assumes: `reading ${test.subject.text} once is as good as twice` };
}

/** What stands behind the subject's dot in a member of it, or in a member of that; undefined for anything else. */
function restOf(subject: SyntaxNode, member: SyntaxNode): string | undefined {
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
  return rest.replace(/^\./, "");
}

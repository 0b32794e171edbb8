import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isOnlyTested } from "../../../language/roles/branches.ts";
import { hasEffect } from "../../../language/roles/evaluation.ts";
import { holdsComment } from "../layout.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { javascriptLanguages } from "./languages.ts";

/** `a?.b` → `a == null ? undefined : a.b`, and `a != null && a.b` where it is only tested. */
export const chainingToTest: Transform = {
  name: "optional-chaining-to-test",
  title: "Write the optional chaining out",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "function f(user) { return user?.name; }",
    "function f(user) { return user == null ? undefined : user.name; }",
  ],
  refuses: [
    "Chains whose first part is called, or looked up by what is called: it would be asked for twice.",
    "Everywhere at once, members: reading one may do something. At one place the title says so.",
    "Chains that are deleted, and those with comments.",
  ],
  rewrite(node) {
    if (isLink(node.parent, node)) return undefined;
    const first = firstOptional(node);
    const subject = first && objectOf(first);
    const sign = first?.childOfType("optional_chain");
    if (!first || !subject || !sign) return undefined;
    if (node.parent?.type === "unary_expression" && node.parent.text.startsWith("delete"))
      return { refused: "It is deleted, and a test cannot be." };
    if (holdsComment(node)) return { refused: "There are comments in the chain." };
    if (!pathTypes.test(subject.type) || !isPath(subject) || hasEffect(subject))
      return { refused: `${subject.text} would be asked for twice.` };
    const edits = [replaceNode(placeOf(node), written(node, subject, withoutSign(node, first, sign)))];
    return subject.type === "identifier"
      ? { edits }
      : { edits, assumes: `reading ${subject.text} twice is as good as once` };
  },
};

const links = /^(?:member_expression|subscript_expression|call_expression)$/;
const pathTypes = /^(?:identifier|this|member_expression)$/;

/** What a link of a chain stands behind. */
function objectOf(link: SyntaxNode): SyntaxNode | undefined {
  return links.test(link.type) ? (link.child("object") ?? link.child("function")) : undefined;
}

/** The node is what its parent, a link of the same chain, stands behind. */
function isLink(parent: SyntaxNode | undefined, node: SyntaxNode): boolean {
  return parent !== undefined && objectOf(parent) === node;
}

/** The link nearest to the start of a chain that is taken only where there is something before it. */
function firstOptional(chain: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (let link: SyntaxNode | undefined = chain; link; link = objectOf(link))
    if (links.test(link.type) && link.childOfType("optional_chain")) found = link;
  return found;
}

/** Names with dots between them. */
function isPath(node: SyntaxNode): boolean {
  if (node.type === "identifier" || node.type === "this") return true;
  const object = node.type === "member_expression" ? node.child("object") : undefined;
  return object !== undefined && isPath(object);
}

function withoutSign(chain: SyntaxNode, link: SyntaxNode, sign: SyntaxNode): string {
  const { source } = chain;
  const dot = link.type === "member_expression" ? "." : "";
  return source.slice(chain.start, sign.start) + dot + source.slice(sign.end, chain.end);
}

function written(node: SyntaxNode, { text }: SyntaxNode, member: string): string {
  if (isStatement(node)) return `if (${text} != null) ${member};`;
  const test = isOnlyTested(node)
    ? `${text} != null && ${member}`
    : `${text} == null ? undefined : ${member}`;
  return needsNoBrackets(node) ? test : `(${test})`;
}

/** The chain, or the statement that is nothing but the chain. */
function placeOf(node: SyntaxNode): SyntaxNode {
  return node.parent && isStatement(node) ? node.parent : node;
}

/** An `if` there takes no `else` from another one. */
function isStatement({ parent }: SyntaxNode): boolean {
  return (
    parent?.type === "expression_statement" && /^(?:program|statement_block)$/.test(parent.parent?.type ?? "")
  );
}

const free =
  /^(?:variable_declarator|return_statement|arguments|array|pair|parenthesized_expression|template_substitution)$/;

/** Nothing beside it binds more strongly than a test. */
function needsNoBrackets({ parent, field }: SyntaxNode): boolean {
  if (!parent) return false;
  return free.test(parent.type) || (parent.type === "assignment_expression" && field === "right");
}

import { type AnyNode, childrenOf, isNamed, languageFactsOf, namedChildrenOf } from "../parse/anyNode.ts";
import { perNode } from "../parse/perNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";

/** A comment of any kind, documentation and directives included. */
export function isComment(node: AnyNode): boolean {
  return languageFactsOf(node).comments.has(node.type) && isNamed(node);
}

/** A word or sign of the grammar that is no node of its own: `static`, `=>`. */
export function isToken(node: AnyNode, word: string): boolean {
  return node.type === word && !isNamed(node);
}

/** Whether such a word stands among the children. */
export function hasToken(node: AnyNode, word: string): boolean {
  return childrenOf(node).some((child) => isToken(child, word));
}

/** What the parser could make nothing of. */
export function isBroken(node: AnyNode): boolean {
  return node.type === "ERROR";
}

/** What a piece of code says, without the comments in it. */
export const saidBy: (node: SyntaxNode) => string = perNode((node: SyntaxNode) => {
  const { source, start, end } = node;
  let said = "";
  let last = start;
  for (const each of node.descendants()) {
    if (!isComment(each)) continue;
    said += source.slice(last, each.start);
    last = each.end;
  }
  return said + source.slice(last, end);
});

/** A text, with or without expressions in it; character literals and templates too. */
export function isTextLiteral(node: AnyNode): boolean {
  return languageFactsOf(node).strings.has(node.type) && isNamed(node);
}

/** An expression within a text, with what marks it. */
export function isInterpolation(node: AnyNode): boolean {
  const { parent } = node;
  return (
    parent !== null &&
    parent !== undefined &&
    languageFactsOf(node).roles.interpolations.has(node.type) &&
    isNamed(node) &&
    (isTextLiteral(parent) || isTextBody(parent))
  );
}

/** A part of a text literal that holds expressions itself. */
export const isTextBody = inRole(({ textBodies }) => textBodies);

export function isNumber(node: AnyNode): boolean {
  return languageFactsOf(node).numbers.has(node.type) && isNamed(node);
}

/** `true`, `null` and their like; regular expressions. */
export function isConstantLiteral(node: AnyNode): boolean {
  return languageFactsOf(node).roles.constants.has(node.type) && isNamed(node);
}

/** A value that stands in the code itself. */
export function isLiteral(node: AnyNode): boolean {
  return isNumber(node) || isTextLiteral(node) || isConstantLiteral(node);
}

/** `true` or `false`. */
export function isTruth(node: AnyNode): boolean {
  return isNamed(node) && /^(?:true|false)$/i.test(node.text);
}

/** Zero, or a text without characters. */
export function isNothing(node: AnyNode): boolean {
  return isLiteral(node) && /^(?:0|""|'')$/.test(node.text);
}

/** What stands for no value: `null`, `None`, `nil`. */
export function isAbsent(node: AnyNode): boolean {
  return isNamed(node) && /^(?:null|None|nil|undefined|nullptr)$/.test(node.text);
}

/** A name of a variable, a member, a type. */
export function isName(node: AnyNode): boolean {
  return languageFactsOf(node).identifiers.has(node.type) && isNamed(node);
}

/** Brackets around an expression, casts that change nothing, `await`. */
export function isGroup(node: AnyNode): boolean {
  return languageFactsOf(node).roles.groups.has(node.type) && isNamed(node);
}

/** The expression within brackets around it. */
export function withoutGroups<N extends AnyNode>(node: N): N {
  let inner = node;
  while (isGroup(inner)) {
    const child: N | undefined = significantNamed(inner)[0];
    if (!child) return inner;
    inner = child;
  }
  return inner;
}

/** A row of statements: a body. */
export function isBlock(node: AnyNode): boolean {
  return languageFactsOf(node).roles.blocks.has(node.type) && isNamed(node);
}

/** The children that mean something to the language: all but comments and continued lines. */
export function significantChildren<N extends AnyNode>(node: N): readonly N[] {
  return childrenOf(node).filter(isSignificant);
}

/** The named children but for comments and continued lines. */
export function significantNamed<N extends AnyNode>(node: N): readonly N[] {
  const named = namedChildrenOf(node);
  return languageFactsOf(node).roles.continuations.size > 0
    ? named.filter((child) => !joinsLines(child))
    : named;
}

function isSignificant(node: AnyNode): boolean {
  return !isComment(node) && !joinsLines(node);
}

const joinsLines = inRole(({ continuations }) => continuations);

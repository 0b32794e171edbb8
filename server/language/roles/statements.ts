import { type AnyNode, childrenOf } from "../parse/anyNode.ts";
import type { NodeIndex } from "../parse/nodeIndex.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { inRole } from "./inRole.ts";
import { isArm, isLabelOf } from "./switches.ts";
import { isBlock } from "./tokens.ts";

/** An expression as a statement of its own. */
export const isExpressionStatement = inRole(({ expressionStatements }) => expressionStatements);
/** A jump within a function: `break`, `continue`, `next`. */
export const isLoopJump = inRole(({ loopJumps }) => loopJumps);
/** A statement or value that does nothing: `pass`, `;`. */
export const isIdle = inRole(({ idle }) => idle);
/** What declares variables. */
export const isDeclaration = inRole(({ declarations }) => declarations);
/** What prints without being a call: PHP's `echo`. */
export const isOutput = inRole(({ outputs }) => outputs);
/** What a jump names where it goes to a label, or says how far it goes. */
export const isLabelName = inRole(({ labelNames }) => labelNames);
/** What stands around a single statement and means nothing. */
export const isStatementFrame = inRole(({ statementFrames }) => statementFrames);

/** The expressions of a piece of code that are statements of their own. */
export function expressionStatements(nodes: NodeIndex): readonly SyntaxNode[] {
  return nodes.ofTypes(nodes.language.roles.expressionStatements);
}

/** One of a row of statements, members or arms; also the row itself. */
export function isStatement(node: AnyNode): boolean {
  const { parent } = node;
  if (isBlock(node) || !parent || isBlock(parent)) return true;
  return isArm(parent) && !isLabelOf(node, parent);
}

/** An expression statement's expression; any other node is what it is. */
export function withoutStatement(node: SyntaxNode): SyntaxNode {
  return (isExpressionStatement(node) ? node.namedChildren[0] : undefined) ?? node;
}

/** Blocks that hold members or arms, not statements. */
const withoutStatements =
  /^(?:class_body|interface_body|declaration_list|match_block|switch_body|switch_block|enum_body)$/;
/** Bodies that only wrap the row of their statements. */
const wrapped = /^(?:statement_list|block_body)$/;

/** A row of statements: a function's body, a file. */
export function isStatementBlock(node: AnyNode): boolean {
  if (!isBlock(node) || withoutStatements.test(node.type)) return false;
  // Go's block holds a list that holds the statements, and Ruby's class a body like that of a method.
  if (childrenOf(node).some(({ type }) => wrapped.test(type))) return false;
  return !/^(?:class|module|singleton_class|class_definition)$/.test(node.parent?.type ?? "");
}

/** The statement that a node is part of: the nearest one in a row of statements. */
export function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  let inner = node;
  while (inner.parent && !isStatementBlock(inner.parent)) inner = inner.parent;
  return inner.parent ? inner : undefined;
}

/** An expression that could be given a name where it stands: no target, no callee, no part of a pattern or type. */
export function isNameable(node: SyntaxNode): boolean {
  const { parent, field, language } = node;
  if (!node.named || !parent || !language.roles.expressions.has(node.type)) return false;
  if (field === "left" && /assignment|short_var|^for|range/.test(parent.type)) return false;
  // Python's one generator needs no brackets but those of the call.
  if (field === "arguments") return false;
  if (field === "type" || field === "key" || field === "label" || field === "name") return false;
  // `a.b` of `a.b()` is the method, not its value, and `f(x)` of `go f(x)` must be a call.
  if (field === "function" || field === "constructor" || field === "macro") return false;
  return !unnameable.test(parent.type);
}

const unnameable =
  /import|include|require_|^use_|type|pattern|decorator|annotation|attribute(?:_list)?$|^(?:go_statement|defer_statement|update_expression|inc_statement|dec_statement|delete_statement|del|unset_statement|directive|case_clause|switch_label|case_statement|switch_case|when|expression_case|enum_assignment|enumerator|const_element|const_item|static_item|pair_pattern|chained_string|concatenated_string|string_array|bare_string|implicit_object_creation_expression)$/;

/** Whether an expression goes over lines that only brackets around it hold together. */
export function needsBrackets(node: SyntaxNode): boolean {
  if (/^[([{]/.test(node.text)) return false;
  return node.children.some((child, index) => {
    const before = node.children[index - 1];
    const isBroken = before !== undefined && node.source.slice(before.end, child.start).includes("\n");
    return isBroken || needsBrackets(child);
  });
}

import { functionParts } from "../parse/functionParts.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { holdsOnlyOne } from "../roles/bindings.ts";
import { conditionOf } from "../roles/branches.ts";
import { comparisonsOf, negated } from "../roles/comparisons.ts";
import { isBranch, isReturn } from "../roles/control.ts";
import { outcomesOf } from "../roles/outcomes.ts";
import { isNumber, isTextLiteral, withoutGroups } from "../roles/tokens.ts";
import { namesOf, type Variable } from "./names.ts";

/** Types stand at most so far above the name they belong to. */
const deepest = 4;
const inferred = /^(?:var|auto|let|const|_)$/;

/** How a language calls what literals and conditions are. */
export interface PlainTypes {
  readonly boolean: string;
  readonly text: string;
  readonly integer: string;
  readonly fraction: string;
}

/** The type that is written for a variable, without a colon before it; undefined where none is. */
export function declaredType(variable: Variable, plain: PlainTypes): string | undefined {
  const [declaration] = variable.declarations;
  if (!declaration || variable.declarations.length > 1) return undefined;
  let node = declaration;
  for (let depth = 0; node.parent && depth < deepest; depth++) {
    const { parent } = node;
    const written = writtenType(parent, node);
    if (written) return parent.type.startsWith("variadic") ? undefined : written;
    const value = givenValue(node, parent);
    // `Person p = find();`: the type stands beside all that is declared.
    if (value) return (parent.parent && writtenType(parent.parent, parent)) ?? typeOfValue(value, plain);
    if (/tuple|pattern/.test(parent.type)) return undefined;
    node = parent;
  }
  return undefined;
}

/** The type that stands beside a name; nothing for `var` and its like. */
function writtenType(parent: SyntaxNode, name: SyntaxNode): string | undefined {
  const type = parent.child("type");
  const text = type && type !== name ? type.text.replace(/^:\s*/, "") : undefined;
  return text !== undefined && !inferred.test(text) ? text : undefined;
}

/** The value that a declaration of one name gives it. */
function givenValue(node: SyntaxNode, parent: SyntaxNode): SyntaxNode | undefined {
  if (parent.type === "short_var_declaration") {
    const [only, ...others] = parent.child("right")?.namedChildren ?? [];
    return others.length === 0 && node.namedChildren.length === 1 ? only : undefined;
  }
  const value = parent.child("value");
  return value !== node && /declarator|let_declaration|var_spec/.test(parent.type) ? value : undefined;
}

/** The type of an expression where literals, operators or what is around it tell; undefined elsewhere. */
export function typeOfExpression(node: SyntaxNode, root: SyntaxNode, plain: PlainTypes): string | undefined {
  return typeOfValue(node, plain) ?? typeOfName(node, root, plain) ?? typeAround(node, plain);
}

function typeOfValue(value: SyntaxNode, plain: PlainTypes): string | undefined {
  const node = withoutGroups(value);
  if (comparisonsOf(node).length > 0 || negated(node) || isJunction(node)) return plain.boolean;
  if (isNumber(node)) return /^[\d_]+$/.test(node.text) ? plain.integer : fraction(node.text, plain);
  const isLetter = /char|rune/.test(node.type);
  return isTextLiteral(node) && !isLetter && !/regex/.test(node.type) ? plain.text : undefined;
}

function fraction(text: string, plain: PlainTypes): string | undefined {
  return /^\d[\d_]*\.\d+$/.test(text) ? plain.fraction : undefined;
}

function isJunction(node: SyntaxNode): boolean {
  return node.children.some(({ named, type }) => !named && (type === "&&" || type === "||"));
}

function typeOfName(node: SyntaxNode, root: SyntaxNode, plain: PlainTypes): string | undefined {
  const use = namesOf(root).uses.find((each) => each.node === withoutGroups(node));
  return use?.variable && declaredType(use.variable, plain);
}

/** What is asked for where the expression stands: a condition, a result, the value of a variable with a type. */
function typeAround(node: SyntaxNode, plain: PlainTypes): string | undefined {
  let { parent } = node;
  while (parent && withoutGroups(parent) === node) parent = parent.parent;
  if (!parent) return undefined;
  if (isBranch(parent) && conditionOf(parent) === node) return plain.boolean;
  const holder = holdsOnlyOne(parent) ? parent.parent : parent;
  if (!holder) return undefined;
  if (isReturn(holder)) return resultType(holder);
  if (!/declarator|let_declaration|var_spec/.test(holder.type)) return undefined;
  return writtenType(holder, node) ?? (holder.parent && writtenType(holder.parent, node));
}

function resultType(statement: SyntaxNode): string | undefined {
  const owner = statement.ancestor(statement.language.functions);
  const result = owner && functionParts(owner, owner.language).body ? outcomesOf(owner).result : undefined;
  return result !== undefined && !/[(<]/.test(result) ? result : undefined;
}

import { functionParts } from "../parse/functionParts.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { holdsOnlyOne } from "../roles/bindings.ts";
import { conditionOf } from "../roles/branches.ts";
import { comparisonsOf, negated } from "../roles/comparisons.ts";
import { isBranch, isReturn } from "../roles/control.ts";
import { takesRest } from "../roles/given.ts";
import { inRole } from "../roles/inRole.ts";
import { outcomesOf } from "../roles/outcomes.ts";
import { isCharacter, isString } from "../roles/texts.ts";
import { isNumber, withoutGroups } from "../roles/tokens.ts";
import { namesOf, type Variable } from "./names.ts";

const isShort = inRole(({ shortDeclarations }) => shortDeclarations);
const holdsValue = inRole(({ valueHolders }) => valueHolders);
const takesApart = inRole(({ patterns }) => patterns);
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
    if (written) return takesRest(parent) ? undefined : written;
    const value = givenValue(node, parent);
    // `Person p = find();`: the type stands beside all that is declared.
    if (value) return (parent.parent && writtenType(parent.parent, parent)) ?? typeOfValue(value, plain);
    if (takesApart(parent)) return undefined;
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
  if (isShort(parent)) {
    const [only, ...others] = parent.child("right")?.namedChildren ?? [];
    return others.length === 0 && node.namedChildren.length === 1 ? only : undefined;
  }
  const value = parent.child("value");
  return value !== node && holdsValue(parent) ? value : undefined;
}

/** The type of an expression where literals, operators or what is around it tell; undefined elsewhere. */
export function typeOfExpression(node: SyntaxNode, root: SyntaxNode, plain: PlainTypes): string | undefined {
  return typeOfValue(node, plain) ?? typeOfName(node, root, plain) ?? typeAround(node, plain);
}

function typeOfValue(value: SyntaxNode, plain: PlainTypes): string | undefined {
  const node = withoutGroups(value);
  if (comparisonsOf(node).length > 0 || negated(node) || isJunction(node)) return plain.boolean;
  if (isNumber(node)) return /^[\d_]+$/.test(node.text) ? plain.integer : fraction(node.text, plain);
  return isString(node) && !isCharacter(node) ? plain.text : undefined;
}

function fraction(text: string, plain: PlainTypes): string | undefined {
  return /^\d[\d_]*\.\d+$/.test(text) ? plain.fraction : undefined;
}

function isJunction(node: SyntaxNode): boolean {
  return node.children.some(({ named, text }) => !named && (text === "&&" || text === "||"));
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
  if (!holdsValue(holder)) return undefined;
  return writtenType(holder, node) ?? (holder.parent && writtenType(holder.parent, node));
}

function resultType(statement: SyntaxNode): string | undefined {
  const owner = statement.ancestor(statement.language.functions);
  const result = owner && functionParts(owner, owner.language).body ? outcomesOf(owner).result : undefined;
  return result !== undefined && !/[(<]/.test(result) ? result : undefined;
}

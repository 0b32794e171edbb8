import { languages } from "../languages.ts";
import {
  type AnyNode,
  childIn,
  childInAny,
  fieldOf,
  isNamed,
  isSame,
  languageFactsOf,
  namedChildrenOf,
} from "../parse/anyNode.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isSubscript } from "./accesses.ts";
import { pathOf, unquote } from "./calls.ts";
import { inRole } from "./inRole.ts";
import { isTextLiteral } from "./tokens.ts";

/** The name of a member and a variable at once: `{ a }`. */
export const isShorthand = inRole(({ shorthands }) => shorthands);

/** A name that is given a value: a declaration, an assignment, a member of an object, a keyword argument, a default. */
export interface Binding {
  readonly node: SyntaxNode;
  /** The last segment of what is assigned to: `password` in `this.config.password = …`. */
  readonly name: string;
  /** The whole path: `this.config.password`. */
  readonly path: string;
  readonly value: SyntaxNode;
  /** `member` for keys of objects and keyword arguments, which name no variable. */
  readonly kind: "variable" | "member";
}

/** Node types of bindings over all languages: for looking nodes up by type. */
export const bindingTypes: ReadonlySet<string> = new Set(
  languages.flatMap(({ roles }) => Object.keys(roles.bindings)),
);

/** Whether the node binds a name: a declaration with a value, an assignment, a member of an object. */
export function isBinding(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).roles.bindings[node.type] !== undefined;
}

/** A member of an object, or a keyword argument: what binds a name that is no variable's. */
export function isMember(node: AnyNode): boolean {
  return isNamed(node) && languageFactsOf(node).roles.bindings[node.type]?.kind === "member";
}

/** The node of the name that a binding binds; the last segment of a path. */
export function boundName<N extends AnyNode>(binding: N): N | undefined {
  const shape = languageFactsOf(binding).roles.bindings[binding.type];
  if (!shape) return undefined;
  let target = (shape.target && childIn(binding, shape.target)) || namedChildrenOf(binding)[0];
  for (let depth = 0; target && depth < deepestDeclarator; depth++) {
    const inner: N | undefined = childInAny(target, ["declarator", "property", "attribute", "field", "name"]);
    if (!inner) return target;
    target = inner;
  }
  return target;
}

/** The node of the value that a binding gives its name; undefined where it gives none. */
export function boundValue<N extends AnyNode>(binding: N): N | undefined {
  const shape = languageFactsOf(binding).roles.bindings[binding.type];
  if (!shape) return undefined;
  const named = namedChildrenOf(binding);
  const value =
    (shape.value && childIn(binding, shape.value)) || (named.length > 1 ? named.at(-1) : undefined);
  const target = (shape.target && childIn(binding, shape.target)) || named[0];
  return value && target && !isSame(value, target) && fieldOf(value) !== "type" ? value : undefined;
}

/** Pointers to arrays of pointers: names lie so deep at most. */
const deepestDeclarator = 6;

/** Reads a binding of one name to one value; undefined for every other node. */
export function readBinding(node: SyntaxNode): Binding | undefined {
  const shape = node.language.roles.bindings[node.type];
  const named = node.namedChildren;
  if (!shape || named.length < 2) return undefined;
  const target = (shape.target && node.child(shape.target)) ?? named[0];
  const value = (shape.value && node.child(shape.value)) ?? named.at(-1);
  if (!target || !value || target === value || value.field === "type") return undefined;
  // Ruby assigns attributes by what looks like a call.
  const path = targetPath(single(target)).replace(/\(\)$/, "");
  const name = unquote(path.slice(path.lastIndexOf(".") + 1));
  return { node, name, path, value: single(value), kind: shape.kind };
}

const isSoleFrame = inRole(({ soleFrames }) => soleFrames);
const isArgumentFrame = inRole(({ argumentFrames }) => argumentFrames);
const hasSize = inRole(({ sizedDeclarators }) => sizedDeclarators);

/** Whether a node is only the frame of the one that it holds: brackets, a list of one. */
export function holdsOnlyOne(node: SyntaxNode): boolean {
  return node.namedChildren.length === 1 && (isSoleFrame(node) || isArgumentFrame(node));
}

/** What a list or wrapper of one element holds. */
function single(node: SyntaxNode): SyntaxNode {
  let held = node;
  for (;;) {
    const [inner, ...others] = isSoleFrame(held) ? held.namedChildren : [];
    if (!inner || (others.length > 0 && !hasSize(held))) return held;
    held = inner;
  }
}

function targetPath(node: SyntaxNode): string {
  if (isSubscript(node)) {
    const [object, key] = node.namedChildren;
    const index = key?.text ?? "";
    return `${object ? pathOf(object) : "?"}.${unquote(index.replace(/^\[|\]$/g, ""))}`;
  }
  if (node.children.length > 0 && isTextLiteral(node)) return unquote(node.text);
  const path = pathOf(node);
  return path === "?" ? unquote(node.text.length < 100 ? node.text : "") : path;
}

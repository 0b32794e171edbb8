import type { LanguageFacts } from "../languageFacts.ts";
import { type AnyNode, childIn, childInAny, namedChildrenOf } from "../parse/anyNode.ts";
import { functionParts } from "../parse/functionParts.ts";
import type { NodeIndex } from "../parse/nodeIndex.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { isModifier } from "./modifiers.ts";
import { isName, isToken } from "./tokens.ts";

/** A parameter as declared. */
export interface Parameter {
  readonly node: SyntaxNode;
  /** Its name without signs such as `*` and `...`; PHP's keep their `$`. Undefined for patterns: `{ a, b }`. */
  readonly name: string | undefined;
  /** The type that is written, without a colon before it. */
  readonly type: string | undefined;
  /** Its default. */
  readonly value: SyntaxNode | undefined;
  /** `*`, `**`, `...`, `&`: takes the rest of what is given, or a block. */
  readonly sign: string;
}

/** Names are so deep in declarators at most. */
const deepest = 6;
const nameFields = ["name", "pattern", "left", "declarator"];

/** A function's parameters, without its receiver. */
export function parametersOf(
  node: SyntaxNode,
  language: LanguageFacts = node.language,
): readonly Parameter[] {
  return functionParts(node, language).parameters.map(readParameter);
}

/** Whether a parameter also declares a field of the object: TypeScript's and PHP's short way to write fields. */
export function declaresField(parameter: SyntaxNode): boolean {
  const { language, type, children } = parameter;
  const isMarked = children.some((child) => isModifier(child) || isToken(child, "readonly"));
  return language.roles.propertyParameters.has(type) && isMarked;
}

/** The parameter by which the method around a node names its object, in Go: `s *Server`. */
export function receiverAround(node: SyntaxNode): Parameter | undefined {
  const { functions } = node.language;
  for (let owner = node.ancestor(functions); owner; owner = owner.ancestor(functions)) {
    const [receiver] = owner.child("receiver")?.namedChildren ?? [];
    if (receiver) return readParameter(receiver);
  }
  return undefined;
}

/** Whether a function has a parameter of a name, told from its header alone. */
export function hasParameter(node: AnyNode, name: string): boolean {
  let holder: AnyNode | undefined = node;
  for (let depth = 0; holder && depth < deepest; depth++) {
    const list: AnyNode | undefined = childIn(holder, "parameters");
    if (list) return namedChildrenOf(list).some((parameter) => isCalled(parameter, name));
    holder = childIn(holder, "declarator");
  }
  return false;
}

function isCalled(parameter: AnyNode, name: string, depth = 0): boolean {
  if (isName(parameter)) return parameter.text.replace(/^\$/, "") === name;
  // The name stands in its field, or first where there is none; the type does not count.
  const inner = childInAny(parameter, nameFields) ?? namedChildrenOf(parameter)[0];
  return inner !== undefined && depth < deepest && isCalled(inner, name, depth + 1);
}

function readParameter(node: SyntaxNode): Parameter {
  let inner = node;
  let sign = "";
  for (let depth = 0; depth < deepest; depth++) {
    sign ||= inner.children.find(({ named, type }) => !named && signs.has(type))?.type ?? "";
    const next = within(inner);
    if (!next) break;
    inner = next;
  }
  const value = node.child("value") ?? node.child("right") ?? defaultBehind(node);
  const name = isNameLike(inner) ? inner.text : undefined;
  // Go gives several names one type.
  const type = node.child("type") ?? (node.field === "name" ? node.parent?.child("type") : undefined);
  return { node, name, type: type?.text.replace(/^:\s*/, ""), value, sign };
}

const signs: ReadonlySet<string> = new Set(["*", "**", "...", "&"]);

function isNameLike(node: SyntaxNode): boolean {
  return isName(node) || /^\$?[\p{L}_$][\p{L}\p{N}_$]*$/u.test(node.text);
}

function within(node: SyntaxNode): SyntaxNode | undefined {
  // A pattern has no name of its own, even where it takes out but one.
  if (/^[{[]/.test(node.text)) return undefined;
  for (const field of nameFields) {
    const child = node.child(field);
    if (child) return child;
  }
  if (isNameLike(node)) return undefined;
  const named = node.namedChildren.filter(({ field }) => field !== "type" && field !== "value");
  const last = named.at(-1);
  // `*args`, `...rest`, `String... rest`: the name is all there is, or stands last.
  return last && (named.length === 1 || node.children.some(({ type }) => signs.has(type))) ? last : undefined;
}

/** C# writes defaults without a field. */
function defaultBehind(node: SyntaxNode): SyntaxNode | undefined {
  const at = node.children.findIndex(({ named, type }) => !named && type === "=");
  return at < 0 ? undefined : node.children[at + 1];
}

/** The lists of parameters that types have in their header, for their constructor. */
export function ownParameterLists(nodes: NodeIndex): readonly SyntaxNode[] {
  const { ownParameters } = nodes.language.roles;
  const types = Object.values(ownParameters);
  if (types.length === 0) return [];
  return nodes.ofTypes(types).filter(({ type, parent }) => ownParameters[parent?.type ?? ""] === type);
}

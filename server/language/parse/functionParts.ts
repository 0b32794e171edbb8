import type { LanguageFacts } from "../languageFacts.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

const longestName = 60;

/** A function taken apart, alike for every language. */
export interface FunctionParts {
  readonly node: SyntaxNode;
  /** The name it is declared under or bound to where it stands; undefined for a truly anonymous one. */
  readonly name: SyntaxNode | undefined;
  /** Parameters as written, one node per name; the receiver (`self`, `&self`, `this`) left out. */
  readonly parameters: readonly SyntaxNode[];
  readonly body: SyntaxNode | undefined;
}

const bindingFields = ["name", "left", "property", "key"];

/** Takes a function node apart. */
export function functionParts(node: SyntaxNode, language: LanguageFacts): FunctionParts {
  return {
    node,
    name: functionName(node),
    parameters: parametersOf(node, language),
    body: node.child("body") ?? node.children.find(({ type }) => language.roles.blocks.has(type)),
  };
}

/** The node of the name a function is declared under, or is bound to right where it stands. */
export function functionName(node: SyntaxNode): SyntaxNode | undefined {
  const own = node.child("name") ?? innermostDeclarator(node);
  if (own) return own;
  const { parent } = node;
  if (!parent || (node.field !== "value" && node.field !== "right")) return undefined;
  for (const field of bindingFields) {
    const name = parent.child(field);
    if (name) return name;
  }
  return undefined;
}

/** A function as messages call it: `Function “load”`, `Method “save”` or `This function`. */
export function describeFunction({ node, name }: FunctionParts): string {
  if (!name) return "This function";
  const kind = isMember(node) ? "Method" : "Function";
  return `${isConstructor(node, name) ? "Constructor" : kind} “${shorten(name.text)}”`;
}

function isMember({ type, parent, language: { roles } }: SyntaxNode): boolean {
  if (roles.methods.has(type) || roles.accessors.has(type)) return true;
  const owner = parent && roles.memberLists.has(parent.type) ? parent.parent : undefined;
  return owner !== undefined && roles.memberOwners.has(owner.type);
}

/** Whether a function makes an object, as its grammar or its name says. */
export function isConstructor(node: SyntaxNode, name: SyntaxNode | undefined): boolean {
  return node.language.roles.constructors.has(node.type) || name?.text === "constructor";
}

function shorten(text: string): string {
  return text.length > longestName ? `${text.slice(0, longestName - 1)}…` : text;
}

/** In C and C++ the name is inside one or more declarators. */
function innermostDeclarator(node: SyntaxNode): SyntaxNode | undefined {
  if (node.language.roles.lambdas.has(node.type)) return undefined;
  let declarator = node.child("declarator");
  for (let inner = declarator?.child("declarator"); inner; inner = inner.child("declarator"))
    declarator = inner;
  return declarator;
}

function parametersOf(node: SyntaxNode, language: LanguageFacts): readonly SyntaxNode[] {
  const { loneParameters, notParameters } = language.roles;
  const list = node.child("parameter") ?? parameterList(node);
  if (!list) return [];
  if (list.field === "parameter" || loneParameters.has(list.type)) return [list];
  const items = list.namedChildren.filter(({ type }) => !notParameters.has(type));
  return items.flatMap(splitNames).filter((parameter, index) => !isReceiver(parameter, index, node));
}

function parameterList(node: SyntaxNode): SyntaxNode | undefined {
  const own = node.child("parameters");
  if (own) return own;
  let declarator = node.child("declarator");
  while (declarator && !declarator.child("parameters")) declarator = declarator.child("declarator");
  return declarator?.child("parameters") ?? node.childOfType(...node.language.roles.parameterLists);
}

/** Go declares several parameters at once: `a, b int`. */
function splitNames(parameter: SyntaxNode): readonly SyntaxNode[] {
  const { identifiers } = parameter.language;
  const names = parameter.children.filter(({ field, type }) => field === "name" && identifiers.has(type));
  return names.length > 1 ? names : [parameter];
}

function isReceiver(parameter: SyntaxNode, index: number, node: SyntaxNode): boolean {
  const { text, language } = parameter;
  // C's `f(void)` has no parameters.
  if (text === "void") return true;
  // TypeScript's `this` and Rust's `self: Arc<Self>` only type the receiver.
  const pattern = parameter.child("pattern");
  if (pattern && language.names.self.has(pattern.type)) return true;
  return (
    index === 0 && language.roles.receiverNames?.test(text) === true && !language.roles.lambdas.has(node.type)
  );
}

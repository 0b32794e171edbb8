import { functionName, functionParts } from "../parse/functionParts.ts";
import { isFunction, type SyntaxNode } from "../parse/syntaxNode.ts";
import { boundName, boundValue, isBinding, readBinding } from "../roles/bindings.ts";
import { isCall, unquote } from "../roles/calls.ts";
import { inRole } from "../roles/inRole.ts";
import { declaresField, parametersOf } from "../roles/parameters.ts";
import { isName } from "../roles/tokens.ts";
import { typeName } from "./typeName.ts";
import { typeOfValue } from "./typeOfValue.ts";

/** What a thing can be asked for: an object with a name, or whatever is of a type. */
export interface Shape {
  readonly name: string;
  /** Each member with the name of its type, where that is known. */
  readonly members: ReadonlyMap<string, string | undefined>;
  /** Names of the types whose members it has too. */
  readonly bases: readonly string[];
  /** True where it may have members that nothing here tells of: made at run time, spread in, taken from anywhere. */
  readonly isOpen: boolean;
  /** False where only additions to it stand here: methods apart from their type, members given from outside. */
  readonly isDeclared: boolean;
}

interface Draft extends Shape {
  readonly members: Map<string, string | undefined>;
  readonly bases: string[];
  isOpen: boolean;
  isDeclared: boolean;
}

const isOpening = inRole(({ openMembers }) => openMembers);
const embedsType = inRole(({ embeddedTypes }) => embeddedTypes);
const isRecord = inRole(({ memberRecords }) => memberRecords);
const isAlias = inRole(({ typeAliases }) => typeAliases);
const isObjectType = inRole(({ objectTypes }) => objectTypes);
const isBesideBases = inRole(({ besideBases }) => besideBases);

/** Code that gives things members by names that are not written as names. */
const dynamic =
  /Object\.(?:assign|definePropert(?:y|ies))\(|\bReflect\.|\bnew Proxy\b|\bthis\[|\bsetattr\(|__getattr|__dict__|\b__(?:get|call|callStatic)\b/;
const opening = /(?:\bsetattr|\bObject\.(?:assign|definePropert(?:y|ies)))\(\s*([\p{L}_$][\p{L}\p{N}_$]*)/gu;

/** The shapes that a unit of a file declares, or adds to: those around it too. */
export function readShapes(unit: SyntaxNode): readonly Shape[] {
  const walk = new ShapeWalk(unit.language.names.selves);
  walk.visitUnit(unit);
  const { hasExtensions } = unit.language.roles;
  return walk.drafts.map((draft) => (hasExtensions ? { ...draft, isOpen: true } : draft));
}

/** A node to be visited. */
interface Visit {
  readonly node: SyntaxNode;
  readonly owner: Draft | undefined;
  /** Whether it is part of a function or a value, where names are nobody's members. */
  readonly inside: boolean;
}

/** Visits a unit's nodes once; an owner is the type whose members are being declared. */
class ShapeWalk {
  readonly #drafts = new Map<string, Draft>();
  /** What is to be visited, the next one last: code may be nested more deeply than functions can call themselves. */
  readonly #waiting: Visit[] = [];
  /** What the code of a type calls the thing itself. */
  readonly #selves: ReadonlySet<string>;

  constructor(selves: ReadonlySet<string>) {
    this.#selves = selves;
  }

  get drafts(): readonly Draft[] {
    return [...this.#drafts.values()];
  }

  visitUnit(unit: SyntaxNode): void {
    const around: SyntaxNode[] = [];
    for (let outer = unit.parent; outer; outer = outer.parent) around.unshift(outer);
    let owner: Draft | undefined;
    for (const outer of around) if (isType(outer)) owner = this.#type(outer, owner);
    if (owner && dynamic.test(unit.text)) owner.isOpen = true;
    this.#enqueue(unit.children, owner, false);
    for (let next = this.#waiting.pop(); next; next = this.#waiting.pop()) this.#visit(next);
    this.#noteOpened(unit);
  }

  #enqueue(nodes: readonly SyntaxNode[], owner: Draft | undefined, inside: boolean): void {
    for (const node of nodes.toReversed()) if (node.named) this.#waiting.push({ node, owner, inside });
  }

  #visit({ node, owner, inside }: Visit): void {
    if (isType(node)) this.#visitType(node, inside ? undefined : owner);
    else if (isFunction(node)) this.#visitFunction(node, owner, inside);
    else {
      const ends = this.#noteMembers(node, owner, inside);
      this.#enqueue(node.children, owner, ends);
    }
  }

  #visitType(node: SyntaxNode, owner: Draft | undefined): void {
    const draft = this.#type(node, owner);
    if (dynamic.test(node.text)) draft.isOpen = true;
    const body = node.child("body") ?? node.child("value") ?? node.child("type");
    if (body) this.#enqueue([body], draft, false);
  }

  /** What a type's head and its text as a whole tell. */
  #type(node: SyntaxNode, owner: Draft | undefined): Draft {
    const name = nameOfType(node);
    const draft = this.#draft(name);
    draft.isDeclared ||= !node.child("trait");
    note(owner, name);
    draft.bases.push(...basesOf(node));
    draft.isOpen ||= isMixed(node);
    for (const { name: parameter, type } of node.child("parameters") ? parametersOf(node) : [])
      note(draft, parameter, typeName(type));
    return draft;
  }

  #visitFunction(node: SyntaxNode, owner: Draft | undefined, inside: boolean): void {
    const receiver = receiverType(node);
    const holder = receiver === undefined ? owner : this.#draft(receiver);
    if (!inside || receiver !== undefined) {
      const type = typeName((node.child("return_type") ?? node.child("result"))?.text);
      note(holder, lastName(functionName(node)), type);
    }
    for (const parameter of parametersOf(node))
      if (declaresField(parameter.node))
        note(holder, unquote(parameter.name ?? ""), typeName(parameter.type));
    const body = functionParts(node, node.language).body;
    if (body) this.#enqueue([body], holder, true);
  }

  /** Notes what a node that is neither a type nor a function declares; whether what is in it declares nothing more. */
  #noteMembers(node: SyntaxNode, owner: Draft | undefined, inside: boolean): boolean {
    const type = node.child("type")?.text;
    if (isBinding(node)) {
      this.#noteBinding(node, owner, inside);
      return true;
    }
    if (inside || !owner) return inside;
    if (isOpening(node)) owner.isOpen = true;
    if (isCall(node)) {
      // Ruby's `attr_reader :name` and its like.
      for (const symbol of node.ofType(...node.language.roles.symbols))
        if (symbol.text.startsWith(":")) note(owner, unquote(symbol.text));
      return true;
    }
    const names = node.children.filter(
      ({ field, named }) => named && (field === "name" || field === "declarator"),
    );
    for (const name of names) note(owner, lastName(name), typeName(type));
    if (names.length > 0) return node.field !== "body";
    // A type taken in as a whole is a member by its name, and its members are at hand.
    const taken = /^\*?(?:\w+\.)?([\p{L}_]\w*)$/u.exec(node.text)?.[1];
    if (taken !== undefined && (node.language.roles.definitions.has(node.type) || embedsType(node))) {
      owner.bases.push(taken);
      note(owner, taken, taken);
    }
    return false;
  }

  #noteBinding(node: SyntaxNode, owner: Draft | undefined, inside: boolean): void {
    const value = readBinding(node)?.value ?? boundValue(node);
    const type = typeName(node.child("type")?.text) ?? (value && typeOfValue(value));
    const target =
      boundName(node)?.parent === node ? boundName(node) : (node.child("left") ?? boundName(node));
    const several = target && isList.test(target.text) ? target.namedChildren : [];
    for (const each of several) this.#noteTarget(each.text, owner, undefined, inside);
    if (several.length > 0) return;
    const path = readBinding(node)?.path ?? lastName(boundName(node)) ?? "";
    this.#noteTarget(path, owner, type, inside);
    if (!inside && !owner && value) this.#noteObject(path, value);
  }

  /** `total = 0` in a type's body, `this.total = 0` in a function, `Cart.prototype.add = …` and `Cart.limit = …` anywhere. */
  #noteTarget(path: string, owner: Draft | undefined, type: string | undefined, inside: boolean): void {
    const [first = "", second, third, ...more] = path.split(".");
    if (second === undefined) note(inside ? undefined : owner, lastWord(first), type);
    else if (second === "prototype") note(more.length === 0 ? this.#draft(first) : undefined, third);
    else if (third !== undefined) return;
    else if (this.#selves.has(first)) note(owner, second, type);
    else if (/^\p{Lu}/u.test(first)) note(this.#draft(first), second, type);
  }

  /** An object that is written out under a name. */
  #noteObject(name: string, value: SyntaxNode): void {
    const object = isRecord(value) ? value : value.children.find(isRecord);
    if (!object || name === "" || isCall(value)) return;
    const draft = this.#draft(name);
    draft.isDeclared = true;
    for (const child of object.namedChildren) {
      const key = child.child("key") ?? child.child("name") ?? child;
      const word = unquote(key.text);
      if (isName(key) || /^["']/.test(key.text)) note(draft, word);
      else draft.isOpen = true;
    }
  }

  /** What is given members from outside by names that are not written as names. */
  #noteOpened(unit: SyntaxNode): void {
    for (const [, name = ""] of unit.text.matchAll(opening)) this.#draft(name).isOpen = true;
  }

  #draft(name: string): Draft {
    const known = this.#drafts.get(name);
    if (known) return known;
    const draft: Draft = { name, members: new Map(), bases: [], isOpen: false, isDeclared: false };
    if (name !== "") this.#drafts.set(name, draft);
    return draft;
  }
}

function isType(node: SyntaxNode): boolean {
  return node.named && node.language.roles.types.has(node.type);
}

function note(draft: Draft | undefined, name: string | undefined, type?: string): void {
  if (draft && name && !draft.members.get(name)) draft.members.set(name, type);
}

/** A name without its sign, the innermost of what declares it. */
function lastName(node: SyntaxNode | undefined): string | undefined {
  return node && lastWord(node.text.replace(/^[*&\s]+/, "").replace(/(?:[\s(=[]|:(?!:|\w))[\s\S]*/, ""));
}

function lastWord(text: string): string | undefined {
  return /[\p{L}_$#][\p{L}\p{N}_$]*[?!]?$/u.exec(text.replace(/^\$/, ""))?.[0];
}

/** Several targets of one assignment. */
const isList = /^[([{]|,/;

/** What a type is called; Rust's `impl` is of the type that it is for. */
function nameOfType(node: SyntaxNode): string {
  const name =
    node.child("name") ?? (node.child("trait") ? undefined : node.child("type")) ?? node.child("type");
  return typeName(name?.text) ?? "";
}

/** A type that is made of others in ways that are not followed. */
function isMixed(node: SyntaxNode): boolean {
  const value = node.child("value");
  return value !== undefined && isAlias(node) && !isObjectType(value);
}

/** The types named between a type's name and its members. */
function basesOf(node: SyntaxNode): readonly string[] {
  const found: string[] = [];
  for (const child of node.namedChildren) {
    const { field } = child;
    if (field === "name" || field === "body" || field === "value" || field === "type" || isBesideBases(child))
      continue;
    for (const leaf of child.descendants())
      if (leaf.children.length === 0 && isName(leaf)) found.push(leaf.text);
  }
  return found;
}

/** The type that a method declared apart from it belongs to: Go's receiver, C++'s `Cart::add`. */
function receiverType(node: SyntaxNode): string | undefined {
  const receiver = node.child("receiver");
  if (receiver) return /([\p{L}_]\w*)(?:\[[^\]]*\])?\s*\)$/u.exec(receiver.text)?.[1];
  return functionName(node)?.child("scope")?.text;
}

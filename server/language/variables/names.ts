import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { NameFacts } from "./nameFacts.ts";
import { type PlacedName, placeOfName } from "./placeOfName.ts";

/** What a name stands for. */
export interface Variable {
  readonly name: string;
  /** The node within which it is known: a function, a block, the file. */
  readonly scope: SyntaxNode;
  readonly kind: "local" | "parameter" | "member" | "function" | "type";
  /** The nodes of its name where it is declared. */
  readonly declarations: readonly SyntaxNode[];
  /** Everywhere it is named, declarations included, in document order. */
  readonly uses: readonly NameUse[];
}

/** A place where a name stands. */
export interface NameUse extends PlacedName {
  readonly variable: Variable | undefined;
  readonly reads: boolean;
  readonly writes: boolean;
  readonly declares: boolean;
  /** It may be no name of the variable, or one that cannot be written otherwise. */
  readonly isUnsure: boolean;
  /** It makes the variable another's, who may change it unseen. */
  readonly isForeign: boolean;
}

/** The names of a file, each with what it stands for as far as the file tells. */
export interface Names {
  /** In document order. */
  readonly uses: readonly NameUse[];
  readonly variables: readonly Variable[];
}

interface Growing extends Variable {
  readonly declarations: SyntaxNode[];
  readonly uses: NameUse[];
  /** Offset from which it is known. */
  readonly from: number;
}

const declaring: ReadonlySet<string> = new Set(
  "block function around parameter member type assign define".split(" "),
);
const read = new WeakMap<SyntaxNode, Names>();

/** Reads the names below a file's root. The answer is kept as long as the tree. */
export function namesOf(root: SyntaxNode): Names {
  const known = read.get(root) ?? new NameReader(root).read();
  read.set(root, known);
  return known;
}

class NameReader {
  readonly #root: SyntaxNode;
  readonly #facts: NameFacts;
  readonly #scopes = new Map<SyntaxNode, Map<string, Growing[]>>();
  readonly #variables: Growing[] = [];
  /** The scope around each node that was asked about. */
  readonly #around = new Map<SyntaxNode, SyntaxNode>();
  /** The nodes of names that declare. */
  readonly #declarations = new Set<SyntaxNode>();
  /** Whether to give a value to a name is to declare it. */
  readonly #assignmentDeclares: boolean;

  constructor(root: SyntaxNode) {
    this.#root = root;
    this.#facts = root.language.names;
    this.#assignmentDeclares = Object.values(this.#facts.places).includes("assign");
  }

  read(): Names {
    const placed: PlacedName[] = [];
    for (const node of this.#root.descendants()) placed.push(...this.#placed(node));
    const declared = new Map<PlacedName, Growing>();
    for (const name of placed) {
      const variable = this.#declare(name);
      if (variable) declared.set(name, variable);
    }
    const uses = placed.map((name) => this.#use(name, declared.get(name)));
    for (const use of uses) (use.variable as Growing | undefined)?.uses.push(use);
    return { uses, variables: this.#variables };
  }

  #placed(node: SyntaxNode): readonly PlacedName[] {
    const name = placeOfName(node, this.#facts);
    if (name) return name.place === "none" ? [] : [name];
    const { parent } = node;
    if (!parent) return [];
    const inText = { node, place: "unsure", whole: node, holder: parent } as const;
    return (this.#facts.textNames?.(node) ?? []).map((written) => ({ ...inText, name: written }));
  }

  #use(name: PlacedName, declared: Growing | undefined): NameUse {
    const { place } = name;
    const isForeign = place === "foreign";
    const isUnsure = place === "unsure" || place === "capture" || isForeign;
    const writes = place === "assign" || place === "define" || place === "write" || place === "update";
    return {
      ...name,
      variable: declared ?? this.#find(name),
      reads: place === "read" || place === "update" || isUnsure,
      writes,
      declares: declared !== undefined && this.#declarations.has(name.node),
      isUnsure,
      isForeign,
    };
  }

  #declare(name: PlacedName): Growing | undefined {
    const { place } = name;
    const isAssigned = place === "assign" || (place === "update" && this.#assignmentDeclares);
    if (!declaring.has(place) && !isAssigned) return undefined;
    const scope = this.#scopeFor(name);
    const known = isAssigned ? this.#assigned(name) : this.#declaredIn(scope, name);
    if (!known) return this.#add(name, scope);
    if (place === "define") return known;
    known.declarations.push(name.node);
    this.#declarations.add(name.node);
    return known;
  }

  #add({ node, name, place, holder }: PlacedName, scope: SyntaxNode): Growing {
    const isHoisted = !this.#facts.sequential || place === "around" || place === "type" || place === "member";
    const behind = this.#facts.scopes.has(holder.type) ? node.end : holder.end;
    const variable: Growing = {
      ...{ name, scope, kind: this.#kindOf(place, scope) },
      ...{ declarations: [node], uses: [], from: isHoisted ? scope.start : behind },
    };
    const names = this.#scopes.get(scope) ?? new Map<string, Growing[]>();
    this.#scopes.set(scope, names);
    const others = names.get(name);
    if (others) others.push(variable);
    else names.set(name, [variable]);
    this.#declarations.add(node);
    this.#variables.push(variable);
    return variable;
  }

  #kindOf(place: PlacedName["place"], scope: SyntaxNode): Variable["kind"] {
    if (place === "parameter" || place === "type" || place === "member") return place;
    if (place === "around") return "function";
    return this.#facts.hidden.has(scope.type) ? "member" : "local";
  }

  /** What the same scope has declared before, where declaring again makes no other variable. */
  #declaredIn(scope: SyntaxNode, { name, place }: PlacedName): Growing | undefined {
    if (this.#facts.sequential && place !== "define" && !this.#assignmentDeclares) return undefined;
    return this.#scopes.get(scope)?.get(name)?.at(-1);
  }

  /** The variable of the function that an assignment gives a value to. */
  #assigned({ node, name }: PlacedName): Growing | undefined {
    const { isolated } = this.#facts;
    for (let scope = this.#scopeAt(node); ; scope = this.#scopeAt(scope)) {
      const known = this.#scopes.get(scope)?.get(name)?.at(-1);
      if (known) return known;
      const isEnd = isolated.size > 0 ? isolated.has(scope.type) : scope.language.functions.has(scope.type);
      if (isEnd || scope === this.#root || this.#facts.hidden.has(scope.type)) return undefined;
    }
  }

  #scopeFor({ node, place, holder }: PlacedName): SyntaxNode {
    if (place === "around" || place === "type") return this.#scopeAt(holder);
    if (place !== "function") return this.#scopeAt(node);
    return node.ancestor(node.language.functions) ?? this.#root;
  }

  /** The innermost scope around a node. In a chain of a thousand calls each name has a thousand ancestors: each is passed once. */
  #scopeAt(node: SyntaxNode): SyntaxNode {
    const passed = [node];
    let scope = this.#around.get(node);
    for (let { parent } = node; !scope && parent; parent = parent.parent) {
      scope = this.#facts.scopes.has(parent.type) ? parent : this.#around.get(parent);
      if (!scope) passed.push(parent);
    }
    scope ??= this.#root;
    for (const each of passed) this.#around.set(each, scope);
    return scope;
  }

  #find({ node, name, place, holder }: PlacedName): Growing | undefined {
    const inner = place === "capture" ? this.#scopeAt(this.#scopeAt(holder)) : this.#scopeAt(node);
    for (let scope = inner; ; scope = this.#scopeAt(scope)) {
      const isSeen = scope === inner || !this.#facts.hidden.has(scope.type);
      const known = isSeen
        ? this.#scopes
            .get(scope)
            ?.get(name)
            ?.findLast(({ from }) => from <= node.start)
        : undefined;
      if (known) return known;
      if (scope === this.#root || (this.#facts.isolated.has(scope.type) && place !== "capture"))
        return undefined;
    }
  }
}

import type { Shape } from "./shapes.ts";

/** What a thing can be asked for, as far as is known. */
export interface Members {
  readonly names: ReadonlySet<string>;
  /** Whether it has no others. */
  readonly isComplete: boolean;
}

/** Bases that bring no members of their own but those that everything has. */
const bare: ReadonlySet<string> = new Set(["object", "Object", "ABC", "Serializable", "Cloneable"]);
/** Bases of bases that are followed. */
const deepest = 8;

/** The shapes of many files, found by name. */
export class ShapeIndex {
  readonly #byName = new Map<string, Map<string, Shape[]>>();
  readonly #namesOf = new Map<string, ReadonlySet<string>>();
  readonly #subtypes = new Map<string, Set<string>>();

  #size = 0;

  /** Names of members kept over all files. */
  get size(): number {
    return this.#size;
  }

  /** Puts a file's shapes in the place of those known of it. What is declared in pieces has a shape for each. */
  set(file: string, shapes: readonly Shape[]): void {
    this.delete(file);
    for (const shape of shapes) {
      const files = this.#byName.get(shape.name) ?? new Map<string, Shape[]>();
      this.#byName.set(shape.name, files.set(file, [...(files.get(file) ?? []), shape]));
      this.#size += shape.members.size;
      for (const base of shape.bases)
        this.#subtypes.set(base, (this.#subtypes.get(base) ?? new Set()).add(shape.name));
    }
    this.#namesOf.set(file, new Set(shapes.map(({ name }) => name)));
  }

  delete(file: string): void {
    for (const name of this.#namesOf.get(file) ?? []) {
      const files = this.#byName.get(name);
      for (const { members } of files?.get(file) ?? []) this.#size -= members.size;
      files?.delete(file);
      if (files?.size === 0) this.#byName.delete(name);
    }
    this.#namesOf.delete(file);
  }

  /**
   * The members of what a path leads to: a type's name, and the members to go through. What speaks of itself may be of a
   * subtype, and so have its members too.
   */
  membersAt(path: readonly string[], isSelf: boolean): Members | undefined {
    const [first, ...steps] = path;
    let type = first;
    for (const step of steps) type = type === undefined ? undefined : this.#typeOf(type, step, 0);
    if (type === undefined || !this.#byName.has(type)) return undefined;
    const names = new Set<string>();
    // Of what seems to have no members at all, they come from where nobody looked.
    const isComplete = this.#collect(type, names, new Set()) && names.size > 0;
    if (isSelf && steps.length === 0) this.#collectBelow(type, names, new Set());
    return { names, isComplete };
  }

  #typeOf(type: string, member: string, depth: number): string | undefined {
    for (const shape of this.#shapes(type)) {
      const own = shape.members.get(member);
      if (own !== undefined) return own;
      if (shape.members.has(member) || depth >= deepest) continue;
      for (const base of shape.bases) {
        const taken = this.#typeOf(base, member, depth + 1);
        if (taken !== undefined) return taken;
      }
    }
    return undefined;
  }

  /** Adds the members of a type and its bases; whether these are all. */
  #collect(type: string, names: Set<string>, seen: Set<string>): boolean {
    if (seen.has(type) || bare.has(type)) return true;
    seen.add(type);
    const shapes = this.#shapes(type);
    let isComplete = shapes.some(({ isDeclared }) => isDeclared) && !shapes.some(({ isOpen }) => isOpen);
    for (const { members, bases } of shapes) {
      for (const name of members.keys()) names.add(name);
      for (const base of bases) isComplete = this.#collect(base, names, seen) && isComplete;
    }
    return isComplete;
  }

  #collectBelow(type: string, names: Set<string>, seen: Set<string>): void {
    for (const subtype of this.#subtypes.get(type) ?? []) {
      if (seen.has(subtype)) continue;
      seen.add(subtype);
      this.#collect(subtype, names, new Set([type]));
      this.#collectBelow(subtype, names, seen);
    }
  }

  #shapes(type: string): readonly Shape[] {
    return [...(this.#byName.get(type)?.values() ?? [])].flat();
  }
}

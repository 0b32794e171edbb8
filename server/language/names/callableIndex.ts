import type { Callable } from "./callables.ts";

/** The functions of many files, found by name. */
export class CallableIndex {
  readonly #byName = new Map<string, Map<string, readonly Callable[]>>();
  readonly #namesOf = new Map<string, ReadonlySet<string>>();

  /** Puts a file's functions in the place of those known of it. */
  set(file: string, callables: readonly Callable[]): void {
    this.delete(file);
    const byName = new Map<string, Callable[]>();
    for (const callable of callables)
      byName.set(callable.name, [...(byName.get(callable.name) ?? []), callable]);
    for (const [name, alike] of byName) {
      const files = this.#byName.get(name) ?? new Map<string, readonly Callable[]>();
      this.#byName.set(name, files.set(file, alike));
    }
    this.#namesOf.set(file, new Set(byName.keys()));
  }

  delete(file: string): void {
    for (const name of this.#namesOf.get(file) ?? []) {
      const files = this.#byName.get(name);
      files?.delete(file);
      if (files?.size === 0) this.#byName.delete(name);
    }
    this.#namesOf.delete(file);
  }

  /** The function of a name, where all of that name want the same; undefined where they differ, or there is none. */
  find(name: string): Callable | undefined {
    const [first, ...others] = [...(this.#byName.get(name)?.values() ?? [])].flat();
    const same = others.every((other) => wantOf(other) === (first && wantOf(first)));
    return same ? first : undefined;
  }
}

function wantOf({ required, takesMore }: Callable): string {
  return `${required.join()} ${takesMore}`;
}

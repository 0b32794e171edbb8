import type { Signature } from "./signatures.ts";

/** The signatures of many files, found by how they start. */
export class SignatureIndex {
  readonly #byStart = new Map<string, Map<string, Set<string>>>();
  readonly #of = new Map<string, readonly Signature[]>();

  /** Puts a file's signatures in the place of those known of it. */
  set(file: string, signatures: readonly Signature[]): void {
    this.delete(file);
    this.#of.set(file, signatures);
    for (const { start, rest } of signatures) {
      const rests = this.#byStart.get(start) ?? new Map<string, Set<string>>();
      this.#byStart.set(start, rests.set(rest, (rests.get(rest) ?? new Set()).add(file)));
    }
  }

  delete(file: string): void {
    for (const { start, rest } of this.#of.get(file) ?? []) {
      const rests = this.#byStart.get(start);
      const files = rests?.get(rest);
      files?.delete(file);
      if (files?.size === 0) rests?.delete(rest);
      if (rests?.size === 0) this.#byStart.delete(start);
    }
    this.#of.delete(file);
  }

  /** How every other file goes on that starts a signature so, if all go on alike, and how many they are. */
  common(start: string, own: string): { readonly rest: string; readonly files: number } | undefined {
    const others = [...(this.#byStart.get(start) ?? [])].flatMap(([rest, files]) => {
      const count = files.size - (files.has(own) ? 1 : 0);
      return count > 0 ? [{ rest, files: count }] : [];
    });
    return others.length === 1 ? others[0] : undefined;
  }
}

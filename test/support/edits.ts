import fc from "fast-check";

/** Replaces some characters at a place, counted round and round. */
interface Edit {
  readonly at: number;
  readonly remove: number;
  readonly insert: string;
}

/** Text that opens, closes, comments out or merely lengthens what is there. */
const piece = fc.constantFrom(
  ...["{", "}", "(", ")", ";", "\n", "x", "1", '"', "'", "if ", "/*", "*/"],
  ...["// TODO: a\n", "foo(37)", "é😀", "\ud800", "\r\n", ""],
);
const edit = fc.record({ at: fc.nat(), remove: fc.integer({ min: 0, max: 12 }), insert: piece });

/** Some edits of a text, of which most break it. */
export const edits: fc.Arbitrary<readonly Edit[]> = fc.array(edit, { minLength: 1, maxLength: 6 });

/** A text before and after each of the edits. */
export function* versions(text: string, all: readonly Edit[]): Generator<string> {
  yield text;
  let current = text;
  for (const { at, remove, insert } of all) {
    const start = at % (current.length + 1);
    current = current.slice(0, start) + insert + current.slice(start + remove);
    yield current;
  }
}

import assert from "node:assert/strict";
import fc from "fast-check";
import { CompletionTrie } from "../../server/features/completion/completionTrie.ts";

describe("CompletionTrie", () => {
  it("finds what was stored for the start of a text, longest first", () => {
    const trie = new CompletionTrie<number>(10);
    trie.set("const a", 1);
    trie.set("const", 2);
    trie.set("let", 3);
    assert.deepEqual(trie.along("const ab"), [
      { length: 7, value: 1 },
      { length: 5, value: 2 },
    ]);
    assert.deepEqual(trie.along("cons"), []);
  });

  it("replaces the value of the same text", () => {
    const trie = new CompletionTrie<number>(10);
    trie.set("a", 1);
    trie.set("a", 2);
    assert.equal(trie.get("a"), 2);
    assert.equal(trie.size, 1);
  });

  it("forgets the least recently used", () => {
    const trie = new CompletionTrie<number>(2);
    trie.set("first", 1);
    trie.set("second", 2);
    trie.along("first and more");
    trie.set("third", 3);
    assert.equal(trie.get("second"), undefined);
    assert.equal(trie.get("first"), 1);
  });

  it("refuses to hold nothing", () => {
    assert.throws(() => new CompletionTrie(0), RangeError);
  });

  it("answers as a list searched from the back does", () => {
    const text = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 8 });
    const step = fc.record({ key: text, value: fc.nat(99), read: fc.boolean() });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 60 }), (max, steps) => {
        const trie = new CompletionTrie<number>(max);
        let list: { key: string; value: number }[] = [];
        for (const { key, value, read } of steps) {
          if (read) {
            const starts = list.filter((entry) => key.startsWith(entry.key));
            const longestFirst = [...starts].sort((a, b) => b.key.length - a.key.length);
            assert.deepEqual(
              trie.along(key),
              longestFirst.map((entry) => ({ length: entry.key.length, value: entry.value })),
            );
            // Reading touches from the root down, so the longest key is the most recent.
            list = [...list.filter((entry) => !starts.includes(entry)), ...longestFirst.reverse()];
          } else {
            trie.set(key, value);
            list = [...list.filter((entry) => entry.key !== key), { key, value }].slice(-max);
          }
          assert.equal(trie.size, list.length);
        }
      }),
    );
  });
});

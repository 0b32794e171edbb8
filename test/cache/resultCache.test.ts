import assert from "node:assert/strict";
import fc from "fast-check";
import { ResultCache } from "../../server/cache/resultCache.ts";

interface Text {
  readonly text: string;
}
const cacheOf = (maxEntries: number, maxSize: number) =>
  new ResultCache<Text>({ maxEntries, maxSize }, (value) => value.text.length);

describe("ResultCache", () => {
  it("gives back what was kept for the same content, and counts hits and misses", () => {
    const cache = cacheOf(10, 1000);
    const key = ResultCache.keyOf({ document: "a", question: "b" });
    assert.equal(cache.get(key), undefined);
    cache.set(key, { text: "yes" });
    assert.deepEqual(cache.get(ResultCache.keyOf({ document: "a", question: "b" })), { text: "yes" });
    assert.equal(cache.get(ResultCache.keyOf({ document: "a", question: "c" })), undefined);
    const { hits, misses, entries } = cache.statistics;
    assert.deepEqual({ hits, misses, entries }, { hits: 1, misses: 2, entries: 1 });
  });

  it("evicts the entry used longest ago", () => {
    const cache = cacheOf(2, 1000);
    cache.set("a", { text: "1" });
    cache.set("b", { text: "2" });
    cache.get("a");
    cache.set("c", { text: "3" });
    assert.deepEqual([cache.get("a")?.text, cache.get("b"), cache.get("c")?.text], ["1", undefined, "3"]);
  });

  it("stays within its size", () => {
    const cache = cacheOf(100, 50);
    for (let i = 0; i < 20; i++) cache.set(`k${i}`, { text: "x".repeat(10) });
    assert.ok(cache.statistics.size <= 50 && cache.statistics.entries >= 2);
    cache.set("huge", { text: "x".repeat(100) });
    assert.equal(cache.get("huge"), undefined);
  });

  it("tells contents apart that differ anywhere", () => {
    const seen = new Map<string, string>();
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "binary" }), { maxLength: 4 }), (content) => {
        const key = ResultCache.keyOf(content);
        const text = JSON.stringify(content);
        assert.ok((seen.get(key) ?? text) === text);
        seen.set(key, text);
      }),
      { numRuns: 1000 },
    );
  });
});

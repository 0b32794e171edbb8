import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { findEntry, glossary } from "../../server/features/hover/glossary.ts";
import { wordsOf } from "../../server/features/hover/words.ts";

describe("glossary", () => {
  it("holds at least 200 terms, each explained in one or two short sentences", () => {
    assert.ok(glossary.length >= 200, `${glossary.length} terms`);
    for (const { term, definition } of glossary) {
      assert.match(definition, /^[\p{Lu}`].*[.!?]$/su, term);
      assert.ok(
        definition.length >= 25 && definition.length <= 330,
        `${term}: ${definition.length} characters`,
      );
    }
  });

  it("gives every name to one entry only, and finds the entry by each of its names", () => {
    const owners = new Map<string, string>();
    for (const entry of glossary)
      for (const name of [entry.term, ...(entry.aliases ?? [])]) {
        const owner = owners.get(name.toLowerCase());
        assert.equal(owner, undefined, `${name} belongs to ${owner} and ${entry.term}`);
        owners.set(name.toLowerCase(), entry.term);
        assert.equal(findEntry(wordsOf(name))?.term, entry.term, name);
      }
  });

  it("refers only to terms it has", () => {
    const terms = new Set(glossary.flatMap((entry) => [entry.term, ...(entry.aliases ?? [])]).map(lower));
    for (const { term, see } of glossary)
      for (const other of see ?? []) assert.ok(terms.has(lower(other)), `${term} refers to ${other}`);
  });

  it("finds plurals and inflected verbs", () => {
    const cases = { mutexes: "mutex", closures: "closure", memoizing: "memoization", debounced: "debounce" };
    for (const [word, term] of Object.entries(cases)) assert.equal(findEntry([word])?.term, term);
    assert.equal(findEntry(["race", "conditions"])?.term, "race condition");
  });
});

function lower(text: string): string {
  return text.toLowerCase();
}

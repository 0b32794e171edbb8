import assert from "node:assert/strict";
import fc from "fast-check";
import type { Fill } from "../../server/contract/ports.ts";
import { CompletionCache, tokensBehind } from "../../server/features/completion/completionCache.ts";
import { contextAt } from "./contextAt.ts";

function fillOf(text: string, ...pieces: readonly string[]): Fill {
  const tokens = (pieces.length > 0 ? pieces : [text]).map((piece) => ({ text: piece, probability: 0.5 }));
  return { text, tokens, end: "line", evaluatedTokens: 1, promptTokens: 1, ms: 1 };
}

describe("CompletionCache", () => {
  it("recalls what is left of a line, and nothing when something else was typed", () => {
    const cache = new CompletionCache();
    cache.remember(contextAt("const a = |\nnext();"), fillOf("items.length;"), []);
    assert.equal(cache.recall(contextAt("const a = items.|\nnext();"))?.text, "length;");
    assert.equal(cache.recall(contextAt("const a = other|\nnext();")), undefined);
  });

  it("does not recall across a line break or with another next line", () => {
    const cache = new CompletionCache();
    cache.remember(contextAt("a|\nnext();"), fillOf("b"), []);
    assert.equal(cache.recall(contextAt("ab\n|\nnext();")), undefined);
    assert.equal(cache.recall(contextAt("a|\nother();")), undefined);
  });

  it("recalls a line without an end only where it was said", () => {
    const cache = new CompletionCache();
    cache.remember(contextAt("const a = |"), { ...fillOf("b + b + b"), end: "limit" }, []);
    assert.notEqual(cache.recall(contextAt("const a = |")), undefined);
    assert.equal(cache.recall(contextAt("const a = b|")), undefined);
  });

  it("recalls a line that was given up as long as it would be again", () => {
    const tokens = [
      { text: "foo", probability: 0.02 },
      { text: "(bar", probability: 0.9 },
    ];
    const cache = new CompletionCache();
    const fill = { ...fillOf("foo(bar"), tokens, end: "unlikely" } as const;
    cache.remember(contextAt("const a = |"), fill, [], 0.04);
    assert.notEqual(cache.recall(contextAt("const a = fo|")), undefined);
    assert.equal(cache.recall(contextAt("const a = foo|")), undefined);
  });

  it("bears with a closing bracket that the editor adds", () => {
    const cache = new CompletionCache();
    cache.remember(contextAt("call|"), fillOf("(items);"), []);
    assert.equal(cache.recall(contextAt("call(|)"))?.text, "items);");
    assert.equal(cache.recall(contextAt("call(| + b)")), undefined);
  });

  it("bears with a closing bracket that is typed over", () => {
    const cache = new CompletionCache();
    cache.remember(contextAt("call(|)"), fillOf("items).size;"), []);
    assert.equal(cache.recall(contextAt("call(items)|"))?.text, ".size;");
    assert.equal(cache.recall(contextAt("call(items|")), undefined);
  });

  it("recalls the rest of any line after any part of it", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", "(", " "), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(line, line, fc.nat(12), (before, said, typed) => {
        const cache = new CompletionCache();
        cache.remember(contextAt(`${before}|`), fillOf(said), []);
        const start = said.slice(0, typed);
        assert.equal(cache.recall(contextAt(`${before}${start}|`))?.text, said.slice(typed));
      }),
    );
  });
});

describe("tokensBehind", () => {
  const texts = (fill: Fill, typed: number) => tokensBehind(fill, typed).map(({ text }) => text);

  it("leaves out tokens that are typed, but not one that is typed in part", () => {
    const fill = fillOf("items.length;", "items", ".", "length", ";", "\n");
    assert.deepEqual(texts(fill, 0), ["items", ".", "length", ";", "\n"]);
    assert.deepEqual(texts(fill, 5), [".", "length", ";", "\n"]);
    assert.deepEqual(texts(fill, 8), ["length", ";", "\n"]);
  });

  it("bears with tokens that write typed characters once more", () => {
    assert.deepEqual(texts(fillOf("ms.length", "items", ".", "length"), 2), [".", "length"]);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import type { Fill } from "../../server/contract/ports.ts";
import { Memory, tokensBehind } from "../../server/features/completion/memory.ts";
import { contextAt } from "./contextAt.ts";

function fillOf(text: string, ...pieces: readonly string[]): Fill {
  const tokens = (pieces.length > 0 ? pieces : [text]).map((piece) => ({ text: piece, probability: 0.5 }));
  return { text, tokens, end: "line", evaluatedTokens: 1, promptTokens: 1, ms: 1 };
}

describe("Memory", () => {
  it("recalls what is left of a line, and nothing when something else was typed", () => {
    const memory = new Memory();
    memory.remember(contextAt("const a = |\nnext();"), fillOf("items.length;"), []);
    assert.equal(memory.recall(contextAt("const a = items.|\nnext();"))?.text, "length;");
    assert.equal(memory.recall(contextAt("const a = other|\nnext();")), undefined);
  });

  it("does not recall across a line break or with another next line", () => {
    const memory = new Memory();
    memory.remember(contextAt("a|\nnext();"), fillOf("b"), []);
    assert.equal(memory.recall(contextAt("ab\n|\nnext();")), undefined);
    assert.equal(memory.recall(contextAt("a|\nother();")), undefined);
  });

  it("recalls a line without an end only where it was said", () => {
    const memory = new Memory();
    memory.remember(contextAt("const a = |"), { ...fillOf("b + b + b"), end: "limit" }, []);
    assert.notEqual(memory.recall(contextAt("const a = |")), undefined);
    assert.equal(memory.recall(contextAt("const a = b|")), undefined);
  });

  it("recalls a line that was given up as long as it would be again", () => {
    const tokens = [
      { text: "foo", probability: 0.02 },
      { text: "(bar", probability: 0.9 },
    ];
    const memory = new Memory();
    const fill = { ...fillOf("foo(bar"), tokens, end: "unlikely" } as const;
    memory.remember(contextAt("const a = |"), fill, [], 0.04);
    assert.notEqual(memory.recall(contextAt("const a = fo|")), undefined);
    assert.equal(memory.recall(contextAt("const a = foo|")), undefined);
  });

  it("bears with a closing bracket that the editor adds", () => {
    const memory = new Memory();
    memory.remember(contextAt("call|"), fillOf("(items);"), []);
    assert.equal(memory.recall(contextAt("call(|)"))?.text, "items);");
    assert.equal(memory.recall(contextAt("call(| + b)")), undefined);
  });

  it("recalls the rest of any line after any part of it", () => {
    const line = fc.string({ unit: fc.constantFrom("a", "b", "(", " "), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(line, line, fc.nat(12), (before, said, typed) => {
        const memory = new Memory();
        memory.remember(contextAt(`${before}|`), fillOf(said), []);
        const start = said.slice(0, typed);
        assert.equal(memory.recall(contextAt(`${before}${start}|`))?.text, said.slice(typed));
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

import assert from "node:assert/strict";
import fc from "fast-check";
import { endingsOf } from "../../server/features/completion/endings.ts";

/** The beginnings of a text that may be shown, the whole of it last. */
function beginnings(
  text: string,
  { before = "", quote = "", languageId = "typescript" } = {},
): readonly string[] {
  return endingsOf(text, before, quote, languageId).map(({ at }) => text.slice(0, at));
}

describe("where a suggestion may end", () => {
  it("is behind a word, an operator with its space, a number and the line", () => {
    assert.deepEqual(beginnings("total = price * 3;"), [
      "total",
      "total = ",
      "total = price",
      "total = price * ",
      "total = price * 3",
      "total = price * 3;",
    ]);
  });

  it("is behind a closed bracket group, and not behind an opening bracket", () => {
    assert.deepEqual(beginnings("read(path) {"), ["read", "read(path", "read(path)", "read(path) {"]);
  });

  it("is behind a string and never within one", () => {
    assert.deepEqual(beginnings('join("a, b", c'), [
      "join",
      'join("a, b"',
      'join("a, b", ',
      'join("a, b", c',
    ]);
    assert.deepEqual(beginnings('world", name', { before: 'greet("hello ', quote: '"' }), [
      'world"',
      'world", ',
      'world", name',
    ]);
    assert.deepEqual(beginnings("world and", { before: 'greet("hello ', quote: '"' }), ["world and"]);
    assert.deepEqual(beginnings("print('it"), ["print", "print('it"]);
  });

  it("takes hyphens for a part of names where the language does", () => {
    assert.deepEqual(beginnings("margin-left: 4px", { languageId: "css" }), [
      "margin-left",
      "margin-left: ",
      "margin-left: 4px",
    ]);
  });

  it("takes a lifetime of Rust for no string", () => {
    assert.ok(
      beginnings("parse<'a>(text: &'a str) -> u8", { languageId: "rust" }).includes("parse<'a>(text"),
    );
    assert.deepEqual(beginnings("x = 'a';", { languageId: "rust" }), ["x", "x = ", "x = 'a'", "x = 'a';"]);
  });

  it("is never within a name, and always the text's end at last", () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "B", "1", "_", " ", ".", "(", ")", "=", '"', "'", ";", ","),
      maxLength: 40,
    });
    fc.assert(
      fc.property(text, (said) => {
        const found = endingsOf(said, "", "", "javascript");
        const end = said.trimEnd().length;
        assert.equal(found.at(-1)?.at, end === 0 ? undefined : end);
        for (const { at, kind } of found)
          if (kind !== "line")
            assert.ok(!(/\w$/.test(said.slice(0, at)) && /^\w/.test(said.slice(at))), `${said} at ${at}`);
      }),
    );
  });
});

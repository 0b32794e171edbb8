import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Typing } from "../../server/features/completion/typing.ts";

const at = (line: number, character: number) => ({ line, character });

function edit(typing: Typing, text: string, ...changes: Parameters<Typing["edited"]>[1][number][]): void {
  typing.edited(TextDocument.create("file:///a.js", "javascript", 1, text), changes, 0);
}

describe("Typing", () => {
  it("knows typing from deleting and pasting", () => {
    const typing = new Typing();
    assert.equal(typing.actAt(at(0, 0)), "none");
    edit(typing, "a", { range: { start: at(0, 0), end: at(0, 0) }, text: "a" });
    assert.equal(typing.actAt(at(0, 1)), "typed");
    edit(typing, "", { range: { start: at(0, 0), end: at(0, 1) }, text: "" });
    assert.equal(typing.actAt(at(0, 0)), "deleted");
    const pasted = "x".repeat(200);
    edit(typing, pasted, { range: { start: at(0, 0), end: at(0, 0) }, text: pasted });
    assert.equal(typing.actAt(at(0, 200)), "moved");
  });

  it("takes what brings an earlier text back for no typing, but for what is soon typed again", () => {
    const typing = new Typing();
    const insert = (text: string) => ({ range: { start: at(0, 0), end: at(0, 0) }, text });
    const remove = (length: number) => ({ range: { start: at(0, 0), end: at(0, length) }, text: "" });
    edit(typing, "total", insert("total"));
    edit(typing, "", remove(5));
    edit(typing, "total", insert("total"));
    assert.equal(typing.actAt(at(0, 5)), "moved");
    edit(typing, "", remove(5));
    edit(typing, "amount", insert("amount"));
    assert.equal(typing.actAt(at(0, 6)), "typed");
    edit(typing, "", remove(6));
    edit(typing, "()", insert("()"));
    edit(typing, "", remove(2));
    edit(typing, "()", insert("()"));
    assert.equal(typing.actAt(at(0, 1)), "typed");
  });

  it("takes the cursor inside a pair that the editor closed for typing, and elsewhere for moving", () => {
    const typing = new Typing();
    edit(typing, "f()", { range: { start: at(0, 1), end: at(0, 1) }, text: "()" });
    assert.equal(typing.actAt(at(0, 2)), "typed");
    assert.equal(typing.actAt(at(0, 0)), "moved");
    assert.equal(typing.actAt(at(1, 0)), "moved");
  });

  it("follows a line break with its indentation", () => {
    const typing = new Typing();
    edit(typing, "{\n  ", { range: { start: at(0, 1), end: at(0, 1) }, text: "\n  " });
    assert.equal(typing.actAt(at(1, 2)), "typed");
  });

  it("knows several cursors by their edits", () => {
    const typing = new Typing();
    const here = { range: { start: at(0, 0), end: at(0, 0) }, text: "a" };
    const there = { range: { start: at(5, 0), end: at(5, 0) }, text: "a" };
    edit(typing, "a\n\n\n\n\na", here, there);
    assert.equal(typing.actAt(at(0, 1)), "several-cursors");
    edit(typing, "a", here);
    assert.equal(typing.actAt(at(0, 1)), "typed");
  });

  it("finds the edit in a text that is sent as a whole", () => {
    const typing = new Typing();
    edit(typing, "let a;\n", { text: "let a;\n" });
    assert.equal(typing.actAt(at(0, 6)), "none");
    edit(typing, "let ab;\n", { text: "let ab;\n" });
    assert.equal(typing.actAt(at(0, 6)), "typed");
    assert.equal(typing.actAt(at(0, 3)), "moved");
    edit(typing, "let b;\n", { text: "let b;\n" });
    assert.equal(typing.actAt(at(0, 4)), "deleted");
  });

  it("averages the time between keystrokes, pauses left out", () => {
    const typing = new Typing();
    const document = TextDocument.create("file:///a.js", "javascript", 1, "a");
    const change = { range: { start: at(0, 0), end: at(0, 0) }, text: "a" };
    for (const now of [0, 100, 200, 10_000]) typing.edited(document, [change], now);
    assert.equal(typing.interval, 100);
  });
});

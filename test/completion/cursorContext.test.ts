import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { contextOfNextLine, cursorContext } from "../../server/features/completion/cursorContext.ts";
import { contextAt } from "./contextAt.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, line) => `line ${line}`);

describe("cursorContext", () => {
  it("reads what stands before and behind the cursor, with line feeds only", () => {
    const context = contextAt("a\r\nb|c\r\nd");
    assert.equal(context.prefix, "a\nb");
    assert.equal(context.suffix, "c\nd");
    assert.deepEqual([context.linePrefix, context.lineRest], ["b", "c"]);
    assert.deepEqual([context.linesAbove, context.linesBelow], [["a"], ["d"]]);
    assert.ok(context.fromStart);
  });

  it("keeps the window's start while one types from line to line, and moves it by blocks", () => {
    const document = TextDocument.create("file:///a", "javascript", 1, numbered(400).join("\n"));
    const starts = numbered(400).map(
      (_, line) => cursorContext(document, { line, character: 0 }).prefix.split("\n", 1)[0],
    );
    const moves = starts.filter((start, line) => line > 0 && start !== starts[line - 1]).length;
    assert.ok(moves <= 400 / 32, `${moves} moves`);
  });

  it("bounds the window on files with long lines", () => {
    const lines = Array.from({ length: 200 }, () => "x".repeat(1_500));
    const document = TextDocument.create("file:///a", "javascript", 1, lines.join("\n"));
    const { prefix, suffix } = cursorContext(document, { line: 150, character: 700 });
    assert.ok(prefix.length <= 16_000 + 700 && suffix.length <= 2_000);
  });

  it("puts prefix and suffix back together to the text around any place", () => {
    const text = fc.string({ unit: fc.constantFrom("a", " ", "\n", "😀", "\ud800"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.nat(60), (content, at) => {
        const document = TextDocument.create("file:///a", "javascript", 1, content);
        const position = document.positionAt(at);
        const { prefix, suffix, linePrefix, lineRest } = cursorContext(document, position);
        assert.equal(prefix + suffix, content);
        assert.ok(prefix.endsWith(linePrefix) && suffix.startsWith(lineRest));
      }),
    );
  });
});

describe("contextOfNextLine", () => {
  it("is the place that accepting and a line break lead to", () => {
    const shown = contextAt("class A {\n  run|\n}\n");
    const next = contextOfNextLine(shown, "() {");
    const reached = contextAt("class A {\n  run() {\n    |\n}\n");
    assert.equal(next.key, reached.key);
    assert.equal(next.prefix, reached.prefix);
    assert.deepEqual(next.position, reached.position);
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import type { FillRequest } from "../../server/contract/ports.ts";
import { PrefixWindow } from "../../server/model/decoding/prefixWindow.ts";
import { type FillLayout, fillPrompt, questionPrompt } from "../../server/model/decoding/prompts.ts";
import { ScriptedEngine } from "./scriptedEngine.ts";

const layout: FillLayout = { style: "fim", healing: true, suffixTokens: 48, coldPrefixTokens: 400 };
const request: FillRequest = {
  document: "file:///a.js",
  path: "src/a.js",
  languageId: "javascript",
  snippets: [],
  prefix: "let a = 1;\nlet b = ",
  suffix: ";\nuse(a, b);\n",
  maxTokens: 16,
  priority: "completion",
};

const engineOf = (contextSize = 512) => new ScriptedEngine(["let ", "use"], () => ({}), { contextSize });
function fill(change: Partial<FillRequest>, style: Partial<FillLayout> = {}, engine = engineOf()) {
  const plan = fillPrompt(engine, { ...request, ...change }, { ...layout, ...style }, new PrefixWindow(), []);
  return { text: engine.read(plan.prompt), typed: plan.typed, length: plan.prompt.length };
}

describe("fillPrompt", () => {
  it("puts prefix, suffix and middle in the order the model was trained on", () => {
    const { text, typed } = fill({});
    assert.equal(text, "<fimPrefix>let a = 1;\nlet b =<fimSuffix>;\nuse(a, b);\n<fimMiddle>");
    assert.equal(typed, " ");
  });

  it("puts the suffix first for a model that answers better to it", () => {
    const { text, typed } = fill({}, { style: "suffixFirst" });
    assert.equal(text, "<fimPrefix><fimSuffix>;\nuse(a, b);\n<fimMiddle>let a = 1;\nlet b =");
    assert.equal(typed, " ");
  });

  it("reads the same whatever the line ends", () => {
    const { prefix, suffix } = request;
    const windows = { prefix: prefix.replaceAll("\n", "\r\n"), suffix: suffix.replaceAll("\n", "\r\n") };
    assert.deepEqual(fill(windows), fill({}));
    assert.deepEqual(fill({ prefix: prefix.replaceAll("\n", "\r"), suffix }), fill({}));
  });

  it("leaves the suffix out for a model that reads prefixes only", () => {
    assert.deepEqual(fill({ prefix: "let b" }, { style: "prefix" }), { text: "let", typed: " b", length: 3 });
  });

  it("gives the model something to go on from in an empty document", () => {
    assert.equal(fill({ prefix: "" }, { style: "prefix" }).text, "\n");
  });

  it("keeps what was typed in the prompt without healing", () => {
    assert.equal(fill({ prefix: "let b" }, { style: "prefix", healing: false }).text, "let b");
  });

  it("bounds the suffix", () => {
    const { text } = fill({ suffix: "Q".repeat(1000) });
    assert.equal(text.match(/Q+/)?.[0].length, 48);
  });

  it("puts snippets before the file, the most relevant one nearest to it", () => {
    const snippets = [
      { path: "near.js", text: "near" },
      { path: "far.js", text: "far\n\n" },
    ];
    const { text } = fill({ snippets });
    assert.ok(
      text.startsWith(
        "<repoName>workspace\n<fileSeparator>far.js\nfar\n<fileSeparator>near.js\nnear\n<fileSeparator>src/a.js\n<fimPrefix>",
      ),
      text,
    );
  });

  it("leaves out snippets that do not fit", () => {
    const { text } = fill({ snippets: [{ path: "big.js", text: "y".repeat(5000) }] });
    assert.ok(text.startsWith("<fimPrefix>"));
  });

  it("never outgrows the context, whatever the texts", () => {
    const line = fc.string({ unit: fc.constantFrom("a", " ", "\n", "(", ";", "Z"), maxLength: 3000 });
    fc.assert(
      fc.property(line, line, fc.constantFrom("fim" as const, "prefix" as const), (prefix, suffix, style) => {
        const plan = fill({ prefix, suffix }, { style }, engineOf(256));
        assert.ok(plan.length + plan.typed.length + request.maxTokens <= 256 + 40, String(plan.length));
        assert.ok(plan.length + request.maxTokens < 256);
      }),
      { numRuns: 60 },
    );
  });
});

describe("PrefixWindow", () => {
  const engine = engineOf();
  const lines = (count: number) => Array.from({ length: count }, (_, i) => `line ${i % 10};\n`).join("");
  const readBy = (
    window: PrefixWindow,
    prefix: string,
    fresh: (tokens: readonly number[]) => number = () => 0,
  ) => engine.read(window.fit(engine, "a", prefix, { room: 200, coldRoom: 100, fresh }));

  it("keeps its start while the user types on, until the prefix has outgrown its room", () => {
    const window = new PrefixWindow();
    const text = lines(60);
    const first = readBy(window, text);
    assert.ok(first.length <= 100 && text.endsWith(first));
    let typed = "";
    for (const character of "const answer = 42;") {
      typed += character;
      assert.equal(readBy(window, text + typed), first + typed);
    }
    assert.ok(readBy(window, text + lines(20)).length <= 200);
  });

  it("starts at the beginning of a line where one fits", () => {
    assert.match(readBy(new PrefixWindow(), lines(60)), /^line/);
  });

  it("starts over when another text stands at its start", () => {
    const window = new PrefixWindow();
    readBy(window, lines(60));
    assert.equal(readBy(window, "quite another text"), "quite another text");
  });

  it("starts over when too much of it is not in the KV cache", () => {
    const text = lines(12);
    const grown = text + lines(12);
    const read = (fresh: number) => {
      const window = new PrefixWindow();
      assert.equal(readBy(window, text), text);
      return readBy(window, grown, () => fresh);
    };
    assert.equal(read(100), grown);
    assert.ok(read(101).length <= 100);
  });

  it("keeps the end of a line that is too long by itself, in steps", () => {
    const window = new PrefixWindow();
    const long = "x".repeat(5000);
    let starts = 1;
    let last = readBy(window, long);
    for (let typed = "y"; typed.length < 50; typed += "y") {
      const read = readBy(window, long + typed);
      assert.ok(read.length >= 100 && read.length <= 200, String(read.length));
      if (!read.startsWith(last)) starts++;
      last = read;
    }
    assert.ok(starts <= 2, String(starts));
  });
});

describe("questionPrompt", () => {
  const engine = engineOf();
  const ask = (document: string, languageId: string) =>
    engine.read(questionPrompt(engine, { document, languageId, question: "Is it?" }, 8));

  it("puts the document first and the question last", () => {
    assert.equal(
      ask("a\nb", "python"),
      "<chatStart>user\n```python\na\nb\n```\n\nIs it?<chatEnd>\n<chatStart>assistant\n",
    );
  });

  it("asks a question that stands alone without a document", () => {
    assert.equal(ask("", "python"), "<chatStart>user\nIs it?<chatEnd>\n<chatStart>assistant\n");
  });

  it("shows what was answered already as earlier turns", () => {
    const examples = [{ document: "c", languageId: "go", question: "Was it?", answer: "no" }];
    const prompt = questionPrompt(engine, { document: "", languageId: "", question: "Is it?", examples }, 8);
    assert.equal(
      engine.read(prompt),
      "<chatStart>user\n```go\nc\n```\n\nWas it?<chatEnd>\n<chatStart>assistant\nno<chatEnd>\n" +
        "<chatStart>user\nIs it?<chatEnd>\n<chatStart>assistant\n",
    );
  });

  it("cuts a document that is too long, never the question", () => {
    for (const document of ["some line\n".repeat(300), "z".repeat(9000)]) {
      const text = ask(document, "");
      assert.ok(text.endsWith("Is it?<chatEnd>\n<chatStart>assistant\n"));
      assert.ok(engine.tokenize(text).length <= 600);
    }
  });
});

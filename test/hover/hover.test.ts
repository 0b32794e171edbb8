import assert from "node:assert/strict";
import fc from "fast-check";
import { after, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Model } from "../../server/contract/ports.ts";
import { createHover, type HoverAnswer } from "../../server/features/hover/hover.ts";
import { lazyGlossary } from "../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const ports = testPorts();
const glossary = lazyGlossary(ports.glossary);
const syntax = createSyntax(ports.grammars, ports.logger);
const signal = new AbortController().signal;

/** Hovers at the `|` of a text. */
async function hoverAt(text: string, languageId = "markdown", model: Partial<Model> = {}) {
  const offset = text.indexOf("|");
  const document = TextDocument.create("file:///a", languageId, 1, text.replace("|", ""));
  const hover = createHover(testPorts(model), syntax, glossary);
  return hover.hoverAt(document, document.positionAt(offset), signal);
}

function shown(answer: HoverAnswer | undefined): string | undefined {
  return answer && `${answer.term} ${answer.range.start.character}-${answer.range.end.character}`;
}

describe("hover", () => {
  after(() => syntax.dispose());

  it("explains a term in a comment, a string, documentation and an identifier", async () => {
    assert.equal(shown(await hoverAt("// take the mu|tex first\n", "typescript")), "mutex 12-17");
    assert.equal(shown(await hoverAt('const m = "a dead|lock";\n', "typescript")), "deadlock 13-21");
    assert.equal(shown(await hoverAt("Calls are idem|potent.")), "idempotent 10-20");
    assert.equal(shown(await hoverAt("const retryBack|off = 3;\n", "typescript")), "backoff 11-18");
    assert.equal(shown(await hoverAt("def apply_deb|ounce(x): pass\n", "python")), "debounce 10-18");
    assert.equal(shown(await hoverAt('"""Uses a bloom| filter."""\n', "python")), "bloom filter 10-22");
  });

  it("takes the longest term at the position", async () => {
    assert.equal(shown(await hoverAt("a hash colli|sion here")), "hash collision 2-16");
    assert.equal(shown(await hoverAt("a read-write lo|ck here")), "read-write lock 2-17");
    assert.equal(shown(await hoverAt("const RACE_COND|ITION = 1;", "javascript")), "race condition 6-20");
    assert.equal(shown(await hoverAt("pub/s|ub")), "publish-subscribe 0-7");
  });

  it("stays silent on keywords, everyday words and names that only look like a term", async () => {
    for (const text of [
      "con|st a = 1;",
      "retu|rn 1;",
      "list.g|et(the)",
      "const dr|yRun = 1;",
      "const re|st = [];",
    ])
      assert.equal(await hoverAt(text, "typescript"), undefined, text);
    for (const text of ["have a re|st", "keep it d|ry", "it tr|ies again", "th|e list", "solid g|et", " | "])
      assert.equal(await hoverAt(text), undefined, text);
    assert.equal(shown(await hoverAt("a RE|ST service")), "REST 2-6");
  });

  it("treats code inside a template string as code", async () => {
    assert.equal(await hoverAt(["const t = `a $", "{ne|w x} b`;"].join(""), "typescript"), undefined);
    assert.equal(shown(await hoverAt("const t = `a dead|lock`;", "typescript")), "deadlock 13-21");
  });

  it("adds the sense the term has in the language", async () => {
    assert.match((await hoverAt("// a clo|sure\n", "rust"))?.definition ?? "", /In Rust: .*FnMut/);
    assert.match((await hoverAt("// the event lo|op\n", "typescriptreact"))?.definition ?? "", /microtasks/);
  });

  it("explains a name by the doc comment of its definition in the same file", async () => {
    const text = "/** Moves the boat home. Slowly. */\nfunction moveBoat() {}\n// calls move|Boat twice\n";
    assert.equal((await hoverAt(text, "typescript"))?.definition, "**moveBoat**: Moves the boat home.");
    const python = 'def move_boat(x):\n    """Moves the boat home."""\n# see move_|boat\n';
    assert.equal((await hoverAt(python, "python"))?.definition, "**move_boat**: Moves the boat home.");
    const everyday = "/** Waits for the boat. */\nfunction wait() {}\n";
    assert.equal(await hoverAt(`${everyday}// they wa|it here\n`, "typescript"), undefined);
    assert.match((await hoverAt(`${everyday}// see \`wa|it\`\n`, "typescript"))?.definition ?? "", /Waits/);
  });

  it("asks the model for other technical words, and shows only what it is sure of", async () => {
    const asked: string[] = [];
    const model = (confidence: number): Partial<Model> => ({
      can: () => true,
      write: (request) => {
        asked.push(request.instruction);
        return Promise.resolve({ text: "A thing.", confidence, finished: true, ms: 1 });
      },
    });
    const answer = await hoverAt("the QZX|V protocol", "markdown", model(0.9));
    assert.equal(answer?.tier, "model");
    assert.match(answer?.definition ?? "", /A thing\.\n\n\*Local model, 90 % sure\*$/);
    assert.equal(await hoverAt("the QZX|V protocol", "markdown", model(0.5)), undefined);
    assert.equal(await hoverAt("an ordin|ary word", "markdown", model(0.9)), undefined);
    assert.equal(asked.length, 2);
    assert.match(asked[0] ?? "", /"QZXV"/);
  });

  it("answers nothing when the model is cut off, and passes cancellation on", async () => {
    const write = () => Promise.resolve({ text: "A th", confidence: 1, finished: false, ms: 1 });
    assert.equal(await hoverAt("QZX|V", "markdown", { can: () => true, write }), undefined);
    const aborted = () => Promise.reject(new DOMException("aborted", "AbortError"));
    await assert.rejects(hoverAt("QZX|V", "markdown", { can: () => true, write: aborted }), /aborted/);
  });

  it("answers within the line at any position of any text", async () => {
    const word = fc.constantFrom(
      "mutex",
      "raceCondition",
      "\ud800",
      "🙂",
      "-",
      " ",
      "\n",
      "*",
      "UTF-8",
      "é",
      "\r\n",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word), fc.nat(60), async (words, at) => {
        const document = TextDocument.create("file:///a", "plaintext", 1, words.join(""));
        const position = document.positionAt(at);
        const answer = await createHover(ports, syntax, glossary).hoverAt(document, position, signal);
        if (!answer) return;
        const { start, end } = answer.range;
        assert.equal(start.line, position.line);
        assert.ok(start.character <= position.character && position.character <= end.character);
        assert.ok(document.getText(answer.range).trim() === document.getText(answer.range));
      }),
    );
  });
});

describe("define", () => {
  it("knows a term whatever its form, and says so when it does not", async () => {
    const hover = createHover(ports, syntax, glossary);
    assert.equal((await hover.define("Race Conditions", undefined, signal)).term, "race condition");
    assert.match((await hover.define("mutex", "rust", signal)).definition ?? "", /guard/);
    assert.equal((await hover.define("rest", undefined, signal)).term, "REST");
    for (const unknown of ["flurbl", "", "  ", "the", "x".repeat(10_000)]) {
      const answer = await hover.define(unknown, undefined, signal);
      assert.deepEqual([answer.definition, answer.confidence], [null, 0], unknown.slice(0, 20));
    }
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { ModelUnavailableError } from "../../server/contract/ports.ts";
import { Door, Ghost, suggestionAt } from "./ghost.ts";
import { ScriptedModel } from "./scriptedModel.ts";

describe("ghost text", () => {
  it("shows what the model is sure of", async () => {
    assert.deepEqual(await suggestionAt("const total = |", "items.length;"), {
      text: "items.length;",
      reason: undefined,
    });
  });

  it("serves the cells of a notebook", async () => {
    const uri = "vscode-notebook-cell:/work/plot.ipynb#W0sZmlsZQ%3D%3D";
    const ghost = new Ghost("total = 1\nprint|\n", "total)", { uri, languageId: "python" });
    assert.equal((await ghost.type("(").ask()).text, "total)");
  });

  it("is silent when the model is not sure", async () => {
    const tokens = [{ text: "items.length;", probability: 0.4 }];
    const { text, reason } = await suggestionAt("const total = |", { text: "items.length;", tokens });
    assert.deepEqual({ text, reason }, { text: "", reason: "low-confidence" });
  });

  it("never shows a line that did not end within the token limit as if it did", async () => {
    const config = { completion: { partialLines: false } };
    const { reason } = await suggestionAt("const total = |", { text: "a + a + b", end: "limit" }, { config });
    assert.equal(reason, "token-limit");
  });

  it("has the model give up what would not be shown anyway, and never shows it", async () => {
    const ghost = new Ghost("const total |", { text: "a", end: "unlikely" }).type("= ");
    assert.equal((await ghost.ask()).reason, "low-confidence");
    assert.equal(ghost.model.asked[0]?.leastProbability, 0.8 * 0.25);
  });

  it("asks again behind a line that was given up", async () => {
    const tokens = [
      { text: "items", probability: 0.01 },
      { text: ".", probability: 0.9 },
    ];
    const ghost = new Ghost("const total |", { text: "items.", tokens, end: "unlikely" }).type("= ");
    await ghost.ask();
    for (const char of "item") await ghost.type(char).ask();
    assert.equal(ghost.model.asked.length, 1);
    await ghost.type("s").ask();
    assert.equal(ghost.model.asked.length, 2);
  });

  it("serves what is typed of a shown suggestion without the model", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    await ghost.ask();
    const asked = ghost.model.asked.length;
    for (const char of "items") {
      const { text } = await ghost.type(char).ask();
      assert.ok("items.length;".endsWith(text) && text !== "");
    }
    assert.equal(foreground(ghost), 1);
    assert.ok(ghost.model.asked.length <= asked + 1);
  });

  it("goes on when the editor closes the bracket that is typed", async () => {
    const ghost = new Ghost("next();\ncal|", "(items, 1);").type("l");
    await ghost.ask();
    ghost.type("()");
    ghost.cursor = { line: 1, character: 5 };
    assert.equal((await ghost.ask()).text, "items, 1");
    assert.equal(foreground(ghost), 1);
  });

  it("asks again when something else is typed", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    await ghost.ask();
    await ghost.type("x").ask();
    assert.equal(foreground(ghost), 2);
  });

  it("brings a shown suggestion back after a deletion, and asks for nothing new", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    await ghost.ask();
    await ghost.type("x").ask();
    const { text } = await ghost.backspace().ask();
    assert.equal(text, "items.length;");
    assert.equal(foreground(ghost), 2);
    assert.equal((await ghost.backspace().ask()).reason, "after-deletion");
  });

  it("does not show more after a deletion than it has shown there before", async () => {
    const tokens = [0.5, 0.999, 0.999].map((probability, index) => ({
      text: ["items", ".", "length;"][index] ?? "",
      probability,
    }));
    const ghost = new Ghost("const total |", { text: "items.length;", tokens }).type("= ");
    assert.equal((await ghost.ask()).reason, "low-confidence");
    for (const char of "items.") ghost.type(char);
    assert.equal((await ghost.ask()).text, "length;");
    assert.equal((await ghost.backspace(6).ask()).reason, "after-deletion");
  });

  it("takes a line for finished that was typed as it was shown without a model", async () => {
    const ghost = new Ghost("function f(a: number) {\n  if (a) {\n    g();\n  |\n", "x();");
    const shown = await ghost.ask({ triggerKind: "invoked" });
    assert.deepEqual([shown.tier, shown.text], ["heuristic", "}"]);
    const before = foreground(ghost);
    assert.equal((await ghost.type("}").ask()).reason, "empty");
    assert.equal(foreground(ghost), before);
    const background = ghost.model.asked.filter(({ priority }) => priority === "background");
    assert.ok(background.some(({ prefix }) => prefix.endsWith("  }\n  ")));
  });

  it("tells the share of questions answered from memory", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    assert.equal(ghost.completion.hitRate, undefined);
    await ghost.ask();
    assert.equal(ghost.completion.hitRate, 0);
    await ghost.type("i").ask();
    assert.equal(ghost.completion.hitRate, 0.5);
  });

  it("prepares the next line once, however much of this one is typed", async () => {
    const model: ScriptedModel = new ScriptedModel(() => {
      model.hold = new Promise(() => undefined);
      return "items.length;";
    });
    const ghost = new Ghost("const total |", model).type("= ");
    await ghost.ask();
    for (const char of "items") await ghost.type(char).ask();
    assert.equal(ghost.model.asked.filter(({ priority }) => priority === "background").length, 1);
  });

  it("is silent until something was typed, and after the cursor was only moved", async () => {
    const ghost = new Ghost("const total = |\n\n", "1;");
    assert.equal((await ghost.ask()).reason, "not-typed-yet");
    ghost.type(" ");
    ghost.cursor = { line: 1, character: 0 };
    assert.equal((await ghost.ask()).reason, "moved");
    assert.equal(ghost.model.asked.length, 0);
  });

  it("answers at once wherever it is invoked", async () => {
    const ghost = new Ghost("const total = |", "items.length;");
    assert.equal((await ghost.ask({ triggerKind: "invoked" })).text, "items.length;");
    assert.deepEqual(ghost.clock.slept, []);
  });

  it("is silent with several cursors", async () => {
    const ghost = new Ghost("let a;\n\n\nlet b|;", "1;").type(" ");
    const changes = [0, 3].map((line) => {
      const end = { line, character: 0 };
      return { range: { start: end, end }, text: "x" };
    });
    ghost.completion.didChange(ghost.document, changes);
    assert.equal((await ghost.ask()).reason, "several-cursors");
  });

  it("forgets what another model said", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    await ghost.ask();
    ghost.model.path = "/models/other.gguf";
    await ghost.ask();
    assert.equal(foreground(ghost), 2);
  });

  it("is silent in comments and prose unless set", async () => {
    assert.equal((await suggestionAt("// the tot|", "al of it")).reason, "in-comment");
    const comments = { config: { completion: { comments: true } } };
    assert.equal((await suggestionAt("// the tot|", "al of it", comments)).text, "al of it");
    assert.equal((await suggestionAt("The tot|", "al", { languageId: "markdown" })).reason, "in-prose");
  });

  it("says that there is no model, or that it is turned off", async () => {
    const ghost = new Ghost("const total =|", "1;").type(" ");
    ghost.model.available = false;
    assert.equal((await ghost.ask()).reason, "no-model");
    const gone = new ScriptedModel(() => new ModelUnavailableError("unloaded"));
    assert.equal((await new Ghost("const total =|", gone).type(" ").ask()).reason, "no-model");
    const off = { config: { completion: { enabled: false } } };
    assert.equal((await suggestionAt("const a = |", "1;", off)).reason, "disabled");
    const language = { config: { languages: { javascript: false } } };
    assert.equal((await suggestionAt("const a = |", "1;", language)).reason, "language-off");
  });

  it("rests on battery when told to", async () => {
    const config = { completion: { power: "offOnBattery" as const } };
    assert.equal((await suggestionAt("const a = |", "1;", { config, onBattery: true })).reason, "on-battery");
    assert.equal((await suggestionAt("const a = |", "1;", { config, onBattery: false })).text, "1;");
  });

  it("extends the selected item of the suggestion list, or stays silent", async () => {
    const ghost = new Ghost("items.le|", ({ prefix }) => (prefix.endsWith("length") ? " = 0;" : "?")).type(
      "n",
    );
    const range = { start: { line: 0, character: 6 }, end: { line: 0, character: 9 } };
    const answer = await ghost.ask({ selectedCompletion: { range, text: "length" } });
    assert.deepEqual(
      { text: answer.text, insertText: answer.insertText, range: answer.range },
      { text: " = 0;", insertText: "length = 0;", range },
    );
    const other = await ghost.ask({ selectedCompletion: { range, text: "map" } });
    assert.equal(other.reason, "selected-item");
  });

  it("prepares the line after the one shown, in the background", async () => {
    const model = new ScriptedModel(({ prefix }) =>
      prefix.endsWith("{\n  ") ? "return a + b;" : "add(a, b) {",
    );
    const ghost = new Ghost("function|", model).type(" ");
    await ghost.ask();
    const [, ahead] = model.asked;
    assert.equal(ahead?.priority, "background");
    await ghost.type("add(a, b) {").type("\n  ").ask();
    assert.equal(foreground(ghost), 1);
  });

  describe("where the cursor rests", () => {
    const resting = (ghost: Ghost) => ghost.completion.cursorRests(ghost.document, ghost.cursor);

    it("has the model read ahead, and says nothing", async () => {
      const ghost = new Ghost("const total = |\n", "items.length;");
      resting(ghost);
      await turns();
      assert.deepEqual(
        ghost.model.read.map(({ prefix, priority }) => ({ prefix, priority })),
        [{ prefix: "const total = ", priority: "background" }],
      );
      assert.equal(ghost.model.asked.length, 0);
    });

    it("leaves the model alone where the user has just typed", async () => {
      const ghost = new Ghost("const total |", "items.length;").type("= ");
      resting(ghost);
      await turns();
      assert.equal(ghost.model.read.length, 0);
    });

    for (const [why, marked, options] of [
      ["on battery", "const total = |", { onBattery: true }],
      ["with ghost text off", "const total = |", { config: { completion: { enabled: false } } }],
      ["in prose", "The total is |", { languageId: "markdown" }],
      ["before other text in the line", "const | = 1;", {}],
    ] as const)
      it(`leaves the model alone ${why}`, async () => {
        const ghost = new Ghost(marked, "1;", options);
        resting(ghost);
        await turns();
        assert.equal(ghost.model.read.length, 0);
      });
  });

  it("joins the inference under way when the typed text may be what it will say", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("= ");
    const model = new Door();
    const grace = new Door();
    ghost.model.hold = model.opened;
    const typing = new AbortController();
    const first = ghost.ask({}, typing.signal);
    await turns();
    ghost.clock.hold = grace.opened;
    typing.abort();
    await assert.rejects(first, { name: "AbortError" });
    const second = ghost.type("i").ask();
    await turns();
    grace.open();
    await turns();
    model.open();
    assert.equal((await second).text, "tems.length;");
    assert.equal(foreground(ghost), 1);
  });

  it("starts anew rather than wait for an inference that has only begun", async () => {
    const model = new ScriptedModel(() => ({ text: "items.length;", ms: 400 }));
    const ghost = new Ghost("const total |", model).type("=");
    await ghost.ask();
    model.hold = new Promise(() => undefined);
    const first = ghost.type(" ").ask();
    await turns();
    model.hold = undefined;
    const second = ghost.type("i").ask();
    assert.equal((await first).reason, "superseded");
    assert.equal((await second).tier, "model");
    assert.equal(foreground(ghost), 3);
  });

  it("ends the inference under way when it is out of date", async () => {
    const ghost = new Ghost("const total |\n\n", "items.length;").type("= ");
    const model = new Door();
    ghost.model.hold = model.opened;
    const first = ghost.ask();
    await turns();
    ghost.cursor = { line: 2, character: 0 };
    const second = ghost.type("let x = ").ask();
    assert.equal((await first).reason, "superseded");
    model.open();
    await second;
    assert.equal(ghost.model.aborted.length, 1);
  });

  it("rejects with the reason of a signal that is aborted before or during the request", async () => {
    const ghost = new Ghost("const total |", "1;").type("= ");
    await assert.rejects(ghost.ask({}, AbortSignal.abort()), { name: "AbortError" });
    ghost.model.hold = new Promise(() => undefined);
    const controller = new AbortController();
    const asked = ghost.ask({}, controller.signal);
    await turns();
    controller.abort();
    await assert.rejects(asked, { name: "AbortError" });
    await turns();
    assert.equal(ghost.model.aborted.length, 1);
  });

  it("hands a failure of the model on, and answers the next request", async () => {
    let fails = true;
    const model = new ScriptedModel(() => (fails ? new Error("decoding failed") : "items.length;"));
    const ghost = new Ghost("const total |", model).type("= ");
    await assert.rejects(ghost.ask(), /decoding failed/);
    fails = false;
    assert.equal((await ghost.ask()).text, "items.length;");
  });

  it("shows one line at most, and nothing that no probability stands behind", async () => {
    assert.equal((await suggestionAt("const total = |", "items.length;\nnext();")).text, "items.length;");
    const { reason } = await suggestionAt("const total = |", { text: "items.length;", tokens: [] });
    assert.equal(reason, "low-confidence");
  });

  it("answers at any position of any text", async () => {
    const text = fc.string({
      unit: fc.constantFrom("a", "(", "\r\n", "\n", " ", "{", "\ud800", "😀"),
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(text, fc.nat(12), fc.nat(40), async (content, line, character) => {
        const ghost = new Ghost(`|${content}`, "items.length;");
        ghost.cursor = { line, character };
        const answer = await ghost.ask({ triggerKind: "invoked" });
        assert.equal(answer.text === "", answer.reason !== undefined);
        assert.doesNotMatch(answer.text, /[\r\n]/);
      }),
    );
  });

  it("is silent in a line of a million characters", async () => {
    const ghost = new Ghost(`${"x".repeat(1_000_000)}|`, "y").type("x");
    assert.equal((await ghost.ask()).reason, "long-line");
  });

  it("waits before the model is asked, but not for what is known", async () => {
    const ghost = new Ghost("const total |", "items.length;").type("=").type(" ");
    await ghost.ask();
    const waits = ghost.clock.slept.filter((ms) => ms < 1_000).length;
    assert.equal(waits, 1);
    await ghost.type("i").ask();
    assert.equal(ghost.clock.slept.filter((ms) => ms < 1_000).length, waits);
  });

  it("knows the user's rhythm in a document not typed in before", async () => {
    const ghost = new Ghost("const total |", "items.length;");
    for (const char of "= a") {
      ghost.clock.time += 900;
      ghost.type(char);
    }
    const other = TextDocument.create("file:///other.ts", "typescript", 1, "const sum =");
    const position = { line: 0, character: 11 };
    const change = {
      range: { start: { line: 0, character: 10 }, end: { line: 0, character: 10 } },
      text: "=",
    };
    ghost.completion.didChange(other, [change]);
    const { signal } = new AbortController();
    const answer = await ghost.completion.completeInline(
      other,
      position,
      { triggerKind: "automatic" },
      signal,
    );
    assert.equal(answer.text, "items.length;");
    assert.deepEqual(
      ghost.clock.slept.filter((ms) => ms < 1_000),
      [],
    );
  });
});

/** Inferences that a user waited for. */
function foreground({ model }: Ghost): number {
  return model.asked.filter(({ priority }) => priority === "completion").length;
}

/** Lets everything that is not held come to rest. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => setImmediate(resolve));
}

import assert from "node:assert/strict";
import { setMaxListeners } from "node:events";
import { TextDocument } from "vscode-languageserver-textdocument";
import { halves } from "../../server/core/measure/halves.ts";
import { hideLines } from "../../server/core/measure/hiddenLines.ts";
import { type MeasureOptions, measureModel } from "../../server/core/measure/measureModel.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import type { PromptStyle } from "../../server/model/decoding/prompts.ts";
import { ScriptedModel } from "../completion/scriptedModel.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

type Opened = Parameters<MeasureOptions["open"]>;

/** A model that knows every hidden line where it is asked in one way, and nothing where it is asked in another. */
class Subject extends ScriptedModel {
  async start() {
    return this.status;
  }
}

const code = Array.from({ length: 30 }, (_, index) => `const value${index} = compute(${index});`).join("\n");
const documents = ["a", "b"].map((name) =>
  TextDocument.create(`file:///w/${name}.ts`, "typescript", 1, code),
);

/** Measures a model that is right where `knows` says so; with every model that was opened for it. */
async function measured(
  knows: (style: PromptStyle | undefined) => boolean,
  signal = new AbortController().signal,
) {
  // The scripted models listen until they are collected.
  setMaxListeners(0, signal);
  const hidden = await hideLines(documents, 40, 1, createSyntax(grammars, silentLogger));
  const truths = new Map(
    hidden.map(({ document, position, truth }) => [`${document.uri} ${document.offsetAt(position)}`, truth]),
  );
  const opened: { readonly which: Opened[0]; readonly more: Opened[1]; readonly model: Subject }[] = [];
  const result = measureModel({
    open: (which, more) => {
      const model = new Subject(({ document, prefix }) =>
        which === "model" && knows(more.promptStyle)
          ? (truths.get(`${document} ${prefix.length}`) ?? "")
          : "wrong(1);",
      );
      opened.push({ which, more, model });
      return model;
    },
    hidden,
    questions: [],
    verdicts: [],
    split: halves,
    isStarter: false,
    inUse: false,
    minConfidence: 0.8,
    cores: 4,
    onProgress: () => undefined,
    signal,
  });
  return { result, opened };
}

describe("the measurement of a model", () => {
  it("finds the order of the prompt's parts that this model answers best to, and measures with it", async () => {
    for (const style of ["suffixFirst", "prefix"] as const) {
      const { result, opened } = await measured((asked) => asked === style);
      const { promptStyle, after } = await result;
      assert.equal(promptStyle, style);
      assert.ok(after.exact > 0.9, `${after.exact}`);
      assert.ok(
        opened.some(({ more }) => more.promptStyle === "fim"),
        "the trained order is tried too",
      );
    }
  });

  it("stays with the order that models are trained on where another is no better", async () => {
    const { result } = await measured(() => true);
    assert.equal((await result).promptStyle, undefined);
  });

  it("asks the starter at the same places, tries threads, and closes every model", async () => {
    const { result, opened } = await measured(() => true);
    const { after, starter } = await result;
    assert.ok(after.exact > 0.9 && starter.exact === 0);
    assert.deepEqual(
      opened.flatMap(({ more }) => (more.threads === undefined ? [] : [more.threads])),
      [1, 2, 4],
    );
    assert.ok(opened.every(({ model }) => !model.available));
  });

  it("ends when it is cancelled, with every model closed", async () => {
    const cancel = new AbortController();
    const { result, opened } = await measured((style) => {
      if (style === "suffixFirst") cancel.abort();
      return true;
    }, cancel.signal);
    await assert.rejects(result, { name: "AbortError" });
    assert.ok(opened.length > 0 && opened.every(({ model }) => !model.available));
  });
});

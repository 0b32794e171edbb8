import assert from "node:assert/strict";
import type { ChoiceRequest, FillRequest, ModelStatus, WriteRequest } from "../../server/contract/ports.ts";
import { ModelUnavailableError } from "../../server/contract/ports.ts";
import type { Engine } from "../../server/model/engine/engine.ts";
import type { EngineOptions } from "../../server/model/engine/llama.ts";
import { createModelHost } from "../../server/model/host/modelHost.ts";
import { tinyMetadata } from "../models/tinyGguf.ts";
import { stillClock } from "../support/clocks.ts";
import { silentLogger } from "../support/loggers.ts";
import { ggufBytes } from "./ggufBytes.ts";
import { MemoryFiles } from "./memoryFiles.ts";
import { type Script, ScriptedEngine } from "./scriptedEngine.ts";

const never = new AbortController().signal;
const chat = { "general.name": "some chat model", "tokenizer.chat_template": "{{ messages }}" };
const bare = { ...tinyMetadata, "general.name": "" };
const fillRequest: FillRequest = {
  document: "file:///a.js",
  path: "a.js",
  languageId: "javascript",
  snippets: [],
  prefix: "x(",
  suffix: "",
  maxTokens: 8,
  priority: "completion",
};
const choiceRequest: ChoiceRequest = {
  document: "some code",
  languageId: "javascript",
  question: "Is it?",
  choices: ["yes", "no"],
  task: "classify.async",
  capability: "classify",
  priority: "background",
};
const writeRequest: WriteRequest = {
  document: "",
  languageId: "",
  instruction: "Why?",
  grammar: "definition",
  maxTokens: 8,
  task: "define.term",
  capability: "define",
  priority: "hover",
};

const words = ["foo", ");\n", "yes", "no", "Because", "Q"];
/** Completes a call, says yes with 0.8, and explains with one word. */
const answers: Script = (context) => {
  if (context.endsWith("Is it?<chatEnd>\n<chatStart>assistant\n")) return { yes: 0.8, no: 0.2 };
  if (context.endsWith("Why?<chatEnd>\n<chatStart>assistant\n")) return { Because: 0.9 };
  if (context.endsWith("<fimMiddle>(") || context.endsWith("(")) return { foo: 0.9 };
  if (context.endsWith("<fimMiddle>")) return { "(": 1 };
  return context.endsWith("foo") ? { ");\n": 0.9 } : { "<chatEnd>": 1 };
};

function hostOf(
  options: {
    metadata?: Record<string, string>;
    script?: Script;
    files?: MemoryFiles;
    loadEngine?: (options: EngineOptions) => Promise<Engine>;
  } = {},
) {
  const engine = new ScriptedEngine(words, options.script ?? answers);
  const files =
    options.files ??
    new MemoryFiles().put("/m.gguf", ggufBytes({ metadata: { ...bare, ...(options.metadata ?? chat) } }));
  files.grammars.set("definition", 'root ::= "x"');
  const errors: string[] = [];
  const host = createModelHost({
    path: "/m.gguf",
    threads: 1,
    contextSize: 512,
    files,
    clock: stillClock,
    logger: {
      ...silentLogger,
      error: (message, cause) => errors.push(`${message}: ${String(cause)}`),
    },
    loadEngine: options.loadEngine ?? (async () => engine),
  });
  return { host, engine, files, errors };
}

describe("createModelHost", () => {
  it("loads nothing before it is started, and says how it goes", async () => {
    const { host } = hostOf();
    assert.equal(host.status.state, "none");
    await assert.rejects(host.fill(fillRequest, never), ModelUnavailableError);
    const states: ModelStatus["state"][] = [];
    host.onDidChangeStatus((status) => states.push(status.state));
    const started = host.start();
    await assert.rejects(host.fill(fillRequest, never), ModelUnavailableError);
    assert.equal((await started).state, "ready");
    assert.deepEqual(states, ["loading", "ready"]);
    assert.equal(host.can("complete"), true);
  });

  it("names a missing file, once", async () => {
    const { host, errors } = hostOf({ files: new MemoryFiles() });
    const { state, message } = await host.start();
    assert.equal(state, "failed");
    assert.equal(message, "/m.gguf cannot be read: there is no such file.");
    assert.equal(errors.length, 1);
    await assert.rejects(host.fill(fillRequest, never), { name: "ModelUnavailableError", message });
  });

  it("names the file that the engine misses, when it is not the model", async () => {
    const missing = Object.assign(new Error("ENOENT: no such file or directory, open '/engine.json'"), {
      code: "ENOENT",
    });
    const { host } = hostOf({ loadEngine: () => Promise.reject(missing) });
    const { state, message } = await host.start();
    assert.equal(state, "failed");
    assert.equal(message, `/m.gguf could not be loaded: ${missing.message}.`);
  });

  it("does not hand a file to the engine that would end the process", async () => {
    const { host } = hostOf({
      metadata: { "tokenizer.ggml.model": "nothing the engine knows" },
      loadEngine: () => Promise.reject(new Error("must not be loaded")),
    });
    assert.match(
      (await host.start()).message ?? "",
      /^\/m\.gguf cannot be loaded: the engine does not know the tokenizer/,
    );
  });

  it("infers what an unknown model can do from its vocabulary and chat template", async () => {
    const { host } = hostOf({ metadata: { "general.name": "plain" } });
    assert.deepEqual((await host.start()).capabilities, ["complete"]);
    await assert.rejects(host.choose(choiceRequest, never), {
      name: "ModelUnavailableError",
      message: "plain cannot classify.",
    });
  });

  it("continues a line", async () => {
    const { host } = hostOf();
    await host.start();
    const fill = await host.fill(fillRequest, never);
    assert.deepEqual({ text: fill.text, end: fill.end }, { text: "foo);", end: "line" });
  });

  it("reads ahead what a fill at the same place would read first", async () => {
    const { host, engine } = hostOf();
    await host.start();
    await host.prefill({ ...fillRequest, priority: "background" }, never);
    const held = engine.sequences[1]?.tokens.length ?? 0;
    assert.ok(held > 1);
    const fill = await host.fill(fillRequest, never);
    assert.equal(fill.text, "foo);");
    assert.deepEqual([fill.promptTokens, fill.evaluatedTokens], [held, 1]);
  });

  it("reads ahead in short steps, so that a keystroke waits for no long one", async () => {
    const { host, engine } = hostOf();
    await host.start();
    const prefix = `${"f(x)\n".repeat(40)}x(`;
    await host.prefill({ ...fillRequest, prefix, priority: "background" }, never);
    const { steps = [] } = engine.sequences[1] ?? {};
    assert.ok(steps.length > 10 && Math.max(...steps) === 16, `${steps}`);
  });

  it("answers from the cache what it has answered before", async () => {
    const { host, engine } = hostOf();
    await host.start();
    const first = await host.fill(fillRequest, never);
    const steps = engine.sequences[0]?.steps.length;
    const again = await host.fill({ ...fillRequest, document: "file:///b.js" }, never);
    assert.equal(again.text, first.text);
    assert.equal(again.evaluatedTokens, 0);
    assert.equal(engine.sequences[0]?.steps.length, steps);
    assert.deepEqual([host.cacheStatistics.hits, host.cacheStatistics.misses], [1, 1]);
  });

  it("evaluates a document once for all its questions", async () => {
    const { host, engine } = hostOf();
    await host.start();
    const document = "a line of code\n".repeat(10);
    const first = await host.choose({ ...choiceRequest, document }, never);
    assert.equal(first.choice, "yes");
    const evaluated = () => engine.sequences[3]?.steps.reduce((sum, step) => sum + step, 0) ?? 0;
    const before = evaluated();
    await host.choose({ ...choiceRequest, document, question: "Say: Is it?" }, never);
    assert.ok(before > 150 && evaluated() - before < 40, `${before} and ${evaluated() - before}`);
  });

  it("trusts an answer as far as what was measured on the user's code says, where that is told", async () => {
    const { host } = hostOf();
    await host.start();
    const shipped = await host.choose(choiceRequest, never);
    const flat = await host.choose({ ...choiceRequest, calibration: { scale: 0, offset: 0 } }, never);
    assert.ok(shipped.confidence > 0.5);
    assert.deepEqual(flat.probabilities, [0.5, 0.5]);
  });

  it("writes a text and calibrates its probability", async () => {
    const { host } = hostOf();
    await host.start();
    const written = await host.write(writeRequest, never);
    assert.deepEqual({ text: written.text, finished: written.finished }, { text: "Because", finished: true });
    assert.ok(written.confidence > 0.85 && written.confidence < 0.95, String(written.confidence));
  });

  it("lets a newer completion of the same document supersede an older one", async () => {
    const { host } = hostOf();
    await host.start();
    const older = host.fill({ ...fillRequest, prefix: "xx(" }, never);
    const newer = host.fill({ ...fillRequest, prefix: "xxx(" }, never);
    await assert.rejects(older, { name: "AbortError" });
    assert.equal((await newer).text, "foo);");
  });

  it("interrupts a long question for a completion, within one step, and finishes it afterwards", async () => {
    const { host, engine } = hostOf();
    await host.start();
    const order: string[] = [];
    engine.beforeStep = () => new Promise((resolve) => setImmediate(resolve));
    const question = host
      .choose({ ...choiceRequest, document: "word ".repeat(60) }, never)
      .then(() => order.push("question"));
    await new Promise<void>((resolve) => setImmediate(resolve));
    const before = engine.sequences[3]?.steps.length ?? 0;
    await host.fill(fillRequest, never).then(() => order.push("completion"));
    const during = (engine.sequences[3]?.steps.length ?? 0) - before;
    await question;
    assert.ok(during <= 1, `${during} steps`);
    assert.deepEqual(order, ["completion", "question"]);
  });

  it("stops a cancelled question within one step", async () => {
    const { host, engine } = hostOf();
    await host.start();
    const controller = new AbortController();
    engine.beforeStep = async () => controller.abort(new Error("closed"));
    const long = { ...choiceRequest, document: "word ".repeat(60) };
    await assert.rejects(host.choose(long, controller.signal), { message: "closed" });
    assert.equal(engine.sequences[3]?.steps.length, 1);
  });

  it("works on after a step of the engine failed", async () => {
    const { host, engine } = hostOf();
    await host.start();
    engine.beforeStep = async () => {
      throw new Error("decode failed");
    };
    await assert.rejects(host.fill(fillRequest, never), { message: "decode failed" });
    engine.beforeStep = async () => undefined;
    assert.equal((await host.fill(fillRequest, never)).text, "foo);");
  });

  it("gives up loading when it is disposed meanwhile", async () => {
    let begun: () => void = () => undefined;
    const loading = new Promise<void>((resolve) => {
      begun = resolve;
    });
    const { host } = hostOf({
      loadEngine: ({ signal }) => {
        begun();
        return new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason)));
      },
    });
    const started = host.start();
    await loading;
    await host.dispose();
    assert.equal((await started).state, "none");
  });

  it("loads the model chosen last", async () => {
    const { host } = hostOf();
    host.use("/other.gguf");
    host.use("/missing.gguf");
    assert.deepEqual((await host.use("/m.gguf")).path, "/m.gguf");
    assert.equal(host.status.state, "ready");
  });

  it("ends running work when it is disposed, and frees the engine", async () => {
    const { host, engine } = hostOf();
    await host.start();
    engine.beforeStep = () => new Promise((resolve) => setImmediate(resolve));
    const running = host.choose({ ...choiceRequest, document: "word ".repeat(60) }, never);
    const ended = assert.rejects(running, ModelUnavailableError);
    await host.dispose();
    await ended;
    assert.equal(engine.disposed, true);
    assert.equal(host.status.state, "none");
  });
});

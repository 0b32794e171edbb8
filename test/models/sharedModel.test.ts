import assert from "node:assert/strict";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { buildSync } from "esbuild";
import { type FillRequest, judgeTask, type ModelStatus } from "../../server/contract/ports.ts";
import { isRunning } from "../../server/machine/models/isHeld.ts";
import { Measurements } from "../../server/machine/models/measurements.ts";
import { SharedModel, type SharedModelOptions } from "../../server/machine/models/shared/sharedModel.ts";
import { inTempFolder } from "../node/tempFolder.ts";
import { silentLogger } from "../support/loggers.ts";
import { mountSmallDisk } from "../support/smallDisk.ts";

const never = new AbortController().signal;
/** The program of the fake host, bundled: compiling it anew for every process takes a second. */
const built = mkdtempSync(path.join(os.tmpdir(), "inkling-host-"));
const entry = path.join(built, "fakeHost.mjs");
const fillOf = (prefix: string): FillRequest => ({
  document: "a.js",
  path: "a.js",
  languageId: "javascript",
  snippets: [],
  prefix,
  suffix: "",
  maxTokens: 8,
  priority: "completion",
});

interface Windows {
  /** Opens a window: something that shares the model. */
  open(options?: Partial<SharedModelOptions>): SharedModel;
  readonly folder: string;
  readonly file: string;
  /** How often a model was loaded. */
  loads(): number;
}

/** Runs `use` with windows that share a model which behaves as told; no process is left afterwards. */
function withWindows(behaviour: string, use: (windows: Windows) => Promise<void>): Promise<void> {
  return inTempFolder({ "m.gguf": behaviour }, async (folder) => {
    const file = path.join(folder, "m.gguf");
    const opened: SharedModel[] = [];
    const log = path.join(folder, "loads");
    const processes = () => (existsSync(log) ? readFileSync(log, "utf8").trim().split("\n").map(Number) : []);
    try {
      await use({
        folder,
        file,
        open(options = {}) {
          const logger = silentLogger;
          const usual = {
            path: file,
            threads: 0,
            contextSize: 512,
            data: folder,
            entry,
            build: "test",
            starter: "none",
          };
          const window = new SharedModel({ ...usual, idleMs: 0, lingerMs: 50, logger, ...options });
          opened.push(window);
          return window;
        },
        loads: () => processes().length,
      });
    } finally {
      for (const window of opened) await window.dispose();
      await until(() => !processes().some(isRunning));
    }
  });
}

async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(10);
}

/** Who answered. */
const askedBy = async (window: SharedModel, prefix = "x") => (await window.fill(fillOf(prefix), never)).text;

describe("SharedModel", function () {
  // Each host is a process of its own, which has to start.
  this.timeout(60_000);

  before(() => {
    const source = path.join(import.meta.dirname, "fakeHostProcess.ts");
    buildSync({
      entryPoints: [source],
      outfile: entry,
      bundle: true,
      platform: "node",
      format: "esm",
      logLevel: "error",
    });
  });
  after(() => rmSync(built, { recursive: true, force: true }));

  it("is found whatever is asked of it, the order of its prompt too", () =>
    withWindows("fine", async ({ open }) => {
      for (const promptStyle of ["fim", "prefix"] as const)
        assert.equal((await open({ promptStyle }).start()).state, "ready", promptStyle);
    }));

  it("judges code only where it was measured that it can", () =>
    withWindows("judges", async ({ open, folder, file }) => {
      const unknown = open();
      const measuring = open({ isMeasured: false });
      assert.deepEqual((await unknown.start()).capabilities, ["complete"]);
      assert.ok(!unknown.can("judge"));
      assert.deepEqual((await measuring.start()).capabilities, ["complete", "judge"]);
      const tasks = { [judgeTask]: { temperature: 2 } };
      await new Measurements(folder).save(file, { sha256: "0".repeat(64), name: "fake", tasks });
      const measured = open();
      assert.deepEqual((await measured.start()).capabilities, ["complete", "judge"]);
      assert.ok(measured.can("judge"));
    }));

  it("is loaded once for two windows, even when both open at the same time", () =>
    withWindows("fine", async ({ open, loads }) => {
      const windows = [open(), open()] as const;
      const states = await Promise.all(windows.map((window) => window.start()));
      assert.deepEqual(
        states.map(({ state }) => state),
        ["ready", "ready"],
      );
      assert.equal(await askedBy(windows[0]), await askedBy(windows[1]));
      assert.deepEqual(windows[0].completionCalibration, { weights: { bias: 1 } });
      assert.equal(loads(), 1);
      const third = open();
      await third.start();
      await windows[0].dispose();
      await windows[1].dispose();
      assert.match(await askedBy(third), /^a\.js by/, "the host outlives the window that started it");
      assert.equal(loads(), 1);
    }));

  it("stays ready when it is started again after a choice has begun to load it", () =>
    withWindows("fine", async ({ open, loads }) => {
      const first = open();
      await first.start();
      const second = open();
      await second.use(first.status.path);
      assert.equal((await second.start()).state, "ready");
      assert.equal(second.status.state, "ready");
      assert.match(await askedBy(second), /^a\.js by/);
      assert.equal(loads(), 1);
    }));

  it("is taken over when its process is killed, and what was under way is asked again", () =>
    withWindows("fine", async ({ open, loads }) => {
      const windows = [open(), open()] as const;
      await Promise.all(windows.map((window) => window.start()));
      const states: ModelStatus["state"][] = [];
      windows[0].onDidChangeStatus(({ state }) => states.push(state));
      const first = windows[0].status.processId ?? 0;
      const underWay = windows.map((window) => askedBy(window, "wait"));
      await pause(100);
      process.kill(first, "SIGKILL");
      const answers = await Promise.all(underWay);
      assert.notEqual(answers[0], `a.js by ${first}`);
      assert.equal(answers[0], answers[1]);
      assert.equal(loads(), 2);
      assert.ok(!states.includes("failed") && !states.includes("none"));
    }));

  it("asks no third host what took two down, and serves everything else", () =>
    withWindows("fine", async ({ open }) => {
      const window = open();
      await window.start();
      await assert.rejects(window.fill(fillOf("crash"), never), /host is gone/);
      assert.match(await askedBy(window), /^a\.js by/);
    }));

  it("gives up a model whose process ends again and again, and takes it up when it is chosen again", () =>
    withWindows("fine", async ({ open, file }) => {
      const window = open();
      await window.start();
      for (let i = 0; i < 2; i++) await window.fill(fillOf("crash"), never).catch(() => undefined);
      await until(() => window.status.state === "failed");
      assert.match(window.status.message ?? "", /ended 3 times within three minutes/);
      await assert.rejects(window.fill(fillOf("x"), never), { name: "ModelUnavailableError" });
      assert.equal((await window.use(file)).state, "ready");
    }));

  it("says what is wrong with a file that takes the engine down twice, and tries no third time", () =>
    withWindows("abort", async ({ open, loads, file }) => {
      const { state, message } = await open().start();
      assert.equal(state, "failed");
      assert.match(
        message ?? "",
        /m\.gguf took the engine down twice .*vocab\.cpp:12: GGML_ASSERT\(tokens\) failed/,
      );
      assert.equal(loads(), 2);
      assert.match((await open().start()).message ?? "", /took the engine down twice/);
      assert.equal(loads(), 2);
      assert.equal((await open().use(file)).state, "failed");
      assert.equal(loads(), 4, "chosen again, it gets its chances again");
    }));

  it("blames no file for a process that was killed from outside", () =>
    withWindows("kill", async ({ open, folder }) => {
      assert.match((await open().start()).message ?? "", /cannot be started: SIGKILL/);
      assert.equal(existsSync(path.join(folder, "crashes.json")), false);
    }));

  it("gives a file that was replaced its own chances", () =>
    withWindows("abort", async ({ open, file }) => {
      await open().start();
      writeFileSync(file, "fine now");
      assert.equal((await open().start()).state, "ready");
    }));

  it("tries the starter again in every new window", () =>
    withWindows("abort", async ({ open, file, loads }) => {
      for (const expected of [2, 4]) {
        assert.match((await open({ starter: file }).start()).message ?? "", /took the engine down/);
        assert.equal(loads(), expected);
      }
    }));

  it("says what the host says of a file that cannot be loaded", () =>
    withWindows("broken", async ({ open }) => {
      const status = await open().start();
      assert.deepEqual([status.state, status.message?.replace(/.*m\.gguf/, "")], ["failed", " is broken."]);
    }));

  it("uses the starter instead of a chosen file that cannot be loaded, says why, and takes the file up again", () =>
    withWindows("broken", async ({ open, folder, file }) => {
      const starter = path.join(folder, "starter.gguf");
      writeFileSync(starter, "fine");
      const window = open({ fallback: starter });
      const { state, path: used, message } = await window.start();
      assert.deepEqual([state, used], ["ready", starter]);
      assert.match(message ?? "", /m\.gguf is broken\. The starter is used instead\./);
      assert.match(await askedBy(window), /^a\.js by/);
      writeFileSync(file, "mended");
      const mended = await window.use(file);
      assert.deepEqual([mended.state, mended.path, mended.message], ["ready", file, undefined]);
    }));

  it("sleeps when nobody asks for long, and wakes for the next request", () =>
    withWindows("fine", async ({ open, loads }) => {
      const window = open({ idleMs: 100 });
      await window.start();
      const first = window.status.processId ?? 0;
      await until(() => !isRunning(first));
      assert.equal(window.status.state, "ready");
      assert.equal(loads(), 1);
      assert.match(await askedBy(window), /^a\.js by/);
      assert.equal(loads(), 2);
    }));

  it("ends when its last window closes", () =>
    withWindows("fine", async ({ open }) => {
      const window = open();
      const { processId = 0 } = await window.start();
      await window.dispose();
      await until(() => !isRunning(processId));
    }));

  it("takes an answer without a result for one", () =>
    withWindows("fine", async ({ open, loads }) => {
      const window = open();
      await window.start();
      assert.equal(await window.prefill(fillOf("x"), never), undefined);
      assert.match(await askedBy(window), /^a\.js by/);
      assert.equal(loads(), 1);
    }));

  it("hands on a text piece by piece to whoever wants it so", () =>
    withWindows("fine", async ({ open }) => {
      const window = open();
      await window.start();
      const pieces: string[] = [];
      const request = {
        document: "",
        languageId: "",
        instruction: "Say so.",
        maxTokens: 8,
        task: "ask.question",
        capability: "define",
        priority: "hover",
      } as const;
      const { text } = await window.write({ ...request, receive: (piece) => pieces.push(piece) }, never);
      assert.deepEqual([text, ...pieces], ["It is so.", "It ", "is ", "so."]);
      assert.equal((await window.write(request, never)).text, "It is so.");
    }));

  it("hands on errors as they are, and cancels what nobody waits for", () =>
    withWindows("fine", async ({ open }) => {
      const window = open();
      await window.start();
      await assert.rejects(window.fill(fillOf("fail"), never), { name: "RangeError", message: "as asked" });
      const stop = new AbortController();
      const asked = window.fill(fillOf("for ever"), stop.signal);
      setTimeout(() => stop.abort(new Error("typed on")), 50);
      await assert.rejects(asked, { message: "typed on" });
      assert.match(await askedBy(window), /^a\.js by/);
    }));

  it("has no model before it is started, and none after it is closed", () =>
    withWindows("fine", async ({ open }) => {
      const window = open();
      await assert.rejects(window.fill(fillOf("x"), never), { name: "ModelUnavailableError" });
      await window.start();
      await window.dispose();
      await assert.rejects(window.fill(fillOf("x"), never), { name: "ModelUnavailableError" });
    }));

  it("says that the disk is full, and is there as soon as there is room", function () {
    return withWindows("fine", async ({ open, folder, file }) => {
      const data = path.join(folder, "data");
      mkdirSync(data);
      const disk = mountSmallDisk(data, 64);
      if (!disk) this.skip();
      const { TMPDIR } = process.env;
      try {
        process.env.TMPDIR = data;
        disk.fill();
        const window = open({ data, fallback: `${file}.other` });
        const { state, message } = await window.start();
        assert.equal(state, "failed");
        assert.match(message ?? "", /data.* cannot be written: no space is left on the disk\.$/);
        disk.free();
        await until(() => window.status.state === "ready");
        assert.equal(window.status.path, file);
        assert.match(await askedBy(window), /^a\.js by/);
        await window.dispose();
      } finally {
        if (TMPDIR === undefined) delete process.env.TMPDIR;
        else process.env.TMPDIR = TMPDIR;
        disk.unmount();
      }
    });
  });
});

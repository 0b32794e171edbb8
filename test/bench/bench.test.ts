import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { typedFiles } from "../../bench/corpus.ts";
import { writeGguf } from "../../bench/ggufWriter.ts";
import { apply, typingSession } from "../../bench/keystrokes.ts";
import { benchPeer } from "../../bench/peerBench.ts";
import { percentile, table } from "../../bench/series.ts";
import { readGgufHeader } from "../../server/model/files/ggufFile.ts";

describe("percentile", () => {
  it("is the value below which that share of the values lies", () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    assert.deepEqual(
      [0, 50, 95, 99, 100].map((percent) => percentile(values, percent)),
      [1, 50, 95, 99, 100],
    );
    assert.equal(percentile([7], 99), 7);
    assert.ok(Number.isNaN(percentile([], 50)));
  });
});

describe("table", () => {
  it("says which budget was missed", () => {
    const text = table([{ name: "task", wall: [100, 200, 900], budget: { 50: 250, 95: 500 } }]);
    assert.match(text, /p50 ≤ 250, p95 ≤ 500 \(missed\)/);
  });
});

describe("typingSession", () => {
  const play = (text: string, count: number) => {
    const session = typingSession({ path: "a", language: "x", package: "p", licence: "MIT", text }, count);
    let now = session.start;
    for (const keystroke of session.keystrokes) now = apply(now, keystroke).text;
    return { now, session };
  };

  it("types what was taken out of the file, slips corrected", () => {
    for (const file of typedFiles()) {
      const { now, session } = play(file.text, 60);
      const typed = session.keystrokes.filter(({ kind }) => kind === "type").length;
      const corrected = session.keystrokes.filter(({ kind }) => kind === "backspace").length;
      assert.ok(typed >= 60 && corrected >= 2 && session.keystrokes[0]?.kind === "jump");
      assert.ok(now.length - session.start.length === typed - corrected);
      // Nothing is in the text that is not in the file, in the file's order.
      let at = 0;
      for (const character of now) at = file.text.indexOf(character, at) + 1 || Number.POSITIVE_INFINITY;
      assert.ok(Number.isFinite(at), file.path);
    }
  });

  it("survives any text", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("a", "\n", " "), maxLength: 80 }),
        fc.nat(40),
        (text, count) => {
          const { now } = play(text, count);
          assert.ok(now.length <= text.length + 2);
        },
      ),
    );
  });
});

describe("bench files", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), "inkling-bench-"));
  });
  after(() => rmSync(folder, { recursive: true }));

  it("writes GGUF files that the model host can read", async () => {
    const file = path.join(folder, "tiny.gguf");
    const tensor = { name: "t", dimensions: [32, 3], type: 2, bytes: 54 };
    await writeGguf(
      file,
      {
        "general.name": { type: "string", value: "tiny" },
        "general.alignment": { type: "uint32", value: 32 },
        "tokenizer.ggml.tokens": { type: "strings", value: ["a", "é"] },
        "tokenizer.ggml.token_type": { type: "int32s", value: [1, 1] },
        "tokenizer.ggml.add_bos_token": { type: "bool", value: false },
      },
      [tensor, { ...tensor, name: "u" }],
      function* ({ bytes }) {
        yield new Uint8Array(bytes);
      },
    );
    const bytes = readFileSync(file);
    const read = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
    const header = await readGgufHeader({ size: bytes.length, read }, "tiny.gguf");
    assert.equal(header.metadata.get("general.name"), "tiny");
    assert.deepEqual(header.metadata.get("tokenizer.ggml.tokens"), { length: 2 });
    assert.equal(header.tensorCount, 2);
    assert.ok(header.requiredSize <= bytes.length);
  });

  it("types the same keystrokes against llama-server's /infill", async function () {
    if (process.platform === "win32") return;
    this.timeout(30_000);
    const program = path.join(folder, "llama-server");
    const log = path.join(folder, "log.jsonl");
    writeFileSync(program, peer(log));
    chmodSync(program, 0o755);
    const series = await benchPeer({ program, model: "m.gguf", keystrokes: 10, ours: [1] });
    const asked = readFileSync(log, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    assert.deepEqual(
      series.map(({ name }) => name.split(":")[0]),
      ["llama-server", "llama-server"],
    );
    assert.ok(asked.length >= 10);
    assert.ok(asked.every(({ n_predict, cache_prompt }) => n_predict === 12 && cache_prompt === true));
    const lines = asked.map(({ input_prefix, input_suffix }) => [
      input_prefix.split("\n").length - 1,
      input_suffix.split("\n").length,
    ]);
    assert.ok(lines.every(([before, after]) => before <= 256 && after <= 64));
  });
});

/** A program that answers like llama-server and writes down what it was asked. */
function peer(log: string): string {
  return `#!${process.execPath}
const { appendFileSync } = require("node:fs");
const port = Number(process.argv[process.argv.indexOf("--port") + 1]);
require("node:http").createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => { body += piece; });
  request.on("end", () => {
    if (request.url === "/infill") appendFileSync(${JSON.stringify(log)}, body + "\\n");
    response.end("{}");
  });
}).listen(port, "127.0.0.1");
`;
}

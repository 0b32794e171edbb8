import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { type ByteSource, InvalidModelFileError, readGgufHeader } from "../../server/model/files/ggufFile.ts";
import { ggufBytes } from "./ggufBytes.ts";

function source(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: async (offset, length) => bytes.subarray(offset, Math.min(offset + length, bytes.length)),
  };
}

const read = (bytes: Uint8Array) => readGgufHeader(source(bytes), "model.gguf");

const whole = {
  metadata: { "general.name": "tiny", "general.alignment": 32, "tokenizer.ggml.tokens": ["a", "b", "c"] },
  tensors: [
    { name: "token_embd.weight", elements: 64, type: 0 },
    { name: "output_norm.weight", elements: 8, type: 0 },
  ],
};

describe("readGgufHeader", () => {
  it("reads metadata, the length of arrays and the size the tensors need", async () => {
    const bytes = ggufBytes(whole);
    const header = await read(bytes);
    assert.equal(header.version, 3);
    assert.equal(header.tensorCount, 2);
    assert.equal(header.metadata.get("general.name"), "tiny");
    assert.deepEqual(header.metadata.get("tokenizer.ggml.tokens"), { length: 3 });
    assert.equal(header.requiredSize, bytes.length);
  });

  it("reads the starter model", async () => {
    const bytes = readFileSync(new URL("../../models/inkling-starter.gguf", import.meta.url));
    const header = await read(bytes);
    assert.equal(header.metadata.get("general.architecture"), "qwen2");
    assert.ok(header.requiredSize <= bytes.length && header.requiredSize > bytes.length - 64);
  });

  for (const [what, bytes, message] of [
    ["an empty file", new Uint8Array(), /model\.gguf is empty/],
    [
      "a text file",
      new TextEncoder().encode("version https://git-lfs.github.com/spec/v1\n"),
      /not a GGUF model: it begins with "vers"/,
    ],
    ["an unknown version", ggufBytes({ version: 9 }), /is GGUF version 9; versions 2 and 3/],
    ["a file cut inside its header", ggufBytes(whole).subarray(0, 60), /cut short inside its header/],
    [
      "a file cut inside its tensors",
      ggufBytes({ ...whole, dataBytes: 100 }),
      /cut short: it has \d+ bytes, but its tensors need \d+/,
    ],
    ["a file of three bytes", new TextEncoder().encode("GGU"), /not a GGUF model/],
  ] as const)
    it(`names the file and what is wrong with ${what}`, async () => {
      await assert.rejects(read(bytes), (error: Error) => {
        assert.ok(error instanceof InvalidModelFileError);
        assert.match(error.message, message);
        return true;
      });
    });

  it("answers or says what is wrong, whatever bytes are changed or missing", async () => {
    const bytes = ggufBytes(whole);
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(changes, fc.nat(bytes.length), async (edits, length) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, value] of edits) damaged[at] = value;
        try {
          const header = await read(damaged.subarray(0, length));
          assert.ok(header.requiredSize <= length);
        } catch (error) {
          assert.ok(error instanceof InvalidModelFileError, String(error));
        }
      }),
      { numRuns: 500 },
    );
  });
});

import assert from "node:assert/strict";
import { judgeJson } from "../../server/language/wellFormed/judges/data.ts";

describe("JSON with a document on each line", () => {
  it("is well formed while every line is", async () => {
    assert.deepEqual(await judgeJson('{"a": 1}\n{"a": 2}\r\n\n[3]\n', "json"), []);
  });

  it("is not where a line is not, nor where plain values follow one another", async () => {
    for (const text of ['{"a": 1}\n{"a": \n', '{"a": 1}\n{"a" 2}\n', "1\n2\n"])
      assert.equal((await judgeJson(text, "json"))?.length, 1, text);
  });
});

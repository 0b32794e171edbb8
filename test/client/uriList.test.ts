import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { modelFilesIn } from "../../client/models/uriList.ts";

describe("what was dropped", () => {
  it("gives the model files in it, whatever else is there", () => {
    const list =
      "# from a file manager\r\nfile:///m/a%20b.gguf\r\nfile:///m/notes.txt\r\nfile:///C:/M/X.GGUF\n";
    assert.deepEqual(modelFilesIn(list), ["file:///m/a%20b.gguf", "file:///C:/M/X.GGUF"]);
  });

  it("gives nothing that is no file on this machine", () => {
    for (const list of [
      "",
      "https://host/a.gguf",
      "/m/a.gguf",
      "file:///m/a.gguf.part",
      "vscode-remote://x/a.gguf",
    ])
      assert.deepEqual(modelFilesIn(list), [], list);
  });
});

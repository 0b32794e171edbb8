import assert from "node:assert/strict";
import packageJson from "../../package.json" with { type: "json" };
import { languageModelTools } from "../../server/tools/languageModelTools.ts";

describe("language model tools", () => {
  it("are described in the manifest as the server takes them", () => {
    const { languageModelTools: manifest } = packageJson.contributes;
    assert.deepEqual(manifest, JSON.parse(JSON.stringify(languageModelTools())));
  });
});

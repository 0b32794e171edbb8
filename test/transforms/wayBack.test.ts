import assert from "node:assert/strict";
import { transformText } from "./transformText.ts";
import { waysBack } from "./waysBack.ts";

describe("a conversion's way back", () => {
  for (const [name, own] of Object.entries(waysBack))
    for (const [languageId, before, after] of own)
      it(`${name}, ${languageId}: ${JSON.stringify(before)}`, async () => {
        const result = await transformText(name, languageId, before);
        if (after === undefined) assert.ok(result === undefined || result.startsWith("refused: "), result);
        else assert.equal(result, after);
      });
});

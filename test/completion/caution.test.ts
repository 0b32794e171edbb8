import assert from "node:assert/strict";
import { cautionAt } from "../../server/features/completion/caution.ts";
import type { Remembered } from "../../server/features/completion/completionCache.ts";

const source: Remembered = {
  fill: { text: "", tokens: [], end: "line", evaluatedTokens: 0, promptTokens: 0, ms: 0 },
  lineRest: "",
  nextLine: "",
  snippets: [],
  leastProbability: 0,
};
const cautionOf = (linePrefix: string, typed: number, wasSilent = false) =>
  cautionAt({ linePrefix } as Parameters<typeof cautionAt>[0], { source: { ...source, wasSilent }, typed });

describe("caution while somebody types", () => {
  it("is none behind a word's first letter, and greatest later in a word that was silent", () => {
    assert.equal(cautionOf("return t", 0), 0);
    assert.ok(cautionOf("return tot", 0) > cautionOf("return ", 0));
    assert.ok(cautionOf("return ", 0) > 0);
    assert.ok(cautionOf("return tot", 2, true) > 0);
  });

  it("is none of an answer that comes late", () => assert.equal(cautionOf("return tot", 2), 0));
});

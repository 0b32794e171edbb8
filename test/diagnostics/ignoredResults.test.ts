import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

const text = "fn f() {\n    let _ = send();\n    let sent = send();\n    let _ = count;\n}\n";

describe("discarded results in Rust", () => {
  const lines = async (ignoredResults: boolean) =>
    (await checkText("rust", text, { rules: { "empty-catch": { ignoredResults } } }))
      .filter(({ rule }) => rule === "empty-catch")
      .map(({ range }) => range.start.line);

  it("are let alone by default", async () => assert.deepEqual(await lines(false), []));
  it("are swallowed errors by option", async () => assert.deepEqual(await lines(true), [1]));
});

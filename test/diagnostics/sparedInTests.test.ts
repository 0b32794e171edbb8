import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

describe("files of tests", () => {
  const copied = Array.from(
    { length: 8 },
    (_, at) => `  work(first${at}, second${at}, third${at}, fourth${at});\n`,
  ).join("");
  const text = `import crypto from "node:crypto";
function one() {\n${copied}}
function two() {\n${copied}}
fetch(url);
retry(37);
// TODO: mend
const hash = crypto.createHash("md5");
`;
  const rulesOf = async (path: string, settings = {}) =>
    [...new Set((await checkText("javascript", text, settings, path)).map(({ rule }) => rule))].sort();

  it("are spared what does no harm in them", async () => {
    assert.deepEqual(await rulesOf("src/a.js"), [
      "duplicate-code",
      "magic-number",
      "missing-error-handling",
      "security/weak-hash",
      "todo-comment",
    ]);
    assert.deepEqual(await rulesOf("test/a.js"), ["todo-comment"]);
    assert.deepEqual(await rulesOf("src/a.test.js"), ["todo-comment"]);
  });

  it("can be searched for copies", async () => {
    const settings = { rules: { "duplicate-code": { includeTests: true } } };
    assert.deepEqual(await rulesOf("test/a.js", settings), ["duplicate-code", "todo-comment"]);
  });

  it("may expect an error and do nothing with it", async () => {
    const expecting = "class A { void t() { try { f(); fail(); } catch (RuntimeException e) { } } }\n";
    const swallowing = "class A { void t() { try { f(); } catch (RuntimeException e) { } } }\n";
    const count = async (code: string, path: string) => (await checkText("java", code, {}, path)).length;
    assert.equal(await count(expecting, "src/test/ATest.java"), 0);
    assert.equal(await count(swallowing, "src/test/ATest.java"), 1);
    assert.equal(await count(expecting, "src/main/A.java"), 1);
  });
});

import assert from "node:assert/strict";
import { excludedBy } from "../../server/contract/excluded.ts";
import { excludeMatcher } from "../../server/machine/files/excludeMatcher.ts";

/** Which of the paths a setting `exclude` leaves out. */
function leftOut(exclude: readonly string[], paths: readonly string[]): readonly string[] {
  return paths.filter(excludeMatcher(excludedBy(exclude)));
}

const paths = ["src/a.ts", "src/made/b.ts", "build/c.ts", "x/node_modules/y/d.js", "e.min.js"];

describe("what is left out", () => {
  it("is what is installed, built or minified, and more where the setting names more", () => {
    const usual = ["build/c.ts", "x/node_modules/y/d.js", "e.min.js"];
    assert.deepEqual(leftOut([], paths), usual);
    assert.deepEqual(leftOut(["src/made/**"], paths), ["src/made/b.ts", ...usual]);
  });

  it("is brought back by a glob with an exclamation mark, and left out again by a later one", () => {
    assert.deepEqual(leftOut(["!**/build/**"], paths), ["x/node_modules/y/d.js", "e.min.js"]);
    assert.deepEqual(leftOut(["!**/build/**", "build/c.*"], paths), leftOut([], paths));
    assert.deepEqual(leftOut(["!**"], [...paths, "build/"]), []);
  });
});

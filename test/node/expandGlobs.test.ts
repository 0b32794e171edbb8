import assert from "node:assert/strict";
import path from "node:path";
import type { Environment } from "../../server/edges/cli/environment.ts";
import { expandGlobs } from "../../server/edges/cli/reading/expandGlobs.ts";
import { inTempFolder } from "./tempFolder.ts";

const files = {
  ".gitignore": "out/\n",
  ".git/HEAD": "ref: refs/heads/main\n",
  "a.ts": "",
  "src/b.ts": "",
  "src/b.py": "",
  "src/deep/c.ts": "",
  "src/[id]/page.ts": "",
  "out/d.ts": "",
  "node_modules/m/e.ts": "",
};
const expand = (...names: string[]) =>
  inTempFolder(files, async (cwd) => expandGlobs({ cwd } as Environment, names));

describe("expandGlobs", () => {
  it("leaves paths alone, those with brackets in their names too", async () =>
    assert.deepEqual(await expand("a.ts", "src", "src/[id]/page.ts", "nothing.ts"), [
      "a.ts",
      "src",
      "src/[id]/page.ts",
      "nothing.ts",
    ]));

  it("finds what a glob matches, without what is ignored or installed", async () => {
    assert.deepEqual(await expand("**/*.ts"), ["a.ts", "src/[id]/page.ts", "src/b.ts", "src/deep/c.ts"]);
    assert.deepEqual(await expand("src/*.{ts,py}"), ["src/b.py", "src/b.ts"]);
    assert.deepEqual(await expand("./src/d*/*"), ["src/deep/c.ts"]);
    assert.deepEqual(await expand("node_modules/*/*.ts"), ["node_modules/m/e.ts"]);
  });

  it("takes absolute globs", () =>
    inTempFolder(files, async (cwd) =>
      assert.deepEqual(expandGlobs({ cwd } as Environment, [path.join(cwd, "src/*.ts")]), ["src/b.ts"]),
    ));

  it("says when nothing matches", async () => {
    await assert.rejects(expand("src/*.rs"), /src\/\*\.rs: no such file or folder, and no file matches it/);
    await assert.rejects(expand("absent/*.ts"), /no file matches it/);
  });
});

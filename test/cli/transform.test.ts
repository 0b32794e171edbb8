import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { runCli, runJson } from "./runCli.ts";

const source = "const f = function (a) { return a; };\nconst g = function () { return this; };\n";

describe("inkling transform", () => {
  it("prints the file, its changes, or writes it", () =>
    inTempFolder({ "a.js": source }, async (cwd) => {
      const printed = await runCli(["transform", "function-to-arrow", "a.js:1"], { cwd });
      assert.deepEqual([printed.status, printed.stdout.split("\n")[0]], [0, "const f = (a) => a;"]);
      const diff = await runCli(["transform", "function-to-arrow", "a.js:1:12", "--diff"], { cwd });
      assert.match(diff.stdout, /^-const f = function[^\n]*\n\+const f = \(a\) => a;$/m);
      assert.equal(readFileSync(path.join(cwd, "a.js"), "utf8"), source);
      const written = await runCli(["transform", "function-to-arrow", ".", "--all", "--write"], { cwd });
      assert.equal(written.stdout, "a.js: 1 place\n");
      assert.match(
        readFileSync(path.join(cwd, "a.js"), "utf8"),
        /^const f = \(a\) => a;\nconst g = function/,
      );
    }));

  it("says what it takes for granted", () =>
    inTempFolder({ "a.js": "x = a && a.b;\n" }, async (cwd) => {
      const printed = await runCli(["transform", "and-to-optional-chaining", "a.js:1"], { cwd });
      assert.equal(printed.stdout, "x = a?.b;\n");
      assert.match(printed.stderr, /a\.js:1: the meaning stays the same if a is an object/);
      const all = await runCli(["transform", "and-to-optional-chaining", ".", "--all"], { cwd });
      assert.equal(all.stdout, "nothing for and-to-optional-chaining\n");
      assert.match(all.stderr, /a\.js: 1 place left where/);
    }));

  it("says why not", () =>
    inTempFolder({ "a.js": source, "b.js": "a = function () { return this; };\n" }, async (cwd) => {
      const refused = await runCli(["transform", "function-to-arrow", "a.js:2"], { cwd });
      assert.deepEqual([refused.status, refused.stdout], [1, ""]);
      assert.match(refused.stderr, /a\.js:2: It uses this/);
      const nothing = await runCli(["transform", "property-shorthand", "a.js:1"], { cwd });
      assert.deepEqual([nothing.status, nothing.stdout], [1, ""]);
      const whole = await runCli(["transform", "arrow-to-function", "a.js", "--all"], { cwd });
      assert.equal(whole.stdout, "nothing for arrow-to-function\n");
      const fixed = await runCli(["transform", "function-to-arrow", "b.js", "--all"], { cwd });
      assert.match(fixed.stderr, /b\.js: It uses this/);
      for (const args of [
        ["function-to-arow", "a.js:1"],
        ["function-to-arrow"],
        [],
        ["function-to-arrow", "c.js:1"],
        ["function-to-arrow", "a.js:99"],
      ])
        assert.equal((await runCli(["transform", ...args], { cwd })).status, 2, args.join(" "));
    }));

  it("lists what there is", async () => {
    const { value } = await runJson<{ transforms: { name: string }[] }>(["transform", "--list"]);
    assert.ok(value.transforms.some(({ name }) => name === "function-to-arrow"));
  });
});

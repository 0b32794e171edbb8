import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { defaultConfig } from "../../server/contract/config.ts";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import { listFiles } from "../../server/machine/files/listFiles.ts";
import { NodeSettings } from "../../server/machine/files/nodeSettings.ts";
import { inTempFolder } from "./tempFolder.ts";

/** What the settings of a folder are, and why a file of it was not read. */
function read(folder: string) {
  const refused: string[] = [];
  const settings = new NodeSettings(
    {},
    {
      roots: () => [pathToFileURL(folder).toString()],
      onRefused: (_file, reason) => refused.push(reason),
    },
  );
  const config = settings.of(pathToFileURL(path.join(folder, "a.ts")).toString());
  settings.of(pathToFileURL(path.join(folder, "b.ts")).toString());
  return { config, refused };
}

describe("a settings file that means harm", () => {
  const cases: Readonly<Record<string, [(file: string) => void, RegExp]>> = {
    "is a device": [(file) => symlinkSync("/dev/zero", file), /out of the workspace/],
    "is a pipe": [(file) => execFileSync("mkfifo", [file]), /not a regular file/],
    "is a folder": [(file) => mkdirSync(file), /not a regular file|EISDIR/],
    "leads out of the workspace": [(file) => symlinkSync("/etc/hostname", file), /out of the workspace/],
    "is too large": [(file) => writeFileSync(file, " ".repeat(1_100_000)), /1100000 bytes/],
    "is nested too deeply": [(file) => writeFileSync(file, "[".repeat(200_000)), /nested too deeply/],
  };
  for (const [what, [make, reason]] of Object.entries(cases))
    it(`${what}: it is not used, and that is said once`, function () {
      if (process.platform === "win32") this.skip();
      return inTempFolder({}, async (folder) => {
        make(path.join(folder, ".inkling.json"));
        const { config, refused } = read(folder);
        assert.deepEqual(config, defaultConfig);
        assert.equal(refused.length, 1);
        assert.match(refused[0] ?? "", reason);
      });
    });

  it("may be a link within the workspace", function () {
    if (process.platform === "win32") this.skip();
    return inTempFolder({ "shared/inkling.json": '{ "enabled": false }' }, async (folder) => {
      symlinkSync(path.join(folder, "shared/inkling.json"), path.join(folder, ".inkling.json"));
      const { config, refused } = read(folder);
      assert.deepEqual([config.enabled, refused], [false, []]);
    });
  });

  it("with twenty thousand wrong values is told of in part, and costs no more than reading it", () => {
    const languages = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`l${index}`, "no"]));
    const { config, problems } = parseConfig({ languages, enabled: false });
    assert.equal(config.enabled, false);
    assert.ok(problems.length <= 201);
    assert.match(problems.at(-1)?.message ?? "", /more problems/);
  });

  it("with too many globs or tags has the defaults instead", () => {
    const { config, problems } = parseConfig({
      exclude: Array(900_000).fill("a"),
      todo: { tags: Array(5000).fill({ tag: "A", severity: "hint" }) },
    });
    assert.deepEqual([config.exclude, config.todo.tags], [defaultConfig.exclude, defaultConfig.todo.tags]);
    assert.deepEqual(
      problems.map(({ message }) => message),
      ["This list should have at most 1000 entries.", "This list should have at most 100 entries."],
    );
  });
});

describe("an ignore file that means harm", () => {
  it("cannot hold the listing up", function () {
    if (process.platform === "win32") this.skip();
    const name = `${"a".repeat(200)}.ts`;
    return inTempFolder(
      { ".git/HEAD": "", ".gitignore": `${"*a".repeat(40)}b\nskipped.ts\n`, [name]: "", "skipped.ts": "" },
      async (folder) => {
        mkdirSync(path.join(folder, "inner"));
        symlinkSync("/dev/zero", path.join(folder, "inner/.gitignore"));
        const listed = [...listFiles(folder, { exclude: [`${"*a".repeat(40)}b`] })].map((file) =>
          path.basename(file),
        );
        assert.ok(listed.includes(name) && !listed.includes("skipped.ts"));
      },
    );
  });

  const unreadable: Readonly<Record<string, string>> = {
    "nothing but zeros": "\u0000".repeat(100_000),
    "a pattern without end": "a".repeat(900_000),
    "any one character, again and again": "?".repeat(100_000),
    "a path without end": "a/".repeat(100_000),
    "stars without end": "**/".repeat(30_000),
    "a hundred thousand patterns": Array.from({ length: 100_000 }, (_, index) => `a${index}`).join("\n"),
    "brackets that do not close": "[".repeat(900),
  };
  for (const [what, text] of Object.entries(unreadable))
    it(`does not end the listing, and counts as far as it can be read: ${what}`, () =>
      inTempFolder(
        { ".git/HEAD": "", ".gitignore": `skipped.ts\n${text}\n`, "seen.ts": "", "skipped.ts": "" },
        async (folder) => {
          const listed = [...listFiles(folder, { exclude: [] })].map((file) => path.basename(file));
          assert.deepEqual(listed, [".gitignore", "seen.ts"]);
        },
      ));
});

import assert from "node:assert/strict";
import { chmodSync, symlinkSync } from "node:fs";
import path from "node:path";
import { listFiles, listFilesInTurns } from "../../server/machine/files/listFiles.ts";
import { inTempFolder } from "./tempFolder.ts";

/** Of the event loop, within the listing of some thousand files. */
const enoughTurns = 3;

describe("listFiles", () => {
  it("counts globs from the folder it is told, but looks into an excluded folder that is named", () =>
    inTempFolder({ "src/made/a.ts": "", "src/made/src/made/b.ts": "", "src/c.ts": "" }, (base) => {
      const below = (folder: string) =>
        [...listFiles(path.join(base, folder), { exclude: ["src/made/**"], base })].map((file) =>
          path.relative(base, file).split(path.sep).join("/"),
        );
      assert.deepEqual(below("."), ["src/c.ts"]);
      assert.deepEqual(below("src"), ["src/c.ts"]);
      assert.deepEqual(below("src/made"), ["src/made/a.ts"]);
    }));

  it("lists files in a fixed order, in turns too", () =>
    inTempFolder({ "b.ts": "", "a/z.ts": "", "a/b/c.ts": "", "a.ts": "" }, async (folder) => {
      assert.deepEqual(list(folder), ["a/b/c.ts", "a/z.ts", "a.ts", "b.ts"]);
      const inTurns: string[] = [];
      const { signal } = new AbortController();
      for await (const file of listFilesInTurns(folder, { exclude: [] }, signal)) inTurns.push(file);
      assert.deepEqual(inTurns, [...listFiles(folder, { exclude: [] })]);
    }));

  it("gives others their turn, and ends when it is told to, though none of many files is wanted", () =>
    inTempFolder(
      Object.fromEntries(Array.from({ length: 5_000 }, (_, index) => [`${index % 9}/${index}.log`, ""])),
      async (folder) => {
        let turns = 0;
        const abort = new AbortController();
        const counting = setInterval(() => {
          if (++turns === enoughTurns) abort.abort();
        }, 0);
        const listed = listFilesInTurns(folder, { exclude: ["**/*.log"] }, abort.signal);
        await assert
          .rejects(async () => {
            for await (const file of listed) assert.fail(file);
          }, /abort/i)
          .finally(() => clearInterval(counting));
      },
    ));

  it("honours .gitignore of each folder, with exceptions", () =>
    inTempFolder(
      {
        ".gitignore": "*.log\n/out/\n!keep.log\n",
        "a.log": "",
        "keep.log": "",
        "out/x.ts": "",
        "src/out/y.ts": "",
        "src/.gitignore": "generated.ts\n!special.log\n",
        "src/generated.ts": "",
        "src/special.log": "",
        "generated.ts": "",
      },
      (folder) => {
        assert.deepEqual(list(folder), [
          ".gitignore",
          "generated.ts",
          "keep.log",
          "src/.gitignore",
          "src/out/y.ts",
          "src/special.log",
        ]);
      },
    ));

  it("honours the .gitignore of the repository around a folder", () =>
    inTempFolder(
      { ".git/HEAD": "", ".gitignore": "secret.ts\n", "src/secret.ts": "", "src/open.ts": "" },
      (folder) => {
        assert.deepEqual(list(path.join(folder, "src")), ["open.ts"]);
      },
    ));

  it("reads every sort of rule as Git does", () => {
    const rules =
      "# no\n/top.ts\ndeep/**/x.ts\n*.[oa]\n\\!odd.ts\nte?t.ts\nsub/only.ts\nNAME.ts\nall/*\n!all/kept.ts\ntrailing  \n";
    const names = [
      "top.ts",
      "in/top.ts",
      "deep/x.ts",
      "deep/a/b/x.ts",
      "a.o",
      "a.oa",
      "!odd.ts",
      "odd.ts",
      "test.ts",
      "tet.ts",
      "sub/only.ts",
      "in/sub/only.ts",
      "all/gone.ts",
      "all/kept.ts",
      "trailing/z.ts",
    ];
    const files = Object.fromEntries(names.map((name) => [name, ""]));
    return inTempFolder({ ".git/HEAD": "", ".gitignore": rules, ...files }, (folder) => {
      assert.deepEqual(list(folder), [
        ".gitignore",
        "a.oa",
        "all/kept.ts",
        "in/sub/only.ts",
        "in/top.ts",
        "odd.ts",
        "tet.ts",
      ]);
    });
  });

  it("lists an ignored folder when it is named", () =>
    inTempFolder(
      { ".git/HEAD": "", ".gitignore": "out/\n*.log\n", "out/a/b.ts": "", "src/c.log": "" },
      (folder) => {
        assert.deepEqual(list(path.join(folder, "out")), ["a/b.ts"]);
        assert.deepEqual(list(path.join(folder, "src")), []);
      },
    ));

  it("leaves out what is excluded, and Git's own folder", () =>
    inTempFolder(
      { ".git/config": "", "node_modules/a/index.js": "", "src/a.min.js": "", "src/a.js": "" },
      (folder) => {
        assert.deepEqual(list(folder, ["**/node_modules/**", "**/*.min.*"]), ["src/a.js"]);
      },
    ));

  it("does not follow links, so that loops end", () =>
    inTempFolder({ "src/a.ts": "" }, (folder) => {
      symlinkSync(folder, path.join(folder, "src/loop"));
      assert.deepEqual(list(folder), ["src/a.ts"]);
    }));

  it("tells of a folder it may not read, and goes on", () =>
    inTempFolder({ "closed/a.ts": "", "open/b.ts": "" }, (folder) => {
      const closed = path.join(folder, "closed");
      const unreadable: string[] = [];
      chmodSync(closed, 0);
      try {
        const found = [...listFiles(folder, { exclude: [], onUnreadable: (each) => unreadable.push(each) })];
        // The superuser may read everything.
        if (process.getuid?.() === 0) assert.equal(found.length, 2);
        else assert.deepEqual([found.length, unreadable], [1, [closed]]);
      } finally {
        chmodSync(closed, 0o700);
      }
    }));

  it("tells of a folder that is not there", () =>
    inTempFolder({}, (folder) => {
      const unreadable: string[] = [];
      const gone = path.join(folder, "gone");
      assert.deepEqual(
        [...listFiles(gone, { exclude: [], onUnreadable: (each) => unreadable.push(each) })],
        [],
      );
      assert.deepEqual(unreadable, [gone]);
    }));
});

function list(folder: string, exclude: readonly string[] = []): string[] {
  return [...listFiles(folder, { exclude })].map((file) =>
    path.relative(folder, file).split(path.sep).join("/"),
  );
}

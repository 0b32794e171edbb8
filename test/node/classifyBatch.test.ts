import assert from "node:assert/strict";
import { readdirSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { compareWalked } from "../../server/machine/batch/classificationCache.ts";
import {
  type BatchItem,
  type BatchOptions,
  classifyBatch,
} from "../../server/machine/batch/classifyBatch.ts";
import { inTempFolder } from "./tempFolder.ts";

const signal = new AbortController().signal;

async function run(
  folder: string,
  options: Partial<BatchOptions> = {},
  until = signal,
): Promise<BatchItem[]> {
  const items: BatchItem[] = [];
  const all = {
    folder,
    root: folder,
    exclude: [],
    maxFileSize: 10_000,
    threads: 2,
    version: "1",
    ...options,
  };
  for await (const item of classifyBatch(all, until)) items.push(item);
  return items;
}

const paths = (items: readonly BatchItem[]) =>
  items.map((item) =>
    "record" in item ? item.record.path : `(${item.skipped.reason}) ${item.skipped.path}`,
  );

/** Runs with a clock two seconds ahead, so that files just written are no longer too young to be known by their time. */
async function grownUp<T>(work: () => Promise<T>): Promise<T> {
  const now = Date.now;
  Date.now = () => now() + 2_000;
  try {
    return await work();
  } finally {
    Date.now = now;
  }
}

describe("classifyBatch", () => {
  it("classifies a tree in order, ignored files left out", () =>
    inTempFolder(
      {
        ".gitignore": "*.log\n",
        "b/x.py": "import os\n",
        "a.ts": "let a;\n",
        "c.log": "x",
        "b/y.test.ts": "it('x');\n",
      },
      async (folder) =>
        assert.deepEqual(paths(await run(folder)), [".gitignore", "a.ts", "b/x.py", "b/y.test.ts"]),
    ));

  it("skips and names what cannot be classified", () =>
    inTempFolder(
      { "binary.bin": new Uint8Array([1, 0, 2]), "large.ts": "x".repeat(20_000), "empty.ts": "" },
      async (folder) => {
        symlinkSync(folder, path.join(folder, "loop"));
        assert.deepEqual(paths(await run(folder)), [
          "(binary) binary.bin",
          "empty.ts",
          "(too-large) large.ts",
        ]);
      },
    ));

  it("survives any bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom("a.ts", "a.py", "a.md", "noname"),
        (bytes, name) =>
          inTempFolder({ [name]: bytes }, async (folder) => assert.equal((await run(folder)).length, 1)),
      ),
      { numRuns: 50 },
    );
  });

  it("gives the same with worker threads as without", () => {
    const files = Object.fromEntries(
      Array.from({ length: 250 }, (_, at) => [`d${at % 7}/f${at}.ts`, `export const a${at} = ${at};\n`]),
    );
    return inTempFolder(files, async (folder) => {
      const items = await run(folder);
      assert.equal(items.length, 250);
      assert.deepEqual(paths(items), paths(items).toSorted(compareWalked));
      assert.ok(items.every((item) => "record" in item && item.record.language === "typescript"));
    });
  }).timeout(30_000);

  it("takes unchanged files from the cache and changed ones anew", () =>
    inTempFolder({ "a.ts": "let a;\n", "b.ts": "let b;\n", "c.bin": "\0" }, async (folder) => {
      const old = new Date(Date.now() - 60_000);
      for (const name of ["a.ts", "b.ts", "c.bin"]) utimesSync(path.join(folder, name), old, old);
      const cacheFile = path.join(folder, ".git-cache");
      const options = { cacheFile, exclude: [".git-cache*"] };
      await run(folder, options);
      writeFileSync(path.join(folder, "b.ts"), "// TODO: b\n");
      const second = await run(folder, options);
      assert.deepEqual(
        second.map((item) =>
          "record" in item ? [item.cached, item.record.patterns.todo] : item.skipped.reason,
        ),
        [[true, false], [false, true], "binary"],
      );
    }));

  it("reads an unchanged tree from the cache alone, and leaves the cache as it is", () =>
    inTempFolder({ "a.ts": "let a;\n", "b/c.ts": "let c;\n", "d.bin": "\0" }, async (folder) => {
      const options = { cacheFile: path.join(folder, "cache"), exclude: ["cache*"] };
      await grownUp(() => run(folder, options));
      const before = statSync(options.cacheFile);
      const items = await grownUp(() => run(folder, options));
      assert.deepEqual(paths(items), ["a.ts", "b/c.ts", "(binary) d.bin"]);
      assert.ok(items.every((item) => !("record" in item) || item.cached));
      assert.equal(statSync(options.cacheFile).ino, before.ino, "nothing was written");
    }));

  it("removes caches that were not used for a month when it writes one, and keeps one that is only read", () =>
    inTempFolder({ "tree/a.ts": "let a;\n", "cache/notes.txt": "not ours\n" }, async (folder) => {
      const cache = (name: string) => path.join(folder, "cache", name);
      const age = (name: string, days: number) => {
        const then = new Date(Date.now() - days * 86_400_000);
        utimesSync(cache(name), then, then);
      };
      for (const name of ["0a.cache", "0b.cache", "0c.cache.123"]) writeFileSync(cache(name), "{}\n");
      age("0a.cache", 31);
      age("0b.cache", 29);
      age("0c.cache.123", 31);
      age("notes.txt", 31);
      const options = { cacheFile: cache("1f.cache") };
      await grownUp(() => run(path.join(folder, "tree"), options));
      assert.deepEqual(readdirSync(path.join(folder, "cache")).sort(), ["0b.cache", "1f.cache", "notes.txt"]);
      age("1f.cache", 29);
      await grownUp(() => run(path.join(folder, "tree"), options));
      assert.ok(statSync(options.cacheFile).mtimeMs > Date.now() - 86_400_000, "reading counts as use");
    }));

  it("keeps what is known of files that stay when others come and go", () =>
    inTempFolder(
      { "a.ts": "let a;\n", "b.ts": "let b;\n", "we\tird\\.ts": "let c;\n", "z.ts": "let z;\n" },
      async (folder) => {
        const options = { cacheFile: path.join(folder, "cache"), exclude: ["cache*"] };
        await grownUp(() => run(folder, options));
        rmSync(path.join(folder, "a.ts"));
        writeFileSync(path.join(folder, "c.ts"), "let c;\n");
        const known = (items: readonly BatchItem[]) =>
          items.map((item) => "record" in item && [item.record.path, item.cached]);
        assert.deepEqual(known(await run(folder, options)), [
          ["b.ts", true],
          ["c.ts", false],
          ["we\tird\\.ts", true],
          ["z.ts", true],
        ]);
        assert.ok(known(await run(folder, options)).every((entry) => entry && entry.at(1) === true));
      },
    ));

  it("starts anew when the cache is damaged", () =>
    inTempFolder({ "a.ts": "let a;\n", "b.ts": "let b;\n" }, async (folder) => {
      const options = { cacheFile: path.join(folder, "cache"), exclude: ["cache*"] };
      await run(folder, options);
      const [header = "", ...lines] = readFileSync(options.cacheFile, "utf8").split("\n");
      writeFileSync(options.cacheFile, [header, "no entry", ...lines].join("\n"));
      assert.deepEqual(paths(await run(folder, options)), ["a.ts", "b.ts"]);
      assert.deepEqual(paths(await run(folder, options)), ["a.ts", "b.ts"]);
    }));

  it("writes a record as JSON without reading it, under any path", () =>
    inTempFolder({ "a.ts": "import fs from 'node:fs';\n" }, async (folder) => {
      const [item] = await run(folder);
      assert.ok(item && "record" in item);
      assert.deepEqual(JSON.parse(item.json('sub/"x".ts')), { ...item.record, path: 'sub/"x".ts' });
    }));

  it("does not trust the time of a file that was touched only", () =>
    inTempFolder({ "a.ts": "let a;\n" }, async (folder) => {
      const options = { cacheFile: path.join(folder, "cache"), exclude: ["cache*"] };
      await run(folder, options);
      utimesSync(path.join(folder, "a.ts"), new Date(), new Date());
      const [item] = await run(folder, options);
      assert.ok(item && "record" in item && item.cached, "the content's hash is the same");
    }));

  it("forgets the cache of another version", () =>
    inTempFolder({ "a.ts": "let a;\n" }, async (folder) => {
      const options = { cacheFile: path.join(folder, "cache"), exclude: ["cache*"] };
      await run(folder, options);
      const [item] = await run(folder, { ...options, version: "2" });
      assert.ok(item && "record" in item && !item.cached);
    }));

  it("ends without an error when it is stopped, and keeps what it had", () => {
    const files = Object.fromEntries(
      Array.from({ length: 120 }, (_, at) => [`f${String(at).padStart(3, "0")}.ts`, "let a;\n"]),
    );
    return inTempFolder(files, async (folder) => {
      const cacheFile = path.join(folder, "cache");
      const abort = new AbortController();
      const items: BatchItem[] = [];
      const options = {
        folder,
        root: folder,
        exclude: ["cache*"],
        maxFileSize: 1000,
        threads: 1,
        version: "1",
        cacheFile,
      };
      for await (const item of classifyBatch(options, abort.signal)) {
        items.push(item);
        if (items.length === 10) abort.abort();
      }
      assert.ok(items.length >= 10 && items.length < 120);
      const kept = readFileSync(cacheFile, "utf8").trim().split("\n").length - 1;
      assert.ok(kept >= 10, `${kept} kept`);
    });
  });

  it("counts a file that vanishes during the scan", () =>
    inTempFolder({ "a.ts": "let a;\n", "b.ts": "let b;\n" }, async (folder) => {
      const options = { folder, root: folder, exclude: [], maxFileSize: 1000, threads: 1, version: "1" };
      const batch = classifyBatch(options, signal);
      rmSync(path.join(folder, "a.ts"));
      const items: BatchItem[] = [];
      for await (const item of batch) items.push(item);
      assert.deepEqual(paths(items), ["b.ts"]);
    }));

  it("splits a tree into shards that make the whole", () => {
    const files = Object.fromEntries(Array.from({ length: 60 }, (_, at) => [`f${at}.ts`, "let a;\n"]));
    return inTempFolder(files, async (folder) => {
      const shards = await Promise.all([1, 2, 3].map((index) => run(folder, { shard: { index, count: 3 } })));
      const whole = paths(await run(folder));
      assert.deepEqual(shards.flatMap(paths).toSorted(), whole.toSorted());
      assert.ok(
        shards.every((shard) => shard.length >= 10),
        "shards are of like size",
      );
    });
  });
});

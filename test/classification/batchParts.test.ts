import assert from "node:assert/strict";
import fc from "fast-check";
import { listFiles } from "../../client/report/page/fileList.ts";
import { secondsLeft } from "../../client/report/secondsLeft.ts";
import { recordOf } from "../../server/features/classification/classification.ts";
import { exporterFor, exportFormats } from "../../server/features/classification/exportRecords.ts";
import { mergeRecords, parseRecords } from "../../server/features/classification/mergeRecords.ts";
import { readFile } from "../../server/features/classification/readFile.ts";
import { sampleText } from "../../server/features/classification/sampleText.ts";
import { isInShard, parseShard } from "../../server/features/classification/shard.ts";

const record = (path: string) => {
  const file = { path, text: "let a;\n" };
  return recordOf(file, readFile(file), 1);
};

describe("shards", () => {
  it("give each file to exactly one", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 20 }), (path, count) => {
        const owners = Array.from({ length: count }, (_, at) => ({ index: at + 1, count })).filter((shard) =>
          isInShard(path, shard),
        );
        assert.equal(owners.length, 1);
      }),
    );
  });

  it("are written I/N", () => {
    assert.deepEqual(parseShard("2/8"), { index: 2, count: 8 });
    for (const wrong of ["0/2", "3/2", "1", "a/b", "1/0", "-1/2", "1/2/3"])
      assert.equal(parseShard(wrong), undefined, wrong);
  });
});

describe("exports", () => {
  for (const format of ["json", "jsonl"] as const) {
    it(`writes ${format} that reads back, cut short after any record too`, () => {
      const { start, record: write, end } = exporterFor(format);
      for (const count of [0, 1, 3]) {
        const records = Array.from({ length: count }, (_, at) => record(`f${at}.ts`));
        const text = start + records.map((each, at) => write(each, at === 0)).join("") + end;
        assert.deepEqual(parseRecords(text), records);
      }
    });
  }

  it("keeps what a path holds from breaking a table or a spreadsheet", () => {
    const odd = record('a,"b"\n=c|d.ts');
    assert.match(exporterFor("csv").record(odd, true), /^"a,""b""\n=c\|d\.ts",/);
    assert.match(exporterFor("csv").record(record("=cmd()"), true), /^'=cmd\(\),/);
    assert.match(exporterFor("markdown").record(odd, true), /\\\|d\.ts/);
    assert.equal(exporterFor("markdown").record(odd, true).trimEnd().split("\n").length, 1);
  });

  it("keeps what a path holds from breaking a line or a terminal", () =>
    assert.match(
      exporterFor("text").record(record("a\n\u001b[31m.ts"), true),
      /^a\\n\\u\{1b\}\[31m\.ts: [^\n]*\n$/,
    ));

  it("gives questions columns of their own", () => {
    const { start, record: write } = exporterFor("csv", ["is it?"]);
    const answered = {
      ...record("a.ts"),
      answers: { "is it?": { answer: "yes", confidence: 1, tier: "large" } },
    };
    assert.match(start, /,is it\?\r\n$/);
    assert.match(write(answered, true), /,yes\r\n$/);
  });

  it("has a way to write each format", () => {
    for (const format of exportFormats) assert.notEqual(exporterFor(format).record(record("a.ts"), true), "");
  });
});

describe("merge", () => {
  it("joins shards, whatever their order", () => {
    const parts = [[record("b.ts")], [record("a.ts"), record("c.ts")]];
    assert.deepEqual(
      mergeRecords(parts).map(({ path }) => path),
      ["a.ts", "b.ts", "c.ts"],
    );
    assert.deepEqual(mergeRecords(parts.toReversed()), mergeRecords(parts));
  });

  it("keeps the surer of two records", () => {
    const sure = { ...record("a.ts"), confidence: 1 };
    assert.deepEqual(mergeRecords([[record("a.ts")], [sure]]), [sure]);
  });

  it("names the line that is no record, and drops an unfinished last one", () => {
    const line = JSON.stringify(record("a.ts"));
    assert.throws(() => parseRecords(`${line}\n{"x":1}\n${line}\n`), /line 2/);
    assert.equal(parseRecords(`${line}\n${line.slice(0, 20)}`).length, 1);
  });
});

describe("samples of long texts", () => {
  it("stay within their budget and are well-formed", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 5000 }),
        fc.integer({ min: 10, max: 500 }),
        (text, tokens) => {
          const sampled = sampleText(text, tokens);
          assert.ok(sampled.length <= Math.max(text.length, tokens * 3 + 2));
          if (text.length > tokens * 3) assert.ok(sampled.length <= tokens * 3 + 2);
        },
      ),
    );
  });

  it("hold the head, signatures and a middle part", () => {
    const body = "  x();\n".repeat(200);
    const text = `// head\n${body}function signatureBelow() {\n${body}}\n`;
    const sampled = sampleText(text, 100);
    assert.match(sampled, /^\/\/ head/);
    assert.match(sampled, /signatureBelow/);
  });
});

describe("the report's list of files", () => {
  const entry = (path: string, lines: number, reasons: string[] = []) => ({
    path,
    root: 0,
    language: "typescript",
    kind: "source",
    lines,
    reasons,
    patterns: ["async"],
  });
  const entries = [entry("b.ts", 1), entry("a.ts", 5), entry("c.ts", 2, ["issue"])];
  const paths = (filter: string, order: "health" | "lines" | "path") =>
    listFiles(entries, filter, order).map(({ path }) => path);

  it("orders", () => {
    assert.deepEqual(paths("", "path"), ["a.ts", "b.ts", "c.ts"]);
    assert.deepEqual(paths("", "lines"), ["a.ts", "c.ts", "b.ts"]);
    assert.deepEqual(paths("", "health"), ["c.ts", "a.ts", "b.ts"]);
  });

  it("filters by words, languages and kinds", () => {
    assert.deepEqual(paths("issue", "path"), ["c.ts"]);
    assert.deepEqual(paths("language:typescript b.", "path"), ["b.ts"]);
    assert.deepEqual(paths("kind:test", "path"), []);
    assert.equal(paths("async", "path").length, 3);
  });

  it("tells how long a report still takes", () =>
    assert.equal(secondsLeft({ done: 100, total: 1000, perSecond: 450 }), 2));
});

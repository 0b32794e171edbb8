import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";

const page = readFileSync(new URL("../../SECURITY.md", import.meta.url), "utf8");
const rows = page.split("\n").filter((line) => /^\| (?!who |-)[^|]/.test(line));

describe("the threat model", () => {
  it("names a test for each promise", () => {
    assert.ok(rows.length > 0);
    const bare = rows.filter((row) => !/`test\/[^`]+\.test\.ts` *\|?[^|]*\|$/.test(row));
    assert.deepEqual(bare, []);
  });

  it("stands behind paragraphs that each name theirs", () => {
    const [, said = ""] = /## What Inkling touches\n\n([\s\S]*?)\n## /.exec(page) ?? [];
    const paragraphs = said.trim().split(/\n{2,}/);
    assert.ok(paragraphs.length > 5);
    assert.deepEqual(
      paragraphs.filter((paragraph) => !/`test\/[^`]+\.test\.ts`/.test(paragraph)),
      [],
    );
  });

  it("names no test that does not exist", () => {
    const named = [...page.matchAll(/`(test\/[^`]+)`/g)].map(([, file = ""]) => file);
    const missing = named.filter((file) => !existsSync(new URL(`../../${file}`, import.meta.url)));
    assert.deepEqual(missing, []);
  });
});

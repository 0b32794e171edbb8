import assert from "node:assert/strict";
import type { SyntaxVerdict } from "../../server/contract/ports.ts";
import { languages } from "../../server/language/languages.ts";
import { createJudges } from "../../server/language/wellFormed/judges.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "./grammars.ts";

const depth = 8_000;
/** Nested, or long in a way that parsers nest, where they are code at all. */
const texts: readonly string[] = [
  `x = ${"(".repeat(depth)}1${")".repeat(depth)}`,
  `${"[".repeat(depth)}${"]".repeat(depth)}`,
  "{".repeat(depth),
  `x = ${"- ".repeat(depth)}1`,
  `x = ${"a ? b : ".repeat(depth)}c`,
  `${"<a>".repeat(depth)}${"</a>".repeat(depth)}`,
  `x = ${"() => ".repeat(depth)}1`,
  // What parsers that try several ways read again and again, the more often the deeper.
  `${"@a(".repeat(12)}!`,
  `class A { void f() { switch (a) { case ${"B(".repeat(48)}${")".repeat(48)} -> {} } } }`,
];
const others = ["json", "jsonc", "yaml", "toml", "xml", "css", "sql"];

describe("a text that is nested more deeply than parsers can go", () => {
  const judges = createJudges(grammars, silentLogger);
  const judged = [...languages.flatMap(({ languageIds }) => languageIds), ...others].filter(judges.has);

  for (const languageId of new Set(judged))
    it(`has no problem for that, nor has the next one: ${languageId}`, async () => {
      const judge = await judges.of(languageId);
      assert.ok(judge);
      const broken = languageId === "php" ? "<?php $a = = 1;" : "x = = ( ]";
      const before = judge(broken, languageId);
      for (const text of texts) {
        const verdict: SyntaxVerdict = judge(languageId === "php" ? `<?php ${text}` : text, languageId);
        assert.doesNotMatch(JSON.stringify(verdict) ?? "", /call stack|recursion|memory|unreachable/i);
      }
      assert.deepEqual(judge(broken, languageId), before);
    });
});

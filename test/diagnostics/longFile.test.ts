import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

/** A statement and a comment in each language. */
const languages: Readonly<Record<string, readonly [statement: string, comment: string]>> = {
  javascript: ["work();", "// note"],
  javascriptreact: ["work();", "/* note */"],
  typescript: ["work();", "// note"],
  typescriptreact: ["work();", "// note"],
  python: ["work()", "# note"],
  java: ["class A {}", "// note"],
  go: ["var a = 1", "// note"],
  rust: ["struct A;", "// note"],
  c: ["int a;", "/* note */"],
  cpp: ["int a;", "// note"],
  csharp: ["class A {}", "// note"],
  php: ["work();", "# note"],
  ruby: ["work", "# note"],
};
const max = 6;

describe("long-file", () => {
  for (const [languageId, [statement, comment]] of Object.entries(languages)) {
    const head = languageId === "php" ? "<?php\n" : "";
    /** Lines of code, PHP's opening tag among them. */
    const code = (lines: number) => `${statement}\n`.repeat(lines - (head === "" ? 0 : 1));
    const count = async (text: string) => {
      const settings = { rules: { "long-file": { max }, "duplicate-code": { severity: "off" } } } as const;
      const found = await checkText(languageId, head + text, settings);
      return found.filter(({ rule }) => rule === "long-file").length;
    };

    it(`counts lines of code in ${languageId}`, async () => {
      for (const long of [
        code(max + 1),
        code(max * 2),
        `${comment}\n${code(max + 1)}`,
        `\n\n${code(max + 1)}`,
        code(max + 1).trimEnd(),
      ])
        assert.equal(await count(long), 1, JSON.stringify(long));
    });

    it(`counts neither comments nor blank lines in ${languageId}`, async () => {
      for (const short of [
        code(max),
        code(max - 1),
        `${comment}\n`.repeat(max) + code(max),
        code(max).replaceAll("\n", "\n\n"),
        code(max).replaceAll("\n", `\n${comment}\n`),
      ])
        assert.equal(await count(short), 0, JSON.stringify(short));
    });
  }
});

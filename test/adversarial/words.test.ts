import assert from "node:assert/strict";
import type { Finding } from "../../server/features/diagnostics/engine/finding.ts";
import { languageOf, languages } from "../../server/language/languages.ts";
import { commented } from "../../server/language/lexical/commentSigns.ts";
import { checkText } from "../diagnostics/checkText.ts";
import { chunks, ruleWords } from "./ruleWords.ts";

/** A small program with a place for statements; a number in it needs a name, where the language has such a rule. */
interface Program {
  readonly before: string;
  readonly behind: string;
  /** A statement that hands a text to a function that nobody knows. */
  readonly call: (name: string, text: string) => string;
}

const braces = (head: string, behind: string, end = ";"): Program => ({
  before: `${head} {`,
  behind: `  wait(37)${end}\n}${behind}`,
  call: (name, text) => `${name}("${text}")${end}`,
});
const ofC = braces("void run(void)", "");
const ofJavaScript = braces("function run()", "");
const programs: Readonly<Record<string, Program>> = {
  javascript: ofJavaScript,
  javascriptreact: ofJavaScript,
  typescript: ofJavaScript,
  typescriptreact: ofJavaScript,
  c: ofC,
  cpp: ofC,
  java: braces("class Job {\n  void run()", "\n}"),
  csharp: braces("class Job {\n  void Run()", "\n}"),
  go: braces("package job\n\nfunc run()", "", ""),
  rust: braces("fn run()", ""),
  php: braces("<?php\nfunction run()", ""),
  powershell: {
    before: "function Start-Run {",
    behind: "  Wait-Run 37\n}",
    call: (name, text) => `${name} "${text}"`,
  },
  python: {
    before: "def run():",
    behind: "  wait(37)\n",
    call: (name, text) => `${name}("${text}")`,
  },
  ruby: { before: "def run", behind: "  wait(37)\nend", call: (name, text) => `${name}("${text}")` },
  lua: { before: "function run()", behind: "  wait(37)\nend", call: (name, text) => `${name}("${text}")` },
  shellscript: { before: "run() {", behind: "  wait_for 37\n}", call: (name, text) => `${name} "${text}"` },
  css: { before: "a {", behind: "  width: 37px;\n}", call: (name, text) => `  --${name}: "${text}";` },
  ini: { before: "[run]", behind: "wait = 37\n", call: (name, text) => `${name} = ${text}` },
};

const words = ruleWords();
/** Words in one line. */
const together = 12;
/** Rules about how much there is, which more lines do change. */
const sizes: ReadonlySet<string> = new Set(["long-function", "long-file", "duplicate-code"]);

/** Lines that say words of the rules where they mean nothing. */
const disguises: Readonly<Record<string, (languageId: string, program: Program) => readonly string[]>> = {
  "in comments": (languageId) =>
    chunks(words, together).flatMap(
      (some) => commented(`About ${some.join(", ")}, of course.`, languageId) ?? [],
    ),
  "in texts": (_, { call }) => chunks(words, together).map((some) => call("note", some.join(" "))),
  "in similar names": (_, { call }) => words.map((word) => call(`${word}ishly`, "a")),
};

describe("every word that a rule looks for", () => {
  it("is known for each language that can be parsed", () => {
    const ids = languages.flatMap(({ languageIds }) => languageIds);
    assert.deepEqual(Object.keys(programs).sort(), ids.toSorted());
    assert.ok(words.includes("eval") && words.includes("verify") && words.length > 500, String(words.length));
  });

  for (const [languageId, program] of Object.entries(programs))
    for (const [where, write] of Object.entries(disguises))
      it(`means nothing to ${languageId} ${where}`, async () => {
        const plain = await rulesOf(languageId, `${program.before}\n${program.behind}`);
        const lines = write(languageId, program).map((line) => `  ${line}\n`);
        const disguised = await rulesOf(languageId, `${program.before}\n${lines.join("")}${program.behind}`);
        assert.equal(plain.length, languageOf(languageId)?.control ? 1 : 0);
        assert.deepEqual(disguised, plain);
      });
});

async function rulesOf(languageId: string, text: string): Promise<readonly string[]> {
  const findings = await checkText(languageId, text, {}, `src/job.${languageId}`);
  return findings.filter(({ rule }) => !sizes.has(rule)).map((finding) => said(finding, text));
}

function said({ rule, range, message }: Finding, text: string): string {
  return `${rule}: ${message} | ${text.split("\n")[range.start.line]?.slice(0, 200)}`;
}

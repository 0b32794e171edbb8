import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { languageOf } from "../../server/language/languages.ts";
import { checkText } from "../diagnostics/checkText.ts";
import { type Disguised, withComments, withOtherFunction, withStatements } from "./disguises.ts";

const folder = fileURLToPath(new URL("../diagnostics/fixtures", import.meta.url));
/** Every rule with a fixture, but for the one that counts a file's lines. */
const rules = readdirSync(folder)
  .filter((name) => name !== "long-file")
  .flatMap((name) =>
    name === "security" ? readdirSync(path.join(folder, name)).map((each) => `security/${each}`) : [name],
  );
const disguises: Readonly<Record<string, (languageId: string, text: string) => Promise<Disguised>>> = {
  "in comments": withComments,
  "in texts and similar names": withStatements,
  "in another function": withOtherFunction,
};
/**
 * What a comment or a statement there does change: a catch is no longer empty, a number is told, what may fail stands before
 * a `try`, a comment goes on, copies begin elsewhere.
 */
const meant: ReadonlySet<string> = new Set([
  ...["empty-catch", "magic-number"].flatMap((rule) => [
    `${rule} in comments`,
    `${rule} in texts and similar names`,
  ]),
  "commented-out-code in comments",
  "duplicate-code in texts and similar names",
  "missing-error-handling floating.js in texts and similar names",
  "missing-error-handling promises.ts in texts and similar names",
  // A function that does more than accept everything may look at what it is given.
  "security/disabled-tls-verification Tls.cs in texts and similar names",
  // What is said to a linter is said of the line below it.
  ...["cleaning.go", "silenced.ts", "Silenced.java"].flatMap((name) => [
    `missing-error-handling ${name} in comments`,
    `missing-error-handling ${name} in texts and similar names`,
  ]),
]);

describe("rules and words that mean nothing where they stand", () => {
  for (const rule of rules)
    for (const name of readdirSync(path.join(folder, rule))) {
      const text = readFileSync(path.join(folder, rule, name), "utf8");
      if (/settings: \{/.test(text.split("\n", 1)[0] ?? "") || text.includes("\r")) continue;
      const languageId = languageOfFile(name, text);
      // Without a tree nobody knows where a statement could stand.
      if (languageOf(languageId) === undefined) continue;
      const telling = Object.entries(disguises).filter(
        ([where]) => !meant.has(`${rule} ${where}`) && !meant.has(`${rule} ${name} ${where}`),
      );
      let plain: Promise<readonly number[]> | undefined;
      for (const [where, disguise] of telling) {
        it(`${rule}: ${name} with words ${where}`, async () => {
          plain ??= linesOf(languageId, text, name, rule);
          const disguised = await disguise(languageId, text);
          const found = await linesOf(languageId, disguised.text, name, rule);
          const mapped = found.map((line) => disguised.lineOf[line]).filter((line) => line !== undefined);
          assert.deepEqual(mapped, await plain);
        });
      }
    }
});

/** Code that is reported unless a certain word stands in it: in a comment that word says nothing. */
const silencing: readonly (readonly [languageId: string, rule: string, text: string])[] = [
  [
    "csharp",
    "security/insecure-random",
    "class A {\n  // RandomNumberGenerator would be better\n  string Token() { var token = random.Next(); return token; }\n}\n",
  ],
  [
    "php",
    "security/insecure-deserialization",
    "<?php\nfunction load($data) {\n  return unserialize($data /* 'allowed_classes' => false */);\n}\n",
  ],
  [
    "java",
    "security/insecure-deserialization",
    "class A {\n  Object load(String text) { return new Yaml(/* new SafeConstructor() */).load(text); }\n}\n",
  ],
  [
    "java",
    "security/disabled-tls-verification",
    "class A {\n  public void checkServerTrusted(X509Certificate[] chain, String type) { /* throws */ }\n}\n",
  ],
];

describe("words that would silence a rule", () => {
  for (const [languageId, rule, text] of silencing)
    it(`are nothing to ${rule} in a comment of ${languageId}`, async () => {
      assert.equal((await linesOf(languageId, text, "a", rule)).length, 1);
    });
});

async function linesOf(languageId: string, text: string, name: string, rule: string): Promise<number[]> {
  const findings = await checkText(languageId, text, {}, `src/${name}`);
  return findings.filter((finding) => finding.rule === rule).map(({ range }) => range.start.line);
}

import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { ConfigInput } from "../../server/contract/config.ts";
import { isSettingsFile } from "../../server/contract/settingsFile.ts";
import { findConfigProblems } from "../../server/features/diagnostics/engine/configDiagnostics.ts";
import { checkText } from "./checkText.ts";

/** The problems of a settings text: what is marked, and the message. */
function problems(text: string): string[] {
  const document = TextDocument.create("file:///workspace/.inkling.json", "json", 1, text);
  return findConfigProblems(document).map(({ range, message }) => `${document.getText(range)}: ${message}`);
}

describe("the check of .inkling.json", () => {
  const severities = (text: string) => {
    const document = TextDocument.create("file:///workspace/.inkling.json", "json", 1, text);
    return [...new Set(findConfigProblems(document, "hint").map(({ severity }) => severity))];
  };

  for (const text of ['{"rules": {', "[]", '"x"', "{".repeat(5000), "{} {}"])
    it(`calls it an error when the whole is no settings: ${text.slice(0, 12)}`, () => {
      assert.deepEqual(severities(text), ["error"]);
    });

  it("gives one wrong setting the severity of the rule", () => {
    assert.deepEqual(severities('{"exclude": 1, "no-such": 2}'), ["hint"]);
  });

  it("knows a rule without its group", () => {
    assert.match(
      problems('{"rules": {"sql-injection": {}}}').join(),
      /Did you mean “security\/sql-injection”/,
    );
  });

  it("finds nothing in good settings, comments and trailing commas included", () => {
    assert.deepEqual(problems('// ours\n{"rules": {"long-function": {"max": 80},},}'), []);
    assert.deepEqual(problems(""), []);
  });

  it("marks an unknown key", () => {
    assert.deepEqual(problems('{"rules": {"long-functions": {"max": 80}}}'), [
      '"long-functions": Unknown rule “long-functions”. Did you mean “long-function”?',
    ]);
    assert.deepEqual(problems('{"Todo": {}, "rules": {"no-such": {}}}'), [
      '"Todo": Unknown setting “Todo”. Did you mean “todo”?',
      '"no-such": Unknown rule “no-such”.',
    ]);
  });

  it("marks a wrong value where it stands, and each of several", () => {
    const found = problems('{"rules": {"long-function": {"max": "many", "severity": "loud"}}, "exclude": 1}');
    assert.deepEqual(found.map((each) => each.replace(/: .*/, "")).sort(), ['"loud"', '"many"', "1"]);
  });

  it("says what a value should have been", () => {
    const rules = '{"long-function": {"max": "many", "severity": "loud"}, "magic-number": {"ignore": 5}}';
    const found = problems(
      `{"rules": ${rules}, "completion": {"minConfidence": 2}, "todo": {"tags": [{"tag": "", "severity": "off"}]}}`,
    );
    assert.deepEqual(found, [
      '"many": This should be a number.',
      '"loud": This should be one of "error", "warning", "information", "hint", "off".',
      "5: This should be a list.",
      "2: This should be at most 1.",
      '"": This must not be empty.',
    ]);
  });

  it("marks settings that a workspace may not make", () => {
    assert.deepEqual(problems('{"model": {"path": "/tmp/x.gguf"}}'), [
      '"model": A workspace cannot set “model”: set it in the editor\'s own settings.',
    ]);
  });

  it("marks what is not JSON, and still checks the rest", () => {
    const found = problems('{"rules": {"no-such": 1}, oops}');
    assert.ok(
      found.some((each) => each.startsWith("oops: This is not JSON")),
      found.join("\n"),
    );
    assert.ok(
      found.some((each) => each.includes("no-such")),
      found.join("\n"),
    );
  });

  it("is part of the diagnostics, unless its rule is off", async () => {
    const check = (config: ConfigInput) => checkText("json", '{"oops": 1}', config, ".inkling.json");
    assert.deepEqual(
      (await check({})).map(({ rule, severity }) => [rule, severity]),
      [["invalid-configuration", "warning"]],
    );
    assert.deepEqual(await check({ rules: { "invalid-configuration": { severity: "off" } } }), []);
  });

  it("knows settings files by name", () => {
    assert.equal(isSettingsFile("file:///a/b/.inkling.json"), true);
    assert.equal(isSettingsFile("file:///a/x.inkling.json"), false);
  });

  it("survives any text, with every place inside it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const document = TextDocument.create("file:///a/.inkling.json", "json", 1, text);
        for (const { range } of findConfigProblems(document))
          assert.ok(document.offsetAt(range.end) <= text.length);
      }),
    );
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Ajv } from "ajv";
import { TextDocument } from "vscode-languageserver-textdocument";
import { formatSarif } from "../../../server/features/diagnostics/report/formatSarif.ts";
import { checkText } from "../checkText.ts";
import { checkedFile } from "./checkedFiles.ts";

const schemaPath = createRequire(import.meta.url).resolve(
  "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json",
);
// The schema is written in draft 4; of what changed since, it uses only the two keys that name it.
const { id: _id, $schema: _draft, ...schema } = JSON.parse(readFileSync(schemaPath, "utf8"));
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

function assertValid(log: unknown): void {
  assert.ok(validate(JSON.parse(JSON.stringify(log))), JSON.stringify(validate.errors, undefined, 1));
}

describe("the SARIF report", () => {
  it("is valid without findings", () => assertValid(formatSarif([checkedFile("a.ts", "let x;")], "1.2.3")));

  it("is valid for findings of real rules, related places included", async () => {
    const text =
      'import { exec } from "child_process";\nexport function f(a) { if (a) { eval(a); } exec("ls " + a); }\n';
    const findings = await checkText("typescript", text);
    assert.ok(findings.length > 1);
    const document = TextDocument.create("file:///workspace/src/a b.ts", "typescript", 1, text);
    const [first] = findings;
    assert.ok(first);
    const related = [{ uri: document.uri, range: first.range, message: "Here." }];
    const log = formatSarif(
      [{ path: "src/a b.ts", document, findings: [{ ...first, related }, ...findings] }],
      "1.2.3",
    );
    assertValid(log);
    const [run] = log.runs;
    assert.ok(run);
    assert.equal(run.results.length, findings.length + 1);
    for (const result of run.results) {
      assert.equal(run.tool.driver.rules[result.ruleIndex]?.id, result.ruleId);
      assert.equal(result.locations[0]?.physicalLocation.artifactLocation.uri, "src/a%20b.ts");
    }
  });

  it("fails validation when it is broken, so that the test can tell", () => {
    assert.equal(validate({ ...formatSarif([], "1.2.3"), version: "3.0.0" }), false);
  });

  it("tells viewers which weakness a security rule is about", () => {
    const file = checkedFile("a.ts", "[[eval(x)]]", { rule: "security/code-injection", severity: "error" });
    const [run] = formatSarif([file], "1.2.3").runs;
    assert.deepEqual(run?.tool.driver.rules[0]?.properties.tags, ["security", "external/cwe/cwe-94"]);
    assert.equal(run?.results[0]?.level, "error");
  });
});

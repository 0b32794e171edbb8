import assert from "node:assert/strict";
import { isCounted, type Label, readLabels } from "../../bench/eval/outside/labels.ts";
import { drawSample, isMeasured, precisionByRule } from "../../bench/eval/outside/precision.ts";
import type { OutsideFinding } from "../../bench/eval/outside/scanOutside.ts";
import { precisionOf, ruleOf, rules } from "../../server/features/diagnostics/rules/rules.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";

/** A finding in a file of a package that does not exist. */
function findingAt(path: string, line: number, languageId = "go"): OutsideFinding {
  const position = { line: line - 1, character: 0 };
  return {
    file: {
      package: { group: "drawn", origin: "npm", name: "some", version: "1.0.0", folder: "/some" },
      path,
      file: `/some/${path}`,
      languageId,
      lines: 100,
      isHandWritten: true,
    },
    finding: {
      rule: "empty-catch",
      severity: "warning",
      range: { start: position, end: position },
      message: "",
      tier: "heuristic",
      confidence: 1,
      related: [],
    },
  };
}

/** Fewer readings say too little of one language. */
const fewestOfLanguage = 15;

describe("the sample of findings in packages by other people", () => {
  it("takes at most two findings of a file", () => {
    const findings = [1, 2, 3, 4, 5].map((line) => findingAt("a.go", line));
    assert.equal(drawSample(findings, 30, 1).length, 2);
  });

  it("holds what is a hint because its rule is often wrong, and not what the rule doubts itself", () => {
    const { file, finding } = findingAt("a.go", 1);
    assert.ok(isMeasured({ file, finding }));
    assert.ok(!isMeasured({ file, finding: { ...finding, confidence: 0.5 } }));
    const secrets = ruleOf("security/hardcoded-secret");
    assert.ok(
      isMeasured({ file, finding: { ...finding, rule: secrets.id, confidence: precisionOf(secrets, "go") } }),
    );
  });

  it("gives every language its turn", () => {
    const common = Array.from({ length: 40 }, (_, index) => findingAt(`f${index}.go`, 1));
    const drawn = drawSample([...common, findingAt("rare.rb", 1, "ruby")], 4, 1);
    assert.ok(drawn.some(({ file }) => file.languageId === "ruby"));
  });

  it("is the same for the same seed, whatever the order", () => {
    const findings = Array.from({ length: 40 }, (_, index) => findingAt(`f${index}.go`, 1));
    const paths = (drawn: readonly OutsideFinding[]) => drawn.map(({ file }) => file.path);
    assert.deepEqual(paths(drawSample(findings, 5, 7)), paths(drawSample([...findings].reverse(), 5, 7)));
  });

  it("is labelled with a verdict and its reason", () => {
    const labels = [...readLabels().values()];
    assert.ok(labels.length > 100);
    for (const { label, reason } of labels) {
      assert.match(label, /^(?:right|arguable|wrong)$/);
      assert.notEqual(reason, "");
    }
  });

  it("is what the rules say of how often they are right", () => {
    const labels = [...readLabels().values()].filter(isCounted);
    for (const { id, precision, precisionIn } of rules) {
      if (typeof precision === "number") continue;
      const read = labels.filter(({ rule }) => rule === id);
      const agreed = read.filter(({ label }) => label !== "wrong");
      assert.deepEqual(precision, { read: read.length, agreed: agreed.length }, id);
      for (const languageId of [
        "python",
        "php",
        "go",
        "java",
        "ruby",
        "rust",
        "c",
        "cpp",
        "javascript",
        "typescript",
      ]) {
        const of = ({ path }: Label) => languageOfFile(path).replace("react", "") === languageId;
        const [here, right] = [read.filter(of).length, agreed.filter(of).length];
        const told = here < fewestOfLanguage ? undefined : { read: here, agreed: right };
        assert.deepEqual(precisionIn?.[languageId], told, `${id} in ${languageId}`);
      }
    }
  });

  it("counts only findings that were read", () => {
    const place = {
      group: "drawn",
      package: "some",
      version: "1.0.0",
      path: "a.go",
      line: 1,
      rule: "empty-catch",
    } as const;
    const key = [place.package, place.version, place.path, place.line, place.rule].join("\0");
    const labels = new Map([[key, { ...place, label: "arguable", reason: "deliberate" } as const]]);
    const [row] = precisionByRule([findingAt("a.go", 1), findingAt("b.go", 1)], labels);
    assert.deepEqual(row, { rule: "empty-catch", findings: 2, read: 1, right: 0, arguable: 1 });
  });
});

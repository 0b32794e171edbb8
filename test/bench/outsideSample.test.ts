import assert from "node:assert/strict";
import { type Label, readLabels } from "../../bench/eval/outside/labels.ts";
import { drawSample, isMeasured, precisionByRule } from "../../bench/eval/outside/precision.ts";
import type { OutsideFinding } from "../../bench/eval/outside/scanOutside.ts";
import { readingsOf, statedPrecision } from "../../bench/eval/outside/statedPrecision.ts";
import ruleReadings from "../../server/features/diagnostics/rules/ruleReadings.json" with { type: "json" };
import { precisionOf, ruleOf, rules } from "../../server/features/diagnostics/rules/rules.ts";

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

  it("counts what is read of a kind by itself, once there is enough", () => {
    const read = (right: number, of: number, kind?: string): readonly Label[] =>
      Array.from({ length: of }, (_, line) => ({
        ...{ group: "fifteenth", line, package: "some", version: "1", path: "a.go", rule: "empty-catch" },
        ...(kind === undefined ? {} : { kind }),
        ...{ label: line < right ? "right" : "wrong", reason: "so" },
      }));
    const stated = statedPrecision([...read(5, 10), ...read(9, 10, "often"), ...read(9, 9, "rare")]);
    assert.deepEqual(stated["empty-catch"], {
      all: { read: 10, agreed: 5 },
      in: {},
      kinds: { often: { read: 10, agreed: 9 } },
    });
  });

  it("knows the kinds of its rules", () => {
    for (const { rule, kind } of readLabels().values())
      if (kind !== undefined) assert.ok(Object.keys(ruleOf(rule).kinds ?? {}).includes(kind), kind);
  });

  it("says how sure each rule is, or nobody can tell by reading", () => {
    const stated = statedPrecision([...readLabels().values()]);
    assert.deepEqual(ruleReadings, stated);
    for (const { id, estimate } of rules) assert.ok(!stated[id] || estimate === undefined, id);
  });

  it("lets a reading count more than all before it, and one alone as it is", () => {
    const read = (group: Label["group"], right: number, wrong: number): readonly Label[] =>
      Array.from({ length: right + wrong }, (_, line) => ({
        ...{ group, line, package: "some", version: "1", path: "a.go", rule: "empty-catch", reason: "so" },
        label: line < right ? "right" : "wrong",
      }));
    assert.deepEqual(readingsOf(read("third", 8, 2)), { read: 10, agreed: 8 });
    assert.deepEqual(readingsOf([...read("third", 30, 30), ...read("fourth", 30, 0)]), {
      read: 45,
      agreed: 37.5,
    });
    assert.deepEqual(readingsOf([...read("third", 4, 4), ...read("fifth", 2, 0)]), { read: 10, agreed: 6 });
    assert.deepEqual(readingsOf(read("seen", 9, 0)), { read: 0, agreed: 0 });
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

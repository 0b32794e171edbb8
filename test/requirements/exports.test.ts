import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import { exportRequirements } from "../../server/features/requirements/exports/exportRequirements.ts";
import { summaryInWords } from "../../server/features/requirements/exports/summary.ts";
import type { RequirementResult } from "../../server/features/requirements/requirement.ts";

const met: RequirementResult = {
  id: "REQ-1",
  text: "It must work.",
  path: "spec.md",
  line: 3,
  verdict: "yes",
  confidence: 0.9,
  tier: "heuristic",
  evidence: [{ path: "a.ts", line: 7, text: "return `1`;" }],
  missing: [],
  ms: 2,
};
const missed: RequirementResult = {
  ...met,
  id: "REQ-2",
  text: '=SUM(A1), "quoted" <b>',
  verdict: "no",
  missing: ["The body is empty."],
  evidence: [],
};
const open: RequirementResult = { ...met, id: "REQ-3", verdict: "unsure", confidence: 0.5, evidence: [] };

describe("the summary in words", () => {
  it("leaves out what nothing is, and says when there is nothing", () => {
    assert.equal(summaryInWords([met, missed, met]), "3 requirements: 2 yes, 1 no");
    assert.equal(summaryInWords([open]), "1 requirement: 1 unsure");
    assert.equal(summaryInWords([]), "no requirements found");
  });
});

describe("exportRequirements", () => {
  it("writes a Markdown check-list", () => {
    assert.equal(
      exportRequirements([met, missed], "markdown"),
      [
        "- [x] **REQ-1**: It must work. (yes, 90 %)",
        "  - a.ts:7: `` return `1`; ``",
        '- [ ] **REQ-2**: =SUM(A1), "quoted" \\<b\\> (no, 90 %)',
        "  - The body is empty.",
        "",
      ].join("\n"),
    );
  });

  it("writes CSV that a spreadsheet does not run", () => {
    const [, row] = exportRequirements([missed], "csv").split("\r\n");
    assert.equal(row, 'REQ-2,"\'=SUM(A1), ""quoted"" <b>",spec.md,3,no,0.90,heuristic,The body is empty.,');
  });

  it("writes JSON with a summary", () => {
    const { summary, requirements } = JSON.parse(exportRequirements([met, missed, open], "json"));
    assert.deepEqual(summary, { yes: 1, partial: 0, no: 1, unsure: 1 });
    assert.equal(requirements.length, 3);
  });

  it("writes JUnit XML: failures for what is not met, skipped for unsure", () => {
    const xml = exportRequirements([met, missed, open], "junit");
    assert.match(xml, /tests="3" failures="1" errors="0" skipped="1"/);
    assert.match(xml, /<failure type="no" message="The body is empty\.">/);
    assert.match(xml, /name="REQ-2: =SUM\(A1\), &quot;quoted&quot; &lt;b&gt;"/);
  });

  it("keeps any text inside its cell, item or attribute", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const results = [{ ...missed, text, missing: [text], evidence: [{ path: "p", line: 1, text }] }];
        const xml = exportRequirements(results, "junit");
        assert.equal(xml.match(/<testcase/g)?.length, 1);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
        assert.doesNotMatch(xml, /[\u0000-\u0008\ud800-\udfff]/u);
        const inside = exportRequirements(results, "csv").replace(/"(?:[^"]|"")*"/g, "");
        assert.equal(inside.match(/\r\n/g)?.length, 2);
      }),
    );
  });
});

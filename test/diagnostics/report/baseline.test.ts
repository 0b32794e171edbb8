import assert from "node:assert/strict";
import fc from "fast-check";
import {
  BaselineError,
  baselineText,
  createBaseline,
  type PathOf,
  parseBaseline,
  withoutBaseline,
} from "../../../server/features/diagnostics/report/baseline.ts";
import { checkedFile } from "./checkedFiles.ts";

const pathOf: PathOf = ({ path }) => path;

/** The lines of the findings that the baseline of a text leaves of another text. */
const left = (marked: string, baseline: string) =>
  withoutBaseline(
    [checkedFile("a.ts", marked)],
    createBaseline([checkedFile("a.ts", baseline)], pathOf),
    pathOf,
  ).flatMap(({ findings }) => findings.map(({ range }) => range.start.line));

describe("the baseline", () => {
  it("hides what it holds, wherever the lines moved to", () => {
    assert.deepEqual(left("new();\n\n  x = [[5]];\n", "x = [[5]];\n"), []);
  });

  it("shows a finding on a line that was not there", () => {
    assert.deepEqual(left("x = [[5]];\ny = [[6]];\n", "x = [[5]];\n"), [1]);
  });

  it("counts equal lines", () => {
    assert.deepEqual(left("x = [[5]];\nx = [[5]];\nx = [[5]];\n", "x = [[5]];\nx = [[5]];\n"), [2]);
  });

  it("shows a finding of the same line in another file", () => {
    const baseline = createBaseline([checkedFile("a.ts", "x = [[5]];")], pathOf);
    const [file] = withoutBaseline([checkedFile("b.ts", "x = [[5]];")], baseline, pathOf);
    assert.equal(file?.findings.length, 1);
  });

  it("calls files what it is told to, however the report calls them", () => {
    const rooted: PathOf = ({ document }) => document.uri.slice("file:///workspace/".length);
    const written = createBaseline([checkedFile("src/a.ts", "x = [[5]];")], rooted);
    const shown = { ...checkedFile("src/a.ts", "x = [[5]];"), path: "a.ts" };
    assert.deepEqual(Object.keys(written.files), ["src/a.ts"]);
    assert.deepEqual(withoutBaseline([shown], written, rooted)[0]?.findings, []);
  });

  it("is read as it was written, and hides all of its own findings", () => {
    const line = fc.constantFrom("x = [[5]];", "y = [[6]];", "z();", "");
    fc.assert(
      fc.property(fc.array(line), fc.array(line), (lines, added) => {
        const baseline = createBaseline([checkedFile("a.ts", lines.join("\n"))], pathOf);
        assert.deepEqual(parseBaseline(baselineText(baseline)), baseline);
        const calm = added.filter((each) => !each.includes("[["));
        assert.deepEqual(left([...calm, ...lines].join("\n"), lines.join("\n")), []);
      }),
    );
  });

  it("refuses other files", () => {
    for (const text of ["", "{}", "[1]", '{"version": 2, "files": {}}', '{"version": 1, "files": {"a": 1}}'])
      assert.throws(() => parseBaseline(text), BaselineError, text);
  });
});

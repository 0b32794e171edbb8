import assert from "node:assert/strict";
import { formatText } from "../../../server/features/diagnostics/report/formatText.ts";
import { checkedFile } from "./checkedFiles.ts";

const summary = { files: 1, skipped: 0, findings: 1, ms: 3 };

describe("the text report", () => {
  it("shows place, message, rule and the source with carets", () => {
    const file = checkedFile("src/a.ts", "let x;\n\tconst wait = [[4711]];\n");
    assert.deepEqual(formatText([file], summary, { color: false }), [
      "src/a.ts:2:15: information: Name this number. (magic-number)",
      "  2 | \tconst wait = 4711;",
      "    | \t             ^^^^",
      "",
      "1 finding (1 information) in 1 file",
    ]);
  });

  it("counts what was skipped, and colours only on request", () => {
    assert.deepEqual(formatText([], { files: 2, skipped: 3, findings: 0, ms: 1 }, { color: false }), [
      "0 findings in 2 files, 3 skipped",
    ]);
    const colored = formatText([checkedFile("a.ts", "[[1]]")], summary, { color: true }).join("\n");
    assert.ok(colored.includes("\u001b[36minformation\u001b[0m"), colored);
    assert.equal(
      colored
        .split("\u001b")
        .map((part, index) => (index === 0 ? part : part.replace(/^\[\d+m/, "")))
        .join(""),
      formatText([checkedFile("a.ts", "[[1]]")], summary, { color: false }).join("\n"),
    );
  });

  it("counts the gravest first", () => {
    const files = (["hint", "error", "warning"] as const).map((severity) =>
      checkedFile(`${severity}.ts`, "[[1]]", { severity }),
    );
    const lines = formatText(files, { files: 3, skipped: 0, findings: 3, ms: 1 }, { color: false });
    assert.equal(lines.at(-1), "3 findings (1 error, 1 warning, 1 hint) in 3 files");
  });

  it("cuts long lines around the finding", () => {
    const file = checkedFile("a.ts", `${"a;".repeat(5000)}[[7]]${";b".repeat(5000)}`);
    const [, source = "", carets = ""] = formatText([file], summary, { color: false });
    assert.ok(source.length < 120, source);
    assert.equal(source[carets.indexOf("^")], "7");
  });

  it("marks the first line of a finding over several lines", () => {
    const file = checkedFile("a.ts", "if (x) [[{\n  y();\n}]]\n");
    assert.equal(formatText([file], summary, { color: false })[2], "    |        ^");
  });
});

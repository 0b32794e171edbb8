import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { type ConfigInput, type RuleId, ruleIds } from "../../server/contract/config.ts";
import { leastConfidence } from "../../server/features/diagnostics/engine/conclude.ts";
import type { Finding } from "../../server/features/diagnostics/engine/finding.ts";
import { precisionOf, ruleOf } from "../../server/features/diagnostics/rules/rules.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { checkText } from "./checkText.ts";

const folder = fileURLToPath(new URL("fixtures", import.meta.url));

/**
 * Each `fixtures/RULE/NAME.EXT` is checked with the rule's defaults, or with the settings that its first line names. `expect: RULE` in a comment marks a line that the
 * rule must report, `expect-next: RULE` marks the line below, and no other line may be reported by that rule.
 */
describe("the rules' fixtures", () => {
  for (const rule of ruleIds) {
    for (const file of filesOf(path.join(folder, rule))) {
      for (const languageId of languagesOf(file)) {
        it(`${rule}: ${path.basename(file)} as ${languageId}`, async () => {
          const text = readFileSync(file, "utf8");
          const findings = await checkText(languageId, text, settingsOf(text), `src/${path.basename(file)}`);
          const lines = findings
            .filter((finding) => finding.rule === rule)
            .map(({ range }) => range.start.line + 1);
          assert.deepEqual([...new Set(lines)], expectedLines(text, rule));
          for (const finding of findings) assertMeasured(finding, languageId);
        });
      }
    }
  }
});

/** What is surer than a hint has the figure that readings came to: no rule says so of itself. */
function assertMeasured({ rule, kind, confidence }: Finding, languageId: string): void {
  // Not for readers to judge.
  if (ruleOf(rule).estimate !== undefined) return;
  const measured = precisionOf(ruleOf(rule), languageId, kind);
  assert.ok(confidence < leastConfidence || confidence === measured, `${rule}: ${confidence}`);
}

/** What is JavaScript is JSX and TypeScript too; what is C is C++. */
function languagesOf(file: string): readonly string[] {
  if (file.endsWith(".js")) return ["javascript", "javascriptreact", "typescript", "typescriptreact"];
  return file.endsWith(".c") ? ["c", "cpp"] : [languageOfFile(file)];
}

/** Settings that a fixture brings along: `settings: {…}` in its first line. */
function settingsOf(text: string): ConfigInput {
  const match = /settings: (\{.*\})/.exec(text.split("\n", 1)[0] ?? "");
  return match?.[1] ? JSON.parse(match[1]) : {};
}

function filesOf(ruleFolder: string): string[] {
  try {
    return readdirSync(ruleFolder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => path.join(ruleFolder, name));
  } catch {
    return []; // No fixtures for this rule.
  }
}

function expectedLines(text: string, rule: RuleId): number[] {
  return text.split(/\r\n|\n/).flatMap((line, index) => {
    const match = /expect(-next)?: ([\w/-]+)/.exec(line);
    if (match?.[2] !== rule) return [];
    return [index + (match[1] ? 2 : 1)];
  });
}

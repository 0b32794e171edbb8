import { escapeXml } from "../../../text/xml.ts";
import type { RequirementResult } from "../requirement.ts";
import { summarize } from "./summary.ts";

/** Characters of a test's name. */
const nameLength = 300;

/** JUnit XML, which CI systems show as tests: "no" and "partial" fail, "unsure" is skipped. */
export function toJunit(results: readonly RequirementResult[]): string {
  const { no, partial, unsure } = summarize(results);
  const seconds = results.reduce((sum, { ms }) => sum + ms, 0) / 1000;
  const counts = `tests="${results.length}" failures="${no + partial}" errors="0" skipped="${unsure}" time="${seconds.toFixed(3)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="requirements" ${counts}>`,
    `  <testsuite name="requirements" ${counts}>`,
    ...results.map(testCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function testCase(result: RequirementResult): string {
  const { id, text, path, line, verdict, missing, evidence, ms } = result;
  const open = `    <testcase classname="${escapeXml(path)}" name="${escapeXml(`${id}: ${text}`.slice(0, nameLength))}" file="${escapeXml(path)}" line="${line}" time="${(ms / 1000).toFixed(3)}"`;
  if (verdict === "yes") return `${open}/>`;
  const detail = [...missing, ...evidence.map((each) => `${each.path}:${each.line}: ${each.text}`)].join(
    "\n",
  );
  const inner =
    verdict === "unsure"
      ? `      <skipped message="unsure"/>`
      : `      <failure type="${verdict}" message="${escapeXml(missing[0] ?? verdict)}">${escapeXml(detail)}</failure>`;
  return `${open}>\n${inner}\n    </testcase>`;
}

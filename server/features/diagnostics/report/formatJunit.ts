import { escapeXml } from "../../../text/xml.ts";
import type { CheckedFile } from "./checkedFile.ts";

/** Findings as JUnit XML: a test suite per file, a failed test per finding. */
export function formatCheckJunit(files: readonly CheckedFile[]): string {
  const total = files.reduce((sum, { findings }) => sum + findings.length, 0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="inkling" tests="${total}" failures="${total}" errors="0">`,
    ...files.filter(({ findings }) => findings.length > 0).flatMap(suite),
    "</testsuites>",
    "",
  ].join("\n");
}

function suite({ path, findings }: CheckedFile): string[] {
  const count = findings.length;
  return [
    `  <testsuite name="${escapeXml(path)}" tests="${count}" failures="${count}" errors="0">`,
    ...findings.flatMap(({ rule, severity, message, range: { start } }) => [
      `    <testcase classname="${escapeXml(path)}" name="${rule} at line ${start.line + 1}" file="${escapeXml(path)}" line="${start.line + 1}">`,
      `      <failure type="${severity}" message="${escapeXml(message)}"/>`,
      "    </testcase>",
    ]),
    "  </testsuite>",
  ];
}

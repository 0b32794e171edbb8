import { visible } from "../../../text/visible.ts";
import type { CheckedFile } from "./checkedFile.ts";

const commands = { error: "error", warning: "warning", information: "notice", hint: "notice" } as const;

/**
 * Findings as workflow commands, which GitHub Actions shows beside the lines. Escapes as its toolkit does:
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function formatGithub(files: readonly CheckedFile[]): string[] {
  return files.flatMap(({ path, findings }) =>
    findings.map(({ rule, severity, message, range: { start, end } }) => {
      const properties = {
        file: path,
        line: start.line + 1,
        col: start.character + 1,
        endLine: end.line + 1,
        endColumn: end.character + 1,
        title: `inkling: ${rule}`,
      };
      const listed = Object.entries(properties).map(([name, value]) => `${name}=${property(String(value))}`);
      return `::${commands[severity]} ${listed.join(",")}::${data(message)}`;
    }),
  );
}

function data(text: string): string {
  const safe = text
    .split(/(\r)/)
    .map((part) => (part === "\r" ? part : visible(part)))
    .join("");
  return safe.replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}

function property(text: string): string {
  return data(text).replace(/:/g, "%3A").replace(/,/g, "%2C");
}

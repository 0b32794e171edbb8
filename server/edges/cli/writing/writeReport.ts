import path from "node:path";
import packageJson from "../../../../package.json" with { type: "json" };
import type {
  CheckedFile,
  CheckSummary,
  UncheckedFile,
} from "../../../features/diagnostics/report/checkedFile.ts";
import { formatGithub } from "../../../features/diagnostics/report/formatGithub.ts";
import { formatGitlab } from "../../../features/diagnostics/report/formatGitlab.ts";
import { formatJson } from "../../../features/diagnostics/report/formatJson.ts";
import { formatCheckJunit } from "../../../features/diagnostics/report/formatJunit.ts";
import { formatSarif } from "../../../features/diagnostics/report/formatSarif.ts";
import { formatSummary } from "../../../features/diagnostics/report/formatSummary.ts";
import { formatText } from "../../../features/diagnostics/report/formatText.ts";
import { writeWhole } from "../../../machine/files/writeWhole.ts";
import { visibleJson } from "../../../text/visible.ts";
import type { CheckOptions } from "../checking/checkOptions.ts";
import { CommandError } from "../commandError.ts";
import type { Environment } from "../environment.ts";
import { rulePage } from "./rulePage.ts";

/**
 * Writes the report of a check in the format asked for, to standard output or to `--output`.
 * @param fromRoot a file's path relative to the repository's root, which viewers of reports know
 * @throws CommandError when the file cannot be written
 */
export function writeReport(
  environment: Environment,
  files: readonly CheckedFile[],
  skipped: readonly UncheckedFile[],
  summary: CheckSummary,
  options: CheckOptions,
  fromRoot: (file: CheckedFile) => string,
): void {
  const color = options.output === undefined && wantsColor(environment);
  const text = report(files, skipped, summary, options, fromRoot, color);
  if (options.output === undefined) {
    environment.stdout.write(text);
    return;
  }
  try {
    writeWhole(path.resolve(environment.cwd, options.output), text);
  } catch (error) {
    throw new CommandError(`${options.output}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function report(
  files: readonly CheckedFile[],
  skipped: readonly UncheckedFile[],
  summary: CheckSummary,
  options: CheckOptions,
  fromRoot: (file: CheckedFile) => string,
  color: boolean,
): string {
  const rooted = () => files.map((file) => ({ ...file, path: fromRoot(file) }));
  const json = (value: unknown) => `${visibleJson(value)}\n`;
  const lines = (each: readonly string[]) => each.map((line) => `${line}\n`).join("");
  switch (options.format) {
    case "json":
      return json(formatJson(files, skipped, summary, packageJson.version));
    case "sarif":
      return json(formatSarif(rooted(), packageJson.version, rulePage));
    case "github":
      return lines(formatGithub(rooted()));
    case "gitlab":
      return json(formatGitlab(rooted()));
    case "junit":
      return formatCheckJunit(rooted());
    case "summary":
      return lines(formatSummary(files, summary));
    default:
      return lines(formatText(files, summary, { color, limit: options.limit }));
  }
}

/** As https://no-color.org and https://force-color.org ask: NO_COLOR is stronger than a terminal, FORCE_COLOR than both. */
function wantsColor({ stdout }: Environment): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return stdout.isTTY === true && !NO_COLOR;
}

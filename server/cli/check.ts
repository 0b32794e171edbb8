import type { Command } from "commander";
import { URI } from "vscode-uri";
import packageJson from "../../package.json" with { type: "json" };
import type { Finding } from "../diagnostics/finding.ts";
import { checkFiles } from "./checkFiles.ts";
import { exitStatus } from "./commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "./common.ts";

/** The findings of one file. */
interface CheckedFile {
  readonly path: string;
  readonly languageId: string;
  readonly findings: readonly Finding[];
}

/** `inkling check PATH…`: findings. */
export function registerCheck(program: Command, environment: Environment): void {
  withCommonOptions(program.command("check <paths...>").description("findings in files and folders")).action(
    (paths: readonly string[], options: CommonOptions) => check(environment, paths, options),
  );
}

async function check(
  environment: Environment,
  paths: readonly string[],
  options: CommonOptions,
): Promise<void> {
  const started = performance.now();
  const composed = await openService(environment, options, paths, false);
  try {
    const full = paths.map((each) => existingPath(environment, each));
    const { files: scanned, skipped } = await checkFiles(composed, full, () => undefined, environment.signal);
    const files: CheckedFile[] = scanned.map(({ uri, languageId, findings }) => ({
      path: displayPath(environment, URI.parse(uri).fsPath),
      languageId,
      findings,
    }));
    const count = files.reduce((sum, { findings }) => sum + findings.length, 0);
    const summary = {
      files: files.length,
      skipped: skipped.length,
      findings: count,
      ms: Math.round(performance.now() - started),
    };
    if (options.format === "json") {
      printJson(environment, {
        version: packageJson.version,
        summary,
        files: files.filter(({ findings }) => findings.length > 0).map(toJson),
      });
    } else {
      printLines(environment, [
        ...files.flatMap(({ path, findings }) => findings.map((finding) => toLine(path, finding))),
        `${plural(count, "finding")} in ${plural(files.length, "file")}${skipped.length > 0 ? `, ${skipped.length} skipped` : ""}`,
      ]);
    }
    if (count > 0) environment.exit(exitStatus.findings);
  } finally {
    await composed.dispose();
  }
}

function toJson({ path, languageId, findings }: CheckedFile) {
  return {
    path,
    language: languageId,
    findings: findings.map(({ rule, severity, range, message, tier, confidence }) => ({
      rule,
      severity,
      line: range.start.line + 1,
      column: range.start.character + 1,
      endLine: range.end.line + 1,
      endColumn: range.end.character + 1,
      message,
      tier,
      confidence,
    })),
  };
}

function toLine(path: string, { range, severity, message, rule }: Finding): string {
  return `${path}:${range.start.line + 1}:${range.start.character + 1}: ${severity}: ${message} (${rule})`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

import { existsSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import {
  type ExportFormat,
  exportFormats,
  exportRequirements,
} from "../../../features/requirements/exports/exportRequirements.ts";
import { summarize, summaryInWords } from "../../../features/requirements/exports/summary.ts";
import type { RequirementResult } from "../../../features/requirements/requirement.ts";
import { CommandError, exitStatus } from "../commandError.ts";
import {
  type CommonOptions,
  displayPath,
  type Environment,
  existingPath,
  openService,
  printJson,
  printLines,
  withCommonOptions,
} from "../openService.ts";
import { expandGlobs } from "../reading/expandGlobs.ts";
import { listPaths } from "../reading/listPaths.ts";

interface RequirementsOptions extends CommonOptions {
  readonly spec: readonly string[];
  readonly strict?: boolean;
}

/** `inkling requirements PATH…`: whether the code does what was asked for. */
export function registerRequirements(program: Command, environment: Environment): void {
  withCommonOptions(
    program
      .command("requirements <paths...>")
      .description("whether the code does what its requirements ask for")
      .option("--spec <file...>", "requirements documents, whatever their names", [])
      .option("--strict", "unsure counts as not met"),
    ["text", ...exportFormats],
  ).action((paths: readonly string[], options: RequirementsOptions) =>
    run(environment, expandGlobs(environment, paths), options),
  );
}

async function run(
  environment: Environment,
  paths: readonly string[],
  options: RequirementsOptions,
): Promise<void> {
  const specs = options.spec.map((each) => existingPath(environment, each));
  const composed = await openService(environment, options, [...paths, ...options.spec], true);
  try {
    for (const spec of specs)
      if (!(await composed.ports.workspace.document(toUri(spec))))
        throw new CommandError(`${displayPath(environment, spec)}: it is no text that can be read.`);
    const { files } = listPaths(environment, composed, paths);
    const checked = await composed.service.requirements.checkAll(
      files.map(toUri),
      specs.map(toUri),
      environment.signal,
    );
    const results = checked.map((result) => withDisplayPaths(environment, composed, result));
    const problems = await linkProblems(environment, composed, [...files, ...specs]);
    print(environment, results, problems, options.format);
    const { no, partial, unsure } = summarize(results);
    if (no + partial + (options.strict ? unsure : 0) > 0) environment.exit(exitStatus.findings);
  } finally {
    await composed.dispose();
  }
}

/** An identifier that is unknown, duplicate or orphaned. `line` is 1-based. */
interface IdProblem {
  readonly path: string;
  readonly line: number;
  readonly kind: string;
  readonly id: string;
  readonly message: string;
}

async function linkProblems(
  environment: Environment,
  { service, ports }: Composed,
  files: readonly string[],
): Promise<IdProblem[]> {
  const found: IdProblem[] = [];
  for (const file of files) {
    const document = await ports.workspace.document(toUri(file));
    if (!document) continue;
    const problems = await service.requirements.diagnostics(document, environment.signal);
    for (const { kind, id, message, range } of problems)
      found.push({ path: displayPath(environment, file), line: range.start.line + 1, kind, id, message });
  }
  return found;
}

function print(
  environment: Environment,
  results: readonly RequirementResult[],
  problems: readonly IdProblem[],
  format: string,
): void {
  const exported = exportFormats.find((name): name is ExportFormat => name === format);
  if (exported === "json") {
    printJson(environment, { summary: summarize(results), requirements: results, problems });
  } else if (exported) {
    environment.stdout.write(exportRequirements(results, exported));
  } else {
    printLines(environment, [
      ...results.flatMap(toLines),
      ...problems.map(({ path: file, line, message }) => `${file}:${line}: warning: ${message}`),
      summaryInWords(results),
    ]);
  }
}

function toLines(result: RequirementResult): string[] {
  const { id, text, path: file, line, verdict, confidence, missing, evidence } = result;
  const sure = verdict === "unsure" ? "" : ` (${Math.round(confidence * 100)} % sure)`;
  return [
    `${file}:${line}: ${verdict}${sure}: ${id}: ${text}`,
    ...missing.map((each) => `    ${each}`),
    ...evidence.map((each) => `    ${each.path}:${each.line}: ${each.text}`),
  ];
}

function toUri(full: string): string {
  return URI.file(full).toString();
}

/** Paths come relative to the workspace; the user stands somewhere in or outside of it. */
function withDisplayPaths(
  environment: Environment,
  { ports }: Composed,
  result: RequirementResult,
): RequirementResult {
  // A path is relative to whichever root holds the file.
  const folders = ports.workspace.roots.map((root) => URI.parse(root).fsPath);
  const display = (file: string) => {
    const full = [...folders, environment.cwd].map((folder) => path.resolve(folder, file));
    return displayPath(environment, full.find((each) => existsSync(each)) ?? full[0] ?? file);
  };
  return {
    ...result,
    path: display(result.path),
    evidence: result.evidence.map((each) => ({ ...each, path: display(each.path) })),
  };
}

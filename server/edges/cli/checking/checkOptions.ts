import { type Command, InvalidArgumentError, Option } from "commander";
import { type RuleId, ruleIds } from "../../../contract/config.ts";
import { rulesNamed } from "../../../contract/ruleNames.ts";
import { meantName } from "../../../contract/settingsProblems.ts";
import { leastListed } from "../../../features/diagnostics/engine/conclude.ts";
import type { Finding } from "../../../features/diagnostics/engine/finding.ts";
import { ruleOf } from "../../../features/diagnostics/rules/rules.ts";
import { CommandError } from "../commandError.ts";
import { type CommonOptions, withCommonOptions } from "../environment.ts";

/** Severities from the gravest down. */
export const severities = ["error", "warning", "information", "hint"] as const;
const checkFormats = ["text", "json", "sarif", "github", "gitlab", "junit", "summary"] as const;
/** Findings of one rule that text shows when nobody says otherwise. */
const defaultLimit = 50;

export interface CheckOptions extends CommonOptions {
  readonly failOn: (typeof severities)[number] | "never";
  readonly maxWarnings?: number;
  readonly quiet?: boolean;
  readonly allowSkipped?: boolean;
  readonly rule?: readonly RuleId[];
  readonly skipRule?: readonly RuleId[];
  readonly limit: number;
  readonly output?: string;
  readonly fix?: boolean;
  readonly diff?: boolean;
  readonly watch?: boolean;
  readonly stdin?: boolean;
  readonly stdinPath?: string;
  readonly since?: string;
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

/** Declares `inkling check` with its options. */
export function declareCheck(program: Command): Command {
  const command = program
    .command("check [paths...]")
    .description("findings in files and folders; the current folder when none is named")
    .addOption(
      new Option("--fail-on <level>", "lowest severity that makes the exit status 1")
        .choices([...severities, "never"])
        .default("warning"),
    )
    .option(
      "--max-warnings <number>",
      "warnings that are put up with before the exit status is 1",
      wholeNumber,
    )
    .option("--allow-skipped", "files that could not be examined do not make the exit status 2")
    .option("--quiet", "show only what makes the exit status 1")
    .option(
      "--rule <rule>",
      "only this rule, or group of rules such as security; may be repeated",
      collectRule,
    )
    .option("--skip-rule <rule>", "leave this rule or group out; may be repeated", collectRule)
    .option("--limit <number>", "findings of one rule that text shows; 0 for all", wholeNumber, defaultLimit)
    .option("--output <file>", "write the report to a file")
    .option("--fix", "apply the safe fixes, then report what is left")
    .option("--diff", "with --fix: show what would change, and change nothing")
    .option("--watch", "check again whenever a file changes")
    .option("--stdin", "check what comes on standard input")
    .option("--stdin-path <path>", "the path that tells the language and the settings of standard input")
    .option("--since <revision>", "only findings on lines changed since a Git revision")
    .option("--baseline <file>", "leave out the findings that a baseline file lists")
    .option("--write-baseline <file>", "write all findings to a baseline file, and report none");
  return withCommonOptions(command, checkFormats);
}

/** @throws CommandError for options that do not go together */
export function verifyOptions(options: CheckOptions, paths: readonly string[]): void {
  const wrong: readonly (readonly [boolean, string])[] = [
    [options.diff === true && options.fix !== true, "--diff goes with --fix."],
    [
      options.stdin === true && options.stdinPath === undefined,
      "--stdin needs --stdin-path: it tells the language.",
    ],
    [options.stdinPath !== undefined && options.stdin !== true, "--stdin-path goes with --stdin."],
    [options.stdin === true && paths.length > 0, "--stdin takes no paths."],
    [options.stdin === true && options.watch === true, "--stdin cannot be watched."],
    [options.stdin === true && options.fix === true, "--stdin cannot be fixed; name a file."],
    [options.watch === true && options.fix === true, "--watch does not change files; run --fix by itself."],
  ];
  for (const [isWrong, message] of wrong) if (isWrong) throw new CommandError(message);
}

/** Whether a finding is wanted by `--rule` and `--skip-rule`. A wrong setting is told of whatever is asked for. */
export function isWanted(
  finding: Pick<Finding, "rule" | "severity" | "confidence">,
  options: CheckOptions,
): boolean {
  const { rule } = finding;
  const { rule: only, skipRule, failOn } = options;
  if (skipRule?.includes(rule)) return false;
  if (only !== undefined) return only.includes(rule) || rule === "invalid-configuration";
  return failOn === "hint" || !isForEditor(finding);
}

/**
 * A finding of a rule that gives no more than hints by itself, where fewer than nine in ten are right: of use while one types, and
 * noise in a list.
 */
function isForEditor({
  rule,
  severity,
  confidence,
}: Pick<Finding, "rule" | "severity" | "confidence">): boolean {
  return severity === "hint" && confidence < leastListed && ruleOf(rule).severity === "hint";
}

/** Whether a finding is grave enough to fail. */
function isGrave({ severity }: Pick<Finding, "severity">, { failOn }: CheckOptions): boolean {
  return failOn !== "never" && severities.indexOf(severity) <= severities.indexOf(failOn);
}

/**
 * A test for the findings that make the exit status 1, which depends on how many there are: `--max-warnings` puts up
 * with warnings, never with errors.
 */
export function failing(
  findings: readonly Pick<Finding, "severity">[],
  options: CheckOptions,
): (finding: Pick<Finding, "severity">) => boolean {
  const { maxWarnings } = options;
  if (maxWarnings === undefined) return (finding) => isGrave(finding, options);
  const isWarning = ({ severity }: Pick<Finding, "severity">) => severity === "warning";
  const tooMany = findings.filter(isWarning).length > maxWarnings;
  return (finding) => (isWarning(finding) ? tooMany : isGrave(finding, options));
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError("Write a whole number.");
  return Number(text);
}

function collectRule(text: string, before: readonly RuleId[] = []): RuleId[] {
  const rules = rulesNamed(text);
  if (rules.length > 0) return [...before, ...rules];
  const meant = meantName(text, ruleIds);
  const hint = meant === undefined ? "" : `Did you mean ${meant}? `;
  throw new InvalidArgumentError(`${hint}The rules are: ${ruleIds.join(", ")}.`);
}

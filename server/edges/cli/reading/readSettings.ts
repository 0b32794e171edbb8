import { readFileSync } from "node:fs";
import path from "node:path";
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import { parseConfig } from "../../../contract/parseConfig.ts";
import { CommandError } from "../commandError.ts";
import type { Environment } from "../environment.ts";

/**
 * The settings of `--config`, unparsed; none without it.
 * @throws CommandError for a file that cannot be read, is not JSON or holds a wrong setting
 */
export function readSettings({ cwd }: Pick<Environment, "cwd">, config: string | undefined): unknown {
  if (config === undefined) return {};
  const file = path.resolve(cwd, config);
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new CommandError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const errors: ParseError[] = [];
  const settings: unknown = parse(text, errors, { allowTrailingComma: true });
  const [error] = errors;
  if (error)
    throw new CommandError(
      `${file}: not valid JSON (${printParseErrorCode(error.error)} at offset ${error.offset}).`,
    );
  const [problem] = parseConfig(settings).problems;
  if (problem) throw new CommandError(`${file}: ${problem.path.join(".")}: ${problem.message}`);
  return settings;
}

import { type Command, Option } from "commander";
import { factsInWords } from "../../../machine/models/factsInWords.ts";
import type { InstalledModel } from "../../../machine/models/modelStore.ts";
import { CommandError } from "../commandError.ts";

/** Options of commands that only look at files. */
export interface FilesOptions {
  readonly format: string;
}

/** Adds `--format`. */
export function withFormat(command: Command): Command {
  return command.addOption(
    new Option("--format <format>", "output format").choices(["text", "json"]).default("text"),
  );
}

/** One line about a model that is here. */
export function describe(model: InstalledModel): string {
  const place = model.linked ? `, linked to ${model.path}` : "";
  const checked = model.verified ? ", checksum verified" : "";
  if (!model.facts) return `${model.name}  broken, not used: ${model.problem}`;
  return `${model.name}  ${factsInWords(model.facts, model.bytes)}${checked}${place}`;
}

/** Runs what may refuse the user's input; the reason is the user's to read. */
export async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Error && error.name === "AbortError") throw new CommandError("interrupted", 130);
    throw new CommandError(error instanceof Error ? error.message : String(error));
  }
}

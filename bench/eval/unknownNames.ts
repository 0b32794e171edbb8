/** `npm run eval unknownNames`: names that `validate` calls unknown, in code of others that is right, and with two letters exchanged. */
import path from "node:path";
import { filesOf, outsideLanguages } from "./outside/outsideFiles.ts";
import { fetchUntouched } from "./outside/untouched.ts";
import type { EvalOptions } from "./suite.ts";
import { measureUnknownNames, type NameTally } from "./validation/unknownNames.ts";

export const name = "unknownNames";

/** Files of one package. */
const mostFiles = 60;

/** Counts wrong reports and misspelt calls that are found, by language. */
export async function run(options: EvalOptions): Promise<string> {
  const sums = new Map<string, NameTally>();
  const missing: string[] = [];
  for await (const fetched of fetchUntouched(options.samples, missing)) {
    const all = filesOf(fetched);
    const own = all.filter(({ isHandWritten }) => isHandWritten);
    const step = Math.max(1, Math.ceil(own.length / mostFiles));
    const { tallies, wrong } = await measureUnknownNames(
      path.resolve(fetched.folder),
      all.map((each) => each.path),
      own.filter((_, index) => index % step === 0),
      options.seed,
    );
    for (const [languageId, tally] of tallies) add(sums, outsideLanguages[languageId] ?? languageId, tally);
    for (const each of wrong) console.error(`${fetched.name} ${each.path}: ${each.name}`);
  }
  return [
    "## Unknown names",
    "",
    "| language | files | wrong reports | misspelt calls | found |",
    "|---|---:|---:|---:|---:|",
    ...[...sums].map(
      ([language, { files, wrong, mutated, found }]) =>
        `| ${language} | ${files} | ${wrong} | ${mutated} | ${found} |`,
    ),
    "",
    precision([...sums.values()]),
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
  ].join("\n");
}

function add(sums: Map<string, NameTally>, language: string, tally: NameTally): void {
  const sum = sums.get(language) ?? { files: 0, wrong: 0, mutated: 0, found: 0 };
  for (const key of ["files", "wrong", "mutated", "found"] as const) sum[key] += tally[key];
  sums.set(language, sum);
}

/** How often a report is right where one call in each file is misspelt. */
function precision(tallies: readonly NameTally[]): string {
  const sum = (key: keyof NameTally) => tallies.reduce((total, tally) => total + tally[key], 0);
  const [found, wrong] = [sum("found"), sum("wrong")];
  const share = found + wrong === 0 ? "none" : `${((100 * found) / (found + wrong)).toFixed(1)} %`;
  return `With one misspelt call in each file, ${found} of ${found + wrong} reports are right (${share}; at least 90 %).`;
}

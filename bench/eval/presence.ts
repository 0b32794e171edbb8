/** `npm run eval presence`: questions about what a file holds, in packages that nobody looked at, against other parsers. */
import { readFileSync } from "node:fs";
import type { ClassificationProvider } from "../../server/features/classification/classification.ts";
import { certaintyRows, keepCertainty, type MeasuredAnswer } from "./certainty/certainty.ts";
import { composeEval } from "./composeEval.ts";
import { filesOf } from "./outside/outsideFiles.ts";
import { fetchUntouched } from "./outside/untouched.ts";
import { type AskedOfFile, askedOf, librariesAskedOf } from "./presence/asked.ts";
import { reliabilityTable } from "./reliabilityTable.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "presence";

const languages = ["javascript", "typescript", "python"] as const;
/** Files of one package. */
const mostFiles = 40;

interface Tally {
  asked: number;
  unsure: number;
  wrong: number;
}

/** Asks each question of each file, by reading alone. */
export async function run(options: EvalOptions): Promise<string> {
  const composed = composeEval("none");
  const answers: MeasuredAnswer[] = [];
  const tallies = new Map<string, Tally>();
  const missing: string[] = [];
  try {
    for await (const fetched of fetchUntouched(options.samples, missing)) {
      const own = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
      for (const language of languages) {
        const files = thinned(own.filter(({ languageId }) => languageId === language));
        const texts = files.map(({ file }) => readFileSync(file, "utf8"));
        const ask = askedBy(composed.service.classification, texts, language, tallies);
        answers.push(...(await ask(askedOf(texts, language))));
        answers.push(...(await ask(await librariesAskedOf(texts, language), "Does it use … (a library)?")));
      }
    }
  } finally {
    await composed.dispose();
  }
  if (options.write && options.samples === undefined)
    keepCertainty("presence", {
      task: "Questions about what a file holds",
      source: `${answers.length} answers by reading alone, against espree, Babel's parser and Python's ast.`,
      isUnseen: true,
      rows: certaintyRows(answers),
    });
  const rows = [...tallies].map(
    ([question, { asked, unsure, wrong }]) => `| ${question} | ${asked} | ${unsure} | ${wrong} |`,
  );
  return [
    "## Questions about what a file holds",
    ["| question | asked | unsure | wrong |", "|---|---:|---:|---:|", ...rows].join("\n"),
    reliabilityTable(answers),
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
  ].join("\n\n");
}

function thinned<T>(files: readonly T[]): readonly T[] {
  const step = Math.max(1, Math.ceil(files.length / mostFiles));
  return files.filter((_, index) => index % step === 0);
}

/** Asks questions of each text; those of one kind are counted together. */
function askedBy(
  classification: ClassificationProvider,
  texts: readonly string[],
  languageId: string,
  tallies: Map<string, Tally>,
) {
  const { signal } = new AbortController();
  return async (asked: readonly (readonly AskedOfFile[])[], kind?: string): Promise<MeasuredAnswer[]> => {
    const answers: MeasuredAnswer[] = [];
    for (const [at, questions] of asked.entries())
      for (const { question, isSo } of questions) {
        const file = { path: "", text: texts[at] ?? "", languageId };
        const { answer, confidence } = await classification.ask(question, file, signal);
        const key = `${languageId}: ${kind ?? question}`;
        const tally = tallies.get(key) ?? { asked: 0, unsure: 0, wrong: 0 };
        tallies.set(key, tally);
        tally.asked++;
        const right = answer === (isSo ? "yes" : "no");
        if (answer === "unsure") tally.unsure++;
        else if (!right) {
          tally.wrong++;
          console.error(`${languageId}: ${question} ${answer}`);
        }
        if (answer !== "unsure") answers.push({ language: languageId, confidence, right });
      }
    return answers;
  };
}

/** What the model itself says: each yes/no question and the language, asked as the product asks, for every sample. */

import {
  modelLanguages,
  type QuestionId,
  questions,
} from "../../../server/features/classification/questions.ts";
import { readFile } from "../../../server/features/classification/readFile.ts";
import { sampleLimits } from "../../../server/features/classification/sampleBudget.ts";
import { sampleText } from "../../../server/features/classification/sampleText.ts";
import { composeEval } from "../composeEval.ts";
import { type ConfidentAnswer, reliabilityTable } from "../reliabilityTable.ts";
import type { SourceFile } from "./sources.ts";

export interface LabelledFile extends SourceFile {
  readonly language: string;
}

/** What the product lets the model read of a file, once it knows that the model is fast enough. */
const sampleTokens = sampleLimits.most;
const yesNo: readonly (QuestionId & ("async" | "errorHandling" | "todo"))[] = [
  "async",
  "errorHandling",
  "todo",
];

interface Asked {
  readonly question: string;
  readonly truth: string;
  readonly said: string;
  readonly confidence: number;
}

/** A section with a table per question and one of reliability; a sentence when the model does not classify. */
export async function modelSection(modelPath: string, files: readonly LabelledFile[]): Promise<string> {
  const composed = composeEval(modelPath);
  try {
    await composed.model.start();
    const { name } = composed.model.status;
    if (!composed.model.can("classify"))
      return `### Model\n\n${name} does not classify; reading decides alone.`;
    const asked: Asked[] = [];
    for (const file of files) {
      const document = sampleText(file.text, sampleTokens);
      const facts = readFile({ path: file.path, text: document, languageId: file.language });
      for (const id of yesNo)
        asked.push(
          await ask(
            id,
            questions[id],
            ["yes", "no"],
            facts.patterns[id] ? "yes" : "no",
            document,
            file.language,
          ),
        );
      if (modelLanguages.some((language) => language === file.language))
        asked.push(await ask("language", questions.language, modelLanguages, file.language, document, ""));
    }
    return section(name, files.length, asked);

    async function ask(
      id: QuestionId,
      question: string,
      choices: readonly string[],
      truth: string,
      document: string,
      languageId: string,
    ): Promise<Asked> {
      const request = {
        document,
        languageId,
        question,
        choices,
        task: `classify.${id}`,
        capability: "classify",
        priority: "background",
      } as const;
      const { choice, confidence } = await composed.model.choose(request, new AbortController().signal);
      return { question: id, truth, said: choice, confidence };
    }
  } finally {
    await composed.dispose();
  }
}

function section(model: string, files: number, asked: readonly Asked[]): string {
  const rows = [...new Set(asked.map(({ question }) => question))].map((question) => {
    const own = asked.filter((each) => each.question === question);
    return `| ${question} | ${own.length} | ${(100 * balanced(own)).toFixed(1)} % |`;
  });
  const tables = [...new Set(asked.map(({ question }) => question))].flatMap((question) => {
    const own = asked.filter((each) => each.question === question);
    const answers: readonly ConfidentAnswer[] = own.map(({ truth, said, confidence }) => ({
      confidence,
      right: truth === said,
    }));
    return [`Reliability of ${question}:`, reliabilityTable(answers)];
  });
  return [
    `### Model: ${model}, ${files} held-out files, ${sampleTokens} tokens of each`,
    "What reading says of the same sample counts as the truth; reading is measured above.",
    ["| question | asked | balanced accuracy |", "|---|---:|---:|", ...rows].join("\n"),
    ...tables,
  ].join("\n\n");
}

/** Mean over the true answers of the share that was recognised. */
function balanced(asked: readonly Asked[]): number {
  const truths = [...new Set(asked.map(({ truth }) => truth))];
  const shares = truths.map((truth) => {
    const own = asked.filter((each) => each.truth === truth);
    return own.filter(({ said }) => said === truth).length / own.length;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}

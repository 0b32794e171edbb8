import { createSyntax } from "../../language/parse/syntax.ts";
import { wasmFolder } from "../files/assets.ts";
import { createFileGrammarLoader } from "../files/fileGrammarLoader.ts";
import { stderrLogger } from "../stderrLogger.ts";
import { type ClassifyJob, classifyOne, type Outcome } from "./classifyJob.ts";

/** Classifies files one after the other, with the grammars that it needed so far. */
export type Classifier = (jobs: readonly ClassifyJob[]) => Promise<readonly Outcome[]>;

export function createClassifier(): Classifier {
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), stderrLogger);
  return async (jobs) => {
    const outcomes: Outcome[] = [];
    for (const job of jobs) outcomes.push(await classifyOne(job, syntax, stderrLogger));
    return outcomes;
  };
}

import { type Model, ModelUnavailableError } from "../../../../contract/ports.ts";
import type { VerdictName } from "../../requirement.ts";
import { verdictChoices, verdictQuestion } from "./verdictQuestion.ts";

export interface ModelVerdict {
  readonly verdict: VerdictName;
  readonly confidence: number;
  /** Clauses judged as not fulfilled. */
  readonly unfulfilled: readonly string[];
}

/**
 * Asks the model about each clause: the code first, so that it is evaluated once, the requirement last. Undefined when
 * the model cannot judge. Clauses are quoted as data; whatever they say, the answer is one of four words.
 */
export async function judgeByModel(
  model: Model,
  code: string,
  languageId: string,
  clauses: readonly string[],
  signal: AbortSignal,
): Promise<ModelVerdict | undefined> {
  if (!model.can("judge") || clauses.length === 0) return undefined;
  const answers: { verdict: VerdictName; confidence: number; clause: string }[] = [];
  try {
    for (const clause of clauses) {
      const question = verdictQuestion(code, languageId, clause);
      const { choice, confidence } = await model.choose(
        { ...question, capability: "judge", priority: "codeLens" },
        signal,
      );
      const verdict = verdictChoices.find((name) => name === choice) ?? "unsure";
      answers.push({ verdict, confidence, clause });
    }
  } catch (error) {
    if (error instanceof ModelUnavailableError) return undefined;
    throw error;
  }
  const confidence = Math.min(...answers.map((answer) => answer.confidence));
  const verdict = combine(answers.map((answer) => answer.verdict));
  const unfulfilled = answers.filter((answer) => answer.verdict === "no" || answer.verdict === "partial");
  return { verdict, confidence, unfulfilled: unfulfilled.map(({ clause }) => clause) };
}

/** All yes is yes, all no is no, some is partial; one unsure clause leaves the whole unsure. */
export function combine(verdicts: readonly VerdictName[]): VerdictName {
  if (verdicts.includes("unsure")) return "unsure";
  const [first] = verdicts;
  return first !== undefined && verdicts.every((verdict) => verdict === first) ? first : "partial";
}

import type { Capability } from "../../../contract/ports.ts";

/** What the starter model is asked about findings: it is trained on these very words, as `training/questions.json` holds them. */
export const findingQuestions = {
  commentedOut: "Is this comment code that was commented out? Answer yes or no.",
} as const;

/** A yes/no question about a finding that analysis cannot decide. The answer "no" withdraws the finding. */
export interface Doubt {
  readonly question: string;
  /** The text asked about, where it is not the code around the finding. */
  readonly about?: string;
  /** What a model must be able to do: `classify` for a question that the starter is trained on, `judge` for any other. */
  readonly capability: Extract<Capability, "classify" | "judge">;
  /** Key of the calibration in the catalog. */
  readonly task: string;
}

/** Lines of a comment that are enough to tell code from prose. */
const mostLines = 8;

/** Whether a comment, given by its lines without their signs, is code. */
export function commentDoubt(lines: readonly string[]): Doubt {
  const written = lines.filter((line) => line.trim() !== "");
  return {
    question: findingQuestions.commentedOut,
    about: written.slice(0, mostLines).join("\n"),
    capability: "classify",
    task: "classify.commentedOut",
  };
}

/** A question in free words about the code around a finding. */
export function judgedDoubt(question: string): Doubt {
  return { question, capability: "judge", task: "judge.finding" };
}

/**
 * What the model is asked about a text. The starter model is trained on these very words: `training/questions.json`
 * holds the same, and a test keeps the two alike.
 */
export const questions = {
  async: "Does this code contain asynchronous code? Answer yes or no.",
  errorHandling: "Does this code handle errors? Answer yes or no.",
  todo: "Does this code contain a TODO comment? Answer yes or no.",
  test: "Is this a test file? Answer yes or no.",
  documentation: "Is this documentation? Answer yes or no.",
  code: "Is this source code? Answer yes or no.",
  library: "Does this code use the library {name}? Answer yes or no.",
  security: "Does this code have a security problem? Answer yes or no.",
  language: "Which programming language is this? Answer with its identifier.",
} as const;

export type QuestionId = keyof typeof questions;

/** Languages the model can tell apart: those its training knows. */
export const modelLanguages = ["javascript", "typescript", "python", "rust", "go", "java", "cpp"] as const;

/** A question in the user's own words, asking for yes or no. */
export function plainQuestion(question: string): string {
  const trimmed = question.trim();
  return /\banswer yes or no\b/i.test(trimmed)
    ? trimmed
    : `${trimmed.replace(/(?<![?.!\s])[?.!\s]*$/, "?")} Answer yes or no.`;
}

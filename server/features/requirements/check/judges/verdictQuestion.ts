import { type AnsweredQuestion, type ChoiceRequest, judgeTask } from "../../../../contract/ports.ts";

/** The answers of `grammars/verdict.gbnf`. */
export const verdictChoices = ["yes", "partial", "no"] as const;
/** Longest code that is shown to the model, in characters; longer code is cut down by the evidence. */
const longestCode = 3_000;
/** Longest clause that is put into a question, in characters. */
const longestClause = 400;

/** One of each answer: what is met to the letter, what is missed by one, and what is half done. */
const examples: readonly AnsweredQuestion[] = [
  {
    document: `function addTag(tags, tag) {
  if (tags.length >= 5) throw new Error("too many tags");
  tags.push(tag);
}`,
    languageId: "javascript",
    question: asked("An article has at most 5 tags."),
    answer: "yes",
  },
  {
    document: `def is_adult(age):
    return age > 18`,
    languageId: "python",
    question: asked("Whoever is 18 or older counts as an adult."),
    answer: "no",
  },
  {
    document: `void register(User user) {
    users.save(user);
}`,
    languageId: "java",
    question: asked("A new user is stored and gets a mail."),
    answer: "partial",
  },
];

/**
 * How a model is asked whether code does what a clause demands: answered questions first and the code before the clause, so that what
 * was read serves the next clause. Clauses are quoted as data; whatever they say, the answer is one of the choices.
 */
export function verdictQuestion(
  code: string,
  languageId: string,
  clause: string,
): Omit<ChoiceRequest, "capability" | "priority"> {
  return {
    document: code.slice(0, longestCode),
    languageId,
    question: asked(clause),
    choices: verdictChoices,
    examples,
    task: judgeTask,
  };
}

function asked(clause: string): string {
  const quoted = clause.replace(/\s+/g, " ").replaceAll('"', "'").slice(0, longestClause);
  return `Does this code satisfy the requirement "${quoted}"? Answer yes, partial or no.`;
}

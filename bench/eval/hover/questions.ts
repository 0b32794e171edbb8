/** How many questions in natural words are answered by heart, and rightly: facts are what a right answer must hold. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { answerFromGlossary } from "../../../server/features/ask/answerFromGlossary.ts";
import { understandQuestion } from "../../../server/features/ask/understandQuestion.ts";
import type { Glossary } from "../../../server/language/glossary/glossary.ts";

export interface AskedQuestion {
  readonly question: string;
  /** Each fact as the ways to say it; null where nobody should claim to know. */
  readonly facts: readonly (readonly string[])[] | null;
}

export interface QuestionResult extends AskedQuestion {
  readonly answer: string | undefined;
  readonly outcome: "right" | "wrong" | "silent" | "rightly silent" | "made up";
}

export function readQuestions(name: "questions" | "questionsSealed"): readonly AskedQuestion[] {
  return JSON.parse(readFileSync(path.join(import.meta.dirname, `${name}.json`), "utf8")) as AskedQuestion[];
}

/** Asks each question of the glossary tier. */
export function askAll(glossary: Glossary, questions: readonly AskedQuestion[]): readonly QuestionResult[] {
  return questions.map((asked) => {
    const answer = answerFromGlossary(glossary, understandQuestion(asked.question), undefined)?.text;
    return { ...asked, answer, outcome: outcomeOf(asked, answer) };
  });
}

function outcomeOf({ facts }: AskedQuestion, answer: string | undefined): QuestionResult["outcome"] {
  if (answer === undefined) return facts === null ? "rightly silent" : "silent";
  if (facts === null) return "made up";
  const said = answer.toLowerCase();
  return facts.every((ways) => ways.some((way) => said.includes(way.toLowerCase()))) ? "right" : "wrong";
}

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";

const file = path.resolve(import.meta.dirname, "../../../training/work/exam.jsonl");

const line = z.object({
  /** Key of the question in `training/questions.json`. */
  key: z.string(),
  /** The fenced document. */
  document: z.string(),
  question: z.string(),
  choices: z.array(z.string()).min(2),
  answer: z.string(),
});

/** A question about a held-out document, with its answer. */
export interface ExamQuestion {
  readonly key: string;
  readonly languageId: string;
  readonly document: string;
  readonly question: string;
  readonly choices: readonly string[];
  readonly answer: string;
}

/** The exam that `python3 -m training.exam` writes; undefined when it has not been written. */
export function readExam(): readonly ExamQuestion[] | undefined {
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((text) => {
    const { document: block, ...rest } = line.parse(JSON.parse(text));
    const [, languageId = "", document = ""] = block.match(/^```(\S*)\n([\s\S]*)\n```$/) ?? [];
    return { ...rest, languageId, document };
  });
}

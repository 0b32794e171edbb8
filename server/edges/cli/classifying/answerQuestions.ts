/** Answers `--ask` for every file of a batch, several at a time, results in the order of the files. */
import path from "node:path";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import type { Classification } from "../../../features/classification/classification.ts";
import type { AnsweredRecord } from "../../../features/classification/exportRecords.ts";
import type { EndpointQuestions } from "../../../machine/endpoint/endpointQuestions.ts";
import { readText } from "../../../machine/files/readText.ts";

export interface QuestionOptions {
  readonly questions: readonly string[];
  /** Who answers what reading does not decide, instead of the local model. */
  readonly endpoint: EndpointQuestions | undefined;
  /** Files asked about at once. */
  readonly concurrency: number;
}

/** Answers the questions about one file. A file that cannot be read any more has no answers. */
export async function answerQuestions(
  { service }: Composed,
  full: string,
  record: Classification,
  { questions, endpoint }: QuestionOptions,
  signal: AbortSignal,
): Promise<AnsweredRecord> {
  if (questions.length === 0) return record;
  const read = await readText(full, Number.POSITIVE_INFINITY);
  if (!("text" in read)) return record;
  const { text } = read;
  const file = { path: record.path, text, uri: URI.file(path.resolve(full)).toString() };
  const answers: Record<string, { answer: string; confidence: number; tier: string }> = {};
  for (const question of questions) {
    const { answer, confidence, tier } = await service.classification.ask(question, file, signal);
    answers[question] =
      answer === "unsure" && endpoint
        ? { ...(await endpoint.ask(question, record.path, text, signal)), tier: "large" }
        : { answer, confidence, tier };
  }
  return { ...record, answers };
}

/** Maps items with at most `limit` at work at once; results come in the order of the items. */
export async function* mapInOrder<In, Out>(
  items: AsyncIterable<In>,
  limit: number,
  work: (item: In) => Promise<Out>,
): AsyncGenerator<Out> {
  const running: Promise<Out>[] = [];
  for await (const item of items) {
    const started = work(item);
    // It may fail before anybody waits for it; whoever waits then is told all the same.
    started.catch(() => undefined);
    running.push(started);
    if (running.length >= limit) yield* first(running);
  }
  while (running.length > 0) yield* first(running);
}

async function* first<Out>(running: Promise<Out>[]): AsyncGenerator<Out> {
  const next = running.shift();
  if (next) yield await next;
}

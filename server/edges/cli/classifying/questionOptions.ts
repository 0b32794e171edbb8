import path from "node:path";
import { cacheFolder } from "../../../machine/batch/batchOptions.ts";
import { EndpointQuestions } from "../../../machine/endpoint/endpointQuestions.ts";
import { OpenAiEndpoint } from "../../../machine/endpoint/openAiEndpoint.ts";
import { systemClock } from "../../../machine/systemClock.ts";
import type { QuestionOptions } from "./answerQuestions.ts";

export interface EndpointChoices {
  readonly ask: readonly string[];
  readonly endpoint?: string;
  readonly endpointModel: string;
  readonly concurrency: number;
  /** Whether answers of earlier runs are used and kept. */
  readonly cache: boolean;
}

/** Who answers the questions of `--ask`. */
export function questionOptions(choices: EndpointChoices): QuestionOptions {
  const { ask, endpoint, endpointModel, concurrency, cache } = choices;
  if (endpoint === undefined) return { questions: ask, endpoint: undefined, concurrency: 1 };
  const folder = cache ? cacheFolder() : undefined;
  const { INKLING_API_KEY: apiKey } = process.env;
  const server = new OpenAiEndpoint({
    url: endpoint,
    model: endpointModel,
    concurrency,
    clock: systemClock,
    ...(apiKey ? { apiKey } : {}),
  });
  const kept = folder === undefined ? undefined : path.join(folder, "answers.jsonl");
  return { questions: ask, endpoint: new EndpointQuestions(server, kept), concurrency };
}

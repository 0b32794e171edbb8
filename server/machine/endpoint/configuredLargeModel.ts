/** The larger model of the settings, if the user turned one on. */
import type { Config } from "../../contract/config.ts";
import type { LargeModel, Logger } from "../../contract/ports.ts";
import { systemClock } from "../systemClock.ts";
import { OpenAiEndpoint } from "./openAiEndpoint.ts";

/** Requests to the endpoint at once: one person asks one thing at a time. */
const concurrency = 2;

/** Attempts while somebody waits. */
const attempts = 2;

/**
 * Makes the endpoint of the settings, and keeps it while they stay the same. The key, where the server wants one, is read
 * from INKLING_API_KEY: the extension puts it there from the editor's secret storage, a terminal's user by hand.
 */
export function createConfiguredLargeModel(
  settings: () => Config["largeModel"],
  logger: Logger,
): () => LargeModel | undefined {
  let made: { readonly from: string; readonly model: LargeModel | undefined } | undefined;
  return () => {
    const { enabled, endpoint, name } = settings();
    if (!enabled || endpoint === "") return undefined;
    const { INKLING_API_KEY: apiKey = "" } = process.env;
    const from = JSON.stringify([endpoint, name, apiKey]);
    if (made?.from !== from) made = { from, model: makeEndpoint(endpoint, name, apiKey, logger) };
    return made.model;
  };
}

/** Undefined when its address is no URL or its key no key; the log says so once. */
function makeEndpoint(url: string, model: string, apiKey: string, logger: Logger): LargeModel | undefined {
  try {
    return new OpenAiEndpoint({ url, model, concurrency, attempts, clock: systemClock, apiKey });
  } catch (error) {
    logger.warn(`The larger model cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    return undefined;
  }
}

/** The larger model of the settings, if the user turned one on. */
import type { Config } from "../../contract/config.ts";
import type { LargeModel, Logger } from "../../contract/ports.ts";
import { systemClock } from "../systemClock.ts";
import { OpenAiEndpoint } from "./openAiEndpoint.ts";

/** Requests to the endpoint at once: one person asks one thing at a time. */
const concurrency = 2;

/** Undefined when it is off or its address is no URL. The key, where the server wants one, is read from INKLING_API_KEY. */
export function configuredLargeModel(
  { enabled, endpoint, name }: Config["largeModel"],
  logger: Logger,
): LargeModel | undefined {
  if (!enabled || endpoint === "") return undefined;
  const { INKLING_API_KEY: apiKey } = process.env;
  try {
    return new OpenAiEndpoint({
      url: endpoint,
      model: name,
      concurrency,
      clock: systemClock,
      ...(apiKey ? { apiKey } : {}),
    });
  } catch (error) {
    logger.warn("The larger model cannot be used.", error);
    return undefined;
  }
}

import type { ClassifyProgress } from "../../server/edges/lsp/protocol.ts";

/** How long a report will still take at the rate of the moment, in whole seconds. */
export function secondsLeft({ done, total, perSecond }: ClassifyProgress): number {
  return perSecond > 0 ? Math.ceil(Math.max(0, total - done) / perSecond) : 0;
}

import type { ClassifyProgress } from "../../server/edges/lsp/protocol.ts";

/** How many, how fast, how long still. */
export function progressText({ done, total, perSecond }: ClassifyProgress): string {
  const left = perSecond > 0 ? Math.ceil(Math.max(0, total - done) / perSecond) : 0;
  return `${done} of ${total} files, ${Math.round(perSecond)}/s, ${left} s left`;
}

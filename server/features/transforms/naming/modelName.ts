import type { Model } from "../../../contract/ports.ts";
import type { NamePlace } from "./namePlace.ts";

/** Where a model is asked for a name. */
export interface NameRequest extends NamePlace {
  /** The document's URI. */
  readonly document: string;
  /** Relative to the workspace. */
  readonly path: string;
  readonly languageId: string;
}

/** A name that a model would write. */
export interface ModelName {
  readonly name: string;
  /** As the model says it, 0 to 1, not calibrated. */
  readonly probability: number;
}

/** A name takes no more tokens; one that is longer is cut off, and not a name. */
const mostTokens = 8;

/** The name that the model would write at a place; undefined where it has none. */
export async function modelName(
  model: Pick<Model, "fill">,
  request: NameRequest,
  signal: AbortSignal,
): Promise<ModelName | undefined> {
  const asked = { ...request, snippets: [], maxTokens: mostTokens, priority: "hover" } as const;
  const { text: line, tokens } = await model.fill(asked, signal);
  const name = /^[\p{L}_$][\p{L}\p{N}_]*/u.exec(line)?.[0];
  if (name === undefined) return undefined;
  let [probability, length] = [1, 0];
  for (const token of tokens) {
    if (length >= name.length) break;
    probability *= token.probability;
    length += token.text.length;
  }
  // Where nothing stands behind it, it may go on.
  return line.length > name.length ? { name, probability } : undefined;
}

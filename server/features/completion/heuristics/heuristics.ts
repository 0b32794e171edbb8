import { objection } from "../filters/filters.ts";
import { closeBlock } from "./closeBlock.ts";
import { countingLoop } from "./countingLoop.ts";
import { importLines } from "./importLines.ts";
import type { LineIndex } from "./lineIndex.ts";
import { ownLines } from "./ownLines.ts";
import type { Place } from "./place.ts";
import type { Proposal } from "./proposal.ts";

export interface HeuristicOptions {
  /** Path of the document relative to the workspace. */
  readonly path: string;
  readonly others: readonly LineIndex[];
  /** `completion.closers` of the settings. */
  readonly closers: boolean;
}

/** The most certain completion that needs no model, if there is one that nothing speaks against. */
export async function propose(place: Place, options: HeuristicOptions): Promise<Proposal | undefined> {
  const { context } = place;
  const proposals = [
    ...(options.closers ? [await closeBlock(place), countingLoop(context)] : []),
    importLines(context, options.path, options.others),
    ownLines(context, options.others),
  ];
  return proposals
    .filter((proposal) => proposal !== undefined)
    .filter(({ text }) => objection(context, text) === undefined)
    .sort((a, b) => b.confidence - a.confidence)[0];
}

import type { Fill, Model } from "../../../server/contract/ports.ts";
import { isRight } from "../../../server/core/measure/measureQuality.ts";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { lineOf, type MeasuredEnding, measureEndings } from "../../../server/features/completion/judge.ts";
import { closersHeld } from "../../../server/features/completion/midLine.ts";
import { identifiersOf } from "../../../server/features/completion/words.ts";
import type { Case } from "./cases.ts";

/** Tokens that the model may generate for a line, as the settings have it. */
const maxTokens = 32;

/** A place where what the model said may end, and whether everything up to there is what stood in the file. */
export interface ScoredEnding extends MeasuredEnding {
  readonly right: boolean;
}

/** What the model said in a case, before confidence decides. */
export interface Candidate {
  readonly asked: Case;
  readonly fill: Fill;
  /** The line's own end is the last. */
  readonly endings: readonly ScoredEnding[];
  /** Exactly the rest of the line. */
  readonly exact: boolean;
  /** The first word, or run of punctuation, is right. */
  readonly firstWord: boolean;
  /** The same identifiers in the same order. */
  readonly identifiers: boolean;
}

/** Asks the model once per case. */
export async function askAll(cases: readonly Case[], model: Model): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const asked of cases) candidates.push(await ask(asked, model));
  return candidates;
}

async function ask(asked: Case, model: Model): Promise<Candidate> {
  const { document, position, truth } = asked;
  const context = cursorContext(document, position);
  const { uri, languageId, prefix, suffix } = context;
  const request = { document: uri, path: "", languageId, snippets: [], prefix, suffix, maxTokens };
  const fill = await model.fill({ ...request, priority: "completion" }, new AbortController().signal);
  const text = lineOf(context, fill);
  const endings = measureEndings(context, text, { ...fill, snippets: [] });
  return {
    asked,
    fill,
    endings: endings.map((ending) => ({
      ...ending,
      right: isRight(ending, truth) || isRightBefore(ending, asked),
    })),
    exact: text.trimEnd() === truth,
    firstWord: firstWordOf(text) === firstWordOf(truth),
    identifiers: identifiersOf(text).join() === identifiersOf(truth).join(),
  };
}

/** Whether all of the line is right together with what stands behind the cursor. */
function isRightBefore({ kind, text }: MeasuredEnding, { document, truth, behind }: Case): boolean {
  if (kind !== "line" || behind === "") return false;
  const held = closersHeld(text, behind, document.languageId);
  return text.trimEnd() + behind.slice(held) === truth;
}

function firstWordOf(text: string): string {
  return /^\s*([\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]+)/u.exec(text)?.[1] ?? "";
}

import type { Fill, Model } from "../../../server/contract/ports.ts";
import type { Features } from "../../../server/features/completion/confidence.ts";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { judge } from "../../../server/features/completion/judge.ts";
import type { SilenceReason } from "../../../server/features/completion/silence.ts";
import { identifiersOf } from "../../../server/features/completion/words.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import type { Case } from "./cases.ts";

/** Tokens that the model may generate for a line, as the settings have it. */
const maxTokens = 32;

/** What the model said in a case, before confidence decides. */
export interface Candidate {
  readonly asked: Case;
  readonly fill: Fill;
  readonly features: Features;
  /** Why the filters keep it from being shown, whatever its confidence. */
  readonly reason: SilenceReason | undefined;
  /** Exactly the rest of the line. */
  readonly exact: boolean;
  /** The first word, or run of punctuation, is right. */
  readonly firstWord: boolean;
  /** The same identifiers in the same order. */
  readonly identifiers: boolean;
}

/** Asks the model once per case. */
export async function askAll(
  cases: readonly Case[],
  model: Model,
  syntax: Syntax,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const asked of cases) candidates.push(await ask(asked, model, syntax));
  return candidates;
}

async function ask(asked: Case, model: Model, syntax: Syntax): Promise<Candidate> {
  const { document, position, truth } = asked;
  const context = cursorContext(document, position);
  const { uri, languageId, prefix, suffix } = context;
  const request = { document: uri, path: "", languageId, snippets: [], prefix, suffix, maxTokens };
  const fill = await model.fill({ ...request, priority: "completion" }, new AbortController().signal);
  const said = { text: fill.text, tokens: fill.tokens, end: fill.end, snippets: [], shown: 0 };
  const { text, features, reason } = await judge(document, context, said, 0, undefined, syntax);
  return {
    asked,
    fill,
    features,
    reason,
    exact: text.trimEnd() === truth,
    firstWord: firstWordOf(text) === firstWordOf(truth),
    identifiers: identifiersOf(text).join() === identifiersOf(truth).join(),
  };
}

function firstWordOf(text: string): string {
  return /^\s*([\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]+)/u.exec(text)?.[1] ?? "";
}

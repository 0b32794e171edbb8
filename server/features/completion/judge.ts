import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionCalibration, Fill, TokenProbability } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { confidence, type Features, measure } from "./confidence.ts";
import type { CursorContext } from "./cursorContext.ts";
import { brokenSyntax } from "./filters/brokenSyntax.ts";
import { objection } from "./filters/filters.ts";
import { cutAtRest } from "./midLine.ts";
import type { SilenceReason } from "./silence.ts";

/** What the model said at a place. */
export interface Candidate {
  readonly text: string;
  readonly tokens: readonly TokenProbability[];
  readonly end: Fill["end"];
  /** Texts of other files that the model has seen. */
  readonly snippets: readonly string[];
  /** Confidence with which an earlier part of it was shown: what has been typed since has proved it right. */
  readonly shown: number;
}

export interface Verdict {
  readonly text: string;
  readonly confidence: number;
  /** Why it must not be shown. */
  readonly reason?: SilenceReason;
  readonly features: Features;
}

/** Decides whether a suggestion may be shown: complete, harmless at this place, certain enough, and parsing. */
export async function judge(
  document: TextDocument,
  context: CursorContext,
  candidate: Candidate,
  minConfidence: number,
  calibration: CompletionCalibration | undefined,
  syntax: Syntax,
): Promise<Verdict> {
  const [line = ""] = candidate.text.split(/[\r\n]/, 1);
  const text = cutAtRest(line, context.lineRest, context.languageId);
  const features = measure(context, text, candidate.tokens, candidate.snippets);
  const sure = Math.max(confidence(features, calibration), candidate.shown);
  const verdict: Verdict = { text, confidence: sure, features };
  if (candidate.end === "limit") return { ...verdict, reason: "token-limit" };
  if (candidate.end === "unlikely") return { ...verdict, reason: "low-confidence" };
  const reason = objection(context, text);
  if (reason) return { ...verdict, reason };
  if (sure < minConfidence) return { ...verdict, reason: "low-confidence" };
  const broken = await brokenSyntax(document, context, text, syntax);
  return broken ? { ...verdict, reason: broken } : verdict;
}

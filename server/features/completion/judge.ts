import type { TextDocument } from "vscode-languageserver-textdocument";
import type { CompletionCalibration, Fill, TokenProbability } from "../../contract/ports.ts";
import { workClock } from "../../language/parse/workClock.ts";
import { logistic } from "../../text/logistic.ts";
import { type BeginningFeatures, defaultBeginningWeights, measureBeginning } from "./beginnings.ts";
import { bracketsBefore } from "./bracketsBefore.ts";
import { defaultWeights, type Features, logit, measure, namesKnown } from "./confidence.ts";
import type { CursorContext } from "./cursorContext.ts";
import { type Ending, endingsOf } from "./endings.ts";
import { brokenSyntax } from "./filters/brokenSyntax.ts";
import { objection } from "./filters/filters.ts";
import { unknownMember } from "./filters/unknownMember.ts";
import { closersHeld, fitToRest } from "./midLine.ts";
import type { Naming } from "./names/membersHere.ts";
import type { JudgedEnding, SilenceReason } from "./silence.ts";

/** Processor time after which no other ending of a line is tried, in milliseconds: each means to parse the text that it makes. */
const patience = 80;

/** What the model said at a place. */
export interface Candidate {
  readonly text: string;
  readonly tokens: readonly TokenProbability[];
  readonly end: Fill["end"];
  /** Texts of other files that the model has seen. */
  readonly snippets: readonly string[];
}

/** What is asked of a suggestion. */
export interface Demands {
  readonly minConfidence: number;
  /** Whether the beginning of a line may be shown without its rest. */
  readonly partialLines: boolean;
  readonly calibration: CompletionCalibration | undefined;
  /** Added to the log-odds of every confidence: what acceptances have taught. */
  readonly shift?: number;
  /** Added besides to those of texts that take the word before the cursor for finished. */
  readonly shiftAtWordEnd?: number;
}

export interface Verdict {
  /** What is shown, or would be. */
  readonly text: string;
  readonly confidence: number;
  /** Whether the text is all of the line. */
  readonly isWhole: boolean;
  /** Why it must not be shown. */
  readonly reason?: SilenceReason;
  /** All places where the suggestion may end. */
  readonly endings: readonly JudgedEnding[];
}

/**
 * Decides how much of a line is shown: of the beginnings that are certain enough, harmless at this place and parse, the one
 * with the greatest expected gain.
 */
export async function judge(
  document: TextDocument,
  context: CursorContext,
  candidate: Candidate,
  demands: Demands,
  naming: Naming,
): Promise<Verdict> {
  const text = lineOf(context, candidate);
  const endings = measureEndings(context, text, candidate).map(({ features, ...ending }) => ({
    ...ending,
    confidence: shifted(
      endingConfidence({ kind: ending.kind, features }, demands.calibration),
      (demands.shift ?? 0) + features.endsWord * (demands.shiftAtWordEnd ?? 0),
    ),
  }));
  const whole = endings.at(-1);
  const showable = endings
    .filter((ending) => ending.reason === undefined && ending.confidence >= demands.minConfidence)
    .filter((ending) => demands.partialLines || ending === whole)
    .sort((a, b) => expectedGain(b) - expectedGain(a));
  let broken: SilenceReason | undefined;
  const spent = workClock();
  for (const ending of showable) {
    if (spent() > patience) break;
    const rest = text.slice(ending.text.length);
    const reason =
      (await unknownMember(document, context, ending.text, rest, naming)) ??
      (await brokenSyntax(
        document,
        context,
        ending.text,
        naming.syntax,
        ending === whole ? undefined : rest,
      ));
    if (!reason)
      return { text: ending.text, confidence: ending.confidence, isWhole: ending === whole, endings };
    broken ??= reason;
  }
  const surest = endings.reduce((most, ending) => Math.max(most, ending.confidence), 0);
  return {
    text,
    confidence: demands.partialLines ? surest : (whole?.confidence ?? 0),
    isWhole: true,
    reason: broken ?? reasonOf(whole, surest >= demands.minConfidence),
    endings,
  };
}

/** The model's line without what the line has behind the cursor already. */
export function lineOf(context: CursorContext, { text }: Pick<Candidate, "text">): string {
  const [line = ""] = text.split(/[\r\n]/, 1);
  return fitToRest(line, context.lineRest, context.languageId);
}

/** An ending before anything is known of how far the model's probabilities can be trusted. */
export interface MeasuredEnding extends Omit<JudgedEnding, "confidence"> {
  readonly features: Features | BeginningFeatures;
}

/** Every ending of a line with what its text alone gives against it. The line's own end is the last. */
export function measureEndings(
  context: CursorContext,
  text: string,
  { tokens, snippets, end }: Candidate,
): readonly MeasuredEnding[] {
  const { quote } = bracketsBefore(context);
  const found = endingsOf(text, context.linePrefix, quote, context.languageId).filter(
    ({ at, kind }) => kind === "line" || !endsInHeld(context, text.slice(0, at)),
  );
  const endings: readonly Ending[] = found.length > 0 ? found : [{ at: text.length, kind: "line" }];
  const known = namesKnown(context, snippets);
  return endings.map((ending) => {
    const part = text.slice(0, ending.at);
    const isWhole = ending.kind === "line";
    const features = isWhole
      ? measure(context, text, tokens, snippets)
      : measureBeginning(context, text, ending, tokens, known);
    const reason = (isWhole ? unfinished(end) : undefined) ?? objection(context, part, isWhole);
    return { text: part, kind: ending.kind, features, ...(reason ? { reason } : {}) };
  });
}

/** Whether a text ends in a closing sign that stands behind the cursor already: the cursor had better stay before it. */
function endsInHeld({ lineRest, languageId }: CursorContext, text: string): boolean {
  const held = (part: string) => closersHeld(part, lineRest, languageId);
  return held(text) > held(text.slice(0, -1));
}

/** Calibrated probability, 0 to 1, that the user will type all of it. */
export function endingConfidence(
  { kind, features }: Pick<MeasuredEnding, "kind" | "features">,
  calibration: CompletionCalibration | undefined,
): number {
  const weights =
    kind === "line"
      ? (calibration?.weights ?? defaultWeights)
      : (calibration?.beginnings ?? defaultBeginningWeights);
  return logistic(features, weights);
}

function shifted(confidence: number, shift: number): number {
  return shift === 0 ? confidence : 1 / (1 + Math.exp(-logit(confidence) - shift));
}

/** Characters that are likely to be saved. */
function expectedGain({ confidence, text }: JudgedEnding): number {
  return confidence * text.length;
}

function unfinished(end: Fill["end"]): SilenceReason | undefined {
  if (end === "limit") return "token-limit";
  return end === "unlikely" ? "low-confidence" : undefined;
}

function reasonOf(whole: JudgedEnding | undefined, isSure: boolean): SilenceReason {
  if (whole?.reason && (isSure || whole.reason !== "low-confidence")) return whole.reason;
  return "low-confidence";
}

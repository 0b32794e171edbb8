import type { CompletionCalibration, Model } from "../../contract/ports.ts";
import { defaultBeginningWeights } from "../../features/completion/beginnings.ts";
import { defaultWeights } from "../../features/completion/confidence.ts";
import { cursorContext } from "../../features/completion/cursorContext.ts";
import {
  endingConfidence,
  lineOf,
  type MeasuredEnding,
  measureEndings,
} from "../../features/completion/judge.ts";
import type { HiddenLine } from "./hiddenLines.ts";
import type { SourcedExample } from "./refit.ts";

/** The part of all waits that is no longer than the one called slow. */
const slow = 0.95;

/** What a model said at a hidden line. */
export interface Answered {
  readonly hidden: HiddenLine;
  /** Time the user would have waited, in milliseconds. */
  readonly ms: number;
  readonly exact: boolean;
  readonly firstWord: boolean;
  readonly endings: readonly (MeasuredEnding & { readonly right: boolean })[];
}

/** How good ghost text would be, at a confidence. */
export interface Quality {
  readonly asked: number;
  /** Shares of the hidden lines, 0 to 1. */
  readonly exact: number;
  readonly firstWord: number;
  readonly shown: number;
  /** Of what is shown, the share that is right. */
  readonly rightOfShown: number;
  /** Right characters shown for each character that had to be typed, 0 to 1: what it saves. */
  readonly savedPerKeystroke: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
}

const maxTokens = 32;
const endsInWord = /[\p{L}\p{N}_$]$/u;
const startsWithWord = /^[\p{L}\p{N}_$]/u;

/** Asks a model for each hidden line. Nothing leaves the machine but to the model that was chosen. */
export async function askHidden(
  hidden: readonly HiddenLine[],
  model: Model,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  for (const each of hidden) {
    answered.push(await askOne(each, model, signal));
    onProgress(answered.length);
  }
  return answered;
}

async function askOne(hidden: HiddenLine, model: Model, signal: AbortSignal): Promise<Answered> {
  const { document, position, truth } = hidden;
  const context = cursorContext(document, position);
  const { uri, languageId, prefix, suffix } = context;
  const request = { document: uri, path: "", languageId, snippets: [], prefix, suffix, maxTokens };
  const started = performance.now();
  const fill = await model.fill({ ...request, priority: "completion" }, signal);
  const ms = performance.now() - started;
  const text = lineOf(context, fill);
  const endings = measureEndings(context, text, { ...fill, snippets: [] });
  return {
    hidden,
    ms,
    exact: text.trimEnd() === truth,
    firstWord: firstWordOf(text) === firstWordOf(truth),
    endings: endings.map((ending) => ({ ...ending, right: isRight(ending, truth) })),
  };
}

/** What the weights are fitted to: every ending that nothing but its confidence keeps from being shown. */
export function examplesOf(answered: readonly Answered[]): readonly SourcedExample[] {
  return answered.flatMap(({ hidden, endings }) =>
    endings
      .filter(({ reason }) => reason === undefined)
      .map(({ kind, features, right }) => ({
        file: hidden.file,
        kind: kind === "line" ? ("line" as const) : ("beginning" as const),
        features: { ...features } as Record<string, number>,
        right,
      })),
  );
}

/** The weights in force: the model's own, or the cautious ones for a model nobody has measured. */
export function weightsOf(calibration: CompletionCalibration | undefined): Required<CompletionCalibration> {
  return {
    weights: calibration?.weights ?? defaultWeights,
    beginnings: calibration?.beginnings ?? defaultBeginningWeights,
  };
}

/** What would have been shown at `minConfidence`, and what of it was right. */
export function qualityOf(
  answered: readonly Answered[],
  calibration: CompletionCalibration | undefined,
  minConfidence: number,
): Quality {
  const shown = answered.flatMap(({ endings }) => {
    const sure = endings
      .filter(({ reason }) => reason === undefined)
      .map((ending) => ({ ...ending, confidence: endingConfidence(ending, calibration) }))
      .filter(({ confidence, text }) => confidence >= minConfidence && text !== "")
      .sort((a, b) => b.confidence * b.text.length - a.confidence * a.text.length);
    return sure.slice(0, 1);
  });
  const typed = answered.reduce((sum, { hidden }) => sum + hidden.truth.length, 0);
  const right = shown.filter((ending) => ending.right);
  const times = answered.map(({ ms }) => ms).sort((a, b) => a - b);
  const at = (part: number) => times[Math.min(times.length - 1, Math.floor(part * times.length))] ?? 0;
  return {
    asked: answered.length,
    exact: share(answered, ({ exact }) => exact),
    firstWord: share(answered, ({ firstWord }) => firstWord),
    shown: shown.length / Math.max(1, answered.length),
    rightOfShown: right.length / Math.max(1, shown.length),
    savedPerKeystroke: right.reduce((sum, { text }) => sum + text.length, 0) / Math.max(1, typed),
    p50Ms: at(0.5),
    p95Ms: at(slow),
  };
}

/** A whole line is right when nothing follows; a beginning when the line goes on with it and does not lengthen its last word. */
export function isRight({ kind, text }: Pick<MeasuredEnding, "kind" | "text">, truth: string): boolean {
  if (kind === "line") return text.trimEnd() === truth;
  const rest = truth.slice(text.length);
  return truth.startsWith(text) && !(endsInWord.test(text) && startsWithWord.test(rest));
}

function firstWordOf(text: string): string {
  return /^\s*([\p{L}\p{N}_$]+|[^\p{L}\p{N}_$\s]+)/u.exec(text)?.[1] ?? "";
}

function share<T>(items: readonly T[], passes: (item: T) => boolean): number {
  return items.filter(passes).length / Math.max(1, items.length);
}

import type { CompletionCalibration, Model, ModelStatus, TaskCalibration } from "../../contract/ports.ts";
import { taskCalibration } from "../../model/decoding/calibration.ts";
import type { PromptStyle } from "../../model/decoding/prompts.ts";
import { catalogModels } from "../../model/files/catalog.ts";
import { askClosed, fitClosed, type TaskQuality } from "./closedAnswers.ts";
import type { ClosedQuestion } from "./closedQuestions.ts";
import type { Split } from "./halves.ts";
import type { HiddenLine } from "./hiddenLines.ts";
import { askHidden, examplesOf, type Quality, qualityOf, weightsOf } from "./measureQuality.ts";
import { type Advice, recommend } from "./recommend.ts";
import { type Refit, refit } from "./refit.ts";
import { type VerdictQuality, verdictQuality } from "./verdicts.ts";

/** A model that was loaded to be measured. */
export interface Subject {
  readonly model: Model & { start(): Promise<ModelStatus> };
}

export interface MeasureOptions {
  /** Loads the model under test, or the starter, with some parts of its description replaced. */
  readonly open: (
    which: "model" | "starter",
    more: { readonly promptStyle?: PromptStyle; readonly threads?: number },
  ) => Model & {
    start(): Promise<ModelStatus>;
  };
  readonly hidden: readonly HiddenLine[];
  readonly questions: readonly ClosedQuestion[];
  /** Labelled pairs of requirement and code, for a model that was made to answer questions. */
  readonly verdicts: readonly ClosedQuestion[];
  /** What is fitted on, and what shows whether that was worth it. */
  readonly split: Split;
  /** Whether the model is the starter itself. */
  readonly isStarter: boolean;
  readonly inUse: boolean;
  readonly minConfidence: number;
  readonly cores: number;
  readonly onProgress: (what: string, share: number) => void;
  readonly signal: AbortSignal;
}

/** How fast a model is with so many threads. */
export interface SpeedRow {
  readonly threads: number;
  readonly promptTokensPerSecond: number;
  readonly tokensPerSecond: number;
}

export interface ModelMeasurement {
  readonly name: string;
  readonly loadMs: number;
  /** Of its process, in bytes; 0 where it is not known. */
  readonly memory: number;
  readonly speeds: readonly SpeedRow[];
  readonly promptStyle: PromptStyle | undefined;
  /** At the model's old and new weights. */
  readonly before: Quality;
  readonly after: Quality;
  readonly starter: Quality;
  readonly refit: Refit;
  /** By kind of closed question; empty for a model that only completes. */
  readonly tasks: readonly TaskQuality[];
  /** Undefined for a model that was not made to judge. */
  readonly verdicts: VerdictQuality | undefined;
  readonly advice: Advice;
}

/** Places on which the order of the prompt's parts is decided. */
const stylePlaces = 40;
/** More right first words by this share: less is chance. */
const styleGain = 0.05;
const mostThreads = 8;

/**
 * Measures a model on this machine and on the user's code: speed by threads, the order of its prompt, what it would save, how far
 * its confidence can be trusted; and the starter on the same places. Every model is closed again.
 */
export async function measureModel(options: MeasureOptions): Promise<ModelMeasurement> {
  const { hidden, isStarter, minConfidence, onProgress, signal } = options;
  const speeds = await measureSpeeds(options);
  const promptStyle = isStarter ? undefined : await chooseStyle(options);
  const { work, status, calibration } = await using(
    options,
    "model",
    promptStyle ? { promptStyle } : {},
    async (model) => ({
      answered: await askHidden(
        hidden,
        model,
        (done) => onProgress("asking the model", done / hidden.length),
        signal,
      ),
      closed: await askQuestions(options, model),
      verdicts: await askVerdicts(options, model),
    }),
  );
  const { answered, closed, verdicts } = work;
  const fitted = refit(examplesOf(answered), weightsOf(calibration), options.split);
  const before = qualityOf(answered, calibration, minConfidence);
  const after = qualityOf(answered, fitted.calibration ?? calibration, minConfidence);
  const starter = isStarter ? after : await measureStarter(options);
  return {
    name: status.name,
    loadMs: status.loadMs ?? 0,
    memory: status.memory ?? 0,
    speeds,
    promptStyle,
    before,
    after,
    starter,
    refit: fitted,
    tasks: fitClosed(closed, shippedCalibration(status.name), options.split),
    verdicts: verdicts.length > 0 ? verdictQuality(verdicts) : undefined,
    advice: isStarter
      ? {
          verdict: "keep",
          why: "This is the starter; the measurement tells how far its confidence can be trusted on this code.",
        }
      : recommend(after, starter, options.inUse),
  };
}

async function askQuestions({ questions, onProgress, signal }: MeasureOptions, model: Model) {
  if (!model.can("classify")) return [];
  const tell = (done: number) => onProgress("asking closed questions", done / questions.length);
  return askClosed(questions, model, tell, signal);
}

async function askVerdicts({ verdicts, onProgress, signal }: MeasureOptions, model: Model) {
  if (!model.can("judge")) return [];
  const tell = (done: number) => onProgress("asking about requirements", done / verdicts.length);
  return askClosed(verdicts, model, tell, signal);
}

/** The constants in force for a model before it is measured. */
function shippedCalibration(name: string): (task: string) => TaskCalibration {
  const model = catalogModels().find((known) => known.name === name) ?? { calibration: {} };
  return (task) => taskCalibration(model, task);
}

async function measureStarter(options: MeasureOptions): Promise<Quality> {
  const { hidden, onProgress, signal, minConfidence } = options;
  const { work: answered, calibration } = await using(options, "starter", {}, (model) =>
    askHidden(
      hidden,
      model,
      (done) => onProgress("asking the starter beside it", done / hidden.length),
      signal,
    ),
  );
  return qualityOf(answered, calibration, minConfidence);
}

/** With 1, 2, 4 … threads, as the model measures itself while it loads. */
async function measureSpeeds(options: MeasureOptions): Promise<readonly SpeedRow[]> {
  const rows: SpeedRow[] = [];
  for (let threads = 1; threads <= Math.min(mostThreads, options.cores); threads *= 2) {
    options.onProgress(`measuring ${threads} thread${threads === 1 ? "" : "s"}`, 0);
    const { status } = await using(options, "model", { threads }, async () => []);
    if (!status.promptTokenMs || !status.tokenMs) continue;
    rows.push({
      threads,
      promptTokensPerSecond: 1000 / status.promptTokenMs,
      tokensPerSecond: 1000 / status.tokenMs,
    });
  }
  return rows;
}

/** For an order that a model was not trained on no assumption holds, so each is tried; the trained one wins where they are alike. */
async function chooseStyle(options: MeasureOptions): Promise<PromptStyle | undefined> {
  const { hidden, onProgress, signal } = options;
  const places = hidden.slice(0, stylePlaces);
  const rightWords = async (promptStyle: PromptStyle) => {
    const { work: answered } = await using(options, "model", { promptStyle }, (model) =>
      askHidden(
        places,
        model,
        (done) => onProgress(`trying the prompt "${promptStyle}"`, done / places.length),
        signal,
      ),
    );
    return answered.filter(({ firstWord }) => firstWord).length / Math.max(1, answered.length);
  };
  let best: PromptStyle = "fim";
  let most = await rightWords(best);
  for (const style of ["suffixFirst", "prefix"] as const) {
    const right = await rightWords(style);
    if (right <= most + styleGain) continue;
    best = style;
    most = right;
  }
  return best === "fim" ? undefined : best;
}

async function using<T>(
  { open, signal }: MeasureOptions,
  which: "model" | "starter",
  more: { readonly promptStyle?: PromptStyle; readonly threads?: number },
  work: (model: Model) => Promise<T>,
): Promise<{
  readonly work: T;
  readonly status: ModelStatus;
  readonly calibration: CompletionCalibration | undefined;
}> {
  signal.throwIfAborted();
  const model = open(which, more);
  try {
    const status = await model.start();
    if (status.state !== "ready") throw new Error(status.message ?? "The model does not load.");
    const calibration = model.completionCalibration;
    return { work: await work(model), status: model.status, calibration };
  } finally {
    await model.dispose();
  }
}

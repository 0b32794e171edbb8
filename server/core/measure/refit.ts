import type { CompletionCalibration } from "../../contract/ports.ts";
import { calibrationError, type Example, fitTowards, logLoss, type Weights } from "./fitTowards.ts";
import { halves, type Parts, type Split } from "./halves.ts";

/** An example and the file it is from: whole files go to one half or the other. */
export interface SourcedExample extends Example {
  readonly file: string;
  /** Whether it ends its line, or is only a beginning. */
  readonly kind: "line" | "beginning";
}

export interface Refit {
  /** Undefined when the shipped weights stay. */
  readonly calibration: CompletionCalibration | undefined;
  /** Endings, of lines and within them, that were fitted or held out. */
  readonly examples: number;
  /** Calibration error on what was held out, with the shipped weights and with those fitted on the rest. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** The same with those that were fitted, kept or not. */
  readonly errorTried: number;
}

/** Examples that the shipped weights are worth: they come from about a thousand. */
const priorStrength = 60;
/** Fewer examples on either side say nothing. */
const leastExamples = 40;
/** The loss on what is held out must fall by this share: less is chance. */
const leastGain = 0.01;

/**
 * Fits the confidence's weights on one part of the files and keeps the result only if it improves the other part, which it has not
 * seen; then fits on all. The shipped weights stay where it does not.
 */
export function refit(
  examples: readonly SourcedExample[],
  shipped: Required<CompletionCalibration>,
  split: Split = halves,
): Refit {
  const of = (wanted: SourcedExample["kind"]) => split(examples.filter(({ kind }) => kind === wanted));
  const lines = fitKind(of("line"), shipped.weights);
  const beginnings = fitKind(of("beginning"), shipped.beginnings);
  const calibration =
    lines.weights || beginnings.weights
      ? { weights: lines.weights ?? shipped.weights, beginnings: beginnings.weights ?? shipped.beginnings }
      : undefined;
  const all = lines.heldOut + beginnings.heldOut;
  const pooled = (which: "errorBefore" | "errorAfter" | "errorTried") =>
    (lines[which] * lines.heldOut + beginnings[which] * beginnings.heldOut) / Math.max(1, all);
  return {
    calibration,
    examples: examples.length,
    errorBefore: pooled("errorBefore"),
    errorAfter: pooled("errorAfter"),
    errorTried: pooled("errorTried"),
  };
}

function fitKind([fitted, heldOut]: Parts<SourcedExample>, shipped: Weights) {
  const errorBefore = calibrationError(heldOut, shipped);
  const none = {
    weights: undefined,
    heldOut: heldOut.length,
    errorBefore,
    errorAfter: errorBefore,
    errorTried: errorBefore,
  };
  if (fitted.length < leastExamples || heldOut.length < leastExamples) return none;
  const tried = fitTowards(fitted, shipped, priorStrength);
  const errorTried = calibrationError(heldOut, tried);
  if (logLoss(heldOut, tried) > logLoss(heldOut, shipped) * (1 - leastGain)) return { ...none, errorTried };
  const weights = fitTowards([...fitted, ...heldOut], shipped, priorStrength);
  return { ...none, weights, errorAfter: errorTried, errorTried };
}

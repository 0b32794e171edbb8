import type { TaskCalibration } from "../../contract/ports.ts";
import { calibrateChoices } from "../../model/decoding/calibration.ts";

/** What a model said to a question, at temperature 1, and which choice is right. */
export interface Said {
  readonly probabilities: readonly number[];
  readonly right: number;
}

/** What is known beforehand, and how many log-units of loss it is worth to leave it by one. */
export interface Prior {
  readonly calibration: TaskCalibration;
  readonly strength: number;
}

/** Sharper than this would trust a hundred questions too far; flatter says nothing. */
const sharpest = 1 / 0.6;
const flattest = 1 / 12;
/** Offsets are searched within these log-odds. */
const largestOffset = 6;
/** Without knowledge of the task: a leaning to one answer is doubted a little, sharpness hardly. */
const unknown: Prior = { calibration: { scale: 1, offset: 0 }, strength: 0.5 };
const rounds = 8;

/**
 * The constants with which the right choices are most probable: scale and offset for two choices (Platt, 1999), a
 * temperature for more (Guo et al., 2017), both drawn to what is known. The loss is convex in each, so they are searched in
 * turn by golden section.
 */
export function fitCalibration(said: readonly Said[], prior: Prior = unknown): TaskCalibration {
  const { strength } = prior;
  const known = plattOf(prior.calibration);
  const pull = (scale: number, offset: number) =>
    strength * (Math.log(scale / known.scale) ** 2 + (offset - known.offset) ** 2);
  const isBinary = said.every(({ probabilities }) => probabilities.length === 2);
  if (!isBinary) {
    const costOf = (s: number) => lossOf(said, { temperature: 1 / s }) + pull(s, known.offset);
    return { temperature: round(1 / search(flattest, sharpest, costOf)) };
  }
  let { scale, offset } = known;
  for (let i = 0; i < rounds; i++) {
    offset = search(
      -largestOffset,
      largestOffset,
      (o) => lossOf(said, { scale, offset: o }) + pull(scale, o),
    );
    scale = search(flattest, sharpest, (s) => lossOf(said, { scale: s, offset }) + pull(s, offset));
  }
  return { scale: round(scale), offset: round(offset) };
}

/** Logarithmic loss of all answers together. */
export function lossOf(said: readonly Said[], calibration: TaskCalibration): number {
  return said.reduce((sum, { probabilities, right }) => {
    const p = calibrateChoices(probabilities, calibration)[right] ?? 0;
    return sum - Math.log(Math.max(p, 1e-9));
  }, 0);
}

/** Dividing log-odds by a temperature is scaling them by its inverse. */
function plattOf({ temperature = 1, scale = 1 / temperature, offset = 0 }: TaskCalibration) {
  return { scale, offset };
}

function search(from: number, to: number, costOf: (value: number) => number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let i = 0; i < 40; i++) {
    const left = high - ratio * (high - low);
    const right = low + ratio * (high - low);
    if (costOf(left) < costOf(right)) high = right;
    else low = left;
  }
  return (low + high) / 2;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

import { calibrateChoices } from "../../../server/model/decoding/calibration.ts";
import type { TaskCalibration } from "../../../server/model/files/catalog.ts";

/** What a model said to a question, at temperature 1, and which choice is right. */
export interface Said {
  readonly probabilities: readonly number[];
  readonly right: number;
}

/** Sharper than this would trust a hundred questions too far; flatter says nothing. */
const sharpest = 1 / 0.6;
const flattest = 1 / 12;
/** Offsets are searched within these log-odds, and drawn to zero as if by this many doubtful answers. */
const largestOffset = 6;
const pull = 0.5;
const rounds = 8;

/**
 * The constants with which the right choices are most probable: scale and offset for two choices (Platt, 1999), a
 * temperature for more (Guo et al., 2017). The loss is convex in each, so they are searched in turn by golden section.
 */
export function fitCalibration(said: readonly Said[]): TaskCalibration {
  const isBinary = said.every(({ probabilities }) => probabilities.length === 2);
  if (!isBinary)
    return { temperature: round(1 / search(flattest, sharpest, (s) => loss(said, { temperature: 1 / s }))) };
  let [scale, offset] = [1, 0];
  for (let i = 0; i < rounds; i++) {
    offset = search(-largestOffset, largestOffset, (o) => loss(said, { scale, offset: o }) + pull * o * o);
    scale = search(flattest, sharpest, (s) => loss(said, { scale: s, offset }));
  }
  return { scale: round(scale), offset: round(offset) };
}

function loss(said: readonly Said[], calibration: TaskCalibration): number {
  return said.reduce((sum, { probabilities, right }) => {
    const p = calibrateChoices(probabilities, calibration)[right] ?? 0;
    return sum - Math.log(Math.max(p, 1e-9));
  }, 0);
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

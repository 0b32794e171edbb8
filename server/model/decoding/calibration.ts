import type { TaskCalibration } from "../../contract/ports.ts";
import type { CatalogModel } from "../files/catalog.ts";

/** Small chat models are too sure of themselves; until a task is measured, its certainty is flattened this much. */
const unmeasured: TaskCalibration = { temperature: 1.5 };
const leastProbability = 1e-9;

/** The constants for a task: its own, its group's (`classify` for `classify.async`), or the cautious default. */
export function taskCalibration(model: Pick<CatalogModel, "calibration">, task: string): TaskCalibration {
  const tasks = model.calibration.tasks ?? {};
  return tasks[task] ?? tasks[task.split(".")[0] ?? ""] ?? unmeasured;
}

/**
 * Calibrated probabilities of choices. Of two, the first one's is Platt-scaled where the task has constants for it, which
 * also mends a leaning to one answer; otherwise all are raised to 1/temperature and normalised again.
 */
export function calibrateChoices(
  probabilities: readonly number[],
  calibration: TaskCalibration,
): readonly number[] {
  const [first = 0, second = 0] = probabilities;
  if (probabilities.length === 2 && calibration.scale !== undefined) {
    const p = calibrateProbability(first / Math.max(first + second, leastProbability), calibration);
    return [p, 1 - p];
  }
  const temperature = calibration.temperature ?? 1;
  const powers = probabilities.map((p) => Math.max(p, leastProbability) ** (1 / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  return powers.map((power) => power / total);
}

/** Platt scaling of one probability: sigmoid(scale × logit(p) + offset). */
export function calibrateProbability(probability: number, calibration: TaskCalibration): number {
  const p = Math.min(Math.max(probability, leastProbability), 1 - leastProbability);
  const logit = Math.log(p / (1 - p));
  return 1 / (1 + Math.exp(-((calibration.scale ?? 1) * logit + (calibration.offset ?? 0))));
}

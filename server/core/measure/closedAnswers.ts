import type { Model, TaskCalibration } from "../../contract/ports.ts";
import { calibrateChoices } from "../../model/decoding/calibration.ts";
import type { ClosedQuestion } from "./closedQuestions.ts";
import { fitCalibration, lossOf, type Said } from "./fitCalibration.ts";
import { expectedError } from "./fitTowards.ts";
import { halves, type Parts, type Split } from "./halves.ts";

/** What a model said to a closed question, at temperature 1. */
export interface ClosedAnswer extends Said {
  readonly file: string;
  readonly task: string;
}

/** How good a model's answers to one kind of question are on this code, and how far its certainty can be trusted. */
export interface TaskQuality {
  readonly task: string;
  readonly asked: number;
  /** Share of right answers, 0 to 1. */
  readonly right: number;
  /** Calibration error on what was held out, with the shipped constants and with those fitted on the rest. */
  readonly errorBefore: number;
  readonly errorAfter: number;
  /** The same with those that were fitted, kept or not. */
  readonly errorTried: number;
  /** Undefined when the shipped constants stay. */
  readonly calibration: TaskCalibration | undefined;
}

/** Fewer answers on either side say nothing. */
const leastAnswers = 12;
/** Leaving the shipped constants by one log-unit costs this much loss: about what a dozen answers can tell. */
const priorStrength = 4;
/** The loss on what is held out must fall by this share: less is chance. */
const leastGain = 0.01;

/** Asks a model each question. Nothing leaves the machine but to the model that was chosen. */
export async function askClosed(
  questions: readonly ClosedQuestion[],
  model: Model,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly ClosedAnswer[]> {
  const answers: ClosedAnswer[] = [];
  for (const { file, task, right, ...question } of questions) {
    const { probabilities } = await model.choose(
      {
        ...question,
        task,
        calibration: { temperature: 1 },
        capability: "classify",
        priority: "completion",
      },
      signal,
    );
    answers.push({ file, task, right, probabilities });
    onProgress(answers.length);
  }
  return answers;
}

/**
 * Fits the constants of each task on one part of the files; they are kept only where they improve the other part, which they have not
 * seen, and then fitted on all.
 */
export function fitClosed(
  answers: readonly ClosedAnswer[],
  shipped: (task: string) => TaskCalibration,
  split: Split = halves,
): readonly TaskQuality[] {
  const tasks = [...new Set(answers.map(({ task }) => task))].sort();
  return tasks.map((task) =>
    fitTask(task, split(answers.filter((answer) => answer.task === task)), shipped(task)),
  );
}

function fitTask(
  task: string,
  [fitted, heldOut]: Parts<ClosedAnswer>,
  shipped: TaskCalibration,
): TaskQuality {
  const answers = [...fitted, ...heldOut];
  const prior = { calibration: shipped, strength: priorStrength };
  const tried = fitCalibration(fitted, prior);
  const errorBefore = calibrationErrorOf(heldOut, shipped);
  const errorTried = calibrationErrorOf(heldOut, tried);
  const isBetter =
    Math.min(fitted.length, heldOut.length) >= leastAnswers &&
    lossOf(heldOut, tried) < lossOf(heldOut, shipped) * (1 - leastGain);
  return {
    task,
    asked: answers.length,
    right: answers.filter((answer) => isRight(answer)).length / answers.length,
    errorBefore,
    errorAfter: isBetter ? errorTried : errorBefore,
    errorTried,
    calibration: isBetter ? fitCalibration(answers, prior) : undefined,
  };
}

function isRight({ probabilities, right }: Said): boolean {
  return probabilities.indexOf(Math.max(...probabilities)) === right;
}

/** Expected calibration error of the likeliest choices. */
function calibrationErrorOf(said: readonly Said[], calibration: TaskCalibration): number {
  return expectedError(
    said.map(({ probabilities, right }) => {
      const calibrated = calibrateChoices(probabilities, calibration);
      const p = Math.max(...calibrated);
      return { p, right: calibrated.indexOf(p) === right };
    }),
  );
}

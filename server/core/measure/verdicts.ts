import type { TaskCalibration } from "../../contract/ports.ts";
import { intervalOf } from "../../features/diagnostics/engine/readings.ts";
import { verdictChoices, verdictQuestion } from "../../features/requirements/check/judges/verdictQuestion.ts";
import { calibrateChoices } from "../../model/decoding/calibration.ts";
import type { ClosedQuestion } from "./closedQuestions.ts";
import { fitCalibration, type Said } from "./fitCalibration.ts";
import { halves } from "./halves.ts";
import pairs from "./verdictPairs.json" with { type: "json" };

/** How well a model judges code against a requirement, on pairs that people wrote and labelled. */
export interface VerdictQuality {
  readonly asked: number;
  /** Share whose likeliest verdict is right, 0 to 1. */
  readonly right: number;
  /** Verdicts that would be shown, each calibrated on the half of the code that it is not about. */
  readonly sure: number;
  /** Share of these that is right, 0 to 1. */
  readonly rightOfSure: number;
  /** Undefined for a model that may not judge. */
  readonly calibration: TaskCalibration | undefined;
}

/** Confidence at which a verdict is shown, and the share of right ones among those shown that must be beyond chance. */
const sureEnough = 0.8;

const choices: readonly string[] = verdictChoices;

/** The labelled pairs as a model is asked about them. A `file` is one piece of code with all that is said of it. */
export function verdictQuestions(): readonly ClosedQuestion[] {
  return pairs.map(({ code, languageId, requirement, group, verdict }) => ({
    ...verdictQuestion(code, languageId, requirement),
    file: group,
    right: choices.indexOf(verdict),
  }));
}

/** What was said to the labelled pairs, judged by halves: what is fitted on one is tried on the other. */
export function verdictQuality(answers: readonly (Said & { readonly file: string })[]): VerdictQuality {
  const [first, second] = halves(answers);
  const judged = [...tried(second, fitCalibration(first)), ...tried(first, fitCalibration(second))];
  const sure = judged.filter(({ confidence }) => confidence >= sureEnough);
  const [least] = intervalOf({ read: sure.length, agreed: sure.filter(({ isRight }) => isRight).length });
  return {
    asked: judged.length,
    right: share(judged),
    sure: sure.length,
    rightOfSure: share(sure),
    calibration: sure.length > 0 && least >= sureEnough ? fitCalibration(answers) : undefined,
  };
}

function tried(said: readonly Said[], calibration: TaskCalibration) {
  return said.map(({ probabilities, right }) => {
    const calibrated = calibrateChoices(probabilities, calibration);
    const confidence = Math.max(...calibrated);
    return { confidence, isRight: calibrated.indexOf(confidence) === right };
  });
}

function share(judged: readonly { readonly isRight: boolean }[]): number {
  return judged.filter(({ isRight }) => isRight).length / Math.max(1, judged.length);
}

/** How good answers to closed questions are: `npm run eval questions`. */

import type { TaskCalibration } from "../../server/contract/ports.ts";
import { fitCalibration, type Said } from "../../server/core/measure/fitCalibration.ts";
import { calibrateChoices } from "../../server/model/decoding/calibration.ts";
import type { ModelHost } from "../../server/model/host/modelHost.ts";
import { writeCardSection, writeTaskCalibrations } from "./completion/cardSection.ts";
import { loadModel } from "./completion/loadModel.ts";
import { calibrationError, mean, percent, percentile, share } from "./completion/scores.ts";
import { table } from "./completion/table.ts";
import { type ExamQuestion, readExam } from "./questions/exam.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "questions";

/** Default of `inkling.minConfidence`. */
const threshold = 0.8;
/**
 * A question in the user's own words is one that the model was not examined in, and what it is sure of there is wrong as
 * often as right (`npm run eval classification`, plain questions): at this temperature it comes back as unsure.
 */
const unexamined = 12;
/** Requests are routed, everything else is asked about a file. */
const routed = new Set(["intent", "complexity", "taskType"]);

interface Answered extends Said {
  readonly asked: ExamQuestion;
  readonly ms: number;
}

/** Measures each half of the questions with the constants fitted on the other half. */
export async function run(options: EvalOptions): Promise<string> {
  const exam = readExam();
  if (!exam)
    return "`questions`: write the exam first, with `python3 -m training.exam` (see training/README.md).";
  const model = await loadModel(options.model, {
    capabilities: ["complete", "classify"],
    calibration: { tasks: { eval: { temperature: 1 } } },
  });
  try {
    const { name: modelName } = model.status;
    const answered = await askAll(model, sample(exam, options.samples));
    const keys = [...new Set(answered.map(({ asked }) => asked.key))];
    const results = keys.map((key) =>
      measure(
        key,
        answered.filter(({ asked }) => asked.key === key),
      ),
    );
    const section = report(modelName, results, answered);
    if (options.write && options.shipped) await writeCardSection(name, section);
    const calibrations = {
      classify: { temperature: unexamined },
      ...Object.fromEntries(results.map(({ task, calibration }) => [task, calibration])),
    };
    const written = options.write && (await writeTaskCalibrations(modelName, calibrations));
    return `${section}\n\nConstants ${written ? "written to the catalog" : "not written"}: ${JSON.stringify(calibrations)}`;
  } finally {
    await model.dispose();
  }
}

/** As many questions of each key, evenly spread. */
function sample(exam: readonly ExamQuestion[], samples: number | undefined): readonly ExamQuestion[] {
  if (samples === undefined || samples >= exam.length) return exam;
  return exam.filter(
    (_, index) =>
      Math.floor((index * samples) / exam.length) !== Math.floor(((index - 1) * samples) / exam.length),
  );
}

async function askAll(model: ModelHost, exam: readonly ExamQuestion[]): Promise<readonly Answered[]> {
  const answered: Answered[] = [];
  const signal = new AbortController().signal;
  for (const asked of exam) {
    const { document, languageId, question, choices, answer } = asked;
    const request = { document, languageId, question, choices, task: "eval" } as const;
    const choice = await model.choose({ ...request, capability: "classify", priority: "background" }, signal);
    answered.push({
      asked,
      probabilities: choice.probabilities,
      right: choices.indexOf(answer),
      ms: choice.ms,
    });
  }
  return answered;
}

interface Scored {
  /** Index of the right answer. */
  readonly answer: number;
  readonly confidence: number;
  readonly right: boolean;
}

interface Result {
  readonly key: string;
  readonly task: string;
  readonly count: number;
  /** Mean over the answers of the share of each that was recognised. */
  readonly balanced: number;
  readonly calibration: TaskCalibration;
  /** Every question, scored with the constants of the other half. */
  readonly scored: readonly Scored[];
}

function measure(key: string, answered: readonly Answered[]): Result {
  const halves = [0, 1].map((half) => answered.filter((_, index) => index % 2 === half));
  const scored = halves.flatMap((half, index) => {
    const calibration = fitCalibration(halves[1 - index] ?? []);
    return half.map(({ probabilities, right: answer }): Scored => {
      const calibrated = calibrateChoices(probabilities, calibration);
      const confidence = Math.max(...calibrated);
      return { answer, confidence, right: calibrated.indexOf(confidence) === answer };
    });
  });
  const answers = [...new Set(scored.map(({ answer }) => answer))];
  const recalls = answers.map((wanted) =>
    share(
      scored.filter(({ answer }) => answer === wanted),
      ({ right }) => right,
    ),
  );
  const task = `${routed.has(key) ? "route" : "classify"}.${key}`;
  return {
    key,
    task,
    count: answered.length,
    balanced: mean(recalls),
    calibration: fitCalibration(answered),
    scored,
  };
}

function constantsOf({ temperature, scale, offset }: TaskCalibration): string {
  return temperature === undefined ? `${scale}, ${offset}` : `${temperature}`;
}

function report(modelName: string, results: readonly Result[], answered: readonly Answered[]): string {
  const times = answered.map(({ ms }) => ms);
  const rows = results.map(({ key, count, balanced, calibration, scored }) => {
    const given = scored.filter(({ confidence }) => confidence >= threshold);
    return [
      key,
      `${count}`,
      percent(balanced),
      percent(given.length / scored.length),
      given.length === 0 ? "–" : percent(share(given, ({ right }) => right)),
      calibrationError(scored).toFixed(3),
      constantsOf(calibration),
    ];
  });
  return [
    `### Closed questions: ${modelName}`,
    "Printed by `npm run eval questions`: questions about held-out packages with known answers (`python3 -m training.exam`), asked through the server's own path. Each half is scored with the constants fitted on the other half: scale and offset of the log-odds for yes or no, a temperature for more choices.",
    table(
      [
        "question",
        "asked",
        "balanced accuracy",
        `answered at ${threshold}`,
        "of those right",
        "calibration error",
        "constants",
      ],
      rows,
    ),
    `A question about a document not seen before: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms.`,
  ].join("\n\n");
}

import type { CompletionAnswer } from "../../../server/features/completion/silence.ts";
import type { Candidate } from "./candidates.ts";
import type { HeuristicResult } from "./heuristicCases.ts";
import { calibrationError, mean, percent, percentile, reliability, share } from "./scores.ts";
import { table } from "./table.ts";
import type { Session } from "./typingSession.ts";

/** A case with what the model said and what the server answered. */
export interface Outcome extends Candidate {
  /** Of what the model said, by weights fitted on other packages. */
  readonly confidence: number;
  readonly answer: CompletionAnswer;
  readonly answerRight: boolean;
}

export interface Measured {
  readonly modelName: string;
  readonly threads: number;
  readonly cpu: string;
  readonly outcomes: readonly Outcome[];
  readonly heuristics: readonly HeuristicResult[];
  readonly session: Session;
}

const thresholds = [0.5, 0.6, 0.7, 0.8, 0.9];

/** The figures as a section of the model card. */
export function reportCompletion(measured: Measured): string {
  const { modelName, outcomes } = measured;
  return [
    `### Ghost text: ${modelName}`,
    `Printed by \`npm run eval completion\`: ${outcomes.length} random columns in held-out code (see \`training/heldout\`), ` +
      "the rest of the line taken away (within brackets, half of the time up to the bracket's end, which editors close " +
      "while one types). Half of the packages is scored with a confidence fitted on the other half, and " +
      "the other way round.",
    "What the model says, before confidence and filters, where the line goes on:",
    languageTable(outcomes),
    "What is shown, by threshold (the default is 0.8):",
    thresholdTable(outcomes),
    shownSummary(measured),
    "Confidence against how often the whole rest of the line was right, of what the filters let through:",
    reliabilityTable(outcomes),
    "Completions that need no model, asked on every line (their constants are fitted on the same data):",
    heuristicTable(measured.heuristics),
    sessionSummary(measured.session),
    speedSummary(measured),
  ].join("\n\n");
}

function languageTable(all: readonly Outcome[]): string {
  const going = all.filter(({ asked }) => asked.truth !== "");
  const languages = [...new Set(going.map(({ asked }) => asked.language))];
  const rows = languages
    .map((language) => ({ language, cases: going.filter(({ asked }) => asked.language === language) }))
    .sort((a, b) => b.cases.length - a.cases.length);
  const within = { language: "within closed brackets", cases: going.filter(({ asked }) => asked.closed) };
  return table(
    ["language", "cases", "exact line", "first word", "same identifiers"],
    [...rows, within, { language: "**all**", cases: going }].map(({ language, cases }) => [
      language,
      `${cases.length}`,
      percent(share(cases, ({ exact }) => exact)),
      percent(share(cases, ({ firstWord }) => firstWord)),
      percent(share(cases, ({ identifiers }) => identifiers)),
    ]),
  );
}

function thresholdTable(outcomes: readonly Outcome[]): string {
  const wrong = outcomes.filter(({ exact, reason }) => !exact || reason !== undefined);
  return table(
    ["threshold", "shown", "of those right", "first word right", "quiet where nothing right could be shown"],
    thresholds.map((threshold) => {
      const isShown = (one: Outcome) => one.reason === undefined && one.confidence >= threshold;
      const shown = outcomes.filter(isShown);
      return [
        `${threshold}`,
        percent(shown.length / outcomes.length),
        percent(share(shown, ({ exact }) => exact)),
        percent(share(shown, ({ firstWord }) => firstWord)),
        percent(share(wrong, (one) => !isShown(one))),
      ];
    }),
  );
}

function shownSummary({ outcomes }: Measured): string {
  const shown = outcomes.filter(({ answer }) => answer.text !== "");
  const tiers = (["heuristic", "model"] as const).map((tier) => {
    const of = shown.filter(({ answer }) => answer.tier === tier);
    return `${tier} ${of.length} shown, ${percent(share(of, ({ answerRight }) => answerRight))} right`;
  });
  const noGood = outcomes.filter(({ exact, reason, answerRight }) => !answerRight && (!exact || reason));
  return (
    `Through the whole path at the default settings, heuristics included: ${percent(shown.length / outcomes.length)} ` +
    `shown, ${percent(share(shown, ({ answerRight }) => answerRight))} of that right (${tiers.join("; ")}). ` +
    `Quiet rate (nothing shown where there was no good answer): **${percent(share(noGood, ({ answer }) => answer.text === ""))}**.`
  );
}

function reliabilityTable(outcomes: readonly Outcome[]): string {
  const scored = outcomes
    .filter(({ reason }) => reason === undefined)
    .map(({ confidence, exact }) => ({ confidence, right: exact }));
  const rows = reliability(scored).map(({ from, to, count, meanConfidence, accuracy }) => [
    `${from.toFixed(1)}–${to.toFixed(1)}`,
    `${count}`,
    percent(meanConfidence),
    percent(accuracy),
  ]);
  return (
    `${table(["confidence", "cases", "mean confidence", "right"], rows)}\n\n` +
    `Expected calibration error: **${calibrationError(scored).toFixed(3)}** (10 bins).`
  );
}

function heuristicTable(heuristics: readonly HeuristicResult[]): string {
  return table(
    [
      "heuristic",
      "data",
      "lines",
      "proposed",
      "right",
      "shown at 0.8",
      "of those right",
      "calibration error",
    ],
    heuristics.map(({ name, data, asked, proposals }) => {
      const shown = proposals.filter(({ confidence }) => confidence >= 0.8);
      return [
        name,
        data,
        `${asked}`,
        `${proposals.length}`,
        percent(share(proposals, ({ right }) => right)),
        `${shown.length}`,
        percent(share(shown, ({ right }) => right)),
        calibrationError(proposals).toFixed(3),
      ];
    }),
  );
}

function sessionSummary(session: Session): string {
  const { lines, characters, keystrokes, shown, right, inferences, prepared, promptTokens } = session;
  return (
    `${lines} random lines typed key by key, each right suggestion taken as soon as it was shown: ` +
    `${percent(1 - keystrokes / characters)} of ${characters} keystrokes saved; ${shown} suggestions appeared, ` +
    `${percent(right / Math.max(1, shown))} of them the rest of the line; the model was asked on ` +
    `${percent(inferences / keystrokes)} of the keystrokes (the others were answered from what was known) and ` +
    `${prepared} times ahead, and evaluated ${(promptTokens / Math.max(1, inferences + prepared)).toFixed(0)} prompt ` +
    "tokens each time."
  );
}

function speedSummary({ outcomes, threads, cpu }: Measured): string {
  const fresh = outcomes.map(({ fill }) => fill).filter(({ ms }) => ms > 0);
  const perToken = mean(
    fresh.map(({ ms, tokens, evaluatedTokens }) => ms / (evaluatedTokens + tokens.length)),
  );
  const times = fresh.map(({ ms }) => ms);
  return (
    `Inference on a place never seen before: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ` +
    `${percentile(times, 0.95).toFixed(0)} ms, ${perToken.toFixed(2)} ms per prompt or generated token ` +
    `(${threads} thread(s), ${cpu}).`
  );
}

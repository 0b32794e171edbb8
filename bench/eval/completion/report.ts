import type { CompletionAnswer } from "../../../server/features/completion/silence.ts";
import type { Candidate, ScoredEnding } from "./candidates.ts";
import type { HeuristicResult } from "./heuristicCases.ts";
import { calibrationError, mean, percent, percentile, reliability, share } from "./scores.ts";
import { table } from "./table.ts";
import type { Session } from "./typingSession.ts";

/** An ending with the confidence that weights fitted on other packages give it. */
export interface JudgedOutcome extends ScoredEnding {
  readonly confidence: number;
}

/** A case with what the model said and what the server answered. */
export interface Outcome extends Candidate {
  readonly endings: readonly JudgedOutcome[];
  readonly answer: CompletionAnswer;
  readonly answerRight: boolean;
}

/** Lines typed, and in what. */
export interface NamedSession {
  readonly name: string;
  readonly session: Session;
}

export interface Measured {
  readonly modelName: string;
  readonly threads: number;
  readonly cpu: string;
  readonly outcomes: readonly Outcome[];
  readonly heuristics: readonly HeuristicResult[];
  readonly sessions: readonly NamedSession[];
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
    reliabilityTables(outcomes),
    ...heuristicSection(measured.heuristics),
    "Random lines of held-out code typed key by key, languages by turns, in an editor that closes brackets and quotes, once taking " +
      "every right suggestion of two characters or more as soon as it is shown and once taking none. Beside held-out code stand " +
      "packages in no list of training or tuning, fetched by name and version when this runs:",
    sessionTable(measured.sessions),
    speedSummary(measured),
  ].join("\n\n");
}

function languageTable(all: readonly Outcome[]): string {
  const going = all.filter(({ asked }) => asked.truth !== "");
  const languages = [...new Set(going.map(({ asked }) => asked.language))];
  const rows = languages
    .map((language) => ({ language, cases: going.filter(({ asked }) => asked.language === language) }))
    .sort((a, b) => b.cases.length - a.cases.length);
  const within = {
    language: "within closed brackets",
    cases: going.filter(({ asked }) => asked.behind !== ""),
  };
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

/** What would be shown of a case: the beginning with the greatest expected gain, or the whole line or nothing. */
function shownOf({ endings }: Outcome, threshold: number, wholeLines: boolean): JudgedOutcome | undefined {
  return endings
    .filter(({ reason, confidence }) => reason === undefined && confidence >= threshold)
    .filter(({ kind }) => !wholeLines || kind === "line")
    .sort((a, b) => b.confidence * b.text.length - a.confidence * a.text.length)[0];
}

function thresholdTable(outcomes: readonly Outcome[]): string {
  const going = outcomes.filter(({ asked }) => asked.truth !== "");
  const columns = (threshold: number, wholeLines: boolean) => {
    const shown = going.flatMap((one) => shownOf(one, threshold, wholeLines) ?? []);
    const characters = shown.reduce((sum, { right, text }) => sum + (right ? text.length : 0), 0);
    return [
      percent(shown.length / going.length),
      percent(share(shown, ({ right }) => right)),
      (characters / going.length).toFixed(2),
    ];
  };
  const noGood = outcomes.filter(
    ({ endings }) => !endings.some(({ right, reason }) => right && reason === undefined),
  );
  return table(
    [
      "threshold",
      "shown, as far as it is sure",
      "of those right",
      "right characters per place",
      "whole lines only: shown",
      "of those right",
      "right characters per place",
      "quiet where nothing right could be shown",
    ],
    thresholds.map((threshold) => [
      `${threshold}`,
      ...columns(threshold, false),
      ...columns(threshold, true),
      percent(share(noGood, (one) => shownOf(one, threshold, false) === undefined)),
    ]),
  );
}

function shownSummary({ outcomes }: Measured): string {
  const shown = outcomes.filter(({ answer }) => answer.text !== "");
  const tiers = (["heuristic", "model"] as const).map((tier) => {
    const of = shown.filter(({ answer }) => answer.tier === tier);
    return `${tier} ${of.length} shown, ${percent(share(of, ({ answerRight }) => answerRight))} right`;
  });
  const noGood = outcomes.filter(
    ({ endings, answerRight }) =>
      !answerRight && !endings.some(({ right, reason }) => right && reason === undefined),
  );
  return (
    `Through the whole path at the default settings, heuristics included: ${percent(shown.length / outcomes.length)} ` +
    `shown, ${percent(share(shown, ({ answerRight }) => answerRight))} of that right (${tiers.join("; ")}). ` +
    `Quiet rate (nothing shown where there was no good answer): **${percent(share(noGood, ({ answer }) => answer.text === ""))}**.`
  );
}

function reliabilityTables(outcomes: readonly Outcome[]): string {
  const all = outcomes.flatMap(({ endings }) => endings).filter(({ reason }) => reason === undefined);
  return [
    "Confidence against how often the whole rest of the line was right, of what the filters let through:",
    reliabilityOf(all.filter(({ kind }) => kind === "line")),
    "The same for the beginnings of lines, at every place where one may end:",
    reliabilityOf(all.filter(({ kind }) => kind !== "line")),
  ].join("\n\n");
}

function reliabilityOf(scored: readonly JudgedOutcome[]): string {
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

/** A heuristic with several sorts of proposals, and each of them. */
function byKind(result: HeuristicResult): readonly HeuristicResult[] {
  const kinds = [...new Set(result.proposals.flatMap(({ kind }) => kind ?? []))].sort();
  const of = (kind: string) => result.proposals.filter((proposal) => proposal.kind === kind);
  return [result, ...kinds.map((kind) => ({ ...result, name: `– ${kind}`, proposals: of(kind) }))];
}

function heuristicSection(heuristics: readonly HeuristicResult[]): readonly string[] {
  if (heuristics.length === 0) return [];
  const caption =
    "Completions that need no model, asked on every line (their constants are fitted on the same data):";
  return [caption, heuristicTable(heuristics)];
}

function heuristicTable(heuristics: readonly HeuristicResult[]): string {
  return table(
    [
      "heuristic",
      "data",
      "lines",
      "proposed",
      "right",
      "shown at 0.9",
      "of those right",
      "calibration error",
    ],
    heuristics.flatMap(byKind).map(({ name, data, asked, proposals }) => {
      const shown = proposals.filter(({ confidence }) => confidence >= 0.9);
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

/** Sessions of typing, a column each. */
export function sessionTable(
  sessions: readonly { readonly name: string; readonly session: Session }[],
): string {
  const row = (label: string, of: (session: Session) => string) => [
    label,
    ...sessions.map(({ session }) => of(session)),
  ];
  const per = (a: number, b: number) => a / Math.max(1, b);
  return table(
    ["", ...sessions.map(({ name }) => name)],
    [
      row("lines", ({ lines }) => `${lines}`),
      row("keystrokes saved (a Tab counts)", ({ pressed, keys }) => percent(1 - per(pressed, keys))),
      row("right characters on the screen per keystroke, nothing taken", ({ rightCharacters, strokes }) =>
        per(rightCharacters, strokes).toFixed(2),
      ),
      row("of what appears right", ({ right, appeared }) => percent(per(right, appeared))),
      row("suggestions per line", ({ appeared, lines }) => per(appeared, lines).toFixed(2)),
      row("changes of mind per line", ({ changes, lines }) => per(changes, lines).toFixed(2)),
      row("keystrokes with nothing on the screen", ({ quiet, strokes }) => percent(per(quiet, strokes))),
      row("keystrokes that asked the model", ({ inferences, strokes, pressed }) =>
        percent(per(inferences, strokes + pressed)),
      ),
      row("prompt tokens per inference", ({ promptTokens, inferences, prepared }) =>
        per(promptTokens, inferences + prepared).toFixed(0),
      ),
    ],
  );
}

function speedSummary({ outcomes, threads, cpu }: Measured): string {
  const fresh = outcomes.map(({ fill }) => fill).filter(({ ms }) => ms > 0);
  const perToken = mean(
    fresh.map(({ ms, tokens, evaluatedTokens }) => ms / (evaluatedTokens + tokens.length)),
  );
  if (fresh.length === 0) return "What the model said was read from a file, so its speed was not measured.";
  const times = fresh.map(({ ms }) => ms);
  return (
    `Inference on a place never seen before: p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ` +
    `${percentile(times, 0.95).toFixed(0)} ms, ${perToken.toFixed(2)} ms per prompt or generated token ` +
    `(${threads} thread(s), ${cpu}).`
  );
}

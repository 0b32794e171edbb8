import { questions } from "../../features/classification/questions.ts";
import type { TaskQuality } from "./closedAnswers.ts";
import type { ModelMeasurement } from "./measureModel.ts";
import type { Quality } from "./measureQuality.ts";
import type { VerdictQuality } from "./verdicts.ts";

const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
const adviceInWords = { use: "Use it", keep: "Keep it", starter: "Go back to the starter" } as const;

/** The result for people, as Markdown: what it would feel like first, figures after it. */
export function measurementPage(measured: ModelMeasurement, places: number, files: number): string {
  const {
    name,
    loadMs,
    memory,
    speeds,
    promptStyle,
    before,
    after,
    starter,
    refit,
    tasks,
    verdicts,
    advice,
  } = measured;
  // The starter is not compared with itself.
  const columns = starter === after ? [after] : [after, starter];
  return [
    `# ${name} on this machine and code`,
    "",
    `**${adviceInWords[advice.verdict]}.** ${advice.why}`,
    "",
    `Ghost text would come ${(after.p50Ms / 1000).toFixed(1)} s after a pause, every twentieth later than ${(after.p95Ms / 1000).toFixed(1)} s. ` +
      `The model is ready after ${(loadMs / 1000).toFixed(1)} s${memory > 0 ? ` and takes ${Math.round(memory / 1e6)} MB of memory` : ""}.`,
    "",
    `Measured on ${places} hidden places in ${files} files of this workspace, on this machine; nothing was sent anywhere.`,
    "",
    ...qualityTable(name, columns),
    "",
    ...speedTable(speeds),
    "",
    refit.calibration
      ? `How sure the model may be was fitted to one part of these files and checked on the rest, on which nothing was fitted: the calibration error there went from ${percent(refit.errorBefore)} to ${percent(refit.errorAfter)}; what it would show that is right went from ${percent(before.rightOfShown)} to ${percent(after.rightOfShown)}.`
      : `The shipped confidence stays: fitting it to this code did not improve the files that were held out (calibration error there ${percent(refit.errorBefore)}, with what was fitted ${percent(refit.errorTried)}; ${refit.examples} endings of lines).`,
    ...(tasks.length > 0 ? ["", ...taskTable(tasks)] : []),
    ...(verdicts ? ["", verdictsInWords(verdicts)] : []),
    ...(promptStyle
      ? [
          "",
          `This model answers better when its prompt is laid out as "${promptStyle}"; that is used from now on.`,
        ]
      : []),
    "",
  ].join("\n");
}

/** @param columns the model's quality, and the starter's where that is another model */
function qualityTable(name: string, columns: readonly Quality[]): readonly string[] {
  const row = (what: string, value: (quality: Quality) => string) =>
    `| ${[what, ...columns.map(value)].join(" | ")} |`;
  return [
    `| | ${[name, "starter"].slice(0, columns.length).join(" | ")} |`,
    `|---|${"---|".repeat(columns.length)}`,
    row("the whole rest of the line right", ({ exact }) => percent(exact)),
    row("first word right", ({ firstWord }) => percent(firstWord)),
    row("something shown", ({ shown }) => percent(shown)),
    row("of what is shown, right", ({ rightOfShown }) => percent(rightOfShown)),
    row("keystrokes saved", ({ savedPerKeystroke }) => percent(savedPerKeystroke)),
    row("half of the answers within", ({ p50Ms }) => `${Math.round(p50Ms)} ms`),
    row("19 of 20 within", ({ p95Ms }) => `${Math.round(p95Ms)} ms`),
  ];
}

function speedTable(speeds: ModelMeasurement["speeds"]): readonly string[] {
  const [best] = [...speeds].sort((a, b) => b.tokensPerSecond - a.tokensPerSecond);
  return [
    "| threads | prompt tokens per second | generated tokens per second |",
    "|---|---|---|",
    ...speeds.map(
      (speed) =>
        `| ${speed.threads}${speed === best ? " (chosen for generating)" : ""} | ${Math.round(speed.promptTokensPerSecond)} | ${Math.round(speed.tokensPerSecond)} |`,
    ),
  ];
}

/** Whether requirements are judged by this model, and why. */
function verdictsInWords({ asked, right, sure, rightOfSure, calibration }: VerdictQuality): string {
  const figures = `of ${asked} requirements beside code, labelled by people, it judged ${percent(right)} rightly; ${sure === 0 ? "it was sure of none" : `sure of ${sure}, it was right in ${percent(rightOfSure)} of them`}`;
  return calibration
    ? `It judges requirements from now on: ${figures}.`
    : `It does not judge requirements, analysis decides alone: ${figures}.`;
}

/** `classify.async` as it is asked. */
function wordsOf(task: string): string {
  const asked = new Map<string, string>(Object.entries(questions)).get(task.replace("classify.", "")) ?? task;
  return asked.replace(/ Answer .*$/, "").replace("{name}", "…");
}

/** What analysis knows of these files, asked of the model. */
function taskTable(tasks: readonly TaskQuality[]): readonly string[] {
  return [
    "Closed questions about these files, where analysis is certain of the answer (the calibration error is that of the files that nothing was fitted on):",
    "",
    "| question | asked | right | calibration error before | after |",
    "|---|---|---|---|---|",
    ...tasks.map(
      ({ task, asked, right, errorBefore, errorTried, calibration }) =>
        `| ${wordsOf(task)} | ${asked} | ${percent(right)} | ${percent(errorBefore)} | ${calibration ? percent(errorTried) : `stays as shipped (${percent(errorTried)})`} |`,
    ),
  ];
}

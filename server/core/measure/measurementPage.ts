import type { ModelMeasurement } from "./measureModel.ts";
import type { Quality } from "./measureQuality.ts";

const verdicts = { use: "Use it", keep: "Keep it", starter: "Go back to the starter" } as const;

/** The result for people, as Markdown: what it would feel like first, figures after it. */
export function measurementPage(measured: ModelMeasurement, places: number, files: number): string {
  const { name, loadMs, memory, speeds, promptStyle, before, after, starter, refit, advice } = measured;
  const percent = (value: number) => `${(value * 100).toFixed(1)} %`;
  // The starter is not compared with itself.
  const columns = starter === after ? [after] : [after, starter];
  const row = (what: string, value: (quality: Quality) => string) =>
    `| ${[what, ...columns.map(value)].join(" | ")} |`;
  const best = [...speeds].sort((a, b) => b.tokensPerSecond - a.tokensPerSecond)[0];
  return [
    `# ${name} on this machine and code`,
    "",
    `**${verdicts[advice.verdict]}.** ${advice.why}`,
    "",
    `Ghost text would come ${(after.p50Ms / 1000).toFixed(1)} s after a pause, every twentieth later than ${(after.p95Ms / 1000).toFixed(1)} s. ` +
      `The model is ready after ${(loadMs / 1000).toFixed(1)} s${memory > 0 ? ` and takes ${Math.round(memory / 1e6)} MB of memory` : ""}.`,
    "",
    `Measured on ${places} hidden places in ${files} files of this workspace, on this machine; nothing was sent anywhere.`,
    "",
    `| | ${[name, "starter"].slice(0, columns.length).join(" | ")} |`,
    `|---|${"---|".repeat(columns.length)}`,
    row("the whole rest of the line right", ({ exact }) => percent(exact)),
    row("first word right", ({ firstWord }) => percent(firstWord)),
    row("something shown", ({ shown }) => percent(shown)),
    row("of what is shown, right", ({ rightOfShown }) => percent(rightOfShown)),
    row("keystrokes saved", ({ savedPerKeystroke }) => percent(savedPerKeystroke)),
    row("half of the answers within", ({ p50Ms }) => `${Math.round(p50Ms)} ms`),
    row("19 of 20 within", ({ p95Ms }) => `${Math.round(p95Ms)} ms`),
    "",
    "| threads | prompt tokens per second | generated tokens per second |",
    "|---|---|---|",
    ...speeds.map(
      (speed) =>
        `| ${speed.threads}${speed === best ? " (chosen for generating)" : ""} | ${Math.round(speed.promptTokensPerSecond)} | ${Math.round(speed.tokensPerSecond)} |`,
    ),
    "",
    refit.calibration
      ? `How sure the model may be was fitted to this code on half of the files and checked on the other half: the calibration error there fell from ${percent(refit.errorBefore)} to ${percent(refit.errorAfter)}; what it would show that is right went from ${percent(before.rightOfShown)} to ${percent(after.rightOfShown)}.`
      : `The shipped confidence stays: fitting it to this code did not improve the half of the files that was held out (calibration error ${percent(refit.errorBefore)}, ${refit.examples} endings of lines).`,
    ...(promptStyle
      ? [
          "",
          `This model answers better when its prompt is laid out as "${promptStyle}"; that is used from now on.`,
        ]
      : []),
    "",
  ].join("\n");
}

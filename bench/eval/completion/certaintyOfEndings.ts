import { certaintyRows, keepCertainty } from "../certainty/certainty.ts";
import type { JudgedOutcome, Outcome } from "./report.ts";

/** Keeps how often what ghost text says is right, for the page on certainty: whole lines and beginnings apart. */
export function keepCertaintyOfEndings(outcomes: readonly Outcome[]): void {
  keep("ghost-text-lines", "Ghost text, whole lines", outcomes, ({ kind }) => kind === "line");
  keep("ghost-text-beginnings", "Ghost text, beginnings of lines", outcomes, ({ kind }) => kind !== "line");
}

function keep(
  name: string,
  task: string,
  outcomes: readonly Outcome[],
  isWanted: (ending: JudgedOutcome) => boolean,
): void {
  const answers = outcomes.flatMap(({ asked, endings }) =>
    endings
      .filter((ending) => ending.reason === undefined && isWanted(ending))
      .map(({ confidence, right }) => ({ language: asked.language, confidence, right })),
  );
  keepCertainty(name, {
    task,
    source: `${answers.length} places where a suggestion may end, at ${outcomes.length} random places in packages that the starter model never saw; the weights are those fitted on the other half of the packages.`,
    isUnseen: true,
    rows: certaintyRows(answers),
  });
}

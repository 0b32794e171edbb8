/** Which way of asking suits a model: `npm run eval promptStyles`. The catalog records the best. */

import { createSyntax } from "../../server/language/parse/syntax.ts";
import type { ModelHostOptions } from "../../server/model/host/modelHostOptions.ts";
import { askAll, type Candidate } from "./completion/candidates.ts";
import { writeCardSection } from "./completion/cardSection.ts";
import { sampleCases } from "./completion/cases.ts";
import { evalGrammars, evalLogger } from "./completion/evalPorts.ts";
import { loadModel } from "./completion/loadModel.ts";
import { rememberFills } from "./completion/rememberFills.ts";
import { mean, percent, share } from "./completion/scores.ts";
import { table } from "./completion/table.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "promptStyles";

const defaultSamples = 250;

type Prompting = Required<Pick<NonNullable<ModelHostOptions["description"]>, "promptStyle" | "healing">>;

const ways: readonly Prompting[] = [
  { promptStyle: "fim", healing: false },
  { promptStyle: "fim", healing: true },
  { promptStyle: "prefix", healing: false },
  { promptStyle: "prefix", healing: true },
];

/** Asks a model the same questions in every way. */
export async function run(options: EvalOptions): Promise<string> {
  const syntax = createSyntax(evalGrammars, evalLogger);
  const sampled = await sampleCases(options.samples ?? defaultSamples, options.seed, syntax);
  const cases = sampled.filter(({ truth }) => truth !== "");
  const rows: (readonly string[])[] = [];
  let modelName = "";
  for (const way of ways) {
    const model = await loadModel(options.model, way);
    modelName = model.status.name;
    const file = options.fills && `${options.fills}.${way.promptStyle}${way.healing ? ".healed" : ""}`;
    const remembering = await rememberFills(model, file);
    rows.push(rowOf(way, await askAll(cases, remembering.model)));
    await remembering.save();
    await model.dispose();
  }
  syntax.dispose();
  const section = [
    `### Prompt styles: ${modelName}`,
    `Printed by \`npm run eval promptStyles\`: ${cases.length} random columns in held-out code. \`fim\`: prefix, suffix, ` +
      "middle; `prefix`: plain text up to the cursor; healing: the model retypes the piece at the cursor.",
    table(["prompt", "token healing", "exact line", "first word", "ended in 32 tokens", "ms"], rows),
  ].join("\n\n");
  if (options.write && options.shipped) await writeCardSection(name, section);
  return section;
}

function rowOf({ promptStyle, healing }: Prompting, candidates: readonly Candidate[]): readonly string[] {
  return [
    promptStyle,
    healing ? "yes" : "no",
    percent(share(candidates, ({ exact }) => exact)),
    percent(share(candidates, ({ firstWord }) => firstWord)),
    percent(share(candidates, ({ fill }) => fill.end !== "limit")),
    mean(candidates.map(({ fill }) => fill.ms)).toFixed(0),
  ];
}

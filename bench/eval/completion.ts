/** How good ghost text is: `npm run eval completion`. */
import os from "node:os";
import type { Model } from "../../server/contract/ports.ts";
import { createCompletion } from "../../server/features/completion/completion.ts";
import { confidence } from "../../server/features/completion/confidence.ts";
import { createSyntax, type Syntax } from "../../server/language/parse/syntax.ts";
import { askAll, type Candidate } from "./completion/candidates.ts";
import { writeCardSection, writeCompletionWeights } from "./completion/cardSection.ts";
import { sampleCases } from "./completion/cases.ts";
import { evalGrammars, evalLogger, evalPorts } from "./completion/evalPorts.ts";
import { fitLogistic } from "./completion/fitLogistic.ts";
import { measureHeuristics } from "./completion/heuristicCases.ts";
import { loadModel } from "./completion/loadModel.ts";
import { modelWith } from "./completion/modelWith.ts";
import { type Outcome, reportCompletion } from "./completion/report.ts";
import { typeLines } from "./completion/typingSession.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "completion";

const defaultSamples = 1_200;

/** Lines typed key by key. */
const typedLines = 60;

/** Measures each half of the held-out packages with the confidence fitted on the other half. */
export async function run(options: EvalOptions): Promise<string> {
  const syntax = createSyntax(evalGrammars, evalLogger);
  const model = await loadModel(options.model);
  try {
    const cases = await sampleCases(options.samples ?? defaultSamples, options.seed, syntax);
    const all = await askAll(cases, model, syntax);
    const [first, second] = halves(all);
    const outcomes = [
      ...(await score(second, withWeights(model, fitWeights(first)), syntax)),
      ...(await score(first, withWeights(model, fitWeights(second)), syntax)),
    ];
    const weights = fitWeights(all);
    const { name: modelName, threads } = model.status;
    const section = reportCompletion({
      modelName,
      threads: threads ?? 1,
      cpu: os.cpus()[0]?.model ?? "unknown",
      outcomes,
      heuristics: await measureHeuristics(options.seed),
      session: await typeLines(typedLines, options.seed, withWeights(model, weights), syntax),
    });
    if (options.write && options.shipped) await writeCardSection(name, section);
    const written = options.write && (await writeCompletionWeights(modelName, weights));
    const fate = written ? "written to the catalog" : "not written";
    return `${section}\n\nWeights fitted on all cases (${fate}): ${JSON.stringify(weights)}`;
  } finally {
    await model.dispose();
    syntax.dispose();
  }
}

function fitWeights(candidates: readonly Candidate[]): Record<string, number> {
  const showable = candidates.filter(({ reason }) => reason === undefined);
  return fitLogistic(
    showable.map(({ features }) => features),
    showable.map(({ exact }) => exact),
  );
}

function withWeights(model: Model, weights: Readonly<Record<string, number>>): Model {
  return modelWith(model, { completionCalibration: { weights } });
}

/** Whole packages go to one half or the other, so that nothing is scored that weights were fitted on. */
function halves(candidates: readonly Candidate[]): readonly [readonly Candidate[], readonly Candidate[]] {
  const packages = [...new Set(candidates.map(({ asked }) => asked.package))].sort();
  const first = new Set(packages.filter((_, index) => index % 2 === 0));
  return [
    candidates.filter(({ asked }) => first.has(asked.package)),
    candidates.filter(({ asked }) => !first.has(asked.package)),
  ];
}

/** What the server answers at the default settings, heuristics included. */
async function score(
  candidates: readonly Candidate[],
  model: Model,
  syntax: Syntax,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const signal = new AbortController().signal;
  for (const candidate of candidates) {
    const { document, position, truth } = candidate.asked;
    const completion = createCompletion(evalPorts(document, model), syntax);
    const answer = await completion.provide(document, position, { triggerKind: "invoked" }, signal);
    completion.didClose(document.uri);
    syntax.forget(document.uri);
    outcomes.push({
      ...candidate,
      confidence: confidence(candidate.features, model.completionCalibration),
      answer,
      answerRight: answer.text.trimEnd() === truth,
    });
  }
  return outcomes;
}

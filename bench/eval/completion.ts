/** How good ghost text is: `npm run eval completion`. */
import os from "node:os";
import type { CompletionCalibration, Model } from "../../server/contract/ports.ts";
import { isRight } from "../../server/core/measure/measureQuality.ts";
import { createCompletion } from "../../server/features/completion/completion.ts";
import { endingConfidence } from "../../server/features/completion/judge.ts";
import { createSyntax, type Syntax } from "../../server/language/parse/syntax.ts";
import { askAll, type Candidate, type ScoredEnding } from "./completion/candidates.ts";
import { writeCardSection, writeCompletionWeights } from "./completion/cardSection.ts";
import { sampleCases } from "./completion/cases.ts";
import { keepCertaintyOfEndings } from "./completion/certaintyOfEndings.ts";
import { evalGrammars, evalLogger, evalPorts } from "./completion/evalPorts.ts";
import { fitLogistic } from "./completion/fitLogistic.ts";
import { measureHeuristics } from "./completion/heuristicCases.ts";
import { loadModel } from "./completion/loadModel.ts";
import { modelWith } from "./completion/modelWith.ts";
import { rememberFills } from "./completion/rememberFills.ts";
import { type Outcome, reportCompletion, sessionTable } from "./completion/report.ts";
import { typeLines } from "./completion/typeLines.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "completion";

const defaultSamples = 1_200;

/** Lines typed key by key; one in eight is found to be a comment. */
const typedLines = 360;
/** Lines are drawn by another seed than places: those of the first two were looked at while caution was measured. */
const seedsLookedAt = 2;

/** What is fitted, in the shape of the port. */
type FittedWeights = Required<CompletionCalibration>;

/** Measures each half of the held-out packages with the confidence fitted on the other half. A part only types, with the catalog's weights. */
export async function run(options: EvalOptions): Promise<string> {
  const syntax = createSyntax(evalGrammars, evalLogger);
  const model = await loadModel(options.model);
  const { lines = typedLines } = options;
  const typing = { ...options, lines, seed: options.seed + seedsLookedAt };
  try {
    if (options.part) return sessionTable(await typeLines(model, syntax, typing));
    const remembering = await rememberFills(model, options.fills);
    const cases = await sampleCases(options.samples ?? defaultSamples, options.seed, syntax);
    const all = await askAll(cases, remembering.model);
    await remembering.save();
    const [first, second] = halves(all);
    const outcomes = [
      ...(await score(second, withWeights(remembering.model, fitWeights(first)), syntax)),
      ...(await score(first, withWeights(remembering.model, fitWeights(second)), syntax)),
    ];
    const weights = fitWeights(all);
    const { name: modelName, threads } = model.status;
    const section = reportCompletion({
      modelName,
      threads: threads ?? 1,
      cpu: os.cpus()[0]?.model ?? "unknown",
      outcomes,
      // They ask no model: another one changes nothing of them, and they take minutes.
      heuristics: options.shipped ? await measureHeuristics(options.seed, syntax) : [],
      sessions: await typeLines(withWeights(model, weights), syntax, typing),
    });
    if (options.write && options.shipped) {
      keepCertaintyOfEndings(outcomes);
      await writeCardSection(name, section);
    }
    const written = options.write && (await writeCompletionWeights(modelName, weights));
    const fate = written ? "written to the catalog" : "not written";
    return `${section}\n\nWeights fitted on all cases (${fate}): ${JSON.stringify(weights)}`;
  } finally {
    await model.dispose();
    syntax.dispose();
  }
}

/** Weights for whole lines and for their beginnings, of what nothing but confidence keeps from being shown. */
function fitWeights(candidates: readonly Candidate[]): FittedWeights {
  const showable = candidates.flatMap(({ endings }) => endings).filter(({ reason }) => reason === undefined);
  const fitTo = (rows: readonly ScoredEnding[]) =>
    fitLogistic(
      rows.map(({ features }) => ({ ...features }) as Record<string, number>),
      rows.map(({ right }) => right),
    );
  return {
    weights: fitTo(showable.filter(({ kind }) => kind === "line")),
    beginnings: fitTo(showable.filter(({ kind }) => kind !== "line")),
  };
}

function withWeights(model: Model, completionCalibration: FittedWeights): Model {
  return modelWith(model, { completionCalibration });
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
    const context = { triggerKind: "invoked", showsAround: true } as const;
    const answer = await completion.completeInline(document, position, context, signal);
    completion.didClose(document.uri);
    syntax.forget(document.uri);
    const endings = candidate.endings.map((ending) => ({
      ...ending,
      confidence: endingConfidence(ending, model.completionCalibration),
    }));
    outcomes.push({
      ...candidate,
      endings,
      answer,
      answerRight: answer.text !== "" && isRight({ kind: "word", text: answer.text }, truth),
    });
  }
  return outcomes;
}

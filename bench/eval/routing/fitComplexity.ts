/** Prints the weights of `server/features/routing/complexity.ts`: `npx tsx bench/eval/routing/fitComplexity.ts`. */
import {
  complexityBy,
  type Sign,
  signsOf,
  type Weights,
} from "../../../server/features/routing/complexity.ts";
import type { Intent } from "../../../server/features/routing/routes.ts";
import { withoutPoliteness } from "../../../server/features/routing/rules.ts";
import { fitLogistic } from "../completion/fitLogistic.ts";
import { developmentRequests } from "./requests.ts";

interface Example {
  readonly signs: Readonly<Record<Sign, number>>;
  readonly complexity: string;
}

const folds = 10;
const examples: readonly Example[] = developmentRequests().map(({ text, intent, complexity }) => ({
  signs: signsOf(withoutPoliteness(text), intent as Intent),
  complexity,
}));

/** Two questions about each request, more than simple and more than medium, that share all weights but one. */
function fitWeights(chosen: readonly Example[], ridge: number): Weights {
  return fitLogistic(
    [
      ...chosen.map(({ signs }) => ({ ...signs, step: 0 })),
      ...chosen.map(({ signs }) => ({ ...signs, step: 1 })),
    ],
    [
      ...chosen.map(({ complexity }) => complexity !== "simple"),
      ...chosen.map(({ complexity }) => complexity === "complex"),
    ],
    ridge,
  );
}

/** Log loss of requests that were not fitted on: it tells being wrong from being wrong and sure. */
function loss(ridge: number): number {
  let sum = 0;
  for (let fold = 0; fold < folds; fold++) {
    const weights = fitWeights(
      examples.filter((_, at) => at % folds !== fold),
      ridge,
    );
    for (const { signs, complexity } of examples.filter((_, at) => at % folds === fold)) {
      const chance = complexityBy(weights, signs).find(({ value }) => value === complexity)?.confidence ?? 0;
      sum -= Math.log(Math.max(chance, 1e-6));
    }
  }
  return sum / examples.length;
}

const tried = [1, 2, 4, 8, 16, 32].map((ridge) => ({ ridge, loss: loss(ridge) }));
const { ridge } = tried.reduce((best, each) => (each.loss < best.loss ? each : best));
console.error(tried.map((each) => `ridge ${each.ridge}: log loss ${each.loss.toFixed(3)}`).join("\n"));
console.log(JSON.stringify(fitWeights(examples, ridge), null, 2));

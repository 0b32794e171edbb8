/** What a request in plain words asks for, how hard it is, and which tier should do it. */
import type { Judged, Ports, Tier } from "../../contract/ports.ts";
import { isSurelyEnglish } from "../../language/words/isEnglish.ts";
import type { Complexity, Intent, TaskType } from "./routes.ts";
import { routeByRules } from "./rules.ts";

/** Where a request should go, as `inkling route` prints it; `tier` is the tier that should do the task. */
export interface Route extends Judged {
  readonly intent: Intent;
  readonly complexity: Complexity;
  readonly taskType: TaskType;
  /** Who decided: the rules, or the model where they were unsure. */
  readonly decidedBy: Tier;
}

export interface RoutingProvider {
  /** Routes a request. An empty request is a simple question. Rejects with the signal's reason when aborted. */
  route(text: string, signal: AbortSignal): Promise<Route>;
}

/** What the model is asked, in the words of `training/questions.json`. */
export const routingQuestions = {
  intent: "What is the intent of this request? Answer create, modify, delete or query.",
  complexity: "How complex is this request? Answer simple, medium or complex.",
  taskType: "What type of task is this? Answer bugfix, feature, refactor, docs, test or question.",
} as const;

/** What it may answer. */
export const routingChoices = {
  intent: ["create", "modify", "delete", "query"],
  complexity: ["simple", "medium", "complex"],
  taskType: ["bugfix", "feature", "refactor", "docs", "test", "question"],
} as const;

/**
 * Below this the rules have nothing to go by and the model is asked, if the request is in English: it was asked about no other
 * language while it learnt. Not before: where the rules waver they are still right more often (`npm run eval routing` prints both).
 */
const certain = 0.5;
/** Longer requests are cut: what they want stands at their start. In characters. */
const maxLength = 1_500;

export function createRouting(ports: Ports): RoutingProvider {
  const { clock, model } = ports;

  async function askModel<T extends string>(
    text: string,
    id: keyof typeof routingQuestions,
    choices: readonly T[],
    signal: AbortSignal,
  ): Promise<{ value: T; confidence: number } | undefined> {
    if (!model.can("classify") || text === "" || !isSurelyEnglish(text)) return undefined;
    try {
      const said = await model.choose(
        {
          document: text,
          languageId: "",
          question: routingQuestions[id],
          choices,
          task: `route.${id}`,
          capability: "classify",
          priority: "background",
        },
        signal,
      );
      const value = choices.find((choice) => choice === said.choice);
      return value === undefined ? undefined : { value, confidence: said.confidence };
    } catch (error) {
      signal.throwIfAborted();
      ports.logger.debug(`The model did not route: ${String(error)}`);
      return undefined;
    }
  }

  async function route(request: string, signal: AbortSignal): Promise<Route> {
    signal.throwIfAborted();
    const start = clock.now();
    const text = request.trim().slice(0, maxLength);
    const rules = routeByRules(text);
    let decidedBy: Tier = "heuristic";

    async function settle<T extends string>(
      id: keyof typeof routingQuestions,
      ruled: { value: T; confidence: number },
      choices: readonly T[],
    ): Promise<{ value: T; confidence: number }> {
      if (ruled.confidence >= certain) return ruled;
      const said = await askModel(text, id, choices, signal);
      if (!said || said.confidence < Math.max(ports.settings.of("").minConfidence, ruled.confidence))
        return ruled;
      decidedBy = "model";
      return said;
    }

    const intent = await settle("intent", rules.intent, routingChoices.intent);
    const taskType = await settle("taskType", rules.taskType, routingChoices.taskType);
    const complexity = await settle("complexity", rules.complexity, routingChoices.complexity);
    const confidence = Math.min(intent.confidence, taskType.confidence, complexity.confidence);
    return {
      intent: intent.value,
      complexity: complexity.value,
      taskType: taskType.value,
      tier: tierFor(intent.value, complexity.value, taskType.value),
      confidence: Math.round(confidence * 1000) / 1000,
      ms: Math.round((clock.now() - start) * 1000) / 1000,
      decidedBy,
    };
  }

  return Object.freeze({ route });
}

/** Who should do it: reading and tables answer simple questions, a small model simple edits, a large one the rest. */
function tierFor(intent: Intent, complexity: Complexity, taskType: TaskType): Tier {
  if (complexity === "complex") return "large";
  if (complexity === "medium") return intent === "query" && taskType === "question" ? "model" : "large";
  return intent === "query" ? "heuristic" : "model";
}

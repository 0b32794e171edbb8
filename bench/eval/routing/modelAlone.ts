/** What the model says of each request by itself: whether it should be heard before the rules are at a loss. */
import { routingChoices, routingQuestions } from "../../../server/features/routing/routing.ts";
import { composeEval } from "../composeEval.ts";
import { type ConfidentAnswer, reliabilityTable } from "../reliabilityTable.ts";
import type { LabelledRequest } from "./requests.ts";

export async function modelAloneSection(
  modelPath: string,
  requests: readonly LabelledRequest[],
): Promise<string> {
  const composed = composeEval(modelPath);
  try {
    const { model } = composed;
    await model.start();
    if (!model.can("classify")) return `${model.status.name} does not classify.`;
    const parts = [`### ${model.status.name} alone`];
    for (const id of ["intent", "complexity", "taskType"] as const) {
      const answers: ConfidentAnswer[] = [];
      for (const request of requests) {
        const asked = {
          document: request.text,
          languageId: "",
          question: routingQuestions[id],
          choices: routingChoices[id],
          task: `route.${id}`,
          capability: "classify",
          priority: "background",
        } as const;
        const { choice, confidence } = await model.choose(asked, new AbortController().signal);
        answers.push({ confidence, right: choice === request[id] });
      }
      const right = answers.filter((answer) => answer.right).length;
      parts.push(`${id}: ${((100 * right) / answers.length).toFixed(1)} % right`, reliabilityTable(answers));
    }
    return parts.join("\n\n");
  } finally {
    await composed.dispose();
  }
}

/** What the model says of each request by itself: whether it should be heard before the rules are at a loss. */
import { compose } from "../../../server/compose.ts";
import { routingChoices, routingQuestions } from "../../../server/routing/routing.ts";
import { type ConfidentAnswer, reliabilityTable } from "../reliabilityTable.ts";
import type { LabelledRequest } from "./requests.ts";

export async function modelAloneSection(
  modelPath: string,
  requests: readonly LabelledRequest[],
): Promise<string> {
  const quiet = () => undefined;
  const logger = { error: console.error, warn: console.error, info: quiet, debug: quiet };
  const composed = compose({ roots: () => [], open: () => [], editorSettings: {}, modelPath, logger });
  try {
    await composed.model.start();
    const { name } = composed.model.status;
    if (!composed.model.can("classify")) return `${name} does not classify.`;
    const parts = [`### ${name} alone`];
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
        const { choice, confidence } = await composed.model.choose(asked, new AbortController().signal);
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

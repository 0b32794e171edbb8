/** `npm run eval routing`: intent, complexity and task type of labelled requests (`routing/requests.txt`). */
import type { Route } from "../../server/features/routing/routing.ts";
import { composeEval } from "./composeEval.ts";
import { reliabilityTable } from "./reliabilityTable.ts";
import { modelAloneSection } from "./routing/modelAlone.ts";
import { naturalSection } from "./routing/naturalSection.ts";
import { developmentRequests, type LabelledRequest, scoredRequests } from "./routing/requests.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "routing";

const questions = ["intent", "complexity", "taskType"] as const;

export async function run(options: EvalOptions): Promise<string> {
  // The rules are changed by looking at the development set only.
  const isTuning = process.env.INKLING_EVAL_HALF === "tune";
  const requests = (isTuning ? developmentRequests() : scoredRequests()).slice(0, options.samples);
  const sections = [
    `## Routing: ${requests.length} requests ${isTuning ? "of the development set" : "that nothing was tuned on"}, written and labelled for this project (MIT)`,
    section("rules alone", requests, await routeAll(requests, "none")),
  ];
  sections.push(naturalSection(isTuning ? "open" : "sealed", options.write));
  const withModel = await routeAll(requests, options.model);
  const decided = withModel.filter(({ decidedBy }) => decidedBy === "model").length;
  sections.push(
    decided > 0
      ? section(
          `rules, then the model where they have nothing to go by (${decided} requests)`,
          requests,
          withModel,
        )
      : "The model decides nothing here: it does not classify, is not sure, or is not asked.",
    await modelAloneSection(options.model, requests),
  );
  return sections.join("\n\n");
}

async function routeAll(requests: readonly LabelledRequest[], modelPath: string): Promise<readonly Route[]> {
  const composed = composeEval(modelPath);
  try {
    if (modelPath !== "none") await composed.model.start();
    const routes: Route[] = [];
    for (const { text } of requests)
      routes.push(await composed.service.routing.route(text, new AbortController().signal));
    return routes;
  } finally {
    await composed.dispose();
  }
}

function section(title: string, requests: readonly LabelledRequest[], routes: readonly Route[]): string {
  const rows = questions.map((question) => {
    const right = requests.filter((request, at) => routes[at]?.[question] === request[question]).length;
    const worst = confusions(requests, routes, question).slice(0, 3).join(", ");
    return `| ${question} | ${percent(right, requests.length)} | ${worst} |`;
  });
  const allRight = requests.map((request, at) =>
    questions.every((question) => routes[at]?.[question] === request[question]),
  );
  const answers = routes.map((route, at) => ({ confidence: route.confidence, right: allRight[at] === true }));
  return [
    `### ${title}`,
    ["| question | right | most frequent mistakes |", "|---|---:|---|", ...rows].join("\n"),
    `All three right: ${percent(allRight.filter(Boolean).length, requests.length)}. Confidence is that of the least certain of the three:`,
    reliabilityTable(answers),
  ].join("\n\n");
}

function confusions(
  requests: readonly LabelledRequest[],
  routes: readonly Route[],
  question: (typeof questions)[number],
): readonly string[] {
  const counts = new Map<string, number>();
  for (const [at, request] of requests.entries()) {
    const said = routes[at]?.[question];
    if (said === request[question]) continue;
    const mistake = `${request[question]} as ${said}`;
    counts.set(mistake, (counts.get(mistake) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([mistake, count]) => `${mistake} ${count}`);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

/** `npm run eval routing`: intent, complexity and task type of labelled requests (`routing/requests.txt`). */
import { readFileSync } from "node:fs";
import { compose } from "../../server/compose.ts";
import type { Route } from "../../server/routing/routing.ts";
import { reliabilityTable } from "./reliabilityTable.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "routing";

interface Request {
  readonly text: string;
  readonly intent: string;
  readonly complexity: string;
  readonly taskType: string;
}

const questions = ["intent", "complexity", "taskType"] as const;

export async function run(options: EvalOptions): Promise<string> {
  const all = readRequests();
  // Every second request is kept for reporting; rules are changed by looking at the others only.
  const rest = process.env.INKLING_EVAL_HALF === "tune" ? 0 : 1;
  const requests = all.filter((_, at) => at % 2 === rest).slice(0, options.samples);
  const sections = [
    `## Routing: ${requests.length} of ${all.length} requests, written and labelled for this project (MIT)`,
    section("rules alone", requests, await routeAll(requests, "none")),
  ];
  const withModel = await routeAll(requests, options.model);
  if (withModel.some(({ decidedBy }) => decidedBy === "model"))
    sections.push(section("rules, then the model where they are unsure", requests, withModel));
  else sections.push("The model decides nothing: it does not classify, or the rules are always surer.");
  return sections.join("\n\n");
}

function readRequests(): readonly Request[] {
  const requests: Request[] = [];
  let label: readonly string[] = [];
  for (const line of readFileSync(new URL("routing/requests.txt", import.meta.url), "utf8").split("\n")) {
    const heading = /^# (create|modify|delete|query) (simple|medium|complex) (\w+)$/.exec(line);
    if (heading) label = heading.slice(1);
    else if (line !== "" && !line.startsWith("# ")) {
      const [intent = "", complexity = "", taskType = ""] = label;
      requests.push({ text: line, intent, complexity, taskType });
    }
  }
  return requests;
}

async function routeAll(requests: readonly Request[], modelPath: string): Promise<readonly Route[]> {
  const quiet = () => undefined;
  const logger = { error: console.error, warn: console.error, info: quiet, debug: quiet };
  const composed = compose({ roots: () => [], open: () => [], editorSettings: {}, modelPath, logger });
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

function section(title: string, requests: readonly Request[], routes: readonly Route[]): string {
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
  requests: readonly Request[],
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

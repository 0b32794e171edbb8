/** What the rules make of requests as people write them, and of the change logs of other people's packages. */
import { routeByRules } from "../../../server/features/routing/rules.ts";
import { certaintyRows, keepCertainty, type MeasuredAnswer } from "../certainty/certainty.ts";
import { reliabilityTable } from "../reliabilityTable.ts";
import { changelogEntries } from "./changelogs.ts";
import { type NaturalRequest, naturalRequests } from "./requests.ts";

const questions = ["intent", "complexity", "taskType"] as const;
/** Below this a request is as good as refused. */
const low = 0.5;

/** @param isKept whether the page on certainty is made of what is found */
export function naturalSection(half: "open" | "sealed", isKept: boolean): string {
  const requests = naturalRequests(half);
  const about = requests.filter(({ right }) => right !== undefined);
  const offTopic = requests.filter(({ right }) => right === undefined);
  const routed = about.map((request) => ({ request, rules: routeByRules(request.text) }));
  const rows = questions.map((question) => {
    const right = routed.filter(({ request, rules }) =>
      isRight(request, question, rules[question].value),
    ).length;
    return `| ${question} | ${percent(right, about.length)} |`;
  });
  const answers = routed.flatMap(({ request, rules }) =>
    (["intent", "taskType"] as const).map(
      (question): MeasuredAnswer => ({
        language: question === "intent" ? "intent" : "task type",
        confidence: rules[question].confidence,
        right: isRight(request, question, rules[question].value),
      }),
    ),
  );
  if (isKept)
    keepCertainty(`requests-${half}`, {
      task: "Requests, natural words",
      source: `Intent and task type of ${about.length} requests as people write them, by rules alone.`,
      isUnseen: half === "sealed",
      rows: certaintyRows(answers),
    });
  const doubted = offTopic.filter(({ text }) => routeByRules(text).intent.confidence < low).length;
  return [
    `### ${about.length} natural requests, ${half} half, rules alone`,
    ["| question | right |", "|---|---:|", ...rows].join("\n"),
    "Confidence of intent and task type:",
    reliabilityTable(answers),
    `Not about software: ${doubted} of ${offTopic.length} come back with low confidence.`,
    changelogSection(half === "sealed"),
  ].join("\n\n");
}

/** Task types only: a change log says what kind of change an entry was. */
function changelogSection(isKept: boolean): string {
  const answers = changelogEntries()
    .filter((entry) => entry.isKept === isKept)
    .map(({ text, taskType }) => {
      const { value, confidence } = routeByRules(text).taskType;
      return { confidence, right: value === taskType };
    });
  const right = answers.filter((answer) => answer.right).length;
  return [
    `### ${answers.length} entries of change logs (packages in node_modules), by the heading they stand under`,
    `Task type ${percent(right, answers.length)} right. Headings are weak labels: many entries could stand under two.`,
    reliabilityTable(answers),
  ].join("\n\n");
}

function isRight({ right }: NaturalRequest, question: (typeof questions)[number], said: string): boolean {
  return right?.[question].includes(said) ?? false;
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} %`;
}

/** `npm run eval fileQuestions`: small questions about a file, and some that only look so, by somebody who had not seen how they are read. */
import { readFileSync } from "node:fs";
import { answerQuestion } from "../../server/core/answerQuestion.ts";
import type { LanguageService } from "../../server/core/service.ts";
import { composeEval } from "./composeEval.ts";
import { reliabilityTable } from "./reliabilityTable.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "fileQuestions";

interface Asked {
  readonly file: string;
  readonly question: string;
  /** `general` questions have nothing to do with the file. */
  readonly kind: "fact" | "general" | "yesno";
  readonly answer: string;
  /** What a right answer says, each in one of the ways between bars. */
  readonly mustHold?: readonly string[];
  readonly mustNotHold?: readonly string[];
}

interface Exam {
  /** Texts by name. */
  readonly files: Readonly<Record<string, string>>;
  readonly questions: readonly Asked[];
}

type Verdict = "right" | "silent" | "wrong";

interface Judged {
  readonly asked: Asked;
  readonly said: string;
  readonly verdict: Verdict;
  readonly confidence: number;
}

export async function run({ samples }: EvalOptions): Promise<string> {
  const url = new URL("fileQuestions/questions.json", import.meta.url);
  const { files, questions } = JSON.parse(readFileSync(url, "utf8")) as Exam;
  const composed = composeEval("none");
  const judged: Judged[] = [];
  try {
    for (const asked of questions.slice(0, samples))
      judged.push(await ask(composed.service, asked, files[asked.file] ?? ""));
  } finally {
    await composed.dispose();
  }
  const rows = (["fact", "yesno", "general"] as const).map((kind) => {
    const own = judged.filter(({ asked }) => asked.kind === kind);
    const count = (verdict: Verdict) => own.filter((each) => each.verdict === verdict).length;
    return `| ${kind} | ${own.length} | ${count("right")} | ${count("wrong")} | ${count("silent")} |`;
  });
  const given = judged.filter(({ verdict }) => verdict !== "silent");
  const wrong = given.filter(({ verdict }) => verdict === "wrong");
  return [
    `## ${judged.length} questions about files in ${Object.keys(files).length} languages, written for this project (MIT)`,
    ["| kind | asked | right | wrong | silent |", "|---|---:|---:|---:|---:|", ...rows].join("\n"),
    reliabilityTable(given.map(({ confidence, verdict }) => ({ confidence, right: verdict === "right" }))),
    ...wrong.map(
      ({ asked, said }) => `- ${asked.file}: ${asked.question}\n  said: ${said}\n  right: ${asked.answer}`,
    ),
  ].join("\n\n");
}

async function ask(service: LanguageService, asked: Asked, text: string): Promise<Judged> {
  const file = { path: asked.file, text };
  const options = { large: false, receive: () => undefined };
  const signal = new AbortController().signal;
  const {
    text: said,
    source,
    confidence,
  } = await answerQuestion(service, { question: asked.question, file }, options, signal);
  // Where nobody is sure of yes or no, what the file says is told instead.
  const isTold = said !== null && (asked.kind !== "yesno" || /^(?:yes|no)\b/i.test(said));
  const verdict = !isTold ? "silent" : isRight(asked, said, source) ? "right" : "wrong";
  return { asked, said: said ?? "", verdict, confidence };
}

function isRight(
  { kind, answer, mustHold = [], mustNotHold = [] }: Asked,
  said: string,
  source: string,
): boolean {
  if (kind === "yesno") return said.toLowerCase().startsWith(answer);
  if (kind === "general" && source === "file") return false;
  return (
    mustHold.every((ways) => ways.split("|").some((way) => holds(said, way))) &&
    !mustNotHold.some((ways) => ways.split("|").some((way) => holds(said, way)))
  );
}

/** Whole words and numbers, whatever their case. */
function holds(said: string, way: string): boolean {
  const plain = way.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const start = /^\w/.test(way) ? "(?<!\\w)" : "";
  const end = /\w$/.test(way) ? "(?!\\w)" : "";
  return new RegExp(`${start}${plain}${end}`, "i").test(said.replace(/[`*]/g, ""));
}

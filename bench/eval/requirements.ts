/** `npm run eval requirements`: verdicts on labelled pairs of requirement and code (see `requirements/README.md`). */
import { readFileSync, writeFileSync } from "node:fs";
import type { Judgement } from "../../server/features/requirements/requirement.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { evalGrammars, evalLogger } from "./completion/evalPorts.ts";
import { composeEval } from "./composeEval.ts";
import { judgeDocumented } from "./requirements/documented.ts";
import { mutationSection } from "./requirements/mutations.ts";
import { batches, readNaturalPairs } from "./requirements/natural/pairs.ts";
import { batchSection, naturalSection } from "./requirements/naturalSection.ts";
import type { Pair } from "./requirements/pair.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "requirements";

interface Judged {
  readonly pair: Pair;
  readonly judgement: Judgement;
}

/** Judges the pairs of the half kept for reporting, with heuristics alone and then with the model. */
export async function run(options: EvalOptions): Promise<string> {
  const all: Pair[] = JSON.parse(readFileSync(new URL("requirements/pairs.json", import.meta.url), "utf8"));
  const half = process.env.INKLING_EVAL_HALF === "tune" ? "tune" : "test";
  const pairs = all.filter((pair) => pair.half === half).slice(0, options.samples);
  const heuristic = await judge(pairs, "none");
  const sections = [
    `## Requirements: ${pairs.length} of ${all.length} pairs (the half kept for reporting)`,
    table("heuristics alone", heuristic.judged),
  ];
  const withModel = await judge(pairs, options.model);
  if (withModel.canJudge) sections.push(table("with the model", withModel.judged));
  else sections.push(`The model ${withModel.modelName} does not judge; the heuristics decide alone.`);
  sections.push(reliability(heuristic.judged));
  if (options.samples === undefined) sections.push(...(await outside(options)));
  const report = sections.join("\n\n");
  if (options.write && options.shipped && half === "test" && options.samples === undefined) keep(report);
  return report;
}

/** What people wrote who do not know the rules, and what packages say of themselves. */
async function outside(options: EvalOptions): Promise<string[]> {
  const composed = composeEval("none");
  const syntax = createSyntax(evalGrammars, evalLogger);
  try {
    const { requirements } = composed.service;
    const keepRows = options.write && options.shipped;
    const natural = [
      await naturalSection("open", requirements, keepRows),
      process.env.INKLING_EVAL_SEALED === "1"
        ? await naturalSection("sealed", requirements, keepRows)
        : sealedBefore(),
      await mutationSection(readNaturalPairs("open"), syntax),
    ];
    for (const batch of batches) natural.push(await batchSection(batch, requirements));
    const { counts, wrong, missing } = await judgeDocumented(syntax);
    const rows = Object.entries(counts).map(
      ([kind, { yes, partial, no, unsure }]) => `| ${kind} | ${yes} | ${partial} | ${no} | ${unsure} |`,
    );
    const own = Object.values(counts.own).reduce((sum, count) => sum + count, 0);
    const accused = counts.own.no + counts.own.partial;
    for (const each of wrong) console.error(`said no to its own code: ${each.slice(0, 300)}`);
    const documented = [
      "### Documentation comments of packages by others",
      "",
      "| beside | yes | partial | no | unsure |",
      "|---|---:|---:|---:|---:|",
      ...rows,
      "",
      `“No” or “partial” to its own code: ${share(accused, own)} (at most 2 %).${missing.length > 0 ? ` Could not be fetched: ${missing.join(", ")}.` : ""}`,
    ].join("\n");
    return [...natural, documented];
  } finally {
    syntax.dispose();
    await composed.dispose();
  }
}

/** The figures of the sealed half as they were when it was opened last. */
function sealedBefore(): string {
  const known = readFileSync(new URL("requirements/README.md", import.meta.url), "utf8");
  const [found = ""] = /#{3,4} Natural pairs, sealed half[\s\S]*?(?=\n#{3,4} )/.exec(known) ?? [];
  return found.trim().replace(/^####/, "###");
}

/** Keeps the figures of the shipped model next to the pairs. */
function keep(report: string): void {
  const file = new URL("requirements/README.md", import.meta.url);
  const old = readFileSync(file, "utf8");
  const [before = "", after = ""] = old.split(/<!-- results -->[\s\S]*<!-- \/results -->/);
  writeFileSync(
    file,
    `${before}<!-- results -->\n${report.replace(/^##/gm, "###")}\n<!-- /results -->${after}`,
  );
}

async function judge(pairs: readonly Pair[], modelPath: string) {
  const composed = composeEval(modelPath);
  try {
    if (modelPath !== "none") await composed.model.start();
    const canJudge = composed.model.can("judge");
    const judged: Judged[] = [];
    if (modelPath === "none" || canJudge)
      for (const pair of pairs) {
        const code = { path: "code", languageId: pair.languageId, text: pair.code };
        const { signal } = new AbortController();
        judged.push({
          pair,
          judgement: await composed.service.requirements.satisfies(pair.requirement, code, signal),
        });
      }
    return { judged, canJudge, modelName: composed.model.status.name };
  } finally {
    await composed.dispose();
  }
}

function table(title: string, judged: readonly Judged[]): string {
  const answered = judged.filter(({ judgement }) => judgement.verdict !== "unsure");
  const right = answered.filter(isRight);
  const said = (verdict: string) => answered.filter(({ judgement }) => judgement.verdict === verdict);
  const correct = judged.filter(({ pair }) => pair.kind === "correct");
  const stubs = judged.filter(({ pair }) => pair.kind === "stub");
  const accused = correct.filter(({ judgement }) => judgement.verdict === "no");
  const precision = (verdict: string) => share(said(verdict).filter(isRight).length, said(verdict).length);
  const kinds = ["correct", "broken", "partial", "foreign", "stub"].map((kind) => {
    const own = judged.filter(({ pair }) => pair.kind === kind);
    const counts = ["yes", "partial", "no", "unsure"].map(
      (verdict) => own.filter(({ judgement }) => judgement.verdict === verdict).length,
    );
    return `| ${kind} | ${own.length} | ${counts.join(" | ")} |`;
  });
  return [
    `### ${title}`,
    "",
    "| measure | figure | target |",
    "|---|---|---|",
    `| coverage (answers given) | ${share(answered.length, judged.length)} | |`,
    `| wrong answers of those given | ${share(answered.length - right.length, answered.length)} | ≤ 10 % |`,
    `| "no" on correct code | ${share(accused.length, correct.length)} | ≤ 3 % |`,
    `| precision of "yes" | ${precision("yes")} | |`,
    `| precision of "partial" | ${precision("partial")} | |`,
    `| precision of "no" | ${precision("no")} | |`,
    `| stubs found | ${share(stubs.filter(isRight).length, stubs.length)} | |`,
    `| precision on "missing or stubbed" | ${stubPrecision(answered)} | ≥ 99 % |`,
    "",
    "| kind | pairs | yes | partial | no | unsure |",
    "|---|---|---|---|---|---|",
    ...kinds,
  ].join("\n");
}

function stubPrecision(answered: readonly Judged[]): string {
  const claimed = answered.filter(
    ({ judgement }) => judgement.confidence >= 0.985 && judgement.verdict === "no",
  );
  return share(claimed.filter(isRight).length, claimed.length);
}

function reliability(judged: readonly Judged[]): string {
  const answered = judged.filter(({ judgement }) => judgement.verdict !== "unsure");
  const values = [...new Set(answered.map(({ judgement }) => judgement.confidence))].sort();
  return [
    "### Reliability of the heuristics",
    "",
    "| stated confidence | answers | right |",
    "|---|---|---|",
    ...values.map((value) => {
      const own = answered.filter(({ judgement }) => judgement.confidence === value);
      return `| ${value.toFixed(2)} | ${own.length} | ${share(own.filter(isRight).length, own.length)} |`;
    }),
  ].join("\n");
}

function isRight({ pair, judgement }: Judged): boolean {
  return judgement.verdict === pair.label;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

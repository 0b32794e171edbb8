import type { RequirementsProvider } from "../../../server/features/requirements/requirements.ts";
import { certaintyRows, keepCertainty, type MeasuredAnswer } from "../certainty/certainty.ts";
import { type Batch, type Half, type NaturalPair, readBatch, readNaturalPairs } from "./natural/pairs.ts";

/** Judges the pairs of a half, and tells how often the answers are right; texts of the sealed half are never shown. */
export async function naturalSection(
  half: Half,
  requirements: RequirementsProvider,
  keep: boolean,
): Promise<string> {
  const pairs = readNaturalPairs(half);
  const { answers, languages, text } = await measure(`Natural pairs, ${half} half`, pairs, requirements);
  if (keep)
    keepCertainty(`requirements-${half}`, {
      task: half === "open" ? "Requirements, open pairs" : "Requirements, sealed pairs",
      source: `${pairs.length} requirements in natural words beside code in ${languages} languages, written by people who did not know the rules.`,
      isUnseen: half === "sealed",
      rows: certaintyRows(answers),
    });
  return text;
}

/** The same of one batch, all of whose pairs may be read. */
export async function batchSection(batch: Batch, requirements: RequirementsProvider): Promise<string> {
  const { text } = await measure(`Natural pairs, batch ${batch}`, readBatch(batch), requirements);
  return text;
}

async function measure(
  title: string,
  pairs: readonly NaturalPair[],
  requirements: RequirementsProvider,
): Promise<{
  readonly answers: readonly MeasuredAnswer[];
  readonly languages: number;
  readonly text: string;
}> {
  const answers: MeasuredAnswer[] = [];
  let accused = 0;
  let right = 0;
  const languages = new Map<string, Tally>();
  for (const { language, requirement, code, truth } of pairs) {
    const { signal } = new AbortController();
    const { verdict, confidence } = await requirements.satisfies(
      requirement,
      { path: "code", languageId: language, text: code },
      signal,
    );
    const own = languages.get(language) ?? { pairs: 0, answered: 0, wrong: 0 };
    languages.set(language, own);
    own.pairs++;
    if (verdict === "unsure") continue;
    own.answered++;
    if (verdict !== truth) own.wrong++;
    if (verdict === truth) right++;
    if (truth === "yes" && verdict === "no") accused++;
    answers.push({ language, confidence, right: verdict === truth });
  }
  const met = pairs.filter(({ truth }) => truth === "yes").length;
  const text = [
    `### ${title}: ${pairs.length}`,
    "",
    "| measure | figure | target |",
    "|---|---|---|",
    `| answered by analysis alone | ${share(answers.length, pairs.length)} | ≥ 50 % |`,
    `| wrong answers of those given | ${share(answers.length - right, answers.length)} | ≤ 5 % |`,
    `| "no" on right code | ${share(accused, met)} | ≤ 1 % |`,
    "",
    "| language | pairs | answered | wrong |",
    "|---|---:|---:|---:|",
    ...rowsOf(languages),
  ].join("\n");
  return { answers, languages: languages.size, text };
}

interface Tally {
  pairs: number;
  answered: number;
  wrong: number;
}

function rowsOf(languages: ReadonlyMap<string, Readonly<Tally>>): readonly string[] {
  return [...languages]
    .sort()
    .map(([language, each]) => `| ${language} | ${each.pairs} | ${each.answered} | ${each.wrong} |`);
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : `${((100 * part) / whole).toFixed(1)} % (${part}/${whole})`;
}

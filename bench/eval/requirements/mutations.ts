import { readFileSync } from "node:fs";
import {
  type Analysis,
  judgeByAnalysis,
} from "../../../server/features/requirements/check/judges/judgeByAnalysis.ts";
import { readCodeFacts } from "../../../server/features/requirements/code/codeFacts.ts";
import { copyUnit } from "../../../server/features/requirements/code/codeUnits.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { mutantsOf } from "./mutants.ts";
import type { NaturalPair } from "./natural/pairs.ts";

/** The confidence from which on an answer is shown, as the settings have it. */
const shown = 0.8;

/** What becomes of a "yes" when the code that it rests upon is changed. */
export interface Mutations {
  /** Requirements that are met. */
  readonly yes: number;
  /** Changes made within the evidence. */
  readonly made: number;
  /** Changes after which the answer is still yes, as they stand in `harmless.json`. */
  readonly kept: readonly string[];
  /** Those of them that nobody has found to leave the requirement met. */
  readonly leaps: readonly string[];
}

/** Changes the evidence of each "yes" in every way known, one place at a time, and judges again. */
export async function judgeMutations(pairs: readonly NaturalPair[], syntax: Syntax): Promise<Mutations> {
  const kept: string[] = [];
  let yes = 0;
  let made = 0;
  for (const pair of pairs) {
    const { isYes, evidence } = await judge(pair, pair.code, syntax);
    if (!isYes) continue;
    yes++;
    for (const { kind, at, code, line } of mutantsOf(pair.code)) {
      if (!evidence.some(({ start, end }) => start <= at && at < end)) continue;
      made++;
      if ((await judge(pair, code, syntax)).isYes) kept.push(`${pair.id} ${kind}: ${line}`);
    }
  }
  const harmless = new Set(readHarmless());
  return { yes, made, kept, leaps: kept.filter((each) => !harmless.has(each)) };
}

/** The requirements that are met and whose opposite is said to be met as well. */
export async function metEitherWay(
  pairs: readonly NaturalPair[],
  syntax: Syntax,
): Promise<readonly string[]> {
  const found: string[] = [];
  for (const pair of pairs) {
    const opposite = pair.requirement.replace(/\b(?:is|are|can|may|must)\b(?! not)/, "$& not");
    if (opposite === pair.requirement || !(await judge(pair, pair.code, syntax)).isYes) continue;
    if ((await judge({ ...pair, requirement: opposite }, pair.code, syntax)).isYes) found.push(opposite);
  }
  return found;
}

async function judge({ language, requirement }: NaturalPair, code: string, syntax: Syntax) {
  const facts = await syntax.withTree(language, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && readCodeFacts(unit, "");
  });
  const { verdict, confidence, evidence }: Analysis = judgeByAnalysis(requirement, facts ? [facts] : []);
  return { isYes: verdict === "yes" && confidence >= shown, evidence };
}

/** Changes that leave a requirement met, each looked at. */
function readHarmless(): readonly string[] {
  return JSON.parse(readFileSync(new URL("natural/harmless.json", import.meta.url), "utf8")) as string[];
}

/** What the changes came to; those that a "yes" survives are named on the error output. */
export async function mutationSection(pairs: readonly NaturalPair[], syntax: Syntax): Promise<string> {
  const { yes, made, kept, leaps } = await judgeMutations(pairs, syntax);
  for (const each of leaps) console.error(`still yes after a change: ${each}`);
  return [
    "### Changes of the code that a “yes” rests upon, open half",
    "",
    "| measure | figure | target |",
    "|---|---|---|",
    `| answers “yes” | ${yes} | |`,
    `| changes of their evidence, one place at a time | ${made} | |`,
    `| still yes, and the requirement still met (\`harmless.json\`) | ${kept.length - leaps.length} | |`,
    `| still yes otherwise | ${leaps.length} | 0 |`,
  ].join("\n");
}

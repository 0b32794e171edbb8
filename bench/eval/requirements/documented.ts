import { readFileSync } from "node:fs";
import { judgeByAnalysis } from "../../../server/features/requirements/check/judges/judgeByAnalysis.ts";
import { type CodeFacts, readCodeFacts } from "../../../server/features/requirements/code/codeFacts.ts";
import { allUnits, copyContext, copyUnit } from "../../../server/features/requirements/code/codeUnits.ts";
import type { VerdictName } from "../../../server/features/requirements/requirement.ts";
import { documentationText } from "../../../server/language/comments/documentation.ts";
import type { Syntax } from "../../../server/language/parse/syntax.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import { filesOf, outsideLanguages } from "../outside/outsideFiles.ts";
import type { OutsidePackage } from "../outside/outsidePackage.ts";
import { mutate } from "./mutate.ts";

/**
 * Packages that no rule was made with: their documentation comments are requirements that their own code meets, or
 * nearly always does.
 */
const packages: readonly OutsidePackage[] = [
  { group: "drawn", origin: "npm", name: "async", version: "3.2.6" },
  { group: "drawn", origin: "npm", name: "ramda", version: "0.32.0" },
  { group: "drawn", origin: "npm", name: "moment", version: "2.31.0" },
  { group: "drawn", origin: "debian", name: "python3-docutils" },
  { group: "drawn", origin: "debian", name: "python3-babel" },
  { group: "drawn", origin: "debian", name: "golang-golang-x-tools-dev" },
  { group: "drawn", origin: "debian", name: "librust-regex-dev" },
  { group: "drawn", origin: "debian", name: "php-symfony-console" },
  { group: "drawn", origin: "source", name: "libcommons-collections4-java" },
  { group: "drawn", origin: "source", name: "newtonsoft-json" },
];
/** Functions of one package, and files that are read for them. */
const most = { functions: 250, files: 150 } as const;
const lengths = { code: [60, 2_500], text: [25, 500] } as const;

interface Documented {
  readonly language: string;
  readonly requirement: string;
  readonly name: string;
  facts(): Promise<CodeFacts | undefined>;
  broken(): Promise<CodeFacts | undefined>;
}

/** How often each verdict was given, by what stood beside the description. */
export type Counts = Record<"own" | "changed" | "other", Record<VerdictName, number>>;

/** How far away another function's description is taken from. */
const farAway = 17;

/** Judges documentation comments beside their own function, beside it with a change, and beside another one. */
export async function judgeDocumented(
  syntax: Syntax,
): Promise<{ counts: Counts; wrong: string[]; missing: string[] }> {
  const none = () => ({ yes: 0, partial: 0, no: 0, unsure: 0 });
  const counts: Counts = { own: none(), changed: none(), other: none() };
  const wrong: string[] = [];
  const missing: string[] = [];
  for (const wanted of packages) {
    const documented = await documentedIn(wanted, syntax).catch(() => undefined);
    if (!documented) {
      missing.push(wanted.name);
      continue;
    }
    for (const [index, each] of documented.entries()) {
      const other = documented[(index + farAway) % documented.length];
      const accused = await judgeOne(each, other === each ? undefined : other, counts);
      if (accused !== undefined) wrong.push(`${wanted.name} ${accused}`);
    }
  }
  return { counts, wrong, missing };
}

/** Counts one function's verdicts; a sentence when its own description is held against it. */
async function judgeOne(
  each: Documented,
  other: Documented | undefined,
  counts: Counts,
): Promise<string | undefined> {
  const facts = await each.facts();
  if (!facts) return undefined;
  const { verdict, missing } = judgeByAnalysis(each.requirement, [facts]);
  counts.own[verdict]++;
  const broken = await each.broken();
  if (broken) counts.changed[judgeByAnalysis(each.requirement, [broken]).verdict]++;
  if (other) counts.other[judgeByAnalysis(other.requirement, [facts]).verdict]++;
  return isAccusation(verdict)
    ? `${each.name}: ${verdict}: ${each.requirement} (${missing.join(" ")})`
    : undefined;
}

function isAccusation(verdict: VerdictName): boolean {
  return verdict === "no" || verdict === "partial";
}

async function documentedIn(wanted: OutsidePackage, syntax: Syntax): Promise<Documented[]> {
  const fetched = await fetchPackage(wanted);
  const found: Documented[] = [];
  const files = filesOf(fetched).filter(
    ({ isHandWritten, path }) => isHandWritten && !/test|spec|example/i.test(path),
  );
  const step = Math.max(1, Math.floor(files.length / most.files));
  for (const { file, languageId } of files.filter((_, index) => index % step === 0)) {
    if (found.length >= most.functions) break;
    const text = readFileSync(file, "utf8");
    found.push(...(await functionsOf(text, languageId, syntax)));
  }
  return found.slice(0, most.functions);
}

async function functionsOf(text: string, languageId: string, syntax: Syntax): Promise<Documented[]> {
  const found = await syntax.withTree(languageId, text, (tree) =>
    allUnits(tree).flatMap((unit) => {
      const size = unit.end - unit.start;
      if (size < lengths.code[0] || size > lengths.code[1]) return [];
      const node = tree.rootNode.descendantForIndex(unit.start, unit.end - 1);
      const requirement = node ? firstSentences(documentationText(node)) : "";
      if (requirement.length < lengths.text[0] || requirement.length > lengths.text[1]) return [];
      return [{ unit, requirement }];
    }),
  );
  const read = (code: string, start: number, end: number, name: string) =>
    syntax.withTree(languageId, code, (tree) => {
      const unit = { name, start, end, line: 0 };
      const node = copyUnit(tree, unit);
      return node && readCodeFacts(node, name, copyContext(tree, unit));
    });
  return (found ?? []).map(({ unit, requirement }) => ({
    language: outsideLanguages[languageId] ?? languageId,
    requirement,
    name: unit.name,
    facts: () => read(text, unit.start, unit.end, unit.name),
    broken: async () => {
      const changed = mutate(text.slice(unit.start, unit.end));
      if (changed === undefined) return undefined;
      return read(
        text.slice(0, unit.start) + changed + text.slice(unit.end),
        unit.start,
        unit.start + changed.length,
        unit.name,
      );
    },
  }));
}

/** What a description says first, and what it says about errors. */
function firstSentences(documentation: string): string {
  const flat = documentation
    .replace(/\s+/g, " ")
    .replace(/\{@\w+ ([^}]*)\}/g, "$1")
    .trim();
  const [head = ""] = flat.split(/ @(?!throws|raises)| Args:| Parameters| :param| Examples?:| >>> | ```/);
  const sentences =
    head.replace(/ @throws?(?: \{[^}]*\})?/g, " Throws").match(/[^.!?]+(?:[.!?](?!\s|$)[^.!?]*)*[.!?]?/g) ??
    [];
  return sentences.slice(0, 2).join(" ").replace(/\s+/g, " ").trim();
}

import { mkdirSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../server/machine/files/assets.ts";
import { type FetchedPackage, fetchPackage } from "./outside/fetchPackage.ts";
import { findingsSection } from "./outside/findingsSection.ts";
import { fixesSection } from "./outside/fixesSection.ts";
import { filesOf } from "./outside/outsideFiles.ts";
import { type Group, type OutsidePackage, readingGroups } from "./outside/outsidePackage.ts";
import { type PackageScan, scanPackage } from "./outside/packageScan.ts";
import { outsidePackages } from "./outside/packages.ts";
import { syntaxSection } from "./outside/syntaxSection.ts";
import type { EvalOptions } from "./suite.ts";

export const name = "outside";

const groups: readonly Group[] = ["seen", "drawn", ...readingGroups, "fresh"];

/**
 * Counts and draws findings in packages by other people. `INKLING_OUTSIDE_GROUP=seen` looks at one group,
 * `INKLING_OUTSIDE_ONLY=PART,…` at some packages: their names begin so; `INKLING_OUTSIDE_PART` is `syntax`, `fixes` or
 * `findings`. After `INKLING_OUTSIDE_SECONDS` no further package is begun; findings of those before are kept, so the next
 * run goes on there.
 */
export async function run({ samples, seed }: EvalOptions): Promise<string> {
  const work = path.join(packageRoot, "bench/work/outside");
  mkdirSync(work, { recursive: true });
  const wanted = groups.filter((group) => (process.env.INKLING_OUTSIDE_GROUP ?? group) === group);
  const until = Date.now() + Number(process.env.INKLING_OUTSIDE_SECONDS ?? Number.POSITIVE_INFINITY) * 1000;
  const fetched: FetchedPackage[] = [];
  const scans: PackageScan[] = [];
  const missing: string[] = [];
  const left: string[] = [];
  for (const each of chosenPackages(wanted)) {
    const isLate = Date.now() > until;
    const got = isLate ? undefined : await fetchPackage(each).catch(() => undefined);
    if (!got) {
      (isLate ? left : missing).push(each.name);
      continue;
    }
    fetched.push(got);
    if (isWanted("findings")) scans.push(await scanPackage(got, work));
  }
  const parts = ["## Packages by other people", ...wanted.map((group) => listed(group, fetched))];
  parts.push(...notLookedAt(missing, left));
  const files = isWanted("syntax") || isWanted("fixes") ? fetched.flatMap(filesOf) : [];
  if (isWanted("syntax")) parts.push(...(await syntaxSection(files, { seed, folder: work })));
  if (isWanted("fixes")) parts.push(...(await fixesSection(files)));
  if (isWanted("findings"))
    parts.push(...findingsSection(scans, wanted, { perRule: samples, seed, folder: work }));
  return parts.join("\n\n");
}

function isWanted(section: "syntax" | "fixes" | "findings"): boolean {
  return (process.env.INKLING_OUTSIDE_PART ?? section) === section;
}

function chosenPackages(groups: readonly Group[]): readonly OutsidePackage[] {
  const only = process.env.INKLING_OUTSIDE_ONLY?.split(",");
  const ofGroups = outsidePackages.filter(({ group }) => groups.includes(group));
  return only ? ofGroups.filter((each) => only.some((start) => each.name.startsWith(start))) : ofGroups;
}

function notLookedAt(missing: readonly string[], left: readonly string[]): readonly string[] {
  return [
    ...(missing.length > 0 ? [`Could not be fetched: ${missing.join(", ")}.`] : []),
    ...(left.length > 0
      ? [`Left for the next run, for want of time: ${left.length} packages, from ${left[0]} on.`]
      : []),
  ];
}

function listed(group: Group, fetched: readonly FetchedPackage[]): string {
  const own = fetched.filter((each) => each.group === group);
  return `${group}: ${own.map((each) => `${each.name} ${each.version}`).join(", ")}.`;
}

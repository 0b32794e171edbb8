import { fetchPackage } from "../outside/fetchPackage.ts";
import { filesOf, type OutsideFile } from "../outside/outsideFiles.ts";
import type { OutsidePackage } from "../outside/outsidePackage.ts";
import { outsidePackages } from "../outside/packages.ts";

/** Files of packages by other people, with the packages they are of and those that could not be had. */
export interface ChosenFiles {
  readonly files: readonly OutsideFile[];
  readonly used: readonly string[];
  readonly missing: readonly string[];
}

/** As many files of each package, evenly over it; `INKLING_OUTSIDE_GROUP` and `INKLING_OUTSIDE_ONLY` pick packages. */
export async function chosenFiles(
  perPackage: number,
  packages: readonly OutsidePackage[] = outsidePackages,
): Promise<ChosenFiles> {
  const group = process.env.INKLING_OUTSIDE_GROUP;
  const only = process.env.INKLING_OUTSIDE_ONLY?.split(",");
  const wanted = packages.filter(
    (each) =>
      (!group || each.group === group) && (!only || only.some((start) => each.name.startsWith(start))),
  );
  const files: OutsideFile[] = [];
  const used: string[] = [];
  const missing: string[] = [];
  for (const each of wanted) {
    const fetched = await fetchPackage(each).catch(() => undefined);
    if (!fetched) {
      missing.push(each.name);
      continue;
    }
    const written = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
    const step = Math.max(1, Math.floor(written.length / perPackage));
    files.push(...written.filter((_, index) => index % step === 0).slice(0, perPackage));
    used.push(`${fetched.name} ${fetched.version}`);
  }
  return { files: turnByTurn(files), used, missing };
}

/** One file of each package, then a second of each: what is looked at first is of all of them. */
function turnByTurn(files: readonly OutsideFile[]): readonly OutsideFile[] {
  const turns = new Map<string, number>();
  const withTurn = files.map((file) => {
    const turn = turns.get(file.package.name) ?? 0;
    turns.set(file.package.name, turn + 1);
    return { file, turn };
  });
  return withTurn.toSorted((one, other) => one.turn - other.turn).map(({ file }) => file);
}

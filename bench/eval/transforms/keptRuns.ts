import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Transform } from "../../../server/features/transforms/transform.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import type { OutsideFile } from "../outside/outsideFiles.ts";
import { transformDigests } from "./codeDigest.ts";
import type { Verdict } from "./compareRuns.ts";

const folder = path.join(packageRoot, "bench/work/transforms/runs");

/** What came of a batch of files, by transformation and the digest of its code. */
type Kept = Readonly<Record<string, { readonly digest: string; readonly verdicts: readonly Verdict[] }>>;

/** What was found in a batch before, with the same code, by transformation. */
export async function keptRuns(
  batch: readonly OutsideFile[],
  wanted: readonly Transform[],
): Promise<ReadonlyMap<string, readonly Verdict[]>> {
  const [kept, digests] = [read(batch), await transformDigests()];
  return new Map(
    wanted.flatMap(({ name }) => {
      const own = kept[name];
      return own && own.digest === digests.get(name) ? [[name, own.verdicts] as const] : [];
    }),
  );
}

/** Keeps what was found in a batch beside what is known of other transformations. */
export async function keepRuns(
  batch: readonly OutsideFile[],
  wanted: readonly Transform[],
  found: readonly Verdict[],
): Promise<void> {
  if (wanted.length === 0) return;
  const digests = await transformDigests();
  const added = wanted.map(({ name }) => {
    const verdicts = found.filter(({ transform }) => transform === name);
    return [name, { digest: digests.get(name) ?? "", verdicts }] as const;
  });
  mkdirSync(folder, { recursive: true });
  writeFileSync(placeOf(batch), JSON.stringify({ ...read(batch), ...Object.fromEntries(added) }));
}

function read(batch: readonly OutsideFile[]): Kept {
  const file = placeOf(batch);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}

function placeOf(batch: readonly OutsideFile[]): string {
  const hash = createHash("sha256");
  for (const { package: from, path: place, file } of batch)
    hash.update(`${from.name} ${place}\n`).update(readFileSync(file));
  return path.join(folder, `${hash.digest("hex")}.json`);
}

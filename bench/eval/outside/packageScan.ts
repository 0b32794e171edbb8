import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { type FetchedPackage, keyOf } from "./fetchPackage.ts";
import { filesOf, type OutsideFile } from "./outsideFiles.ts";
import { type PeerCounts, peersOf } from "./peersSection.ts";
import { type OutsideFinding, scanOutside } from "./scanOutside.ts";

/** What Inkling and its peers say of the files of a package that people wrote. */
export interface PackageScan {
  readonly files: readonly OutsideFile[];
  readonly findings: readonly OutsideFinding[];
  /** Files that were not examined, each with its reason. */
  readonly skipped: readonly string[];
  readonly peers: readonly PeerCounts[];
}

/** A scan as it is kept between runs, so that one that was cut off goes on. */
interface KeptScan {
  readonly findings: readonly { readonly path: string; readonly finding: Finding }[];
  readonly skipped: readonly string[];
}

/** Scans a package; what an earlier run with the same rules found is not looked for again. */
export async function scanPackage(fetched: FetchedPackage, folder: string): Promise<PackageScan> {
  const files = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const { findings, skipped } = await kept(path.join(folder, "scans", rulesStamp()), fetched, () =>
    scan(files),
  );
  const peers = await kept(path.join(folder, "peers"), fetched, () => peersOf(files));
  return {
    files,
    findings: findings.flatMap(({ path: place, finding }) => {
      const file = byPath.get(place);
      return file ? [{ file, finding }] : [];
    }),
    skipped,
    peers,
  };
}

async function scan(files: readonly OutsideFile[]): Promise<KeptScan> {
  const { findings, skipped } = await scanOutside(files);
  return { findings: findings.map(({ file, finding }) => ({ path: file.path, finding })), skipped };
}

/** What a file of a folder says of a package; made where there is none. */
async function kept<T>(folder: string, fetched: FetchedPackage, make: () => Promise<T>): Promise<T> {
  const file = path.join(folder, `${keyOf(fetched)}.json`);
  try {
    return JSON.parse(readFileSync(file, "utf8")) as T;
  } catch {
    const made = await make();
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, JSON.stringify(made));
    return made;
  }
}

let stamp: string | undefined;

/** Differs whenever anything that findings are made by does. */
function rulesStamp(): string {
  if (stamp !== undefined) return stamp;
  const hash = createHash("sha256");
  const sources = path.join(packageRoot, "server");
  for (const name of readdirSync(sources, { recursive: true, encoding: "utf8" }).sort())
    if (name.endsWith(".ts")) hash.update(name).update(readFileSync(path.join(sources, name)));
  stamp = hash.digest("hex").slice(0, stampLength);
  return stamp;
}

const stampLength = 12;

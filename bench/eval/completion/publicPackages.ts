import { readFile } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { type FetchedPackage, fetchPackage } from "../outside/fetchPackage.ts";
import { filesOf } from "../outside/outsideFiles.ts";
import type { OutsidePackage } from "../outside/outsidePackage.ts";
import type { HeldoutFile } from "./cases.ts";

/** Packages that stand in no list of training or tuning, fetched when the evaluation runs. Debian's archive holds one version. */
const packages: readonly OutsidePackage[] = [
  { group: "drawn", origin: "npm", name: "@colyseus/schema", version: "5.0.34" },
  { group: "drawn", origin: "debian", name: "golang-github-mitchellh-cli-dev" },
  { group: "drawn", origin: "debian", name: "python3-astroid" },
  { group: "drawn", origin: "debian", name: "ruby-dry-types" },
  { group: "drawn", origin: "debian", name: "librust-codespan-reporting-dev" },
];

const lists = z.object({ npm: z.array(z.string()), debian: z.array(z.string()) });

export interface PublicPackage {
  /** Name and version. */
  readonly name: string;
  readonly files: readonly HeldoutFile[];
}

/** The packages with their files; those that cannot be fetched are left out, with a word on the error output. */
export async function publicPackages(): Promise<readonly PublicPackage[]> {
  const text = await readFile(path.join(packageRoot, "training/packages.json"), "utf8");
  const { npm, debian } = lists.parse(JSON.parse(text));
  const known = new Set([...npm, ...debian]);
  const found: PublicPackage[] = [];
  for (const wanted of packages) {
    if (known.has(wanted.name)) throw new Error(`${wanted.name} is in training/packages.json.`);
    try {
      const fetched = await fetchPackage(wanted);
      const files = await read(fetched);
      if (files.length > 0) found.push({ name: `${fetched.name} ${fetched.version}`, files });
    } catch (error) {
      console.error(`${wanted.name} was left out: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return found;
}

function read(fetched: FetchedPackage): Promise<readonly HeldoutFile[]> {
  const written = filesOf(fetched).filter(({ isHandWritten }) => isHandWritten);
  return Promise.all(
    written.map(async ({ path: place, file, languageId }) => ({
      package: fetched.name,
      path: place,
      language: languageId,
      text: await readFile(file, "utf8"),
    })),
  );
}

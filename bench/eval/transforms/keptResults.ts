import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import type { OutsideFile } from "../outside/outsideFiles.ts";
import { codeDigest } from "./codeDigest.ts";
import type { FilePart, FileResult } from "./measureFile.ts";

const folder = path.join(packageRoot, "bench/work/transforms/files");

/** The result of a file that was measured before with the same code; undefined where there is none. */
export async function keptResult(file: OutsideFile, part: FilePart): Promise<FileResult | undefined> {
  const at = await placeOf(file, part);
  return existsSync(at) ? (JSON.parse(readFileSync(at, "utf8")) as FileResult) : undefined;
}

export async function keepResult(file: OutsideFile, part: FilePart, result: FileResult): Promise<void> {
  mkdirSync(folder, { recursive: true });
  writeFileSync(await placeOf(file, part), JSON.stringify(result));
}

async function placeOf(file: OutsideFile, part: FilePart): Promise<string> {
  const { languageId } = file;
  const hash = createHash("sha256").update(await codeDigest(languageId));
  hash.update(`${file.package.name} ${file.path}\n`).update(readFileSync(file.file));
  return path.join(folder, `${languageId}-${part}-${hash.digest("hex")}.json`);
}

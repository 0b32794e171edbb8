// Puts what ships into a folder: the listed files, a production build of its own, the notices of bundled packages.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { listFiles, PackageManager } from "@vscode/vsce";
import { localizeManifest } from "./localizeManifest.ts";
import { writeThirdPartyNotices } from "./thirdPartyNotices.ts";

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

export interface Manifest {
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly [key: string]: unknown;
}

export function readManifest(): Manifest {
  return JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as Manifest;
}

/** The repository's address on the web, without a slash at its end. */
export function repositoryAddress({ repository }: Manifest): string {
  return repository.url.replace(/^git\+/, "").replace(/\.git$/, "");
}

/** Fills an empty folder. */
export async function stage(staging: string): Promise<void> {
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None }))
    cpSync(path.join(root, file), path.join(staging, file));
  // A build of its own, so that dist/ keeps its source maps.
  const build = ["esbuild.config.mjs", "--production", `--outdir=${path.join(staging, "dist")}`];
  execFileSync(process.execPath, build, { cwd: root, stdio: "inherit" });
  writeThirdPartyNotices(root, path.join(staging, "dist"));
  rmSync(path.join(staging, "dist/meta.json"));
}

/** Replaces the staged manifest's texts by keys, and writes the texts in every language there is. */
export function localize(staging: string): void {
  const { manifest, texts } = localizeManifest(readManifest());
  const write = (name: string, value: unknown) =>
    writeFileSync(path.join(staging, name), `${JSON.stringify(value, undefined, 2)}\n`);
  write("package.json", manifest);
  write("package.nls.json", texts);
  const folder = path.join(root, "l10n");
  for (const file of readdirSync(folder).filter((name) => name.startsWith("manifest."))) {
    const translated = JSON.parse(readFileSync(path.join(folder, file), "utf8")) as Record<string, string>;
    const known = Object.entries(texts).map(([key, text]) => [key, translated[text] ?? text] as const);
    write(`package.nls.${file.slice("manifest.".length)}`, Object.fromEntries(known));
  }
}

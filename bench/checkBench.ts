import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { plantFiles } from "./plantFiles.ts";
import { plantPackages } from "./plantPackages.ts";
import { percentile, type Series } from "./series.ts";

const fromRoot = (name: string) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const cli = fromRoot("dist/cli.js");
const eslint = fromRoot("node_modules/eslint/bin/eslint.js");
const biome = fromRoot("node_modules/@biomejs/biome/bin/biome");

/** Times each tool is run beside the others. */
const rounds = 3;
/** Files planted, of which those in JavaScript are kept. */
const planted = 2_500;

/** A run of a tool, with the exit statuses by which it says that it looked at all files. */
interface Run {
  readonly args: readonly string[];
  readonly statuses: readonly number[];
}

// One means that there are findings; our two, that a file was too large to be read.
const ourCheck: Run = { args: [cli, "check", ".", "--format", "json"], statuses: [0, 1, 2] };
/** It prints each finding with the code around it, which takes several times as long as finding them all: here it prints one. */
const biomeCheck: Run = { args: [biome, "lint", "--max-diagnostics=1", "."], statuses: [0, 1] };
/** With one configuration for all: some packages bring their own, whose plugins are not there. ESLint's two is a failure. */
const eslintCheck: Run = {
  args: [eslint, "--config", "eslint.config.mjs", "--no-inline-config", "--format", "json", "."],
  statuses: [0, 1],
};

/** The rules of ESLint that look for what Inkling looks for. */
const eslintConfig = `export default [{
  linterOptions: { reportUnusedDisableDirectives: "off" },
  languageOptions: { parserOptions: { ecmaFeatures: { globalReturn: true } } },
  rules: { complexity: "warn", "max-depth": "warn", "max-lines": "warn", "max-lines-per-function": "warn",
    "max-params": "warn", "no-empty": "warn", "no-magic-numbers": "warn" },
}];\n`;

/** Looks for problems in a tree of real files, copies among them included; and in JavaScript beside ESLint and Biome. */
export async function benchCheck(count: number): Promise<readonly Series[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "inkling-check-"));
  try {
    await plantFiles(folder, count);
    const name = `check ${count.toLocaleString("en")} files`;
    const wall = [await timed(ourCheck, folder)];
    return [
      { name, wall, budget: { 100: 15_000 }, note: "process start included" },
      ...(await besidePeers()),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The three tools in turns over the same JavaScript, so that what else the machine does falls on all of them. */
async function besidePeers(): Promise<readonly Series[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "inkling-peers-"));
  try {
    plantPackages(folder, planted);
    const files = keepScripts(folder);
    writeFileSync(path.join(folder, "eslint.config.mjs"), eslintConfig);
    writeFileSync(path.join(folder, "biome.json"), '{ "files": { "maxSize": 10000000 } }\n');
    const ours: number[] = [];
    const eslints: number[] = [];
    const biomes: number[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await timed(ourCheck, folder));
      eslints.push(await timed(eslintCheck, folder));
      biomes.push(await timed(biomeCheck, folder));
    }
    const [eslintTime, biomeTime] = [percentile(eslints, 50), percentile(biomes, 50)];
    const ratio = (percentile(ours, 50) / biomeTime).toFixed(1);
    return [
      {
        name: `check ${files} files of JavaScript`,
        wall: ours,
        budget: { 50: Math.round(Math.min(eslintTime / 2, biomeTime * 2)) },
        note: `half of ESLint's time, and twice Biome's; it is ${ratio} × Biome's`,
      },
      { name: "ESLint, seven rules, the same files", wall: eslints, budget: {} },
      { name: "Biome lint, the same files", wall: biomes, budget: {} },
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Deletes all files but those that every tool reads; how many are left. */
function keepScripts(folder: string): number {
  let kept = 0;
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    const file = path.join(folder, name);
    if (!statSync(file).isFile()) continue;
    if (/\.[cm]?js$/.test(name)) kept++;
    else rmSync(file);
  }
  return kept;
}

/** Runs a script of Node.js to its end; milliseconds of the clock. */
async function timed({ args, statuses }: Run, cwd: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  const [status] = await once(child, "exit");
  if (!statuses.includes(status))
    throw new Error(`${path.basename(args[0] ?? "")} ended with ${status ?? "a signal"}.`);
  return performance.now() - started;
}

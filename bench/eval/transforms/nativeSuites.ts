import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import { fetchPackage } from "../outside/fetchPackage.ts";
import { changeAll, type Order } from "./changeAll.ts";
import type { nativePrograms } from "./nativePrograms.ts";

const work = path.join(packageRoot, "bench/work/native");
/** Longest that a program's compiler and tests may take, in milliseconds. */
const patience = 480_000;
/** Texts that programs which read Markdown are given. */
const markdown = ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md"];

/** What a program printed before and after all of it was changed. */
export interface NativeRun {
  readonly name: string;
  readonly languageId: string;
  readonly kind: string;
  readonly places: number;
  /** Lines that it printed before. */
  readonly lines: number;
  /** The first lines that are other ones, where there are some. */
  readonly others: readonly string[];
}

type Program = (typeof nativePrograms)[number];

/** Runs a program as it came, and again with all that can be changed in it changed, in both orders. */
export async function runNative(
  transforms: TransformsProvider,
  program: Program,
): Promise<readonly NativeRun[]> {
  const before = path.join(work, program.name.replaceAll("/", "+"), "before");
  await unpack(program, before);
  const first = printed(program, before);
  const runs: NativeRun[] = [];
  for (const order of ["forward", "backward"] as const) {
    const after = path.join(path.dirname(before), order);
    const places = await changedCopy(transforms, program, { before, after, order });
    const second = printed(program, after);
    const others = second.filter((line, index) => line !== first[index]).slice(0, 3);
    const isShorter = second.length < first.length && others.length === 0;
    const { name, languageId, kind } = program;
    runs.push({
      ...{ name: `${name}, ${order}`, languageId, kind, places, lines: first.length },
      others: isShorter ? [`${second.length} lines`] : others,
    });
  }
  return runs;
}

interface Copy {
  readonly before: string;
  readonly after: string;
  readonly order: Order;
}

async function changedCopy(
  transforms: TransformsProvider,
  { changed, languageId, tooNew }: Program,
  { before, after, order }: Copy,
): Promise<number> {
  rmSync(after, { recursive: true, force: true });
  cpSync(before, after, { recursive: true });
  let places = 0;
  for (const file of readdirSync(after, { recursive: true, encoding: "utf8" }))
    if (changed.test(file))
      places += await changeAll(transforms, path.join(after, file), languageId, order, tooNew);
  return places;
}

/** Puts the program's packages into a folder, without the folder that a source archive holds all in. */
async function unpack({ packages, modules }: Program, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  mkdirSync(folder, { recursive: true });
  for (const each of packages) {
    const fetched = await fetchPackage({ ...each, group: "fresh" });
    const [only, ...more] = readdirSync(fetched.folder);
    const isWrapped = each.origin === "source" && only !== undefined && more.length === 0;
    const from = isWrapped ? path.join(fetched.folder, only) : fetched.folder;
    cpSync(from, folder, { recursive: true, verbatimSymlinks: true });
  }
  const library = spawnSync("python3", ["-c", "import os; print(os.path.dirname(os.__file__), end='')"], {
    encoding: "utf8",
  }).stdout;
  for (const each of modules ?? []) cpSync(path.join(library, each), path.join(folder, each));
}

function printed({ command }: Program, folder: string): readonly string[] {
  const files = markdown.map((file) => path.join(packageRoot, file)).filter((file) => existsSync(file));
  const { stdout, status } = spawnSync("sh", ["-s"], {
    input: command,
    ...{ cwd: folder, encoding: "utf8", timeout: patience, maxBuffer: 64_000_000 },
    env: { ...process.env, MARKDOWN: files.join(" ") },
  });
  return [...stdout.replaceAll(folder, "").split("\n"), `ends with ${status}`];
}

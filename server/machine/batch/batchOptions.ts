/** How a folder is classified: its settings, and where its results are kept. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, realpathSync, statSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { URI } from "vscode-uri";
import packageJson from "../../../package.json" with { type: "json" };
import { alwaysExcluded, excludedBy } from "../../contract/excluded.ts";
import type { Settings } from "../../contract/ports.ts";
import type { Shard } from "../../features/classification/shard.ts";
import { foldersFromRoot } from "../files/foldersFromRoot.ts";
import type { BatchOptions } from "./classifyBatch.ts";

/** Hexadecimal digits of a folder's hash in the name of its cache: enough to tell folders apart. */
const keyLength = 20;

export interface BatchChoices {
  /** Worker threads; one per core when left out. */
  readonly threads?: number;
  readonly shard?: Shard;
  /** Whether results of earlier runs are used and kept. */
  readonly cache: boolean;
}

/** The settings that a batch depends on. */
export interface BatchSettings {
  /** All globs in force. */
  readonly exclude: readonly string[];
  readonly maxFileSize: number;
}

/**
 * @param target absolute path of the folder
 * @param roots absolute paths of the workspace's roots; paths in the records are relative to the one around the folder
 */
export function batchOptions(
  target: string,
  roots: readonly string[],
  settings: Settings,
  choices: BatchChoices,
): BatchOptions {
  const folder = realpathSync(target);
  return optionsFor(folder, roots, settingsOf(folder, settings), choices);
}

/**
 * The same for a command that has no service: the schema of the settings, which takes longer to load than a known tree
 * to classify, is loaded only when somebody set something.
 * @param editor settings that were given with the command, unparsed
 */
export async function quickBatchOptions(
  target: string,
  root: string,
  editor: unknown,
  choices: BatchChoices,
): Promise<BatchOptions> {
  const folder = realpathSync(target);
  const isSet = editor !== undefined || foldersFromRoot(folder, [root]).some(hasSettings);
  return optionsFor(folder, [root], isSet ? await loadSettings(folder, root, editor) : defaults(), choices);
}

function optionsFor(
  folder: string,
  roots: readonly string[],
  { exclude, maxFileSize }: BatchSettings,
  { threads = os.availableParallelism(), shard, cache }: BatchChoices,
): BatchOptions {
  const around = roots.map(realRoot).find((each) => folder === each || folder.startsWith(each + path.sep));
  const kept = cache ? cacheFolder() : undefined;
  const key = createHash("sha256")
    .update(JSON.stringify([folder, shard ?? null]))
    .digest("hex");
  return {
    folder,
    root: around ?? folder,
    exclude,
    maxFileSize,
    threads,
    ...(shard ? { shard } : {}),
    ...(kept === undefined ? {} : { cacheFile: path.join(kept, `${key.slice(0, keyLength)}.cache`) }),
    version: `${packageJson.version} ${buildTime()}`,
  };
}

/** The same batch without a file that is being written, wherever it lies. */
export function leaveOut(options: BatchOptions, file: string | undefined): BatchOptions {
  if (file === undefined) return options;
  const inside = path.relative(options.folder, path.join(realRoot(path.dirname(file)), path.basename(file)));
  return { ...options, exclude: [...options.exclude, inside.split(path.sep).join("/")] };
}

function settingsOf(folder: string, settings: Settings): BatchSettings {
  const { exclude, classification } = settings.of(URI.file(path.join(folder, "any")).toString());
  return { exclude: excludedBy(exclude), maxFileSize: classification.maxFileSize };
}

async function loadSettings(folder: string, root: string, editor: unknown): Promise<BatchSettings> {
  const { NodeSettings } = await import("../files/nodeSettings.ts");
  return settingsOf(folder, new NodeSettings(editor, { roots: () => [URI.file(root).toString()] }));
}

/** What is needed of the first section of the manifest's settings. */
interface GeneralSettings {
  readonly properties: {
    readonly "inkling.classification.maxFileSize": { readonly default: number };
  };
}

/** The schema's defaults, as they stand in the manifest that is generated from it. */
function defaults(): BatchSettings {
  const [{ properties }] = packageJson.contributes.configuration as [GeneralSettings, ...unknown[]];
  return {
    exclude: alwaysExcluded,
    maxFileSize: properties["inkling.classification.maxFileSize"].default,
  };
}

function hasSettings(folder: string): boolean {
  return existsSync(path.join(folder, ".inkling.json"));
}

/** Where results are kept: the user's cache folder, as the XDG base directories name it; undefined without one. */
export function cacheFolder(): string | undefined {
  const base = process.env.XDG_CACHE_HOME ?? path.join(os.homedir(), ".cache");
  const folder = path.join(base, "inkling", "classification");
  try {
    mkdirSync(folder, { recursive: true });
    return folder;
  } catch {
    return undefined; // A home that cannot be written to costs only the second run's speed.
  }
}

function realRoot(root: string): string {
  try {
    return realpathSync(root);
  } catch {
    return root; // A root that was deleted holds no folder anyway.
  }
}

/** Another build may classify otherwise. */
function buildTime(): number {
  return statSync(fileURLToPath(import.meta.url)).mtimeMs;
}

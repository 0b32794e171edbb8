import { mkdir, open, readdir, rm, stat, utimes } from "node:fs/promises";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { catalogModels, type DownloadFile } from "../../model/files/catalog.ts";
import { type DownloadProgress, downloadFile, partOf, removePart } from "./downloadFile.ts";
import { DownloadRefusedError } from "./httpGet.ts";
import { inspectFile } from "./inspectFile.ts";
import { isHeld } from "./isHeld.ts";
import type { InstalledModel, ModelStore } from "./modelStore.ts";
import { parseUrl } from "./parseUrl.ts";
import type { NetworkSettings } from "./proxyAgent.ts";

/** A file to download: from the catalog, or any address. */
export interface DownloadChoice {
  /** What the model will be called. */
  readonly name: string;
  readonly file: DownloadFile;
  /** Of the catalog's model; undefined for an address of the user's own. */
  readonly license: string | undefined;
  readonly page: string | undefined;
}

export interface ModelDownloadOptions {
  readonly store: ModelStore;
  /** Origin and path that stand in for the hub's; empty for the hub itself. */
  readonly mirror: string;
  readonly network: NetworkSettings;
  readonly onProgress: (progress: DownloadProgress) => void;
  readonly stallMs?: number;
  readonly retryMs?: number;
  readonly signal: AbortSignal;
}

/** A download whose lock was not touched for so long has died. */
const lockMs = 15_000;
const touchMs = 3000;
const waitMs = 500;
/** Unfinished files that nobody went on with for so long are removed. */
const staleMs = 14 * 24 * 3600_000;

/**
 * The file that `ID`, `ID:QUANTIZATION`, a file's name or an `https` address means.
 * @throws DownloadRefusedError saying what there is
 */
export function downloadChoice(wanted: string): DownloadChoice {
  const offered = catalogModels().flatMap((model) =>
    (model.download?.files ?? []).map((file, index) => ({ model, file, index })),
  );
  const key = wanted.toLowerCase();
  const found = offered.find(
    ({ model, file, index }) =>
      (key === model.id && index === 0) ||
      key === `${model.id}:${file.quantization.toLowerCase()}` ||
      key === file.name.toLowerCase() ||
      key === file.name.toLowerCase().replace(/\.gguf$/, ""),
  );
  if (found) {
    const { model, file } = found;
    return { name: nameOf(file.name), file, license: model.license, page: model.download?.page };
  }
  const url = parseUrl(wanted);
  if (url && (url.protocol === "https:" || url.protocol === "http:")) {
    const last = decodeURIComponent(url.pathname.split("/").at(-1) ?? "");
    if (!/^[\w.+@-]+\.gguf$/i.test(last))
      throw new DownloadRefusedError(`${wanted} is no address of a .gguf file.`);
    const file = { name: last, quantization: "unknown", url: url.href };
    return { name: nameOf(last), file, license: undefined, page: undefined };
  }
  const known = catalogModels().flatMap(({ id, download }) => (download ? [id] : []));
  throw new DownloadRefusedError(
    `There is no model "${wanted}". There are ${known.join(", ")}; or give an address.`,
  );
}

/**
 * Downloads a model, checks it and notes it. When another window downloads it already, waits for that one. The file is taken
 * over only when the catalog's size and checksum are met; where the catalog has none, the header is checked and the record says so.
 */
export async function downloadModel(
  choice: DownloadChoice,
  options: ModelDownloadOptions,
): Promise<InstalledModel> {
  const { store, signal } = options;
  const { name, file } = choice;
  const target = store.fileOf(name);
  await mkdir(store.models, { recursive: true, mode: 0o700 });
  await removeStaleParts(store.models, Date.now());
  for (;;) {
    const installed = await store.find(name);
    if (installed && installed.problem === undefined && !installed.linked) return installed;
    const release = await lock(`${target}.lock`);
    if (!release) {
      await followOther(target, file.bytes, options);
      continue;
    }
    try {
      const url = mirrored(file.url, options.mirror);
      const { network, onProgress, stallMs, retryMs } = options;
      const timing = {
        ...(stallMs === undefined ? {} : { stallMs }),
        ...(retryMs === undefined ? {} : { retryMs }),
      };
      const { bytes, sha256: expected } = file;
      const sha256 = await downloadFile({
        url,
        target,
        bytes,
        sha256: expected,
        network,
        onProgress,
        ...timing,
        signal,
      });
      const inspected = await inspectFile(target).catch(async (error: unknown) => {
        await rm(target, { force: true });
        throw error;
      });
      return await store.add(name, {
        path: target,
        linked: false,
        bytes: inspected.bytes,
        sha256,
        verified: expected !== undefined,
        source: url,
      });
    } finally {
      await release();
    }
  }
}

/** Ends a paused download for good. Returns the bytes that are free again. */
export function forgetDownload(choice: DownloadChoice, store: ModelStore): Promise<number> {
  return removePart(store.fileOf(choice.name));
}

/** The address on a company's mirror, which has the hub's paths. */
export function mirrored(url: string, mirror: string): string {
  if (mirror === "") return url;
  const base = parseUrl(mirror);
  if (!base || (base.protocol !== "https:" && base.protocol !== "http:"))
    throw new DownloadRefusedError(`inkling.model.mirror is no address: ${mirror}`);
  const { pathname, search } = new URL(url);
  return new URL(`${base.pathname.replace(/\/$/, "")}${pathname}${search}`, base).href;
}

function nameOf(file: string): string {
  return file.replace(/\.gguf$/i, "");
}

/** Takes the lock of a download; undefined when a living process holds it. The lock is touched as long as it is held. */
async function lock(file: string): Promise<(() => Promise<void>) | undefined> {
  try {
    const handle = await open(file, "wx", 0o600);
    await handle.writeFile(String(process.pid));
    await handle.close();
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    if (await isHeld(file, lockMs)) return undefined;
    await rm(file, { force: true });
    return lock(file);
  }
  const touching = setInterval(
    () => void utimes(file, new Date(), new Date()).catch(() => undefined),
    touchMs,
  );
  touching.unref();
  return async () => {
    clearInterval(touching);
    await rm(file, { force: true });
  };
}

/** Reports how far another process has come, until it is done or gone. */
async function followOther(
  target: string,
  total: number | undefined,
  { onProgress, signal }: ModelDownloadOptions,
): Promise<void> {
  while (await isHeld(`${target}.lock`, lockMs)) {
    const received = (await stat(partOf(target).part).catch(() => undefined))?.size ?? 0;
    onProgress({ received, total, bytesPerSecond: 0, secondsLeft: undefined });
    await pause(waitMs, undefined, { signal });
  }
}

async function removeStaleParts(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/\.(?:part|part\.json|copy|new)$/.test(name)) continue;
    const file = path.join(folder, name);
    const found = await stat(file).catch(() => undefined);
    if (found && now - found.mtimeMs > staleMs) await rm(file, { force: true });
  }
}

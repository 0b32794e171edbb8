import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../../server/machine/files/assets.ts";
import type { OutsidePackage } from "./outsidePackage.ts";

const run = promisify(execFile);

/** Where packages are kept between runs; never committed. */
const cache = path.join(packageRoot, "bench/work/outside/packages");
/** Longest download, in milliseconds. */
const patience = 300_000;

/** A package on this machine. */
export interface FetchedPackage extends OutsidePackage {
  readonly version: string;
  /** Absolute path of its files. */
  readonly folder: string;
}

/** Milliseconds after which a package that could not be had is asked for again: a day. */
const untilNextTry = 86_400_000;

/** How files about a package are called. */
export function keyOf({ origin, name, version }: OutsidePackage): string {
  return `${origin}-${name}@${version ?? "newest"}`.replaceAll("/", "+");
}

/** Fetches a package once. @throws when it cannot be had */
export async function fetchPackage(wanted: OutsidePackage): Promise<FetchedPackage> {
  const folder = path.join(cache, keyOf(wanted));
  const known = await readFile(path.join(folder, "version"), "utf8").catch(() => undefined);
  if (known !== undefined) return { ...wanted, version: known, folder: path.join(folder, "files") };
  await wasMissing(`${folder}.missing`);
  try {
    return await fetchAnew(wanted, folder);
  } catch (error) {
    await writeFile(`${folder}.missing`, String(error));
    throw error;
  }
}

/** @throws where a package could not be had a short while ago */
async function wasMissing(note: string): Promise<void> {
  const known = await stat(note).catch(() => undefined);
  if (known && Date.now() - known.mtimeMs < untilNextTry) throw new Error(await readFile(note, "utf8"));
}

async function fetchAnew(wanted: OutsidePackage, folder: string): Promise<FetchedPackage> {
  // Several runs beside each other may fetch the same.
  const making = `${folder}.${process.pid}.part`;
  await rm(making, { recursive: true, force: true });
  await mkdir(path.join(making, "files"), { recursive: true });
  const archive = await download(wanted, making);
  await unpack(path.join(making, archive), path.join(making, "files"));
  const version = wanted.version ?? versionOf(archive);
  await rm(path.join(making, archive));
  await writeFile(path.join(making, "version"), version);
  await rm(folder, { recursive: true, force: true });
  await rename(making, folder);
  return { ...wanted, version, folder: path.join(folder, "files") };
}

/** The name of the archive that was put into a folder. */
async function download({ origin, name, version }: OutsidePackage, folder: string): Promise<string> {
  const options = { cwd: folder, timeout: patience };
  if (origin === "npm") {
    await run("npm", ["pack", "--silent", version === undefined ? name : `${name}@${version}`], options);
  } else {
    const what = version === undefined ? name : `${name}=${version}`;
    const args = origin === "debian" ? ["download", what] : ["source", "--download-only", "--tar-only", what];
    await run("apt-get", args, options);
  }
  const archive = (await readdir(folder)).find((file) => /\.(?:tgz|deb)$|\.orig\.tar\.\w+$/.test(file));
  if (archive === undefined) throw new Error(`${name} has no archive.`);
  return archive;
}

async function unpack(archive: string, folder: string): Promise<void> {
  const options = { timeout: patience, maxBuffer: 64_000_000 };
  if (archive.endsWith(".deb")) await run("dpkg-deb", ["-x", archive, folder], options);
  else await run("tar", ["-xf", archive, "-C", folder, "--no-same-owner"], options);
}

/** `name_1.2-3_all.deb`, `name-1.2.tgz` or `name_1.2.orig.tar.xz`. */
function versionOf(archive: string): string {
  const found = /_([^_]+?)(?:_[^_]+\.deb|\.orig\.tar\.\w+)$|-(\d[^/]*)\.tgz$/.exec(archive);
  return decodeURIComponent(found?.[1] ?? found?.[2] ?? "unknown");
}

// `npx tsx scripts/fetchLanguageCorpus.ts [FOLDER [debian|debianSources|npm]]`: fetches the packages of scripts/languageCorpus/packages.json, by name and
// version, and writes the files that `trainLanguageModel.ts` learns from and is measured on, one JSON object a line, to
// FOLDER/corpus.jsonl (training/work/languages when left out). Nothing of the packages is committed. Needs npm, and
// apt-get on a Debian whose sources are at hand; what can't be had is reported and left out.
import { execFile } from "node:child_process";
import { createWriteStream, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import { labelledFiles } from "./languageCorpus/labelledFiles.ts";

type Source = "debian" | "debianSources" | "npm";
/** Names with their versions. */
type Packages = Readonly<Record<Source, Readonly<Record<string, string>>>>;

const run = promisify(execFile);
const here = import.meta.dirname;
const folder = path.resolve(process.argv[2] ?? path.join(here, "../training/work/languages"));
const packages = JSON.parse(
  readFileSync(path.join(here, "languageCorpus/packages.json"), "utf8"),
) as Packages;
/** At once: the network is the narrow place. */
const workers = 3;
/** Archives hold more than the commands print. */
const mostOutput = 64 * 1024 * 1024;

mkdirSync(folder, { recursive: true });
const corpus = createWriteStream(path.join(folder, "corpus.jsonl"));
const aptOptions = await prepareApt();
const sources = (["debian", "debianSources", "npm"] as const).filter(
  (source) => process.argv[3] === undefined || source === process.argv[3],
);
const queue = sources.flatMap((from) =>
  Object.entries(packages[from]).map(([name, version]) => ({ from, name, version })),
);
const fetchers = { debian: fetchDebian, debianSources: fetchSources, npm: fetchNpm } as const;
const missing: string[] = [];
let files = 0;
await Promise.all(Array.from({ length: workers }, (_, at) => work(path.join(folder, `unpacked${at}`))));
await new Promise((done) => corpus.end(done));
console.log(`${files} files; not to be had: ${missing.join(", ") || "none"}`);

async function work(place: string): Promise<void> {
  for (let next = queue.shift(); next; next = queue.shift()) {
    rmSync(place, { recursive: true, force: true });
    mkdirSync(place, { recursive: true });
    const { from, name, version } = next;
    try {
      await fetchers[from](name, version, place);
      for (const file of labelledFiles(name, place)) {
        files++;
        corpus.write(`${JSON.stringify({ from, package: name, ...file })}\n`);
      }
    } catch (error) {
      missing.push(`${name} (${error instanceof Error ? error.message.split("\n")[0] : String(error)})`);
    }
  }
  rmSync(place, { recursive: true, force: true });
}

async function fetchNpm(name: string, version: string, place: string): Promise<void> {
  const { stdout } = await run("npm", ["pack", "--silent", "--ignore-scripts", `${name}@${version}`], {
    cwd: place,
  });
  await unpack(place, stdout.trim().split("\n").at(-1) ?? "");
}

async function fetchDebian(name: string, version: string, place: string): Promise<void> {
  await run("apt-get", [...aptOptions, "download", "-qq", `${name}=${version}`], { cwd: place });
  for (const archive of readdirSync(place).filter((file) => file.endsWith(".deb"))) {
    await run("dpkg-deb", ["-x", archive, "unpacked"], { cwd: place });
    rmSync(path.join(place, archive));
  }
  // Clojure's libraries are published as archives of sources.
  const jars = readdirSync(place, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".jar"),
  );
  for (const jar of jars)
    await run("python3", ["-m", "zipfile", "-e", jar, `${jar}.unpacked`], { cwd: place }).catch(
      () => undefined,
    );
}

async function fetchSources(name: string, version: string, place: string): Promise<void> {
  await run(
    "apt-get",
    [...aptOptions, "source", "--download-only", "--only-source", "-qq", `${name}=${version}`],
    {
      cwd: place,
      maxBuffer: mostOutput,
    },
  );
  for (const archive of readdirSync(place).filter((file) => /\.tar\.\w+$/.test(file)))
    await unpack(place, archive);
}

async function unpack(place: string, archive: string): Promise<void> {
  await run("tar", ["-xf", archive, "--no-same-owner", "--warning=no-unknown-keyword"], {
    cwd: place,
    maxBuffer: mostOutput,
  });
  rmSync(path.join(place, archive));
}

/** This machine's own Debian sources with their source packages turned on, in a folder apart: nothing of apt's is touched. */
async function prepareApt(): Promise<readonly string[]> {
  const parts = path.join(folder, "apt/parts");
  mkdirSync(parts, { recursive: true });
  mkdirSync(path.join(folder, "apt/lists/partial"), { recursive: true });
  const known = readFileSync("/etc/apt/sources.list.d/debian.sources", "utf8");
  writeFileSync(path.join(parts, "debian.sources"), known.replace(/^Types: deb$/gm, "Types: deb deb-src"));
  const options = [
    "Dir::Etc::sourcelist=/dev/null",
    `Dir::Etc::sourceparts=${parts}`,
    `Dir::State::lists=${path.join(folder, "apt/lists")}`,
    "Dir::Cache::pkgcache=",
    "Dir::Cache::srcpkgcache=",
    "APT::Sandbox::User=root",
  ].flatMap((option) => ["-o", option]);
  await run("apt-get", [...options, "update", "-qq"]);
  return options;
}

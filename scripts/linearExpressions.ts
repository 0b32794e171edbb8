/**
 * Whether a hostile text could hold up a regular expression of ours. Every expression of `server/` and `client/`, those
 * put together while modules load included, is analysed; one that may take more than linear time has to stand in
 * `linearExpressions.json` with the reason why it is safe where it is used. Takes about five seconds.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parse } from "@babel/parser";
import { analyse } from "scslre";

interface Reviewed {
  readonly pattern: string;
  /** What it reads, and what bounds that. */
  readonly why: string;
}

const root = path.dirname(import.meta.dirname);
const reviewedFile = path.join(import.meta.dirname, "linearExpressions.json");
/** Starting one of these would start a program. */
const programs = path.join(root, "server", "entries");

/** Where each expression stands, by its source and flags as JSON. */
const found = new Map<string, Set<string>>();

function note(source: string, flags: string, place: string): void {
  const key = JSON.stringify([source, flags]);
  found.set(key, (found.get(key) ?? new Set()).add(place));
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function noteLiterals(file: string): void {
  const { tokens } = parse(readFileSync(file, "utf8"), {
    sourceType: "module",
    plugins: ["typescript", "importAttributes"],
    tokens: true,
  });
  for (const { type, value, loc } of tokens ?? [])
    if (type?.label === "regexp")
      note(value.pattern, value.flags, `${path.relative(root, file)}:${loc.start.line}`);
}

/** Notes what modules put together from texts while they load. */
async function noteBuilt(files: readonly string[]): Promise<void> {
  const Original = RegExp;
  const ours = new Original(`${root}/(server/[^:?)]+):`);
  globalThis.RegExp = new Proxy(Original, {
    construct(target, [pattern, flags]: [string | RegExp, string?]) {
      const made = new target(pattern, flags);
      const [, file] = ours.exec(new Error().stack ?? "") ?? [];
      if (file !== undefined) note(made.source, made.flags, file);
      return made;
    },
  });
  for (const file of files) await import(pathToFileURL(file).href);
  globalThis.RegExp = Original;
}

/** The parts of an expression that a text could make work more than in proportion to its length. */
function superLinearParts(source: string, flags: string): string[] {
  const { reports } = analyse({ source, flags }, { reportTypes: { Move: true, Self: true, Trade: true } });
  return reports.map((report) =>
    report.type === "Trade" ? `${report.startQuant.raw} … ${report.endQuant.raw}` : report.quant.raw,
  );
}

const server = sourcesBelow("server");
for (const file of [...server, ...sourcesBelow("client")]) noteLiterals(file);
await noteBuilt(server.filter((file) => !file.startsWith(programs)));

const reviewed: readonly Reviewed[] = JSON.parse(readFileSync(reviewedFile, "utf8"));
const known = new Set(reviewed.map(({ pattern }) => pattern));
const problems: string[] = [];
for (const [key, places] of found) {
  const [source, flags] = JSON.parse(key) as [string, string];
  const pattern = `/${source}/${flags}`;
  const parts = superLinearParts(source, flags);
  if (parts.length === 0 || known.delete(pattern)) continue;
  problems.push(`${[...places].join(", ")}: ${pattern} may take more than linear time: ${parts.join("; ")}`);
}
for (const pattern of known)
  problems.push(`linearExpressions.json: ${pattern} is linear now, or gone; take it out`);
console.log(`${found.size} regular expressions, ${reviewed.length} of them reviewed by hand.`);
for (const problem of problems) console.error(problem);
process.exit(problems.length > 0 ? 1 : 0);

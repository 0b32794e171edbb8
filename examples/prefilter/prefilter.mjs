// Picks the files worth a large model's time: code, no tests, that use a library and have issues.
// `node examples/prefilter/prefilter.mjs [FOLDER] [--library NAME] [--quality issues|good|any]`
import { spawn } from "node:child_process";
import { once } from "node:events";
import { statSync } from "node:fs";
import path from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** A usual tokenizer makes about one token of four characters of code. */
const CHARACTERS_PER_TOKEN = 4;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { library: { type: "string" }, quality: { type: "string", default: "issues" } },
});
const [folder = "."] = positionals;
const cli = fileURLToPath(new URL("../../dist/cli.js", import.meta.url));
const child = spawn(process.execPath, [cli, "classify", folder, "--format", "jsonl"], { stdio: ["ignore", "pipe", "inherit"] });

const picked = [];
let [all, left] = [0, 0];
for await (const line of createInterface({ input: child.stdout })) {
  const record = JSON.parse(line);
  const tokens = Math.ceil(statSync(path.resolve(record.path)).size / CHARACTERS_PER_TOKEN);
  all += tokens;
  if (!isWorthIt(record)) continue;
  left += tokens;
  picked.push({ ...record, tokens });
}

if (child.exitCode !== null ? child.exitCode !== 0 : (await once(child, "exit"))[0] !== 0) process.exit(2);
for (const { path: file, tokens, reasons } of picked.sort((a, b) => b.reasons.length - a.reasons.length))
  console.log(`${file}: about ${tokens} tokens${reasons.length > 0 ? `; ${reasons.join(", ")}` : ""}`);
if (picked.length === 0) console.log(`no file fits; a large model would have read about ${all} tokens in vain`);
const saved = all === 0 ? 0 : (100 * (all - left)) / all;
if (picked.length > 0) console.log(`${picked.length} files, about ${left} of ${all} tokens: ${saved.toFixed(1)} % saved before any large model was asked`);

/** Code, no test, and, where asked for, with the library and the quality. */
function isWorthIt({ isCode, isTest, kind, libraries, quality }) {
  if (!isCode || isTest || kind === "generated") return false;
  if (values.library !== undefined && !libraries.some((library) => sameLibrary(library, values.library))) return false;
  return values.quality === "any" || quality === values.quality;
}

/** The library itself, a part of it, or its last name: `pflag` is `github.com/spf13/pflag`. */
function sameLibrary(library, wanted) {
  const name = wanted.replace(/^node:/, "");
  return library === name || library.startsWith(`${name}/`) || library.startsWith(`${name}.`) || library.endsWith(`/${name}`);
}

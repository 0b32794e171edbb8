/**
 * Adds pairs that somebody wrote to the open and the sealed half: `npx tsx bench/eval/requirements/natural/addPairs.ts
 * FILE…`, each a JSON array of `{id, language, requirement, code, truth}`. Prints counts and no texts.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { type Half, halfOf, type NaturalPair, readNaturalPairs } from "./pairs.ts";

const files = process.argv.slice(2);
const added = files.flatMap((file) => JSON.parse(readFileSync(file, "utf8")) as NaturalPair[]);
for (const half of ["open", "sealed"] satisfies Half[]) {
  const known = readNaturalPairs(half);
  const keys = new Set(known.map(keyOf));
  const all = [...known, ...added.filter((pair) => halfOf(pair) === half && !keys.has(keyOf(pair)))];
  const text = `${JSON.stringify(all, undefined, 1)}\n`;
  if (half === "open") writeFileSync(new URL("open.json", import.meta.url), text);
  else writeFileSync(new URL("sealed.json.gz", import.meta.url), gzipSync(text, { level: 9 }));
  console.log(`${half}: ${all.length} pairs`);
}

function keyOf({ requirement, code }: NaturalPair): string {
  return `${requirement}\n${code}`;
}

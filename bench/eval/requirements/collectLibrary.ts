/**
 * Writes `library.json`: small functions of es-toolkit with the descriptions its authors wrote. Run once by hand, with
 * the folder of an unpacked `npm pack es-toolkit@1.39.10`: `npx tsx bench/eval/requirements/collectLibrary.ts FOLDER`.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const [, , folder = "package"] = process.argv;
const topics = ["array", "math", "string", "function", "predicate", "object", "util", "promise"];
const shortest = 4;
const longest = 32;

interface LibraryFunction {
  readonly name: string;
  readonly languageId: "javascript";
  readonly requirement: string;
  readonly code: string;
}

const functions: LibraryFunction[] = [];
for (const topic of topics) {
  const dist = path.join(folder, "dist", topic);
  for (const file of readdirSync(dist).filter((each) => each.endsWith(".mjs"))) {
    const types = path.join(dist, file.replace(/\.mjs$/, ".d.ts"));
    const name = file.replace(/\.mjs$/, "");
    if (!existsSync(types)) continue;
    const code = readFileSync(path.join(dist, file), "utf8")
      .replace(/^import .*\n/gm, "")
      .replace(/\nexport \{.*\};?\s*$/, "\n")
      .trim();
    const lines = code.split("\n").length;
    const requirement = describe(readFileSync(types, "utf8"), name);
    if (lines >= shortest && lines <= longest && requirement !== undefined)
      functions.push({ name, languageId: "javascript", requirement, code });
  }
}
const origin = {
  package: "es-toolkit",
  version: "1.39.10",
  licence: "MIT",
  copyright: "Copyright (c) 2024 Viva Republica, Inc; Copyright OpenJS Foundation and other contributors",
};
writeFileSync(
  new URL("library.json", import.meta.url),
  `${JSON.stringify({ origin, functions }, undefined, 1)}\n`,
);
console.log(`${functions.length} functions`);

/** The description of the function itself: its first two sentences and what it throws. */
function describe(types: string, name: string): string | undefined {
  const at = types.search(new RegExp(`declare (?:async )?function ${name}\\b|declare class `));
  const comments = [...types.slice(0, at === -1 ? 0 : at).matchAll(/\/\*\*([\s\S]*?)\*\//g)];
  const doc = (comments.at(-1)?.[1] ?? "").replace(/^\s*\* ?/gm, "").trim();
  const text = (doc.split(/\n\s*@|\n\s*- |```/)[0] ?? "")
    .replace(/\{@link.*?\}/g, "")
    .replace(/\s+/g, " ")
    .trim();
  const sentences = text.match(/[^.!?]+(?:[.!?](?!\s)[^.!?]*)*[.!?]/g) ?? [];
  const throws = [...doc.matchAll(/@throws\s+(?:\{\w+\}\s*)?[-:]?\s*(.*)/g)].map((match) => match[1] ?? "");
  const requirement = [...sentences.slice(0, 2), ...throws].map((sentence) => sentence.trim()).join(" ");
  return requirement.length > 20 ? requirement : undefined;
}

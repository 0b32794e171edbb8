import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

const root = path.join(import.meta.dirname, "..");
/** Where what is exported has to be of use to another file, and where such files lie. */
const examined = ["server", "client", "scripts"];
const users = [...examined, "bench", "test", "training"];
/** Types stay exported: they name what functions take and give. */
const exported =
  /^export (?:async )?(?:function\*?|const|let|class|abstract class) ([\p{L}_$][\p{L}\p{N}_$]*)/gmu;
const word = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/** Functions, constants and classes that are exported, and that no other file names: `FILE NAME`. */
export function unusedExports(): readonly string[] {
  const files = users.flatMap(sources).map((file) => ({ file, text: withoutComments(readText(file)) }));
  const mentions = new Map<string, number>();
  for (const { text } of files)
    for (const name of new Set(text.match(word))) mentions.set(name, (mentions.get(name) ?? 0) + 1);
  return files
    .filter(({ file }) => examined.some((folder) => file.startsWith(`${folder}/`)))
    .flatMap(({ file, text }) =>
      [...text.matchAll(exported)].flatMap(([, name = ""]) =>
        mentions.get(name) === 1 ? [`${file} ${name}`] : [],
      ),
    );
}

function sources(folder: string): readonly string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .map((name) => `${folder}/${name.split(path.sep).join("/")}`)
    .filter((name) => /\.[cm]?[jt]s$/.test(name) && !/node_modules|\/work\/|\/fixtures\//.test(name));
}

function readText(file: string): string {
  return readFileSync(path.join(root, file), "utf8");
}

/** Lines that are comments; what stands behind code may stay. */
function withoutComments(text: string): string {
  return text.replace(/^\s*(?:\/\/|\/?\*).*$/gm, "");
}

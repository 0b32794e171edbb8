import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { GlossaryLoader } from "../../contract/ports.ts";

/** Loads every JSON file below a folder, in the order of their names, and the facts of the web from the folder beside it. */
export function createFileGlossaryLoader(folder: string): GlossaryLoader {
  return {
    async load() {
      const names = (await readdir(folder, { recursive: true }))
        .filter((name) => name.endsWith(".json"))
        .sort();
      return Promise.all(
        names.map(async (name) => ({
          name: name.replaceAll(path.sep, "/"),
          text: await readFile(path.join(folder, name), "utf8"),
        })),
      );
    },
    webFacts: () => readFile(path.join(folder, "../facts/web.json"), "utf8"),
    nameFacts: () => readFile(path.join(folder, "../facts/names.json"), "utf8"),
  };
}

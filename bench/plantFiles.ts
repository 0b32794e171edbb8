import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { heldOutFiles } from "./corpus.ts";

/** Writes copies of the held-out files into a folder, each with a line of its own so that no two are alike. */
export async function plantFiles(folder: string, count: number): Promise<void> {
  const files = heldOutFiles();
  for (let index = 0; index < count; index++) {
    const file = files[index % files.length];
    if (!file) return;
    const name = `${index}-${path.basename(file.path)}`;
    const target = path.join(folder, `part${Math.floor(index / 500)}`, name);
    if (index % 500 === 0) await mkdir(path.dirname(target));
    await writeFile(target, `${file.text}\n${file.language === "python" ? "#" : "//"} copy ${index}\n`);
  }
}

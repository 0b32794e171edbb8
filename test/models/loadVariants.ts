/** Loads variants of a model file one after the other, each named before: whoever started this sees which one took it down. */
import { writeFileSync } from "node:fs";
import { createDiskModelFiles } from "../../server/machine/models/diskModelFiles.ts";
import { systemClock } from "../../server/machine/systemClock.ts";
import { loadModel } from "../../server/model/host/loadModel.ts";
import { silentLogger } from "../support/loggers.ts";
import { variants } from "./ggufVariants.ts";

const [file = "", first = "0"] = process.argv.slice(2);
const files = createDiskModelFiles({ grammars: "grammars" });

let index = 0;
for (const { name, bytes } of variants()) {
  if (index++ < Number(first)) continue;
  console.log(`begins ${name}`);
  writeFileSync(file, bytes);
  console.log(`ends ${(await load()).replace(/\s+/g, " ")}`);
}
process.exit();

async function load(): Promise<string> {
  const options = {
    path: file,
    threads: 1,
    contextSize: 64,
    files,
    clock: systemClock,
    logger: silentLogger,
  };
  try {
    const model = await loadModel(file, options, new AbortController().signal);
    await model.dispose();
    return "loaded";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

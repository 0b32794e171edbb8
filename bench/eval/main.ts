/** `npm run eval [SUITE…] [-- --model PATH --samples N --lines N --draw N --seed N --fills FILE --typed FOLDER --part K/N --no-write]`: measures quality on held-out data. */
import { readdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { starterModelPath } from "../../server/machine/files/assets.ts";
import type { EvalOptions, Suite } from "./suite.ts";

const folder = import.meta.dirname;
const notSuites = new Set(["main.ts", "suite.ts"]);

async function findSuites(): Promise<readonly Suite[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".ts") && !notSuites.has(file));
  const modules: unknown[] = await Promise.all(files.sort().map((file) => import(path.join(folder, file))));
  return modules.filter(isSuite);
}

function isSuite(module: unknown): module is Suite {
  return typeof module === "object" && module !== null && "name" in module && "run" in module;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    model: { type: "string" },
    samples: { type: "string" },
    seed: { type: "string", default: "1" },
    fills: { type: "string" },
    typed: { type: "string" },
    part: { type: "string" },
    lines: { type: "string" },
    draw: { type: "string" },
    "no-write": { type: "boolean", default: false },
  },
});
const suites = await findSuites();
const unknown = positionals.filter((wanted) => !suites.some(({ name }) => name === wanted));
const part = /^([1-9])\/([1-9])$/.exec(values.part ?? "1/1");
const isPart = part !== null && Number(part[1]) <= Number(part[2]);
const numbers = [values.samples ?? "1", values.lines ?? "1", values.draw ?? "1", values.seed];
if (unknown.length > 0 || !isPart || !numbers.every((text) => /^[1-9]\d*$/.test(text))) {
  const names = suites.map(({ name }) => name).join(", ");
  console.error(
    unknown.length > 0 ? `Unknown suite: ${unknown.join(", ")}. There are: ${names}.` : "Not a number.",
  );
  process.exit(2);
}
const options: EvalOptions = {
  model: path.resolve(values.model ?? starterModelPath),
  shipped: path.resolve(values.model ?? starterModelPath) === starterModelPath,
  samples: values.samples === undefined ? undefined : Number(values.samples),
  lines: values.lines === undefined ? undefined : Number(values.lines),
  draw: values.draw === undefined ? undefined : Number(values.draw),
  seed: Number(values.seed),
  fills: values.fills === undefined ? undefined : path.resolve(values.fills),
  typed: values.typed === undefined ? undefined : path.resolve(values.typed),
  part: values.part === undefined ? undefined : { index: Number(part?.[1]) - 1, of: Number(part?.[2]) },
  write: !values["no-write"],
};
for (const suite of suites) {
  if (positionals.length > 0 && !positionals.includes(suite.name)) continue;
  try {
    console.log(`${await suite.run(options)}\n`);
  } catch (error) {
    console.error(`${suite.name}: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

// `npm run check`: everything that must hold before a change is done, in the order that finds mistakes soonest.
import { spawnSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

interface Step {
  readonly name: string;
  readonly args: readonly string[];
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const steps: readonly Step[] = [
  { name: "set-up", args: ["scripts/setup.mjs", "--tests"] },
  { name: "types", args: ["node_modules/typescript/bin/tsc", "--noEmit"] },
  {
    name: "types of the pages",
    args: ["node_modules/typescript/bin/tsc", "--noEmit", "-p", "client/report/page"],
  },
  { name: "lint and format", args: ["node_modules/@biomejs/biome/bin/biome", "check", "."] },
  { name: "generated files", args: ["--import", "tsx", "scripts/generate.ts", "--check"] },
  { name: "what only the language layer should know", args: ["--import", "tsx", "scripts/ceilings.ts"] },
  { name: "regular expressions", args: ["--import", "tsx", "scripts/linearExpressions.ts"] },
  { name: "tests", args: ["--import", "tsx", "scripts/test.ts"] },
  {
    name: "requirements",
    args: ["dist/cli.js", "requirements", "docs/requirements", "server", "client", "--model", "none"],
  },
  { name: "our own problems", args: ["dist/cli.js", "check", ".", "--fail-on", "information"] },
  { name: "package", args: ["--import", "tsx", "scripts/package.ts"] },
];

const failed = steps.filter(({ name, args }) => {
  console.log(`\n# ${name}`);
  return spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" }).status !== 0;
});
console.log(
  failed.length === 0 ? "\nAll checks passed." : `\nFailed: ${failed.map(({ name }) => name).join(", ")}.`,
);
process.exitCode = failed.length === 0 ? 0 : 1;

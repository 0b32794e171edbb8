// `npm run screenshots`: runs the UI suite on examples/ and keeps its pictures for the README, then takes
// those of small changes and the moving one.
import { spawnSync } from "node:child_process";
import { copyFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const pictures = [
  "ghost-text",
  "ghost-text-chain",
  "hover",
  "problems",
  "code-lens",
  "requirements-view",
  "report",
  "ask",
  "models",
  "measurement",
];

run("scripts/setup.mjs", "--tests");
run("--import", "tsx", "scripts/test.ts", "ui");
for (const name of pictures) {
  copyFileSync(path.join(root, `out/screenshots/${name}.png`), path.join(root, `media/${name}.png`));
}
console.log(`Copied ${pictures.length} pictures to media/.`);
run("--import", "tsx", "scripts/smallChanges.ts");
run("--import", "tsx", "scripts/movingPicture.ts");

function run(...args: readonly string[]): void {
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

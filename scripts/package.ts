// `npm run package [-- TARGET...]`: one VSIX per platform in out/, without GPU binaries and build tools.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { copyEngineRuntime } from "./engineRuntime.ts";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const targets = process.argv.slice(2);
execFileSync(process.execPath, ["esbuild.config.mjs", "--production"], { cwd: root, stdio: "inherit" });
for (const target of targets.length > 0 ? targets : [`${process.platform}-${process.arch}`])
  await packageFor(target);

async function packageFor(target: string): Promise<void> {
  const staging = path.join(root, "out/package", target);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    cpSync(path.join(root, file), path.join(staging, file));
  }
  // Beside the bundle, where its imports find it and vsce does not take it for something to sort out by itself.
  await copyEngineRuntime(root, path.join(staging, "dist/node_modules"), target);
  const packagePath = path.join(root, "out", `inkling-${target}.vsix`);
  await createVSIX({ cwd: staging, target, packagePath, dependencies: false, allowMissingRepository: true });
  const megabytes = (statSync(packagePath).size / 1e6).toFixed(1);
  console.log(`${path.relative(root, packagePath)}  ${megabytes} MB`);
}

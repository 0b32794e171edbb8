// `npm run package [-- TARGET...]`: one VSIX per platform in out/, without GPU binaries and build tools.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX, listFiles, PackageManager } from "@vscode/vsce";
import { copyEngineBinary, engineBinaries } from "./engineBinary.ts";
import { writeThirdPartyNotices } from "./thirdPartyNotices.ts";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/** What the extension cannot work without, and what must never ship. */
const REQUIRED = [
  ...["package.json", "README.md", "LICENSE", "CHANGELOG.md", "models/inkling-starter.gguf"],
  ...["dist/client.cjs", "dist/server.js", "dist/cli.js", "dist/wasm/tree-sitter.wasm"],
];
const FORBIDDEN = /cuda|vulkan|\.map$|^(server|client|test|training|bench|scripts|out)\/|\.tsx?$/;
const LARGEST_MEGABYTES = 90;

const targets = process.argv.slice(2);
for (const target of targets.length > 0 ? targets : [`${process.platform}-${process.arch}`]) {
  await packageFor(target);
}

function checkContents(staging: string, target: string): void {
  const files = readdirSync(staging, { recursive: true, encoding: "utf8" }).map((file) =>
    file.replaceAll("\\", "/"),
  );
  const binary = `dist/node_modules/${engineBinaries[target]}/package.json`;
  const missing = [...REQUIRED, binary].filter((file) => !files.includes(file));
  const unwanted = files.filter((file) => FORBIDDEN.test(file));
  if (missing.length > 0) throw new Error(`Missing from the package: ${missing.join(", ")}`);
  if (unwanted.length > 0) throw new Error(`Must not be in the package: ${unwanted.join(", ")}`);
}

/** Outside the repository, whose node_modules would lend what the package lacks. */
function checkThatItRuns(staging: string): void {
  const elsewhere = mkdtempSync(path.join(tmpdir(), "inkling-package-"));
  try {
    cpSync(staging, elsewhere, { recursive: true });
    const args = [path.join(elsewhere, "dist/cli.js"), "model", "status", "--format", "json"];
    const status = execFileSync(process.execPath, args, { cwd: elsewhere, encoding: "utf8" });
    const { state, message } = JSON.parse(status) as { state: string; message?: string };
    if (state !== "ready") throw new Error(`The packaged model is ${state}: ${message ?? ""}`);
  } finally {
    rmSync(elsewhere, { recursive: true, force: true });
  }
}

async function packageFor(target: string): Promise<void> {
  const staging = path.join(root, "out/package", target);
  rmSync(staging, { recursive: true, force: true });
  mkdirSync(staging, { recursive: true });
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    cpSync(path.join(root, file), path.join(staging, file));
  }
  // A build of its own, so that dist/ keeps its source maps.
  const build = ["esbuild.config.mjs", "--production", `--outdir=${path.join(staging, "dist")}`];
  execFileSync(process.execPath, build, { cwd: root, stdio: "inherit" });
  writeThirdPartyNotices(root, path.join(staging, "dist"));
  rmSync(path.join(staging, "dist/meta.json"));
  // Beside the bundle, where its imports find it and vsce does not take it for something to sort out by itself.
  copyEngineBinary(root, path.join(staging, "dist/node_modules"), target);
  checkContents(staging, target);
  if (target === `${process.platform}-${process.arch}`) checkThatItRuns(staging);
  const packagePath = path.join(root, "out", `inkling-${target}.vsix`);
  await createVSIX({
    cwd: staging,
    target,
    packagePath,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const megabytes = statSync(packagePath).size / 1e6;
  console.log(`${path.relative(root, packagePath)}  ${megabytes.toFixed(1)} MB`);
  if (megabytes > LARGEST_MEGABYTES) throw new Error(`The package is larger than ${LARGEST_MEGABYTES} MB.`);
}

// `npm run package [-- [--marketplace] TARGET...]`: one VSIX per platform in out/, without GPU binaries and build tools. `all` stands for
// every platform; `--list` only tells which of them the registry has the engine for.
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createVSIX } from "@vscode/vsce";
import { copyEngineBinary, engineBinaries, unsupportedTargets, whyNoPackage } from "./engineBinary.ts";
import { extensionReadme } from "./extensionReadme.ts";
import { localize, readManifest, repositoryAddress, root, stage } from "./stage.ts";

/** What the extension cannot work without, and what must never ship. */
const REQUIRED = [
  ...["package.json", "package.nls.json", "package.nls.de.json", "README.md", "LICENSE", "CHANGELOG.md"],
  ...[
    "l10n/bundle.l10n.de.json",
    "models/inkling-starter.gguf",
    "media/icon.png",
    "docs/rules/magic-number.md",
    "schemas/inkling.schema.json",
  ],
  ...["dist/client.cjs", "dist/server.js", "dist/cli.js", "dist/wasm/tree-sitter.wasm"],
];
const FORBIDDEN = /cuda|vulkan|\.map$|^(server|client|test|training|bench|scripts|out)\/|\.tsx?$/;
const LARGEST_MEGABYTES = 90;
const widestTarget = 12;

const names = process.argv.slice(2);
// A marketplace shows pictures from the web only; everywhere else they must show without one.
const pictures = names.includes("--marketplace") ? "linked" : "inline";
const here = `${process.platform}-${process.arch}`;
const named = names.filter((name) => !name.startsWith("--"));
const targets = named.includes("all") ? Object.keys(engineBinaries) : named.length > 0 ? named : [here];
if (names.includes("--list")) listTargets();
else await packageAll();

function listTargets(): void {
  for (const target of [...Object.keys(engineBinaries), ...Object.keys(unsupportedTargets)])
    console.log(`${target.padEnd(widestTarget)} ${whyNoPackage(root, target) ?? "can be made"}`);
}

/** Makes what can be made before it complains of the rest. */
async function packageAll(): Promise<void> {
  const missing: string[] = [];
  for (const target of targets) {
    const reason = whyNoPackage(root, target);
    if (reason) missing.push(`${target}: ${reason}`);
    else await packageFor(target);
  }
  if (missing.length === 0) return;
  console.error(`Not made:\n${missing.map((line) => `  ${line}`).join("\n")}`);
  process.exitCode = 1;
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
  await stage(staging);
  localize(staging);
  const repository = repositoryAddress(readManifest());
  writeFileSync(path.join(staging, "README.md"), extensionReadme(root, { pictures, repository }));
  // Beside the bundle, where its imports find it and vsce does not take it for something to sort out by itself.
  copyEngineBinary(root, path.join(staging, "dist/node_modules"), target);
  checkContents(staging, target);
  if (target === here) checkThatItRuns(staging);
  const packagePath = path.join(root, "out", `inkling-${target}.vsix`);
  await createVSIX({ cwd: staging, target, packagePath, dependencies: false, rewriteRelativeLinks: false });
  const megabytes = statSync(packagePath).size / 1e6;
  console.log(`${path.relative(root, packagePath)}  ${megabytes.toFixed(1)} MB`);
  if (megabytes > LARGEST_MEGABYTES) throw new Error(`The package is larger than ${LARGEST_MEGABYTES} MB.`);
}

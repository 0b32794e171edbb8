// Copies the engine's binary for a platform; the rest of node-llama-cpp is in the bundle.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** VS Code's name of a platform, and the package that holds the engine's binary for it. */
export const engineBinaries: Readonly<Record<string, string>> = {
  "linux-x64": "@node-llama-cpp/linux-x64",
  "linux-arm64": "@node-llama-cpp/linux-arm64",
  "linux-armhf": "@node-llama-cpp/linux-armv7l",
  "darwin-x64": "@node-llama-cpp/mac-x64",
  "darwin-arm64": "@node-llama-cpp/mac-arm64-metal",
  "win32-x64": "@node-llama-cpp/win-x64",
  "win32-arm64": "@node-llama-cpp/win-arm64",
};

/** Platforms of VS Code that no package can be made for, and why. */
export const unsupportedTargets: Readonly<Record<string, string>> = Object.fromEntries(
  ["alpine-x64", "alpine-arm64"].map((target) => [
    target,
    "node-llama-cpp publishes no binary for musl; one would have to be compiled on Alpine",
  ]),
);

/** Why there can be no package for a platform here; undefined where there can. */
export function whyNoPackage(root: string, target: string): string | undefined {
  const name = engineBinaries[target];
  if (!name) return unsupportedTargets[target] ?? "VS Code has no such platform";
  if (existsSync(installedBinary(root, name))) return undefined;
  const version = engineVersion(root);
  const published = versionsOf(name);
  if (published.includes(version)) return undefined;
  const newest = published.at(-1);
  return `the registry has no ${name}@${version}${newest ? `, its newest is ${newest}` : ""}`;
}

/**
 * Puts the binary's package into `destination` (a node_modules folder): from this installation when it is for this
 * platform, otherwise from the registry.
 */
export function copyEngineBinary(root: string, destination: string, target: string): void {
  const name = engineBinaries[target];
  const reason = whyNoPackage(root, target);
  if (!name || reason) throw new Error(`There can be no package for ${target}: ${reason}.`);
  const installed = installedBinary(root, name);
  if (existsSync(installed)) {
    cpSync(installed, path.join(destination, name), { recursive: true });
    return;
  }
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-engine-"));
  try {
    // What `npm` prints ends with the archive's name.
    const output = npm(["pack", `${name}@${engineVersion(root)}`, "--silent"], folder);
    mkdirSync(path.join(destination, name), { recursive: true });
    const archive = path.join(folder, output.trim().split("\n").at(-1) ?? "");
    execFileSync("tar", ["xzf", archive, "-C", path.join(destination, name), "--strip-components=1"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function installedBinary(root: string, name: string): string {
  return path.join(root, "node_modules", name);
}

function engineVersion(root: string): string {
  const manifest = readFileSync(path.join(root, "node_modules/node-llama-cpp/package.json"), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}

/** The versions of a package that the registry hands out, oldest first. */
function versionsOf(name: string): readonly string[] {
  return JSON.parse(npm(["view", name, "versions", "--json"], tmpdir())) as string[];
}

function npm(args: readonly string[], cwd: string): string {
  return execFileSync("npm", args, { cwd, encoding: "utf8", shell: process.platform === "win32" });
}

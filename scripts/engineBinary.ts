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

/**
 * Puts the binary's package into `destination` (a node_modules folder): from this installation when it is for this
 * platform, otherwise from the registry.
 */
export function copyEngineBinary(root: string, destination: string, target: string): void {
  const name = engineBinaries[target];
  if (!name)
    throw new Error(`Unknown target ${target}; there are ${Object.keys(engineBinaries).join(", ")}.`);
  const installed = path.join(root, "node_modules", name);
  if (existsSync(installed)) {
    cpSync(installed, path.join(destination, name), { recursive: true });
    return;
  }
  const manifest = readFileSync(path.join(root, "node_modules/node-llama-cpp/package.json"), "utf8");
  const { version } = JSON.parse(manifest) as { version: string };
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-engine-"));
  try {
    const output = packed(`${name}@${version}`, folder);
    mkdirSync(path.join(destination, name), { recursive: true });
    const archive = path.join(folder, output.trim().split("\n").at(-1) ?? "");
    execFileSync("tar", ["xzf", archive, "-C", path.join(destination, name), "--strip-components=1"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Downloads a package's archive; what `npm` prints ends with its name. */
function packed(what: string, folder: string): string {
  try {
    return execFileSync("npm", ["pack", what, "--silent"], { cwd: folder, encoding: "utf8" });
  } catch (error) {
    throw new Error(`The registry does not hand out ${what}, so there can be no package for its platform.`, {
      cause: error,
    });
  }
}

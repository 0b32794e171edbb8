// Copies what node-llama-cpp needs at run time, and nothing of what it can build with: 60 small packages and one binary.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import esbuild from "esbuild";

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

/** Files that node-llama-cpp reads by path, which following its imports does not show. */
const READ_BY_PATH = ["llama/binariesGithubRelease.json", "llama/llama.cpp.info.json"];

/** Fills `destination` (a node_modules folder) for one platform. */
export async function copyEngineRuntime(root: string, destination: string, target: string): Promise<void> {
  for (const file of await filesReached(root)) copy(root, destination, file);
  for (const file of READ_BY_PATH) copy(root, destination, `node_modules/node-llama-cpp/${file}`);
  copyBinary(root, destination, target);
}

/** The modules that node-llama-cpp imports, with the manifest and the licence of each package. */
async function filesReached(root: string): Promise<ReadonlySet<string>> {
  const { metafile } = await esbuild.build({
    stdin: { contents: 'export * from "node-llama-cpp";', resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    write: false,
    metafile: true,
    platform: "node",
    format: "esm",
    outfile: "out/engine.js",
    external: ["@node-llama-cpp/*", "@reflink/*"],
    logLevel: "error",
  });
  const files = new Set(Object.keys(metafile.inputs).filter((file) => file.startsWith("node_modules/")));
  const packages = new Set(
    [...files].map((file) => file.replace(/^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\/.*$/, "$1")),
  );
  for (const folder of packages) {
    const notices = readdirSync(path.join(root, folder)).filter((name) =>
      /^(package\.json|licen[cs]e.*|notice.*)$/i.test(name),
    );
    for (const name of notices) files.add(`${folder}/${name}`);
    for (const inner of nestedManifests(root, folder, files)) files.add(inner);
  }
  return files;
}

/** Some packages say per folder, in a package.json of its own, which module format it holds. */
function nestedManifests(root: string, folder: string, files: ReadonlySet<string>): string[] {
  const folders = new Set([...files].filter((file) => file.startsWith(`${folder}/`)).flatMap(ancestors));
  return [...folders]
    .filter((ancestor) => ancestor.length > folder.length && !ancestor.endsWith("node_modules"))
    .map((ancestor) => `${ancestor}/package.json`)
    .filter((manifest) => existsSync(path.join(root, manifest)));
}

function ancestors(file: string): string[] {
  const parts = path.posix.dirname(file).split("/");
  return parts.map((_, index) => parts.slice(0, index + 1).join("/"));
}

/** From this installation when it is for this platform, otherwise from the registry. */
function copyBinary(root: string, destination: string, target: string): void {
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
    const output = execFileSync("npm", ["pack", `${name}@${version}`, "--silent"], {
      cwd: folder,
      encoding: "utf8",
    });
    mkdirSync(path.join(destination, name), { recursive: true });
    const archive = path.join(folder, output.trim().split("\n").at(-1) ?? "");
    execFileSync("tar", ["xzf", archive, "-C", path.join(destination, name), "--strip-components=1"]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function copy(root: string, destination: string, file: string): void {
  cpSync(path.join(root, file), path.join(destination, "..", file));
}

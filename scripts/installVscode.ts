// Puts a real VS Code (workbench, server, extension host) into .vscode-test/, from the npm registry alone.
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

interface Editor {
  /** code-server's versions follow VS Code's. */
  readonly version: string;
  /** The Node.js that its server asks for, where ours is not enough. */
  readonly node?: string;
}

/** The oldest VS Code that the manifest's `engines` allows, and the newest that there was. */
const editors: Readonly<Record<string, Editor>> = {
  oldest: { version: "4.100.3" },
  newest: { version: "4.139.1", node: "24.21.0" },
};
/** `INKLING_EDITOR=newest` has the tests run in the newest one. */
const { version: VERSION, node: nodeVersion } = editors[process.env.INKLING_EDITOR ?? "oldest"] ?? fail();
/** Older packages of VS Code download ripgrep from elsewhere; the registry has it under this name. */
const RIPGREP = `@vscode/ripgrep-${process.platform}-${process.arch}@1.18.0`;
/** Raised when this script changes what it makes. */
const RECIPE = 1;

export const vscodeFolder = path.join(root, ".vscode-test", `vscode-${VERSION}`);

/** The Node.js that runs VS Code's server: ours, or one from the registry where the server wants a newer one. */
export const vscodeNode =
  nodeVersion === undefined ? process.execPath : path.join(vscodeFolder, nodeProgram());

function nodeProgram(): string {
  return process.platform === "win32" ? "node.exe" : "node";
}

function fail(): never {
  throw new Error(`INKLING_EDITOR is one of ${Object.keys(editors).join(", ")}.`);
}

/** Installs once; the stamp file is written last, so an interrupted install starts again. */
export function installVscode(): void {
  const stamp = path.join(vscodeFolder, ".installed");
  const recipe = `${VERSION} ${RECIPE}`;
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === recipe) return;
  const started = Date.now();
  console.log(`Installing VS Code ${VERSION} into .vscode-test/ (about 300 MB, once) ...`);
  rmSync(vscodeFolder, { recursive: true, force: true });
  mkdirSync(vscodeFolder, { recursive: true });
  // The package is code-server; only the unchanged VS Code inside it is unpacked.
  unpack(`code-server@${VERSION}`, vscodeFolder, ["--strip-components=3", "package/lib/vscode"]);
  installDependencies(vscodeFolder);
  installDependencies(path.join(vscodeFolder, "extensions"));
  replaceNativeModules();
  addRipgrep();
  addNode();
  forgetMarketplace();
  writeFileSync(stamp, recipe);
  console.log(`  done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** Runs npm by its own path when npm started us: no shell, on any platform. */
function npm(args: string[], cwd: string): string {
  const own = process.env.npm_execpath;
  const [file, rest] = own ? [process.execPath, [own, ...args]] : ["npm", args];
  const shell = !own && process.platform === "win32";
  return execFileSync(file, rest, { cwd, shell, stdio: ["ignore", "pipe", "inherit"], encoding: "utf8" });
}

function unpack(packageName: string, destination: string, tarOptions: string[]): void {
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-pack-"));
  try {
    const output = npm(["pack", packageName, "--silent", "--loglevel=error"], folder).trim();
    const archive = path.join(folder, output.split("\n").at(-1) ?? "");
    execFileSync("tar", ["xzf", archive, "-C", destination, ...tarOptions]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** `npm install` follows the shrinkwrap file that the package brings; no scripts, so no compiler is needed. */
function installDependencies(folder: string): void {
  const flags = [
    "--legacy-peer-deps",
    "--ignore-scripts",
    "--omit=dev",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  npm(["install", ...flags], folder);
}

/**
 * Two modules are native and unbuilt here. The logger writes the Output channels, so it gets a plain replacement;
 * the watchdog only ends orphaned processes, which our own launcher does.
 */
function replaceNativeModules(): void {
  const modules = path.join(vscodeFolder, "node_modules");
  copyFileSync(
    path.join(root, "scripts/spdlogReplacement.cjs"),
    path.join(modules, "@vscode/spdlog/index.js"),
  );
  for (const name of ["native-watchdog", "@vscode/native-watchdog"]) {
    const manifest = path.join(modules, name, "package.json");
    if (!existsSync(manifest)) continue;
    const { main = "index.js" } = JSON.parse(readFileSync(manifest, "utf8")) as { main?: string };
    writeFileSync(path.join(modules, name, main), "exports.start = () => undefined;\n");
  }
}

function addRipgrep(): void {
  const bin = path.join(vscodeFolder, "node_modules/@vscode/ripgrep/bin");
  const executable = process.platform === "win32" ? "rg.exe" : "rg";
  if (existsSync(path.join(bin, executable))) return;
  mkdirSync(bin, { recursive: true });
  unpack(RIPGREP, bin, ["--strip-components=2", `package/bin/${executable}`]);
  chmodSync(path.join(bin, executable), 0o755);
}

function addNode(): void {
  if (nodeVersion === undefined) return;
  const platform = process.platform === "win32" ? "win" : process.platform;
  const packed = `node-${platform}-${process.arch}@${nodeVersion}`;
  unpack(packed, vscodeFolder, ["--strip-components=2", `package/bin/${nodeProgram()}`]);
  chmodSync(vscodeNode, 0o755);
}

/** Without a gallery and an update address VS Code looks nothing up on the network. */
function forgetMarketplace(): void {
  const file = path.join(vscodeFolder, "product.json");
  const product = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;
  delete product.extensionsGallery;
  delete product.updateUrl;
  writeFileSync(file, JSON.stringify(product, null, 2));
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) installVscode();

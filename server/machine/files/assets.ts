import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder that holds Inkling's package.json: the clone, or the installed extension. */
export const packageRoot = findPackageRoot(path.dirname(fileURLToPath(import.meta.url)));

/** The model that ships with Inkling. */
export const starterModelPath = path.join(packageRoot, "models", "inkling-starter.gguf");

/** Whether this code runs as it was built, not from its sources. */
export const isBuilt = !import.meta.url.endsWith(".ts");

/** The folder of the parser's WebAssembly files: copied by the build, taken from the package before one. */
export function wasmFolder(): string {
  const built = path.join(packageRoot, "dist", "wasm");
  return existsSync(built) ? built : path.join(packageRoot, "node_modules/@vscode/tree-sitter-wasm/wasm");
}

/** Where the packages keep the parsers' WebAssembly files, by name; the build copies them into one folder. */
const wasmPackages: Readonly<Record<string, string>> = {
  "ruff_fmt_bg.wasm": "@wasm-fmt/ruff_fmt",
  "gofmt.wasm": "@wasm-fmt/gofmt",
  "shfmt.wasm": "@wasm-fmt/shfmt",
  "prism.wasm": "@ruby/prism/src",
  "tree-sitter-lua.wasm": "@tree-sitter-grammars/tree-sitter-lua",
};

/** A WebAssembly file as npm installed it; undefined when it is one of the grammars' package. */
export function packagedWasm(fileName: string): string | undefined {
  const folder = wasmPackages[fileName];
  return folder && path.join(packageRoot, "node_modules", folder, fileName);
}

function findPackageRoot(folder: string): string {
  // The bundle's chunks lie at another depth than the sources, so the way up is searched.
  if (existsSync(path.join(folder, "package.json"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("Inkling's own folder cannot be found.");
  return findPackageRoot(parent);
}

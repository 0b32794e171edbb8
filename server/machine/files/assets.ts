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

function findPackageRoot(folder: string): string {
  // The bundle's chunks lie at another depth than the sources, so the way up is searched.
  if (existsSync(path.join(folder, "package.json"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("Inkling's own folder cannot be found.");
  return findPackageRoot(parent);
}

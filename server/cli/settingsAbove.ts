import { existsSync, statSync } from "node:fs";
import path from "node:path";
import { URI } from "vscode-uri";
import { settingsFileName } from "../config.ts";

/** The settings files that apply to a file or folder from above: those of the folders around it, up to its root. */
export function settingsAbove(full: string, roots: readonly string[]): string[] {
  const folders = new Set(roots.map((uri) => URI.parse(uri).fsPath));
  const found: string[] = [];
  let folder = statSync(full).isDirectory() ? full : path.dirname(full);
  for (;;) {
    const file = path.join(folder, settingsFileName);
    if (existsSync(file)) found.unshift(file);
    const parent = path.dirname(folder);
    if (folders.has(folder)) return found;
    if (parent === folder) return [];
    folder = parent;
  }
}

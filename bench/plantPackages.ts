import { copyFileSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const packages = fileURLToPath(new URL("../node_modules/", import.meta.url));
/** Folders that are left out by default, and what nobody would put under version control. */
const leftOut = /(?:^|[\\/])(?:node_modules|dist|build|vendor)[\\/]|\.min\.|\.(?:node|wasm|map)$/;
/** Larger files are skipped by the command anyway; in bytes. */
const maxSize = 1_000_000;
const gitignore =
  "node_modules/\ndist/\n/coverage\n*.log\n*.tgz\n.env*\n!.env.example\n.cache/\n__pycache__/\n*.pyc\n";

export interface Planted {
  readonly files: number;
  readonly folders: number;
  readonly bytes: number;
}

/**
 * Copies installed npm packages, each as a whole and one after the other, until there are `count` files: a tree whose
 * files and folders have the sizes that people's have. The times are an hour old, as those of a checkout mostly are.
 */
export function plantPackages(folder: string, count: number): Planted {
  const hourAgo = new Date(Date.now() - 3_600_000);
  const folders = new Set<string>();
  let [files, bytes] = [1, 0];
  writeFileSync(path.join(folder, ".gitignore"), gitignore);
  for (const name of packageNames()) {
    const from = path.join(packages, name);
    for (const inner of readdirSync(from, { recursive: true, encoding: "utf8" }).sort()) {
      if (leftOut.test(inner)) continue;
      const file = path.join(from, inner);
      const stat = statSync(file);
      if (!stat.isFile() || stat.size > maxSize) continue;
      const target = path.join(folder, name, inner);
      folders.add(path.dirname(target));
      mkdirSync(path.dirname(target), { recursive: true });
      copyFileSync(file, target);
      utimesSync(target, hourAgo, hourAgo);
      bytes += stat.size;
      if (++files === count) return { files, folders: folders.size, bytes };
    }
  }
  return { files, folders: folders.size, bytes };
}

/** In an order that mixes large and small ones and is the same everywhere. */
function packageNames(): readonly string[] {
  const names = readdirSync(packages).filter((name) => !name.startsWith("."));
  const all = names.flatMap((name) =>
    name.startsWith("@") ? readdirSync(path.join(packages, name)).map((inner) => `${name}/${inner}`) : [name],
  );
  return all.sort((a, b) => scramble(a) - scramble(b));
}

function scramble(text: string): number {
  let value = 0;
  for (const letter of text) value = (Math.imul(value, 31) + (letter.codePointAt(0) ?? 0)) | 0;
  return Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
}

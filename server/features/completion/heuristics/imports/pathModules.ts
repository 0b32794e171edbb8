import path from "node:path";
import { declaration } from "../lines/lineIndex.ts";
import type { Module, ModuleWay, WorkspaceFiles } from "./moduleWay.ts";

/** Go imports folders, by the path that the module has in the world. Lists of imports are read as single ones. */
export const goPackages: ModuleWay = {
  isShared: true,
  begun: /^(import (?:[\w.]+ )?")([^"]*)$/,
  whole: /^import (?:[\w.]+ )?"([^"]+)"/,
  end: () => '"',
  modules: (known) => {
    const folders = goFolders(known);
    const root = goRoot(
      folders.map(({ file }) => file),
      known.others,
    );
    return folders.flatMap((each) =>
      root && each.file.startsWith(root.folder)
        ? [{ ...each, target: root.path + each.file.slice(root.folder.length) }]
        : [],
    );
  },
  claims: () => false,
  used(code) {
    const isVariable = new Set([...code.matchAll(goVariable)].map(([, name]) => name));
    return [...code.matchAll(goUse)].map(([name]) => name).filter((name) => !isVariable.has(name));
  },
};

const goUse = /(?<![\p{L}\p{N}_$."])[\p{Ll}_]\w*(?=\.\p{Lu})/gu;
/** A name that is given a value, or a type as a parameter: it may be called like a package. */
const goVariable = /\b(\w+)(?= :=|, \w+ :=| \*?[\w.[\]]+[,)])/g;

/** Folders that hold a package others can import. */
function goFolders({ here, others }: WorkspaceFiles): readonly Omit<Module, "target">[] {
  const own = path.posix.dirname(here);
  const named = others.filter(
    ({ declares, path: file }) => declares !== undefined && !file.endsWith("_test.go"),
  );
  const names = new Map(named.map(({ path: file, declares = "" }) => [path.posix.dirname(file), declares]));
  const packages = [...names].filter(([folder, name]) => folder !== "." && name !== "main");
  return packages.map(([file, name]) => ({ file, name, isHere: file === own }));
}

/** A folder with a slash, and the path by which files import it. */
interface GoRoot {
  readonly folder: string;
  readonly path: string;
}

/** Where the module lies and what it is called, as most imports of the workspace's own folders say. */
function goRoot(folders: readonly string[], others: WorkspaceFiles["others"]): GoRoot | undefined {
  const counts = new Map<string, number>();
  const byName = new Map<string, string[]>();
  for (const folder of folders) {
    const name = path.posix.basename(folder);
    byName.set(name, [...(byName.get(name) ?? []), folder]);
  }
  for (const line of others.flatMap(({ imports }) => imports)) {
    const target = goPackages.whole.exec(line)?.[1] ?? "";
    for (const folder of byName.get(path.posix.basename(target)) ?? []) {
      const shared = sharedEnd(target, folder);
      const key = JSON.stringify({
        folder: folder.slice(0, folder.length - shared),
        path: target.slice(0, target.length - shared),
      });
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const [most] = [...counts].sort(([, a], [, b]) => b - a);
  return most && JSON.parse(most[0]);
}

/** Characters that two paths have in common at their ends, in whole parts. */
function sharedEnd(a: string, b: string): number {
  const [left, right] = [a.split("/").reverse(), b.split("/").reverse()];
  const differing = left.findIndex((part, at) => part !== right[at]);
  return left.slice(0, differing === -1 ? undefined : differing).join("/").length;
}

/** Rust's `use crate::shop::Order;`: what the files of the crate declare, by the place of the file. */
export const rustItems: ModuleWay = {
  begun: /^((?:pub(?:\([^)]*\))? )?use )(crate::[\w:]*)$/,
  whole: /^(?:pub(?:\([^)]*\))? )?use (crate::[\w:]+);/,
  end: () => ";",
  modules: ({ here, files, exports }) => {
    const root = sourceFolder(here);
    return files.flatMap((file) => {
      if (root === undefined || !file.startsWith(root)) return [];
      const holder = ["crate", ...rustPath(file.slice(root.length))].join("::");
      const names = [...(exports?.get(file) ?? [])].filter((name) => !rustHas.test(name));
      return names.map((name) => ({
        file: `${file}::${name}`,
        target: `${holder}::${name}`,
        name,
        isHere: file === here,
      }));
    });
  },
  claims: () => false,
  used: (code) => [...code.matchAll(/(?<![\p{L}\p{N}_.]|::)[\p{L}_]\w*/gu)].map(([name]) => name),
};

/** What a name means in Rust where nothing is brought in. */
const rustHas = /^(?:Result|Option|Error|Some|None|Ok|Err|main)$/;

/** The files that a file of Rust has below it: `mod order;`. */
export const rustModules: ModuleWay = {
  begun: /^((?:pub(?:\([^)]*\))? )?mod )(\w*)$/,
  whole: /^(?:pub(?:\([^)]*\))? )?mod (\w+);/,
  end: () => ";",
  modules: ({ here, files }) => {
    const own = here.replace(/(?:\/?(?:mod|lib|main))?\.rs$/, "");
    return files.flatMap((file) => {
      const bare = file.replace(/(?:\/mod)?\.rs$/, "");
      const [folder, target] = [path.posix.dirname(bare), path.posix.basename(bare)];
      const isBelow = folder === (own === "" ? "." : own) && !/^(?:lib|main|mod|build)$/.test(target);
      return isBelow && file !== here ? [{ file, target, isHere: false }] : [];
    });
  },
  claims: () => true,
};

/** The folder of a crate's sources: `tools/src/a/b.rs` → `tools/src/`. */
function sourceFolder(file: string): string | undefined {
  return /^(?:.*\/)?src\//.exec(file)?.[0];
}

/** `a/b.rs` and `a/b/mod.rs` → a, b. */
function rustPath(file: string): readonly string[] {
  const parts = file.replace(/\.rs$/, "").split("/");
  return /^(?:mod|lib|main)$/.test(parts.at(-1) ?? "") ? parts.slice(0, -1) : parts;
}

/** C# uses namespaces, whichever files they are in. */
export const csharpNamespaces: ModuleWay = {
  isShared: true,
  begun: /^((?:global )?using )([\w.]*)$/,
  whole: /^(?:global )?using ([\w.]+);/,
  end: () => ";",
  modules: ({ others, exports }, { linesAbove, linesBelow }) => {
    const lines = [...linesAbove, ...linesBelow];
    const own = lines.flatMap((line) => declaration.exec(line)?.[1] ?? [])[0] ?? "";
    const isForeign = foreignRoots(others);
    return others.flatMap(({ declares: target, path: file }) => {
      if (target === undefined || isForeign.has(rootOf(target))) return [];
      const isHere = own === target || own.startsWith(`${target}.`);
      const names = [...(exports?.get(file) ?? [])];
      return [
        { file: target, target, isHere },
        ...names.map((name) => ({ file: target, target, name, isHere })),
      ];
    });
  },
  claims: () => false,
};

/** The first parts of namespaces of which files use some that the workspace does not declare, such as `System`. */
function foreignRoots(others: WorkspaceFiles["others"]): ReadonlySet<string> {
  const declared = [...new Set(others.flatMap(({ declares }) => declares ?? []))];
  const used = new Set(others.flatMap(({ imports }) => imports));
  const foreign = [...used].flatMap((line) => {
    const target = csharpNamespaces.whole.exec(line)?.[1];
    const isOwn = declared.some((own) => own === target || own.startsWith(`${target}.`));
    return target === undefined || isOwn ? [] : [target];
  });
  return new Set(foreign.map(rootOf));
}

function rootOf(namespace: string): string {
  return namespace.split(".", 1)[0] ?? "";
}

/** Dart imports files, by their place or by the package's name, as the other files do. */
export const dartFiles: ModuleWay = {
  begun: /^((?:import|part) ["'])([^"']*)$/,
  whole: /^(?:import|export|part) ["']([^"']+)["']/,
  end: (head) => `${head.slice(-1)};`,
  modules: ({ here, files, others }) => {
    const root = dartPackage(files, others);
    return files.flatMap((file) => {
      const name = pascal(file.replace(/\.dart$/, ""));
      const from = { file, name, isHere: file === here };
      const beside = { ...from, target: path.posix.relative(path.posix.dirname(here), file) };
      const inside = /^(?:.*\/)?lib\/(?!src\/)(.+)$/.exec(file)?.[1];
      return root === undefined || inside === undefined
        ? [beside]
        : [{ ...from, target: root + inside }, beside];
    });
  },
  claims: (target) => !target.includes(":"),
};

/** `package:shop/`, if files import so what lies in this workspace. */
function dartPackage(files: readonly string[], others: WorkspaceFiles["others"]): string | undefined {
  for (const line of others.flatMap(({ imports }) => imports)) {
    const [, root, inside] = /^(?:import|export) ["'](package:\w+\/)([^"']+)["']/.exec(line) ?? [];
    if (root !== undefined && files.some((file) => file.endsWith(`lib/${inside}`))) return root;
  }
  return undefined;
}

/** `lib/order_line` → `OrderLine`. */
export function pascal(file: string): string {
  const words = path.posix.basename(file).split("_");
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

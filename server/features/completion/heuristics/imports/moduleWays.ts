import path from "node:path";
import { dataOf, familyOf } from "../../../../language/dataOf.ts";
import type { CursorContext } from "../../cursorContext.ts";
import { declaration, type LineIndex } from "../lines/lineIndex.ts";
import type { Module, ModuleWay, WorkspaceFiles } from "./moduleWay.ts";
import { csharpNamespaces, dartFiles, goPackages, pascal, rustItems, rustModules } from "./pathModules.ts";

export const isHeader = /\.(?:h|hh|hpp|hxx|inl)$/;
/** What is included in quotes. */
export const include = /^#\s*(?:include|import)\s*"([^"]+)"/;

const includes: ModuleWay = {
  begun: /^(#\s*(?:include|import)\s*")([^"]*)$/,
  whole: include,
  end: () => '"',
  modules: headers,
  claims: () => true,
};

const requires: ModuleWay = {
  begun: /^(require_relative[ (]{0,2}["'])([^"']*)$/,
  whole: /^require_relative[ (]{0,2}["']([^"'#]+)["']/,
  end: (head) => head.slice(-1) + (head.includes("(") ? ")" : ""),
  modules: ({ here, files }) =>
    files.map((file) => {
      const bare = file.replace(/\.rb$/, "");
      const target = path.posix.relative(path.posix.dirname(here), bare);
      return { file, target, name: pascal(bare), isHere: file === here };
    }),
  claims: () => true,
};

const packages: ModuleWay = {
  isShared: true,
  begun: /^(import\s+)([\w.]*)$/,
  whole: /^import\s+([\w.]+)\s*;?$/,
  end: (_head, languageId) => (dataOf(languageId)?.layout?.semicolons === "always" ? ";" : ""),
  modules: (known, context) => inPackages(known, context, "."),
  // A file of Kotlin may give more than what it is called after.
  claims: (target, { here, others }) => here.endsWith(".java") && isDeclared(target, ".", others),
};

const namespaces: ModuleWay = {
  isShared: true,
  begun: /^(use\s+)([\w\\]*)$/,
  whole: /^use\s+([\w\\]+)\s*;$/,
  end: () => ";",
  modules: (known, context) => inPackages(known, context, "\\"),
  claims: (target, { others }) => isDeclared(target, "\\", others),
};

const ways: ReadonlyMap<string, readonly ModuleWay[]> = new Map([
  ["c", [includes]],
  ["ruby", [requires]],
  ["java", [packages]],
  ["kotlin", [packages]],
  ["scala", [packages]],
  ["groovy", [packages]],
  ["php", [namespaces]],
  ["go", [goPackages]],
  ["rust", [rustItems, rustModules]],
  ["csharp", [csharpNamespaces]],
  ["dart", [dartFiles]],
]);

/** The ways in which a language brings in other files of the workspace, where only their place and names tell. */
export function moduleWaysOf(languageId: string): readonly ModuleWay[] {
  return ways.get(familyOf(languageId)) ?? [];
}

/** Headers as seen from the document's folder, and from the folders that its neighbours' includes begin at. */
function headers({ here, files, others }: WorkspaceFiles): readonly Module[] {
  const found = files.filter((file) => isHeader.test(file));
  const folder = path.posix.dirname(here);
  const beside = others.filter(({ path: from }) => path.posix.dirname(from) === folder);
  const roots = rootsOf(beside.length > 0 ? beside : others, found);
  return found.flatMap((file) => {
    const fromRoots = roots.filter((root) => file.startsWith(root)).map((root) => file.slice(root.length));
    const targets = [path.posix.relative(folder, file), ...fromRoots];
    return targets.map((target) => ({ file, target, isHere: file === here }));
  });
}

/** Folders from which files include headers that do not lie beside them. */
function rootsOf(files: readonly LineIndex[], headers: readonly string[]): readonly string[] {
  const known = new Set(headers);
  const byName = new Map<string, string[]>();
  for (const header of headers) {
    const name = path.posix.basename(header);
    byName.set(name, [...(byName.get(name) ?? []), header]);
  }
  const roots = new Set<string>();
  for (const { path: from, imports } of files)
    for (const line of imports) {
      const target = /^#\s*(?:include|import)\s*["<]([^">]+)[">]/.exec(line)?.[1];
      if (target === undefined || known.has(path.posix.join(path.posix.dirname(from), target))) continue;
      const alike = byName.get(path.posix.basename(target)) ?? [];
      const header = alike.find((each) => each.endsWith(`/${target}`));
      if (header !== undefined) roots.add(header.slice(0, -target.length));
    }
  return [...roots];
}

/** Classes that have a file of their own, by the package that files in its folder say they are in. */
function inPackages(
  { here, files, others }: WorkspaceFiles,
  { linesAbove }: CursorContext,
  separator: string,
): readonly Module[] {
  const ofFolder = new Map<string, string>();
  for (const { path: file, declares } of others)
    if (declares !== undefined) ofFolder.set(path.posix.dirname(file), declares);
  const own = linesAbove.flatMap((line) => declaration.exec(line)?.[1] ?? [])[0];
  return files.flatMap((file) => {
    const name = stemOf(file);
    const holder = ofFolder.get(path.posix.dirname(file));
    if (holder === undefined || !isClass.test(name)) return [];
    return [{ file, target: holder + separator + name, name, isHere: file === here || holder === own }];
  });
}

const isClass = /^\p{Lu}\w*$/u;

/** Whether a target is a class of a package that the workspace declares. */
function isDeclared(target: string, separator: string, others: readonly LineIndex[]): boolean {
  const at = target.lastIndexOf(separator);
  const holder = target.slice(0, Math.max(0, at));
  return isClass.test(target.slice(at + 1)) && others.some(({ declares }) => declares === holder);
}

/** The name of a file without its ending. */
export function stemOf(file: string): string {
  return path.posix.basename(file).replace(/\.\w+$/, "");
}

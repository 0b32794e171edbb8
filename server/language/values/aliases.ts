import { importedNames, moduleName } from "./imports.ts";

/** What names of imports stand for, by the name used in the file: `sp` for `subprocess`, `run` for `subprocess.run`. */
type Aliases = ReadonlyMap<string, string>;

const known = new WeakMap<readonly string[], Aliases>();

/** A dotted path with the import that its first segment names put in its place; the path itself where it names none. */
export function withoutAlias(callee: string, imports: readonly string[]): string {
  let aliases = known.get(imports);
  if (!aliases) {
    aliases = readAliases(imports);
    known.set(imports, aliases);
  }
  if (aliases.size === 0) return callee;
  const isNew = callee.startsWith("new ");
  const path = isNew ? callee.slice("new ".length) : callee;
  const [, first = "", rest = ""] = /^([\w$]+)(.*)/s.exec(path) ?? [];
  const full = aliases.get(first);
  return full === undefined ? callee : `${isNew ? "new " : ""}${full}${rest}`;
}

function readAliases(imports: readonly string[]): Aliases {
  return new Map(
    imports
      .flatMap(importedNames)
      .map(({ local, original, module }) => [
        local,
        pathOf(moduleName(module).replace(/^node:/, ""), original),
      ]),
  );
}

function pathOf(module: string, original: string | undefined): string {
  if (original === undefined || original === "default") return module;
  return module === "" ? original : `${module}.${original}`;
}

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
  const isNew = callee.startsWith("new ");
  const path = isNew ? callee.slice("new ".length) : callee;
  const [, first = "", rest = ""] = /^([\w$]+)(.*)$/s.exec(path) ?? [];
  const full = aliases.get(first);
  return full === undefined ? callee : `${isNew ? "new " : ""}${full}${rest}`;
}

function readAliases(imports: readonly string[]): Aliases {
  const aliases = new Map<string, string>();
  for (const text of imports) {
    const plain = text.replace(/\s+/g, " ");
    if (/^from /.test(plain)) readFrom(plain, aliases);
    else if (/["']/.test(plain)) readScript(plain, aliases);
    else readNamed(plain, aliases);
  }
  return aliases;
}

/** Python: `from os import system as run`. */
function readFrom(text: string, aliases: Map<string, string>): void {
  const [, module = "", list = ""] = /^from ([\w.]+) import \(?([^)]*)/.exec(text) ?? [];
  for (const part of list.split(",")) {
    const [, name, alias] = /^ ?(\w+)(?: as (\w+))?/.exec(part) ?? [];
    if (name !== undefined) aliases.set(alias ?? name, `${module}.${name}`);
  }
}

/** Python's `import subprocess as sp`; Rust's `use std::process::Command as Cmd`; C#'s `using R = System.Random`. */
function readNamed(text: string, aliases: Map<string, string>): void {
  for (const part of text.replace(/^(?:import|use|using) /, "").split(",")) {
    const [, path, alias] = /^ ?([\w.:\\]+) as (\w+)/.exec(part) ?? [];
    if (path !== undefined && alias !== undefined) aliases.set(alias, path.replace(/::|\\/g, "."));
    const [, renamed, from] = /^(\w+) = ([\w.]+)/.exec(part) ?? [];
    if (renamed !== undefined && from !== undefined) aliases.set(renamed, from);
  }
}

/** JavaScript's imports and `require`, Go's import with a name of its own. */
function readScript(text: string, aliases: Map<string, string>): void {
  const module = moduleName(/["'](?:node:)?([^"']+)["']\)?[^"']*$/.exec(text)?.[1] ?? "");
  const [, whole] =
    /^(?:import|const|let|var) (?:\* as )?([\w$]+)\b(?! ?:)/.exec(text) ??
    /^([\w$]+) = require/.exec(text) ??
    [];
  if (whole !== undefined && whole !== "type") aliases.set(whole, module);
  const [, list] = /\{([^}]*)\}/.exec(text) ?? [];
  for (const part of list?.split(",") ?? []) {
    const [, name, alias] = /^ ?([\w$]+)(?: (?:as|:) |: ?)?([\w$]+)?/.exec(part) ?? [];
    if (name !== undefined) aliases.set(alias ?? name, `${module}.${name}`);
  }
  for (const [, alias, path] of text.matchAll(/(?:^|[( ])([\w.]+) "([\w./-]+)"/g))
    if (alias !== undefined && path !== undefined && alias !== "import") aliases.set(alias, moduleName(path));
}

/** A module as calls name it: the last part of its path. */
function moduleName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

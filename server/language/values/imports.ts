/** A name that an import gives its file. */
export interface ImportedName {
  /** What the file calls it. */
  readonly local: string;
  /** Its name where it comes from, `default` for a module's main export; undefined for the module as a whole. */
  readonly original: string | undefined;
  /** Where it comes from, as written: `./shapes`, `..pkg.shapes`, `node:fs`; `::` and `\` are dots. */
  readonly module: string;
}

/** The names that an import statement of any language gives its file; none where it gives all there are, or none. */
export function importedNames(statement: string): readonly ImportedName[] {
  const text = withoutComments(statement).replace(/\s+/g, " ").trim();
  if (/^from /.test(text)) return ofPythonFrom(text);
  return /["']/.test(text) ? ofQuoted(text) : ofPaths(text);
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, " ").replace(/(^|[\s,({])(?:#|\/\/).*$/gm, "$1");
}

/** Python: `from os import system as run`. */
function ofPythonFrom(text: string): readonly ImportedName[] {
  const [, module = "", list = ""] = /^from ([\w.]+) import \(?([^)]*)/.exec(text) ?? [];
  return list.split(",").flatMap((part) => {
    const [, original, alias] = /^ ?(\w+)(?: as (\w+))?/.exec(part) ?? [];
    return original === undefined ? [] : [{ local: alias ?? original, original, module }];
  });
}

/** A module in quotes: JavaScript's imports and `require`, Go's imports. */
function ofQuoted(text: string): readonly ImportedName[] {
  const module = /["']([^"']+)["']\)?[^"']*$/.exec(text)?.[1] ?? "";
  const [, whole] =
    /^import (?:type )?(?:\* as )?(?!type\b)([\w$]+)(?=,| from| =)/.exec(text) ??
    /^(?:(?:const|let|var|export) )*([\w$]+)(?: ?:[^=]*)? ?= ?(?:await )?(?:require|import)\b/.exec(text) ??
    [];
  const member = /^import [^*=]*from/.test(text) ? "default" : /["']\)\.(\w+)/.exec(text)?.[1];
  const [, list] = /\{([^{}]*)\}/.exec(text) ?? [];
  return [
    ...(whole === undefined ? [] : [{ local: whole, original: member, module }]),
    ...(list?.split(",") ?? []).flatMap((part) => ofListed(part, module)),
    ...ofGo(text),
  ];
}

/** One name of a list in braces: `a`, `a as b`, `type a`, `a: b`. */
function ofListed(part: string, module: string): readonly ImportedName[] {
  const [, original, alias] = /^ ?(?:type (?!as\b))?([\w$]+)(?: as |: ?)?([\w$]+)?/.exec(part) ?? [];
  return original === undefined ? [] : [{ local: alias ?? original, original, module }];
}

/** Go: `import h "net/http"`, alone or in a list; without a name of its own it goes by the last part of its path. */
function ofGo(text: string): readonly ImportedName[] {
  if (!/^import (?:\(|[\w.]+ ?"|")/.test(text)) return [];
  return [...text.matchAll(/(?:(?<![\w.])([\w.]+) )?"([\w./-]+)"/g)].flatMap(([, alias, module = ""]) => {
    const local = alias === undefined || alias === "import" ? moduleName(unversioned(module)) : alias;
    return /^[\w-]+$/.test(local) && local !== "_" ? [{ local, original: undefined, module }] : [];
  });
}

/** `math/rand/v2` is called `rand`. */
function unversioned(module: string): string {
  return module.replace(/\/v\d+$/, "");
}

/**
 * Modules that are named: Python's `import subprocess as sp`, Java's `import java.util.List`, Rust's
 * `use std::process::{Command as Cmd}`, C#'s `using R = System.Random`, PHP's `use A\B as C`.
 */
function ofPaths(text: string): readonly ImportedName[] {
  const [, word = "", rest = ""] =
    /^(?:(?:pub(?:\([^)]*\))?|global) )?(import|use|using) (?:(?:static|function|const) )?(.*?);?$/.exec(
      text,
    ) ?? [];
  if (word === "") return [];
  const [, renamed, from] = /^(\w+) = ([\w.]+)/.exec(rest) ?? [];
  if (renamed !== undefined && from !== undefined) return [named(from, renamed)];
  // What C# uses is all that a namespace holds.
  if (word === "using") return [];
  // Of a module with dots Python gives the first part, where other languages, which end in a semicolon, give the last.
  const isPython = word === "import" && !text.endsWith(";");
  return inList("", rest, isPython ? ofModule : named);
}

type Reader = (path: string, alias: string | undefined) => ImportedName;

/** A path or a list of them, each with a name of its own, or with a list in braces behind it. */
const paths = /([\w.:\\]+?)(?:::|\\)\{((?:[^{}]|\{[^{}]*\})*)\}|([\w.:\\]+)(?: as (\w+))?/g;

/** The paths of a list, with those in braces behind a common start. */
function inList(start: string, list: string, read: Reader): readonly ImportedName[] {
  return [...list.matchAll(paths)].flatMap(([, prefix, inner = "", path, alias]) => {
    if (prefix !== undefined) return inList(`${start}${prefix}::`, inner, read);
    // A star is what stands behind: all there is.
    if (path === undefined || /[.:\\]$/.test(path)) return [];
    return [read(path === "self" ? start : `${start}${path}`, alias)];
  });
}

function ofModule(path: string, alias: string | undefined): ImportedName {
  if (alias === undefined)
    return { local: path.replace(/\..*/s, ""), original: undefined, module: path.replace(/\..*/s, "") };
  return { local: alias, original: undefined, module: path };
}

/** What a path leads to, by its last part where it is given no other name. */
function named(path: string, alias: string | undefined): ImportedName {
  const parts = path.split(/::|[.\\]/).filter((part) => part !== "");
  const original = parts.at(-1) ?? "";
  return { local: alias ?? original, original, module: parts.slice(0, -1).join(".") };
}

/** A module as calls name it: the last part of its path. */
export function moduleName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

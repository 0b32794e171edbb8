/** Whether a file does something, by the calls, modules and names that mean it. */

import { browserConcepts } from "./concepts/browser.ts";
import type { Concept } from "./concepts/concept.ts";
import { concurrencyConcepts } from "./concepts/concurrency.ts";
import { formatsConcepts } from "./concepts/formats.ts";
import { networkConcepts } from "./concepts/network.ts";
import { securityConcepts } from "./concepts/security.ts";
import { storageConcepts } from "./concepts/storage.ts";
import { systemConcepts } from "./concepts/system.ts";
import { valuesConcepts } from "./concepts/values.ts";
import type { Inventory } from "./inventory.ts";

export type Presence = "present" | "absent" | "unknown";

/** Prefixes of the tables, and the LSP identifiers they stand for. */
const prefixes: Readonly<Record<string, ReadonlySet<string>>> = {
  js: new Set(["javascript", "javascriptreact", "typescript", "typescriptreact"]),
  py: new Set(["python"]),
  go: new Set(["go"]),
  rs: new Set(["rust"]),
  java: new Set(["java"]),
  cs: new Set(["csharp"]),
  php: new Set(["php"]),
  rb: new Set(["ruby"]),
  cpp: new Set(["c", "cpp"]),
  sh: new Set(["shellscript"]),
};
/** A global function may be reached through the object that holds all globals. */
const globalObjects = ["window", "globalThis", "self", "global", "std", "builtins", "Kernel"];

const concepts: readonly Concept[] = [
  ...networkConcepts,
  ...storageConcepts,
  ...systemConcepts,
  ...browserConcepts,
  ...securityConcepts,
  ...concurrencyConcepts,
  ...formatsConcepts,
  ...valuesConcepts,
];
const byWord = new Map<string, Concept>();
for (const concept of concepts)
  for (const word of concept.words) if (!byWord.has(word)) byWord.set(word, concept);

/** Whether this names something a program can do. */
export function isConcept(name: string): boolean {
  return byWord.has(name);
}

/**
 * Whether the file does what the name says; undefined when it names nothing that is known.
 * @param name in small letters, in the singular: `file`, `environment variable`
 * @param libraries what the file imports
 */
export function showsConcept(
  inventory: Inventory,
  name: string,
  libraries: readonly string[],
): Presence | undefined {
  const concept = byWord.get(name);
  if (!concept) return undefined;
  if (isPresent(concept, inventory, libraries)) return "present";
  return isAbsent(concept, inventory, libraries) ? "absent" : "unknown";
}

function isPresent(concept: Concept, inventory: Inventory, libraries: readonly string[]): boolean {
  const { languageId } = inventory;
  const calls = entriesFor(concept.calls, languageId);
  if (calls.some((entry) => isCalled(entry, inventory))) return true;
  const modules = entriesFor(concept.modules, languageId);
  if (modules.some((module) => libraries.some((library) => isPartOf(library, module)))) return true;
  return (concept.names ?? []).some(
    (name) =>
      (inventory.names.has(name) && !inventory.definitions.has(name)) ||
      inventory.nodes.has(name) ||
      [...inventory.paths].some((path) => path === name || path.startsWith(`${name}.`)),
  );
}

/**
 * Certain only where everything that could hide it is visible: the text parses, imports nothing that is not known here,
 * and no name so much as hints at it.
 */
function isAbsent(concept: Concept, inventory: Inventory, libraries: readonly string[]): boolean {
  if (inventory.isBroken) return false;
  if (libraries.some((library) => !isKnownLibrary(library))) return false;
  if (importsOwnFiles(inventory)) return false;
  const words = [...inventory.names, ...inventory.calls].flatMap(partsOf);
  const seen = new Set([...words, ...inventory.nodes]);
  return !concept.hints.some(
    (hint) =>
      seen.has(hint.replace(/\$$/, "")) || words.some((word) => hint.length > 3 && word.startsWith(hint)),
  );
}

function importsOwnFiles(inventory: Inventory): boolean {
  return (
    [...inventory.texts].some((text) => /^\.{1,2}\//.test(text)) || inventory.nodes.has("relative_import")
  );
}

const knownModules = new Set(
  concepts.flatMap(({ modules }) => modules.map((module) => module.replace(/^\w+:/, ""))),
);
/** Standard modules that do nothing by themselves. */
const harmless = new Set([
  "path",
  "util",
  "assert",
  "url",
  "querystring",
  "string_decoder",
  "os",
  "sys",
  "math",
  "collections",
  "itertools",
  "functools",
  "typing",
  "dataclasses",
  "enum",
  "abc",
  "string",
  "operator",
  "copy",
  "decimal",
  "fractions",
  "statistics",
  "textwrap",
  "unicodedata",
  "heapq",
  "bisect",
  "contextlib",
  "types",
  "numbers",
  "warnings",
  "fmt",
  "strings",
  "strconv",
  "errors",
  "unicode",
  "bytes",
  "slices",
  "maps",
  "cmp",
  "container/heap",
  "container/list",
  "java.util",
  "java.util.function",
  "java.math",
  "java.text",
  "std",
  "core",
  "alloc",
  "System",
  "System.Collections.Generic",
  "System.Linq",
  "System.Text",
  "System.Collections",
  "set",
  "forwardable",
  "ostruct",
  "bigdecimal",
  "string",
  "vector",
  "map",
  "unordered_map",
  "algorithm",
  "utility",
  "memory",
  "iostream",
  "sstream",
  "optional",
  "variant",
  "functional",
  "numeric",
  "limits",
  "cstdint",
  "cstddef",
  "cstring",
  "string.h",
  "stdlib.h",
  "stdio.h",
  "stdint.h",
  "stdbool.h",
  "stddef.h",
  "ctype.h",
  "limits.h",
  "assert.h",
  "cassert",
  "array",
  "tuple",
  "react",
  "iterator",
  "stdexcept",
  "exception",
  "string_view",
  "span",
  "ranges",
  "concepts",
  "type_traits",
  "initializer_list",
  "deque",
  "list",
  "queue",
  "stack",
  "bitset",
  "context",
  "sort",
  "cstdlib",
  "cstdio",
  "iomanip",
  "errno.h",
  "unistd.h",
]);

/** Whether it is known what a library does. */
export function isKnownLibrary(library: string): boolean {
  return knownModules.has(library) || harmless.has(library);
}

function entriesFor(entries: readonly string[], languageId: string): readonly string[] {
  return entries.flatMap((entry) => {
    const [, prefix = "", rest = ""] = /^([a-z]+):(?!:)(.*)$/.exec(entry) ?? [];
    const languages = prefixes[prefix];
    if (!languages) return [entry];
    return languages.has(languageId) ? [rest] : [];
  });
}

/** Whether a call of the table occurs; see `Concept.calls` for how they are written. */
function isCalled(entry: string, { calls, paths, definitions }: Inventory): boolean {
  if (entry === "use*") return [...calls].some((call) => /^(?:React\.)?use[A-Z]\w*$/.test(call));
  if (entry.startsWith(".")) return [...calls].some((call) => call.endsWith(entry) && call !== entry);
  if (entry.endsWith("."))
    return [...calls, ...paths].some((call) => call.startsWith(entry) || call.startsWith(`new ${entry}`));
  if (calls.has(entry)) return entry.includes(".") || !definitions.has(entry);
  return globalObjects.some((holder) => calls.has(`${holder}.${entry}`));
}

/** Whether the module is the library or holds it: `java.net` holds `java.net.http`. */
function isPartOf(library: string, module: string): boolean {
  return library === module || (library.startsWith(module) && /[./:\\]/.test(library.charAt(module.length)));
}

/** `fetchUserById` → fetch, user, by, id. */
function partsOf(name: string): readonly string[] {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .toLowerCase()
    .split(/[^a-z\d]+/)
    .filter((part) => part !== "");
}

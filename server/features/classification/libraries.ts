/** The libraries a file really imports: aliases, re-exports, `require` and dynamic imports included, words in texts not. */
import type { MaskedText } from "../../language/lexical/maskText.ts";

type Extract = (match: RegExpMatchArray) => readonly string[];
interface ImportSyntax {
  readonly pattern: RegExp;
  readonly names: Extract;
  /** Behind the first match of this the pattern means something else. */
  readonly until?: RegExp;
}

const group: Extract = (match) => [match.slice(1).find((name) => name !== undefined) ?? ""];

const phpType = /^[ \t]*(?:(?:abstract|final|readonly)[ \t]+)*(?:class|trait|enum|interface)[ \t]+\w/m;

const scriptSyntax: readonly ImportSyntax[] = [
  {
    pattern:
      /\b(?:import|export)\b(?:\s+type\b)?(?:(?!\b(?:import|export)\b)[\s\w$*{},])*?\bfrom\s*["']([^"'\n]+)["']/g,
    names: group,
  },
  { pattern: /\bimport\s*\(?\s*["'`]([^"'`\n]+)["'`]/g, names: group },
  { pattern: /\brequire(?:\.resolve)?\s*\(\s*["'`]([^"'`\n]+)["'`]/g, names: group },
];
const javaSyntax: readonly ImportSyntax[] = [
  { pattern: /^[ \t]*import\s+(?:static\s+)?([\w.]+?)(?:\.\*)?(?:\s+as\s+\w+)?\s*;?[ \t]*$/gm, names: group },
];

const syntaxes: Readonly<Record<string, readonly ImportSyntax[]>> = {
  javascript: scriptSyntax,
  javascriptreact: scriptSyntax,
  typescript: scriptSyntax,
  typescriptreact: scriptSyntax,
  vue: scriptSyntax,
  svelte: scriptSyntax,
  coffeescript: scriptSyntax,
  python: [
    {
      pattern:
        /^[ \t]*import[ \t]+([\w.]+(?:[ \t]+as[ \t]+\w+)?(?:[ \t]*,[ \t]*[\w.]+(?:[ \t]+as[ \t]+\w+)?)*)/gm,
      names: (match) => (match[1] ?? "").split(","),
    },
    { pattern: /^[ \t]*from[ \t]+([\w.]+)[ \t]+import\b/gm, names: group },
    { pattern: /\b(?:importlib\.import_module|__import__)\s*\(\s*["']([\w.]+)["']/g, names: group },
  ],
  go: [
    { pattern: /^[ \t]*import[ \t]+(?:[\w.]+[ \t]+)?["`]([^"`\n]+)["`]/gm, names: group },
    {
      pattern: /^[ \t]*import[ \t]*\(([^)]*)\)/gm,
      names: (match) => [...(match[1] ?? "").matchAll(/["`]([^"`\n]+)["`]/g)].map((path) => path[1] ?? ""),
    },
  ],
  rust: [
    { pattern: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+(?:::)?(?:r#)?(\w+)/gm, names: group },
    {
      pattern: /^[ \t]*(?:pub(?:\([^)]*\))?[ \t]+)?use[ \t]+(?:::)?\{([^;]*)\}[ \t]*;/gm,
      names: (match) => (match[1] ?? "").split(",").map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? ""),
    },
    { pattern: /^[ \t]*extern[ \t]+crate[ \t]+(\w+)/gm, names: group },
  ],
  java: javaSyntax,
  kotlin: javaSyntax,
  groovy: javaSyntax,
  scala: [{ pattern: /^[ \t]*import[ \t]+([\w.]+)/gm, names: group }],
  csharp: [
    {
      pattern:
        /^[ \t]*(?:global[ \t]+)?using[ \t]+(?:static[ \t]+)?(?:\w+[ \t]*=[ \t]*)?(?:global::)?([A-Za-z_][\w.]*)(?:<[^;\n]*>)?[ \t]*;/gm,
      names: group,
    },
  ],
  vb: [{ pattern: /^[ \t]*Imports[ \t]+(?:\w+[ \t]*=[ \t]*)?([\w.]+)/gim, names: group }],
  fsharp: [{ pattern: /^[ \t]*open[ \t]+(?:type[ \t]+)?([\w.]+)/gm, names: group }],
  php: [
    // At the margin, or before the first class begins: inside a class `use` takes in traits.
    { pattern: /^use[ \t]+([A-Za-z_\\][^;()]*);/gm, names: phpNames },
    { pattern: /^[ \t]+use[ \t]+([A-Za-z_\\][^;()]*);/gm, names: phpNames, until: phpType },
  ],
  ruby: [{ pattern: /^[ \t]*(?:require|load|gem)[ \t]*\(?[ \t]*["']([^"'\n]+)["']/gm, names: group }],
  c: [{ pattern: /^[ \t]*#[ \t]*(?:include|import)[ \t]*<([^>\n]+)>/gm, names: group }],
  swift: [
    {
      pattern:
        /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:(?:class|struct|enum|protocol|func|typealias|var|let)[ \t]+)?(\w+)/gm,
      names: group,
    },
  ],
  dart: [{ pattern: /^[ \t]*(?:import|export)[ \t]+["']((?:package|dart):[^/"'\n]+)/gm, names: group }],
  elixir: [{ pattern: /^[ \t]*(?:alias|import|use|require)[ \t]+([A-Z][\w.]*)/gm, names: group }],
  haskell: [{ pattern: /^import[ \t]+(?:qualified[ \t]+)?(?:"[^"]*"[ \t]+)?([A-Z][\w.]*)/gm, names: group }],
  perl: [{ pattern: /^[ \t]*(?:use|require)[ \t]+([A-Z][\w:]*|[a-z]+(?:::\w+)+)/gm, names: group }],
  lua: [{ pattern: /\brequire\s*\(?\s*["']([^"'\n]+)["']/g, names: group }],
  r: [{ pattern: /\b(?:library|require|requireNamespace)\s*\(\s*["']?([\w.]+)["']?/g, names: group }],
  julia: [
    { pattern: /^[ \t]*(?:using|import)[ \t]+([\w., ]+)/gm, names: (match) => (match[1] ?? "").split(",") },
  ],
};
const aliases: Readonly<Record<string, string>> = {
  cpp: "c",
  "objective-c": "c",
  "objective-cpp": "c",
  cuda: "c",
};

/** `A\B, C as D` or `A\{B, C as D}`. */
function phpNames({ 1: clause = "" }: RegExpMatchArray): readonly string[] {
  const [, prefix = "", inner = clause] = /^([^{]*)\{([^}]*)\}/.exec(clause) ?? [];
  return inner.split(",").flatMap((part) => {
    const [name = ""] = part
      .trim()
      .replace(/^(?:function|const)\s+/, "")
      .split(/\s+as\s+/i);
    return name === "" ? [] : [`${prefix}${name}`.replace(/^\\/, "")];
  });
}

/** Sorted names of the libraries that the text imports, the standard library included, relative imports left out. */
export function findLibraries(languageId: string, masked: MaskedText): readonly string[] {
  const found = new Set<string | undefined>();
  for (const { pattern, names, until } of syntaxes[aliases[languageId] ?? languageId] ?? []) {
    const end = until ? (until.exec(masked.code)?.index ?? Number.POSITIVE_INFINITY) : undefined;
    for (const match of masked.withoutComments.matchAll(pattern)) {
      if (end !== undefined && match.index > end) break;
      if (!isCodeAt(masked, match)) continue;
      for (const name of names(match)) found.add(libraryName(languageId, name.trim()));
    }
  }
  return [...found].filter((library) => library !== undefined).sort();
}

/** Whether the import's keyword is code, not part of a string. */
function isCodeAt(masked: MaskedText, match: RegExpMatchArray): boolean {
  const start = (match.index ?? 0) + match[0].search(/\S/);
  return masked.code[start] === masked.withoutComments[start];
}

/** What an import's path names: the package without the path inside it; undefined for the project's own files. */
function libraryName(languageId: string, path: string): string | undefined {
  switch (languageId) {
    case "javascript":
    case "javascriptreact":
    case "typescript":
    case "typescriptreact":
    case "vue":
    case "svelte":
    case "coffeescript": {
      if (/^(?:[.~#/]|@\/|\$lib|https?:|data:)|\$\{/.test(path) || path === "") return undefined;
      const parts = path.replace(/^node:/, "").split("/");
      return path.startsWith("@") ? parts.slice(0, 2).join("/") : parts[0];
    }
    case "python":
      return path.startsWith(".") ? undefined : /^\w+/.exec(path)?.[0];
    case "rust":
      return path === "" || /^(?:crate|self|super|Self)$/.test(path) ? undefined : path;
    case "go":
      return path.startsWith(".") ? undefined : path;
    case "java":
    case "kotlin":
    case "groovy":
    case "scala":
      // Packages are in small letters; from the first capital on it is a class.
      return path.split(/\.(?=[A-Z])/)[0] || undefined;
    case "ruby":
      return /^[./]|#\{/.test(path) || path === "" ? undefined : path;
    default:
      return path || undefined;
  }
}

/**
 * Whether one of the imported `libraries` is `wanted` or a part of it: `org.junit` covers `org.junit.jupiter.api`,
 * `github.com/gin-gonic/gin` covers its sub-packages.
 */
export function usesLibrary(libraries: readonly string[], wanted: string): boolean {
  const name = wanted.replace(/^node:/, "").toLowerCase();
  return libraries.some((library) => {
    const lower = library.toLowerCase();
    if (lower === name || lower.endsWith(`/${name}`)) return true;
    return lower.startsWith(name) && /[./:\\]/.test(lower.charAt(name.length));
  });
}

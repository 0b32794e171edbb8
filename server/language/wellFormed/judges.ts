/** The judges by language, each loaded when a text of its language is first in doubt. */
import type { GrammarLoader, Logger } from "../../contract/ports.ts";
import { isTooDeep } from "./nesting.ts";
import type { Judge } from "./syntaxProblem.ts";

type Load = (grammars: GrammarLoader) => Promise<Judge>;

const javascript: Load = async () => (await import("./judges/javascript.ts")).judgeJavaScript;

const signs: Load = async () => (await import("./judges/signs.ts")).judgeSigns;

/** Names of WebAssembly files are those of their packages. */
const loaders: Readonly<Record<string, Load>> = {
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  python: async (grammars) =>
    (await import("./judges/python.ts")).createPythonJudge(await bytes(grammars, "ruff_fmt_bg.wasm")),
  go: async (grammars) =>
    (await import("./judges/formatters.ts")).createGoJudge(await bytes(grammars, "gofmt.wasm")),
  shellscript: async (grammars) =>
    (await import("./judges/formatters.ts")).createShellJudge(await bytes(grammars, "shfmt.wasm")),
  ruby: async (grammars) =>
    (await import("./judges/ruby.ts")).createRubyJudge(await bytes(grammars, "prism.wasm")),
  php: async () => (await import("./judges/php.ts")).judgePhp,
  java: async () => (await import("./judges/java.ts")).judgeJava,
  css: async () => (await import("./judges/css.ts")).judgeCss,
  json: async () => (await import("./judges/data.ts")).judgeJson,
  jsonc: async () => (await import("./judges/data.ts")).judgeJsonc,
  yaml: async () => (await import("./judges/data.ts")).judgeYaml,
  toml: async () => (await import("./judges/data.ts")).judgeToml,
  xml: async () => (await import("./judges/data.ts")).judgeXml,
  kotlin: signs,
  swift: signs,
  sql: async () => (await import("./judges/sql.ts")).judgeSql,
};

/** Judges that are quick, and small in memory, with a text that is not long. */
const quick: ReadonlySet<Load | undefined> = new Set([
  ...[javascript, signs, loaders.css],
  ...[loaders.json, loaders.jsonc, loaders.toml],
]);
/** Judges whose stack is WebAssembly's own: what they cannot go into is an error like others. */
const inWebAssembly: ReadonlySet<string> = new Set(["python", "go", "shellscript", "ruby"]);
/** A text of which such a judge is done within some 20 ms, in UTF-16 code units. */
const quickLength = 8_000;

async function bytes(grammars: GrammarLoader, file: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await grammars.load(file));
}

/**
 * A judge that says nothing of a text that is nested more deeply than its parser can go. Nonsense has an error at every sign, and
 * noting for each where in the parser it was found takes most of the time.
 */
function guarded(judge: Judge): Judge {
  return (text, languageId) => {
    if (!inWebAssembly.has(languageId) && isTooDeep(text)) return undefined;
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    try {
      return judge(text, languageId);
    } catch (error) {
      if (error instanceof RangeError) return undefined;
      throw error;
    } finally {
      Error.stackTraceLimit = stackTraceLimit;
    }
  };
}

export interface Judges {
  has(languageId: string): boolean;
  /** Whether the judge of a language holds nobody up with a text of a length. */
  isQuick(languageId: string, length: number): boolean;
  /** The judge of a language; undefined without one, or when it cannot be loaded, which is logged once. */
  of(languageId: string): Promise<Judge | undefined>;
}

export function createJudges(grammars: GrammarLoader, logger: Logger): Judges {
  const loading = new Map<Load, Promise<Judge | undefined>>();
  return Object.freeze({
    has: (languageId: string) => Object.hasOwn(loaders, languageId),

    isQuick: (languageId: string, length: number) => length <= quickLength && quick.has(loaders[languageId]),

    of(languageId: string) {
      const load = Object.hasOwn(loaders, languageId) ? loaders[languageId] : undefined;
      if (!load) return Promise.resolve(undefined);
      let judge = loading.get(load);
      if (!judge) {
        judge = load(grammars).then(guarded, (error: unknown) => {
          logger.error(`The parser that checks ${languageId} cannot be loaded.`, error);
          return undefined;
        });
        loading.set(load, judge);
      }
      return judge;
    },
  });
}

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformSync } from "esbuild";

/** Longest that a compiler may read, in milliseconds. */
const patience = 20_000;
/** Characters of a compiler's message that are kept. */
const mostSaid = 200;

/** Compilers that only read, where they are installed: the file is given as the last argument. */
const readers: Readonly<Record<string, readonly string[]>> = {
  python: ["python3", "-c", "import ast,sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())"],
  php: ["php", "-l"],
  ruby: ["ruby", "-c"],
};
const loaders = {
  javascript: "jsx",
  javascriptreact: "jsx",
  typescript: "ts",
  typescriptreact: "tsx",
} as const;

/** What a compiler says against a text that it had nothing to say against before. */
export function compilerFault(languageId: string, before: string, after: string): string | undefined {
  const fault = readingFault(languageId, after);
  return fault !== undefined && readingFault(languageId, before) === undefined ? fault : undefined;
}

function readingFault(languageId: string, text: string): string | undefined {
  if (Object.hasOwn(loaders, languageId)) {
    try {
      transformSync(text, { loader: loaders[languageId as keyof typeof loaders], logLevel: "silent" });
      return undefined;
    } catch (error) {
      return String(error).slice(0, mostSaid);
    }
  }
  const [command, ...args] = readers[languageId] ?? [];
  return command === undefined ? undefined : saidBy(command, args, text);
}

function saidBy(command: string, args: readonly string[], text: string): string | undefined {
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-eval-"));
  try {
    const file = path.join(folder, "a");
    writeFileSync(file, text);
    const { status, error, stderr } = spawnSync(command, [...args, file], {
      encoding: "utf8",
      timeout: patience,
    });
    return error || status === 0 ? undefined : stderr.slice(0, mostSaid);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

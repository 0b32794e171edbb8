import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformSync } from "esbuild";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";

const never = new AbortController().signal;

/** What became of one transformation of one file. */
export interface Sweep {
  readonly transform: string;
  readonly place: string;
  /** Places that were changed. */
  readonly count: number;
  /** What is wrong with the result; undefined where nothing is. */
  readonly fault: string | undefined;
}

/** Applies a transformation all over a text: the result is what it was made of a second time, and a compiler reads it. */
export async function sweep(
  transforms: TransformsProvider,
  transform: string,
  { text, languageId, place }: { readonly text: string; readonly languageId: string; readonly place: string },
): Promise<Sweep | undefined> {
  const once = (source: string) =>
    transforms.rewriteAll(transform, TextDocument.create("file:///a", languageId, 1, source), never);
  const first = await once(text);
  if (first.text === text) return undefined;
  const second = await once(first.text);
  const isStable = second.text === first.text;
  const fault = isStable ? compilerFault(languageId, text, first.text) : "a second time changes more";
  return { transform, place, count: first.count, fault };
}

/** Compilers that only read, where they are installed: the file is given as the last argument. */
const readers: Readonly<Record<string, readonly string[]>> = {
  python: ["python3", "-c", "import ast,sys; ast.parse(open(sys.argv[1], encoding='utf-8').read())"],
  php: ["php", "-l"],
  ruby: ["ruby", "-c"],
  go: ["gofmt", "-e", "-l"],
};
const loaders = {
  javascript: "jsx",
  javascriptreact: "jsx",
  typescript: "ts",
  typescriptreact: "tsx",
} as const;

function compilerFault(languageId: string, before: string, after: string): string | undefined {
  const fault = readingFault(languageId, after);
  return fault !== undefined && readingFault(languageId, before) === undefined ? fault : undefined;
}

function readingFault(languageId: string, text: string): string | undefined {
  if (languageId in loaders) {
    try {
      transformSync(text, { loader: loaders[languageId as keyof typeof loaders], logLevel: "silent" });
      return undefined;
    } catch (error) {
      return String(error).slice(0, 200);
    }
  }
  const [command, ...args] = readers[languageId] ?? [];
  if (command === undefined) return undefined;
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-eval-"));
  try {
    const file = path.join(folder, "a");
    writeFileSync(file, text);
    const { status, error, stderr } = spawnSync(command, [...args, file], {
      encoding: "utf8",
      timeout: 20_000,
    });
    return error || status === 0 ? undefined : stderr.slice(0, 200);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

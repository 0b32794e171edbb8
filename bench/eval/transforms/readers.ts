import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { transformSync } from "esbuild";

/** A text in a language. */
export interface Source {
  readonly languageId: string;
  readonly text: string;
}

/** Longest that a compiler may take for one batch, in milliseconds. */
const patience = 120_000;
/** A message of this many characters says enough. */
const longestMessage = 200;

/** A compiler that only reads: it is given files, and prints those it cannot read, `FILE<tab>WHY`. */
interface Reader {
  readonly extension: string;
  readonly command: readonly string[];
}

const each = (command: string) =>
  `for f in "$@"; do ${command} >/dev/null 2>/tmp/why.$$ || printf '%s\\t%s\\n' "$f" "$(head -c 150 /tmp/why.$$ | tr '\\n\\t' '  ')"; done; rm -f /tmp/why.$$`;
const shell = (command: string) => ["sh", "-c", each(command), "sh"];

const readers: Readonly<Record<string, Reader>> = {
  python: {
    extension: ".py",
    command: [
      "python3",
      "-W",
      "ignore",
      "-c",
      "import ast,sys\nfor f in sys.argv[1:]:\n try: ast.parse(open(f, encoding='utf-8').read())\n except Exception as e: print(f, str(e)[:150], sep='\\t')",
    ],
  },
  php: {
    extension: ".php",
    command: [
      "php",
      "-r",
      'foreach (array_slice($argv, 1) as $f) { try { token_get_all(file_get_contents($f), TOKEN_PARSE); } catch (Throwable $e) { echo "$f\\t" . $e->getMessage() . "\\n"; } }',
      "--",
    ],
  },
  ruby: {
    extension: ".rb",
    command: [
      "ruby",
      "-W0",
      "-e",
      "ARGV.each { |f| begin; RubyVM::InstructionSequence.compile(File.read(f, encoding: 'utf-8')); rescue Exception => e; puts \"#{f}\\t#{e.message[0, 150].tr(\"\\n\\t\", '  ')}\"; end }",
    ],
  },
  go: { extension: ".go", command: shell('gofmt -e -l "$f"') },
  rust: { extension: ".rs", command: shell('rustfmt --edition 2021 < "$f"') },
  // Reads C# 7 and no newer.
  csharp: { extension: ".cs", command: shell('mcs --parse "$f"') },
  java: { extension: ".java", command: ["java", path.join(import.meta.dirname, "ReadJava.java")] },
};
const loaders = {
  javascript: "jsx",
  javascriptreact: "jsx",
  typescript: "ts",
  typescriptreact: "tsx",
} as const;

/** Why the languages' own compilers cannot read texts, in their order; undefined where they can, or there is none here. */
export function unreadable(sources: readonly Source[]): readonly (string | undefined)[] {
  const faults: (string | undefined)[] = sources.map(scriptFault);
  const folder = mkdtempSync(path.join(tmpdir(), "inkling-eval-"));
  try {
    for (const [languageId, reader] of Object.entries(readers)) {
      const indices = sources.flatMap((source, index) => (source.languageId === languageId ? [index] : []));
      const told = indices.length > 0 ? readAll(reader, folder, indices, sources) : new Map<number, string>();
      for (const [index, why] of told) faults[index] = why;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return faults;
}

function readAll(
  { extension, command }: Reader,
  folder: string,
  indices: readonly number[],
  sources: readonly Source[],
): ReadonlyMap<number, string> {
  const files = indices.map((index) => path.join(folder, `${index}${extension}`));
  for (const [at, file] of files.entries()) writeFileSync(file, sources[indices[at] ?? 0]?.text ?? "");
  const [program = "", ...args] = command;
  const { stdout } = spawnSync(program, [...args, ...files], {
    encoding: "utf8",
    timeout: patience,
    maxBuffer: 64_000_000,
  });
  const told = new Map<number, string>();
  for (const line of (stdout ?? "").split("\n").filter((each) => each.includes("\t"))) {
    const [file = "", why = ""] = line.split("\t");
    told.set(Number(path.basename(file, extension)), why);
  }
  return told;
}

function scriptFault({ languageId, text }: Source): string | undefined {
  if (!(languageId in loaders)) return undefined;
  try {
    transformSync(text, { loader: loaders[languageId as keyof typeof loaders], logLevel: "silent" });
    return undefined;
  } catch (error) {
    return String(error).slice(0, longestMessage);
  }
}

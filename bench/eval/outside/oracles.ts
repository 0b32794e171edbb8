/** What the languages' own tools say of files, where they are installed: accepted, refused, or nothing. */
import { execFile, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../../server/machine/files/assets.ts";

const run = promisify(execFile);
const patience = 600_000;
const mostOutput = 256_000_000;

/** A text with the language it is in. */
export interface Piece {
  readonly languageId: string;
  readonly text: string;
}

/** A tool's answer: undefined accepts; otherwise the 1-based line that it names, 0 when it names none. */
export type Answer = number | undefined;

interface Oracle {
  readonly name: string;
  readonly languages: readonly string[];
  /** Names of files that the tool wants to see, by language. */
  readonly endings: Readonly<Record<string, string>>;
  readonly isThere: () => boolean;
  /** Answers for files of a folder: `LINE<TAB>FILE` for each that is refused. */
  ask(files: readonly string[], folder: string): Promise<string>;
}

const python = `
import sys, ast
for path in sys.stdin.read().split("\\n"):
    try:
        with open(path, "rb") as file: compile(file.read(), path, "exec", dont_inherit=True)
    except SyntaxError as error: print(f"{error.lineno or 0}\\t{path}")
    except Exception: print(f"0\\t{path}")
`;

const ruby = `
$VERBOSE = nil
STDIN.read.split("\\n").each do |path|
  begin
    RubyVM::InstructionSequence.compile_file(path)
  rescue SyntaxError => error
    puts "#{error.message[/:(\\d+):/, 1] || 0}\\t#{path}"
  end
end
`;

const php = `
foreach (explode("\\n", stream_get_contents(STDIN)) as $path) {
  try { token_get_all(file_get_contents($path), TOKEN_PARSE); }
  catch (ParseError $error) { echo $error->getLine(), "\\t", $path, "\\n"; }
}
`;

const java = `
import com.sun.source.util.JavacTask;
import java.nio.file.*;
import java.util.*;
import javax.tools.*;
public class Oracle {
  public static void main(String[] args) throws Exception {
    var compiler = ToolProvider.getSystemJavaCompiler();
    var manager = compiler.getStandardFileManager(null, null, null);
    for (String path : new String(System.in.readAllBytes()).split("\\n")) {
      var errors = new DiagnosticCollector<JavaFileObject>();
      var task = (JavacTask) compiler.getTask(null, manager, errors, List.of("-proc:none"), null,
          manager.getJavaFileObjects(path));
      task.parse();
      for (var error : errors.getDiagnostics())
        if (error.getKind() == Diagnostic.Kind.ERROR) {
          System.out.println(error.getLineNumber() + "\\t" + path);
          break;
        }
    }
  }
}
`;

const oracles: readonly Oracle[] = [
  scripted("python3", ["python"], { python: ".py" }, ["-W", "ignore"], "-c", python),
  scripted("ruby", ["ruby"], { ruby: ".rb" }, [], "-e", ruby),
  scripted("php", ["php"], { php: ".php" }, [], "-r", php),
  {
    name: "gofmt",
    languages: ["go"],
    endings: { go: ".go" },
    isThere: () => isInstalled("gofmt", ["-h"]),
    ask: async (_, folder) => lines(await output("gofmt", ["-e", "-l", folder]), /^(.+?):(\d+):\d+: /),
  },
  {
    name: "javac",
    languages: ["java"],
    endings: { java: ".java" },
    isThere: () => isInstalled("javac", ["-version"]),
    async ask(files, folder) {
      const program = path.join(folder, "Oracle.java");
      writeFileSync(program, java);
      return withInput("java", [program], files.join("\n"));
    },
  },
  {
    name: "node and tsc",
    languages: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
    endings: { javascript: ".jsx", javascriptreact: ".jsx", typescript: ".ts", typescriptreact: ".tsx" },
    isThere: () => true,
    async ask(_, folder) {
      const options = ["--noEmit", "--noCheck", "--allowJs", "--jsx", "preserve", "--target", "esnext"];
      writeFileSync(
        path.join(folder, "tsconfig.json"),
        JSON.stringify({
          include: ["*"],
          compilerOptions: { types: [], noResolve: true, module: "esnext", moduleDetection: "force" },
        }),
      );
      const tsc = path.join(packageRoot, "node_modules/typescript/bin/tsc");
      const said = await output(process.execPath, [tsc, "-p", folder, ...options]);
      return lines(said, /^(.+?)\((\d+),\d+\): error TS(?!8)/, folder);
    },
  },
  {
    name: "rustc",
    languages: ["rust"],
    endings: { rust: ".rs" },
    isThere: () => isInstalled("rustc", ["--version"]),
    async ask(files, folder) {
      const said: string[] = [];
      // Only a nightly compiler stops behind parsing; this variable makes a stable one do so.
      const env = { ...process.env, RUSTC_BOOTSTRAP: "1" };
      const options = [
        "-Zparse-crate-root-only",
        "--edition",
        "2021",
        "--crate-type",
        "lib",
        "--error-format",
        "short",
      ];
      for (const file of files) {
        const { stderr } = await run("rustc", [...options, file], { cwd: folder, env }).catch(
          (error: { stderr?: string }) => ({ stderr: error.stderr ?? "" }),
        );
        said.push(lines(stderr, /^(.+?):(\d+):\d+: error/).split("\n", 1)[0] ?? "");
      }
      return said.join("\n");
    },
  },
];

function scripted(
  name: string,
  languages: readonly string[],
  endings: Oracle["endings"],
  options: readonly string[],
  flag: string,
  script: string,
): Oracle {
  return {
    name,
    languages,
    endings,
    isThere: () => isInstalled(name, ["--version"]),
    ask: (files) => withInput(name, [...options, flag, script], files.join("\n")),
  };
}

function isInstalled(program: string, args: readonly string[]): boolean {
  return spawnSync(program, args, { stdio: "ignore" }).error === undefined;
}

/** What a tool prints, however it ends: refusing a file is no failure. */
async function output(program: string, args: readonly string[]): Promise<string> {
  const said = await run(program, args, { timeout: patience, maxBuffer: mostOutput }).catch(
    (error: { stdout?: string; stderr?: string }) => ({
      stdout: error.stdout ?? "",
      stderr: error.stderr ?? "",
    }),
  );
  return `${said.stdout}\n${said.stderr}`;
}

async function withInput(program: string, args: readonly string[], input: string): Promise<string> {
  const child = spawnSync(program, args, {
    input,
    timeout: patience,
    maxBuffer: mostOutput,
    encoding: "utf8",
  });
  if (child.error) throw child.error;
  return child.stdout;
}

/** `LINE<TAB>FILE` of what a compiler printed. */
function lines(said: string, pattern: RegExp, folder = ""): string {
  return said
    .split("\n")
    .map((line) => pattern.exec(line))
    .filter((found) => found !== null)
    .map(([, file = "", line]) => `${line}\t${path.resolve(folder, file)}`)
    .join("\n");
}

/** The oracles of this machine, for the report. */
export function installedOracles(): readonly string[] {
  return oracles.filter(({ isThere }) => isThere()).map(({ name }) => name);
}

/** Pieces that are asked for at once: bounded by what tools keep in memory. */
const atOnce = 400;

/** A tool's answers, in order; null where no tool knows the language. */
export async function askOracles(pieces: readonly Piece[]): Promise<readonly (Answer | null)[]> {
  const answers: (Answer | null)[] = pieces.map(() => null);
  for (const oracle of oracles) {
    const own = pieces
      .map((piece, index) => ({ ...piece, index }))
      .filter((piece) => oracle.languages.includes(piece.languageId));
    if (own.length === 0 || !oracle.isThere()) continue;
    for (let from = 0; from < own.length; from += atOnce) {
      const chunk = own.slice(from, from + atOnce);
      const folder = mkdtempSync(path.join(tmpdir(), "inkling-oracle-"));
      try {
        const files = chunk.map(({ languageId, text, index }) => {
          const file = path.join(folder, `f${index}${oracle.endings[languageId] ?? ""}`);
          writeFileSync(file, text);
          return file;
        });
        const refused = firstRefusals(await oracle.ask(files, folder));
        chunk.forEach(({ index }, order) => {
          answers[index] = refused.get(files[order] ?? "");
        });
      } finally {
        rmSync(folder, { recursive: true });
      }
    }
  }
  return answers;
}

/** The first line that an oracle refuses, by file. */
function firstRefusals(said: string): ReadonlyMap<string, number> {
  const refused = new Map<string, number>();
  for (const line of said.split("\n")) {
    const [at, file] = line.split("\t");
    if (file !== undefined && !refused.has(file)) refused.set(file, Number(at));
  }
  return refused;
}

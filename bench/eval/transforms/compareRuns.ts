import { spawn } from "node:child_process";
import path from "node:path";

/** A function before and after a transformation. */
export interface Pair {
  readonly transform: string;
  /** Where it is from. */
  readonly place: string;
  /** It takes something for granted that may not hold. */
  readonly isAssumed: boolean;
  readonly before: string;
  readonly after: string;
}

export interface Verdict extends Pair {
  /** `same`, `differs: …` or `unusable: …`. */
  readonly verdict: string;
}

const runners: Readonly<Record<string, readonly [command: string, script: string]>> = {
  javascript: [process.execPath, "runJavascript.cjs"],
  python: ["python3", "run_python.py"],
};
/** A child that has said nothing for so long, in milliseconds, is ended with the pair it is at. */
const patience = 4_000;

/** Runs each pair in a child process, both ways. What ends the child counts as unusable. */
export async function compareRuns(language: string, pairs: readonly Pair[]): Promise<readonly Verdict[]> {
  const verdicts: Verdict[] = [];
  while (verdicts.length < pairs.length) {
    const rest = pairs.slice(verdicts.length);
    const answers = await runSome(language, rest);
    answers.forEach((verdict, index) => {
      const pair = rest[index];
      if (pair) verdicts.push({ ...pair, verdict });
    });
    const stuck = pairs[verdicts.length];
    if (stuck) verdicts.push({ ...stuck, verdict: "unusable: ended the process" });
  }
  return verdicts;
}

function runSome(language: string, pairs: readonly Pair[]): Promise<readonly string[]> {
  const [command, script] = runners[language] ?? [];
  if (command === undefined || script === undefined) return Promise.resolve([]);
  return new Promise((done) => {
    const child = spawn(command, [path.join(import.meta.dirname, script)], {
      stdio: ["pipe", "pipe", "ignore"],
      env: { PATH: process.env.PATH ?? "", PYTHONHASHSEED: "0" },
    });
    let out = "";
    const end = () => child.kill("SIGKILL");
    let timer = setTimeout(end, patience);
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
      clearTimeout(timer);
      timer = setTimeout(end, patience);
    });
    child.stdin.on("error", () => undefined);
    child.on("error", () => done([]));
    child.on("close", () => {
      clearTimeout(timer);
      const lines = out.split("\n").slice(0, -1);
      done(lines.map((line) => String(JSON.parse(line))));
    });
    for (const { before, after } of pairs) child.stdin.write(`${JSON.stringify({ before, after })}\n`);
    child.stdin.end();
  });
}

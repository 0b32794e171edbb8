// `npm test [-- SUITE...]`: runs the suites in two lanes, prints them in order, ends with a line of counts.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { RESULT_VARIABLE, readSuiteResult, type SuiteResult } from "../test/harness/suiteResult.ts";
import { Transcript } from "../test/harness/transcript.ts";

interface Suite {
  readonly name: string;
  readonly args: readonly string[];
  /** A suite that takes longer hangs; it is ended and counts as failed. */
  readonly limitSeconds: number;
  /** Suites of one lane follow one another; the lanes run side by side, as most suites keep one core busy. */
  readonly lane: "code" | "editor";
  /** Needs the Chromium of the devDependencies, which exists for Linux only, or one that CHROMIUM names. */
  readonly browser?: boolean;
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, "out/results");
const mocha = ["node_modules/mocha/bin/mocha.js", "--reporter", "test/harness/mochaReporter.cjs"];
const suites: readonly Suite[] = [
  { name: "unit", args: mocha, lane: "code", limitSeconds: 900 },
  { name: "protocol", args: endToEndOf("protocol"), lane: "editor", limitSeconds: 300 },
  { name: "cli", args: endToEndOf("cli"), lane: "code", limitSeconds: 400 },
  {
    name: "vscode",
    args: ["--import", "tsx", "test/harness/browserHost.ts"],
    lane: "editor",
    limitSeconds: 300,
    browser: true,
  },
  { name: "ui", args: endToEndOf("ui"), lane: "editor", limitSeconds: 500, browser: true },
];

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `No such suite: ${unknown.join(", ")}. There are ${suites.map((suite) => suite.name).join(", ")}.`,
  );
  process.exit(2);
}

const GRACE_MS = 5000;
const NOTHING_RUN: SuiteResult = { passed: 0, failed: 0, skipped: 0, failures: [] };

let interrupted = false;
const total = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
mkdirSync(results, { recursive: true });
const running = runLanes(suites.filter(({ name }) => chosen.length === 0 || chosen.includes(name)));
for (const { name, transcript, result } of running) {
  transcript.show();
  const { passed, failed, skipped, failures } = await result;
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  broken.push(...failures.map(({ title }) => `${name}: ${title}`));
}
if (broken.length > 0) console.log(`\nWhat broke:\n${broken.map((title) => `  ${title}`).join("\n")}\n`);
const skippedPart = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skippedPart}`);
process.exitCode = total.failed > 0 ? 1 : 0;

interface RunningSuite {
  readonly name: string;
  readonly transcript: Transcript;
  readonly result: Promise<SuiteResult>;
}

/** Starts the first suite of every lane; each of the others begins when the one before it in its lane ends. */
function runLanes(chosenSuites: readonly Suite[]): readonly RunningSuite[] {
  const last = new Map<string, Promise<unknown>>();
  return chosenSuites.map((suite) => {
    const transcript = new Transcript(process.stdout);
    const before = last.get(suite.lane) ?? Promise.resolve();
    const result = before.then(() => (interrupted ? NOTHING_RUN : runSuite(suite, transcript)));
    last.set(suite.lane, result);
    return { name: suite.name, transcript, result };
  });
}

/** Such a suite needs a build and seconds per test, so it leaves the unit tests' configuration aside. */
function endToEndOf(folder: string): readonly string[] {
  const options = ["--no-config", "--forbid-only", "--timeout", "60000", "--exit"];
  return ["--import", "tsx", ...mocha, ...options, "--spec", `test/${folder}/**/*.test.ts`];
}

async function runSuite(suite: Suite, transcript: Transcript): Promise<SuiteResult> {
  const { name, args, limitSeconds, browser = false } = suite;
  transcript.line(`\n== ${name}`);
  if (browser && process.platform !== "linux" && !process.env.CHROMIUM) {
    transcript.line("  skipped: set CHROMIUM to the path of a Chromium or Chrome executable to run it here");
    return { ...NOTHING_RUN, skipped: 1 };
  }
  const started = Date.now();
  const file = path.join(results, `${name}.json`);
  rmSync(file, { force: true });
  // The models of whoever runs the tests are none of theirs.
  const data = path.join(results, `${name}-data`);
  rmSync(data, { recursive: true, force: true });
  // Pictures of an earlier run would pass for this one's.
  if (name === "ui") rmSync(path.join(root, "out/screenshots"), { recursive: true, force: true });
  const child = spawn(process.execPath, args, {
    cwd: root,
    stdio: ["inherit", "pipe", "pipe"],
    detached: process.platform !== "win32",
    env: { ...process.env, [RESULT_VARIABLE]: file, INKLING_DATA: data },
  });
  transcript.follow(child);
  const ending = await ended(child, limitSeconds);
  const result = readSuiteResult(file);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  transcript.line(`  ${name}: ${result?.passed ?? 0} passed, ${result?.failed ?? 1} failed in ${seconds} s`);
  // A suite that dies after its last test (or before it) has failed, whatever it counted.
  if (result && (ending === "exit 0" || result.failed > 0)) return result;
  const failure = { title: `the suite ended with ${ending}`, message: existsSync(file) ? "" : "no result" };
  return {
    passed: result?.passed ?? 0,
    skipped: result?.skipped ?? 0,
    failed: 1,
    failures: [failure],
  };
}

/** Resolves with how the process ended; ends its whole group when it takes too long or we are interrupted. */
function ended(child: ChildProcess, limitSeconds: number): Promise<string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => end(`the time limit of ${limitSeconds} s`), limitSeconds * 1000);
    const interrupt = () => {
      interrupted = true;
      end("an interruption");
    };
    let reason: string | undefined;
    const end = (why: string) => {
      reason = why;
      // First a request, so that the suite can end what it has started, then an order.
      endGroup(child, "SIGTERM");
      setTimeout(() => endGroup(child, "SIGKILL"), GRACE_MS).unref();
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, interrupt);
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      for (const name of ["SIGINT", "SIGTERM"] as const) process.off(name, interrupt);
      // What it left behind goes too.
      endGroup(child, "SIGKILL");
      // Its last lines may still be on their way, unless a process outside its group holds the pipe.
      const how = reason ?? (signal ? signal : `exit ${code}`);
      child.once("close", () => resolve(how));
      setTimeout(() => resolve(how), GRACE_MS).unref();
    });
  });
}

function endGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch (error) {
    // Nothing is left of the group.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

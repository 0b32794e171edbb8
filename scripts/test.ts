// `npm test [-- SUITE...]`: runs the suites one after the other and ends with a line of counts.
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { RESULT_VARIABLE, readSuiteResult, type SuiteResult } from "../test/harness/suiteResult.ts";

interface Suite {
  readonly name: string;
  readonly args: readonly string[];
  /** A suite that takes longer hangs; it is ended and counts as failed. */
  readonly limitSeconds: number;
  /** Needs the Chromium of the devDependencies, which exists for Linux only, or one that CHROMIUM names. */
  readonly browser?: boolean;
}

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const results = path.join(root, "out/results");
const mocha = ["node_modules/mocha/bin/mocha.js", "--reporter", "test/harness/mochaReporter.cjs"];
/** The suites below need a build and seconds per test, so they leave the unit tests' configuration aside. */
const endToEnd = [
  ...["--import", "tsx", ...mocha],
  ...["--no-config", "--forbid-only", "--timeout", "60000", "--exit", "--spec"],
];

const suites: readonly Suite[] = [
  { name: "unit", args: mocha, limitSeconds: 400 },
  { name: "protocol", args: [...endToEnd, "test/protocol/**/*.test.ts"], limitSeconds: 300 },
  { name: "cli", args: [...endToEnd, "test/cli/**/*.test.ts"], limitSeconds: 400 },
  {
    name: "vscode",
    args: ["--import", "tsx", "test/harness/browserHost.ts"],
    limitSeconds: 300,
    browser: true,
  },
  { name: "ui", args: [...endToEnd, "test/ui/**/*.test.ts"], limitSeconds: 360, browser: true },
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

let interrupted = false;
const total = { passed: 0, failed: 0, skipped: 0 };
const broken: string[] = [];
mkdirSync(results, { recursive: true });
for (const suite of suites.filter(({ name }) => chosen.length === 0 || chosen.includes(name))) {
  if (interrupted) break;
  const { passed, failed, skipped, failures } = await runSuite(suite);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  broken.push(...failures.map(({ title }) => `${suite.name}: ${title}`));
}
if (broken.length > 0) console.log(`\nWhat broke:\n${broken.map((title) => `  ${title}`).join("\n")}\n`);
const skippedPart = total.skipped > 0 ? `, ${total.skipped} skipped` : "";
console.log(`${total.passed} passed, ${total.failed} failed${skippedPart}`);
process.exitCode = total.failed > 0 ? 1 : 0;

async function runSuite(suite: Suite): Promise<SuiteResult> {
  const { name, args, limitSeconds, browser = false } = suite;
  console.log(`\n== ${name}`);
  if (browser && process.platform !== "linux" && !process.env.CHROMIUM) {
    console.log("  skipped: set CHROMIUM to the path of a Chromium or Chrome executable to run it here");
    return { passed: 0, failed: 0, skipped: 1, failures: [] };
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
    stdio: "inherit",
    detached: process.platform !== "win32",
    env: { ...process.env, [RESULT_VARIABLE]: file, INKLING_DATA: data },
  });
  const ending = await ended(child, limitSeconds);
  const result = readSuiteResult(file);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`  ${name}: ${result?.passed ?? 0} passed, ${result?.failed ?? 1} failed in ${seconds} s`);
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
      resolve(reason ?? (signal ? signal : `exit ${code}`));
      // What it left behind goes too.
      endGroup(child, "SIGKILL");
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

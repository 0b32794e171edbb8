// Makes a fresh clone ready: dependencies, build and, with --tests, a VS Code to test in. Does nothing when all is there.
// Plain Node without dependencies, because it runs before `npm install` has.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const MINIMUM_NODE = [20, 19];

requireNode();
if (!dependenciesMatchLock()) installDependencies();
if (!buildIsFresh()) build();
// The tests in VS Code run in a browser, which the devDependencies bring for Linux.
const canShowVscode = process.platform === "linux" || process.env.CHROMIUM !== undefined;
if (process.argv.includes("--tests") && canShowVscode) {
  run("Checking VS Code for tests", process.execPath, ["--import", "tsx", "scripts/installVscode.ts"]);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  fail(`Inkling needs Node.js ${MINIMUM_NODE.join(".")} or newer; this is ${process.versions.node}.`);
}

/**
 * npm records what it put into node_modules in a lock file of its own, written last; so an interrupted install
 * shows as well. Optional packages depend on the platform and do not count.
 */
function dependenciesMatchLock() {
  const installedLock = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedLock)) return false;
  const wanted = JSON.parse(readFileSync(path.join(root, "package-lock.json"), "utf8")).packages;
  const installed = JSON.parse(readFileSync(installedLock, "utf8")).packages;
  return Object.entries(wanted).every(
    ([location, entry]) =>
      location === "" || entry.optional || installed[location]?.version === entry.version,
  );
}

function installDependencies() {
  // No package here needs its install script: native code comes as ready-made platform packages.
  const flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];
  // `npm ci` starts from nothing and follows the lock file exactly; on an existing tree `install` is quicker.
  if (!existsSync(path.join(root, "node_modules"))) {
    if (run("Installing dependencies (about 600 MB, once)", "npm", ["ci", ...flags], { mayFail: true }))
      return;
    console.log("  `npm ci` failed; trying `npm install`");
  }
  run("Updating dependencies", "npm", ["install", "--no-save", ...flags]);
}

function buildIsFresh() {
  const meta = path.join(root, "dist/meta.json");
  if (!existsSync(meta)) return false;
  const built = statSync(meta).mtimeMs;
  const sources = ["client", "server", "esbuild.config.mjs", "package-lock.json"];
  return sources.every((source) => newest(path.join(root, source)) <= built);
}

/** @param {string} file */
function newest(file) {
  const stat = statSync(file);
  if (!stat.isDirectory()) return stat.mtimeMs;
  const entries = readdirSync(file).map((name) => newest(path.join(file, name)));
  return Math.max(stat.mtimeMs, ...entries);
}

function build() {
  run("Building", process.execPath, ["esbuild.config.mjs"]);
}

/**
 * @param {string} label
 * @param {string} command
 * @param {string[]} args
 * @returns {boolean} whether it succeeded
 */
function run(label, command, args, { mayFail = false } = {}) {
  const started = Date.now();
  console.log(`${label} ...`);
  // Under npm its own path is known, which also spares Windows the .cmd wrapper.
  const npm = process.env.npm_execpath;
  const [file, ...rest] = command === "npm" && npm ? [process.execPath, npm, ...args] : [command, ...args];
  const result = spawnSync(file, rest, {
    cwd: root,
    stdio: "inherit",
    shell: file === "npm" && process.platform === "win32",
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  if (result.status === 0) {
    console.log(`  done in ${seconds} s`);
    return true;
  }
  if (!mayFail) fail(`${label} failed (${result.error?.message ?? `exit status ${result.status}`}).`);
  return false;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}

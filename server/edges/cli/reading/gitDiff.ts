import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CommandError } from "../commandError.ts";

const run = promisify(execFile);
/** A diff longer than this, in bytes, is not read. */
const maxOutput = 256 * 1024 * 1024;

/** A repository's own settings may name programs that Git runs by itself; none of them is needed here. */
const harmless = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat"];

/** What is missing is not fetched: the way to a remote may name programs too. */
const offline = { GIT_NO_LAZY_FETCH: "1", GIT_ALLOW_PROTOCOL: "none", GIT_TERMINAL_PROMPT: "0" };

type Git = (...args: string[]) => Promise<string>;

function gitIn(folder: string, environment: Readonly<Record<string, string>>): Git {
  const options = { maxBuffer: maxOutput, env: { ...process.env, ...offline, ...environment } };
  return async (...args) => (await run("git", ["-C", folder, ...harmless, ...args], options)).stdout;
}

/** Settings, for the environment, by which the filters that the repository itself names convert nothing; the user's own stay. */
async function withoutFilters(git: Git): Promise<Readonly<Record<string, string>>> {
  const listed = (await git("config", "--list", "--show-scope", "--name-only", "-z")).split("\0");
  const keys = listed.filter(
    (key, index) =>
      /^filter\..*\.(?:clean|smudge|process|required)$/s.test(key) &&
      /^(?:local|worktree)$/.test(listed[index - 1] ?? ""),
  );
  const settings = [...new Set(keys)].flatMap((key, index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, key.endsWith(".required") ? "false" : ""],
  ]);
  return Object.fromEntries([["GIT_CONFIG_COUNT", String(settings.length / 2)], ...settings]);
}

/**
 * What changed since a revision, as `git diff -U0` tells it, with untracked files counted as new.
 * @param folder any folder of the repository
 * @throws CommandError when git is missing, the folder is in no repository or the revision does not exist
 */
export async function gitDiff(
  folder: string,
  revision: string,
): Promise<{ root: string; diff: string; untracked: readonly string[] }> {
  try {
    const git = gitIn(folder, await withoutFilters(gitIn(folder, {})));
    const root = (await git("rev-parse", "--show-toplevel")).trim();
    // Verified first, so that a revision can never be read as an option or a path.
    const commit = (await git("rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`)).trim();
    const diff = await git(
      "diff",
      "-U0",
      "--no-color",
      "--no-ext-diff",
      "--no-textconv",
      "--ignore-submodules=all",
      commit,
    );
    const others = await git("ls-files", "--others", "--exclude-standard", "--full-name", "-z", root);
    return { root, diff, untracked: others.split("\0").filter(Boolean) };
  } catch (error) {
    throw new CommandError(`--since ${revision}: ${reason(error)}`);
  }
}

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "ENOENT") return "git was not found.";
  const stderr = "stderr" in error && typeof error.stderr === "string" ? error.stderr.trim() : "";
  if (stderr.endsWith("Needed a single revision")) return "Git knows no such revision.";
  return stderr.split("\n")[0] || error.message;
}

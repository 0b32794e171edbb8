import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { CommandError } from "./commandError.ts";

const run = promisify(execFile);
/** A diff longer than this, in bytes, is not read. */
const maxOutput = 256 * 1024 * 1024;

/** A repository's own settings may name programs that Git runs by itself; none of them is needed here. */
const harmless = ["-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat"];

/**
 * What changed since a revision, as `git diff -U0` tells it, with untracked files counted as new.
 * @param folder any folder of the repository
 * @throws CommandError when git is missing, the folder is in no repository or the revision does not exist
 */
export async function gitDiff(
  folder: string,
  revision: string,
): Promise<{ root: string; diff: string; untracked: readonly string[] }> {
  const git = async (...args: string[]) =>
    (await run("git", ["-C", folder, ...harmless, ...args], { maxBuffer: maxOutput })).stdout;
  try {
    const root = (await git("rev-parse", "--show-toplevel")).trim();
    // Verified first, so that a revision can never be read as an option or a path.
    const commit = (await git("rev-parse", "--verify", "--end-of-options", `${revision}^{commit}`)).trim();
    const diff = await git("diff", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", commit);
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

import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const repository = fileURLToPath(new URL("../../", import.meta.url));

export interface CliResult {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built terminal command. */
export async function runCli(
  args: readonly string[],
  options: { cwd?: string; input?: string; env?: NodeJS.ProcessEnv } = {},
): Promise<CliResult> {
  const child = spawn(process.execPath, [path.join(repository, "dist/cli.js"), ...args], {
    cwd: options.cwd ?? repository,
    env: options.env ?? process.env,
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  child.stdin.end(options.input ?? "");
  const status = await new Promise<number | null>((resolve) => child.on("close", resolve));
  return { status, stdout, stderr };
}

/** Runs a command with `--format json` and parses what it prints. */
export async function runJson<T>(
  args: readonly string[],
  options: { cwd?: string } = {},
): Promise<{ status: number | null; value: T }> {
  const { status, stdout, stderr } = await runCli([...args, "--format", "json"], options);
  try {
    return { status, value: JSON.parse(stdout) as T };
  } catch {
    throw new Error(
      `inkling ${args.join(" ")} ended with ${status} and printed no JSON:\n${stdout}\n${stderr}`,
    );
  }
}

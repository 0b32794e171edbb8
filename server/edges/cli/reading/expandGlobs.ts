import { existsSync } from "node:fs";
import path from "node:path";
import { listFiles } from "../../../machine/files/listFiles.ts";
import { globMatcher } from "../../../text/glob.ts";
import { CommandError } from "../commandError.ts";
import { displayPath, type Environment } from "../environment.ts";

const wildcard = /[*?[{]/;
const installed = "**/node_modules/**";

/**
 * The paths of a command, with globs that the shell left alone (because they were quoted, or it knows no `**`) replaced by the files
 * that they match and `.gitignore` does not name.
 * @throws CommandError for a glob that matches nothing
 */
export function expandGlobs(environment: Environment, names: readonly string[]): readonly string[] {
  return names.flatMap((name) => {
    const isPath = !wildcard.test(name) || existsSync(path.resolve(environment.cwd, name));
    return isPath ? [name] : matchesOf(environment, name);
  });
}

function matchesOf(environment: Environment, name: string): readonly string[] {
  const glob = name.split(path.sep).join("/");
  const parts = glob.split("/");
  const fixed = parts.slice(
    0,
    parts.findIndex((part) => wildcard.test(part)),
  );
  const folder = path.resolve(environment.cwd, fixed.length === 0 ? "." : `${fixed.join("/")}/`);
  const matches = globMatcher([parts.slice(fixed.length).join("/")]);
  // Packages are meant only where they are named.
  const exclude = glob.includes("node_modules") ? [] : [installed];
  const files = existsSync(folder) ? [...listFiles(folder, { exclude })] : [];
  const found = files.filter((file) => matches(path.relative(folder, file).split(path.sep).join("/")));
  if (found.length === 0) throw new CommandError(`${name}: no such file or folder, and no file matches it.`);
  return found.map((file) => displayPath(environment, file));
}

import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

/**
 * A copy of examples/ to type in. It lies outside the repository, whose .gitignore would hide its files from Inkling.
 */
export async function copyExamples(root: string): Promise<{ folder: string; remove: () => Promise<void> }> {
  const parent = await mkdtemp(path.join(await realpath(tmpdir()), "inkling-"));
  const folder = path.join(parent, "shop");
  await cp(path.join(root, "examples"), folder, { recursive: true });
  return { folder, remove: () => rm(parent, { recursive: true, force: true, maxRetries: 5 }) };
}

// `node --import tsx scripts/verifyRelease.ts v0.2.0`: whether a tag, the manifest and the changelog name the same version.
import { readFileSync } from "node:fs";
import path from "node:path";
import { readManifest, root } from "./stage.ts";

/** What is wrong with a release; empty when nothing is. */
export function releaseFaults(tag: string, version: string, changelog: string): string[] {
  const faults: string[] = [];
  if (tag !== `v${version}`) faults.push(`The tag is ${tag}, and package.json says ${version}.`);
  const [, section] = changelog.split(`## [${version}]`);
  if (section === undefined) faults.push(`CHANGELOG.md has no section "## [${version}]".`);
  else if (!/^- /m.test(section.split("\n## ")[0] ?? ""))
    faults.push(`The changelog says nothing of ${version}.`);
  return faults;
}

const [, script, tag] = process.argv;
if (script?.endsWith("verifyRelease.ts")) {
  const changelog = readFileSync(path.join(root, "CHANGELOG.md"), "utf8");
  const faults = releaseFaults(tag ?? "", readManifest().version, changelog);
  for (const fault of faults) console.error(fault);
  process.exitCode = faults.length > 0 ? 1 : 0;
}

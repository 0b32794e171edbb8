import { readFileSync } from "node:fs";
import path from "node:path";
import type { RuleId } from "../../../contract/config.ts";
import { packageRoot } from "../../../machine/files/assets.ts";

/** The Markdown page of a rule, as it is shipped; undefined when it is not there. */
export function rulePage(rule: RuleId): string | undefined {
  try {
    return readFileSync(path.join(packageRoot, "docs/rules", `${rule}.md`), "utf8");
  } catch {
    return undefined; // A copy without its documentation still checks.
  }
}

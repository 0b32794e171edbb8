import type { Config } from "../../../contract/config.ts";
import type { Rule } from "./rule.ts";

/** Whether a rule does not apply to files of tests; some have a setting for it. */
export function isSparedInTests({ id, sparesTests }: Rule, { rules: settings }: Config): boolean {
  if (typeof sparesTests !== "string") return sparesTests === true;
  return new Map<string, unknown>(Object.entries(settings[id])).get(sparesTests) !== true;
}

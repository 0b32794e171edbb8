import type { Decision, Path } from "../../../../language/program/machine/path.ts";
import type { RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { rejects } from "./fulfils.ts";

/** Words by which there is no way around what is asked for. */
export const forEverybody =
  /\b(?:by anyone|by anybody|nobody|no one|never|not even|in any case|under no|whoever|always|any)\b/i;

/**
 * Ways on which what is to be refused goes through before anybody asks for it.
 * @param asked the ways on which it is asked for
 */
export function bypasses(
  { outcome }: Claim,
  { paths, definition }: RunFunction,
  asked: readonly Path[],
): Path[] {
  if (outcome?.kind !== "reject") return [];
  return paths.all.filter(
    (path) =>
      !asked.includes(path) &&
      // Who is sent elsewhere does not get through.
      !path.effects.some(({ name }) => /redirect/i.test(name)) &&
      !path.decisions.some(isMissing) &&
      rejects(path, undefined, false, definition.name) === "no",
  );
}

/** Whether there was nothing that could have been asked: it is missing, or could not be had. */
function isMissing({ key, value }: Decision): boolean {
  if (/^(?:throws|fails) /.test(key)) return value;
  if (/^err\(.*\) == null$/s.test(key)) return !value;
  return value && key.endsWith(" == null");
}

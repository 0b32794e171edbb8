import type { CodeLink, CodeRequirement, FileRequirements } from "./documents/fileRequirements.ts";
import type { Link } from "./requirement.ts";

/** The requirements and references of several files, looked up by identifier. */
export interface RequirementSet {
  readonly requirements: readonly CodeRequirement[];
  /** All definitions of an identifier; more than one is a mistake. */
  definitions(id: string): readonly CodeRequirement[];
  implementations(id: string): readonly CodeLink[];
  /** References from tests, titles that name the identifier included. */
  tests(id: string): readonly Link[];
  /** Whether any code refers to a requirement that is defined. */
  readonly usesLinks: boolean;
  /** Every identifier that is defined. */
  readonly ids: readonly string[];
}

/** Puts the requirements of files together. */
export function requirementSet(files: readonly FileRequirements[]): RequirementSet {
  const requirements = files.flatMap((file) => file.requirements);
  const definitions = groupBy(
    requirements.filter(({ named }) => named),
    ({ id }) => id,
  );
  const links = files.flatMap((file) => file.links);
  const implementations = groupBy(
    links.filter(({ kind }) => kind === "implements"),
    ({ id }) => id,
  );
  const tests = groupBy(
    [...links.filter(({ kind }) => kind === "tests"), ...files.flatMap((file) => file.mentions)],
    ({ id }) => id,
  );
  return {
    requirements,
    definitions: (id) => definitions.get(id) ?? [],
    implementations: (id) => implementations.get(id) ?? [],
    tests: (id) => tests.get(id) ?? [],
    usesLinks: links.some(({ id, kind }) => kind === "implements" && definitions.has(id)),
    ids: [...definitions.keys()],
  };
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}

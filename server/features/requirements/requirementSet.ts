import type { CodeLink, CodeRequirement, FileRequirements } from "./documents/fileRequirements.ts";
import { isOpen } from "./links/denials.ts";
import type { Link } from "./requirement.ts";

/** The requirements and references of several files, looked up by identifier. */
export interface RequirementSet {
  readonly requirements: readonly CodeRequirement[];
  /** All definitions of an identifier; more than one is a mistake. */
  definitions(id: string): readonly CodeRequirement[];
  /** Code that refers to it, or to what covers it. */
  implementations(id: string): readonly CodeLink[];
  /** Prose that documents it. */
  documentations(id: string): readonly CodeLink[];
  /** References from tests, titles that name the identifier included. */
  tests(id: string): readonly Link[];
  /** Whether any code refers to a requirement that is defined. */
  readonly usesLinks: boolean;
  /** Every identifier that is defined. */
  readonly ids: readonly string[];
}

/** How many levels of what covers what are followed. */
const deepestCover = 4;

/** What code says again of a requirement that a document defines (`// REQ-12: at most seven days`) refers to it. */
export function withReferences(
  file: FileRequirements,
  isDocumented: (id: string) => boolean,
): FileRequirements {
  const isReference = ({ id, named, source }: CodeRequirement) =>
    named && source === "code" && isDocumented(id);
  const references = file.requirements.filter(isReference);
  if (references.length === 0) return file;
  const kind = file.isTest ? "tests" : "implements";
  const done = references.filter(({ text }) => !isOpen(text));
  const links = done.map(
    ({ uri, path, id, idRange: range, unit }): CodeLink => ({ uri, path, id, kind, range, unit }),
  );
  return {
    ...file,
    requirements: file.requirements.filter((requirement) => !isReference(requirement)),
    links: [...file.links, ...links],
  };
}

/** Puts the requirements of files together. */
export function requirementSet(given: readonly FileRequirements[]): RequirementSet {
  const documented = new Set(
    given.flatMap((file) =>
      file.requirements.filter(({ source }) => source === "document").map(({ id }) => id),
    ),
  );
  const files = given.map((file) => withReferences(file, (id) => documented.has(id)));
  const requirements = files.flatMap((file) => file.requirements);
  const named = requirements.filter((requirement) => requirement.named);
  const definitions = groupBy(
    named.flatMap((requirement) =>
      [requirement.id, ...(requirement.aliases ?? [])].map((id) => ({ id, requirement })),
    ),
    ({ id }) => id,
  );
  const covering = groupBy(
    named.flatMap(({ id, covers = [] }) => covers.map((covered) => ({ id, covered }))),
    ({ covered }) => covered,
  );
  const links = files.flatMap((file) =>
    file.links.filter(({ id, isLoose }) => !isLoose || definitions.has(id)),
  );
  const implementations = groupBy(
    links.filter(({ kind }) => kind === "implements"),
    ({ id }) => id,
  );
  const documentations = groupBy(
    links.filter(({ kind }) => kind === "documents"),
    ({ id }) => id,
  );
  /** Identifiers by which code may refer to a requirement: its own, its other ones, and those of what covers it. */
  const namesOf = (id: string, depth = 0): string[] => {
    const own = (definitions.get(id) ?? []).flatMap(({ requirement }) => requirement.aliases ?? []);
    const below =
      depth < deepestCover ? (covering.get(id) ?? []).flatMap((each) => namesOf(each.id, depth + 1)) : [];
    return [...new Set([id, ...own, ...below])];
  };
  const tests = groupBy(
    [...links.filter(({ kind }) => kind === "tests"), ...files.flatMap((file) => file.mentions)],
    ({ id }) => id,
  );
  return {
    requirements,
    definitions: (id) => (definitions.get(id) ?? []).map(({ requirement }) => requirement),
    implementations: (id) => namesOf(id).flatMap((name) => implementations.get(name) ?? []),
    documentations: (id) => documentations.get(id) ?? [],
    tests: (id) => namesOf(id).flatMap((name) => tests.get(name) ?? []),
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

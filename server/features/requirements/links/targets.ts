import type { CodePlace } from "../check/checker.ts";
import type { CodeRequirement, FileRequirements } from "../documents/fileRequirements.ts";
import type { SourcePlace } from "../requirement.ts";
import { type RequirementSet, requirementSet, withReferences } from "../requirementSet.ts";

/** A requirement together with the code to judge. */
export interface Target {
  readonly requirement: CodeRequirement;
  readonly places: readonly CodePlace[];
  /** Code that refers to it and cannot be read: its language has no parser here, or no code follows. */
  readonly unread: readonly SourcePlace[];
  /** Prose that documents it. */
  readonly documented: readonly SourcePlace[];
  /** Where the lens goes and the verdict is kept. */
  readonly at: { readonly uri: string; readonly line: number };
}

/**
 * Every requirement once, with all code that it is about.
 * @param others files that are only looked up: their requirements count where `files` refer to them
 */
export function allTargets(
  files: readonly FileRequirements[],
  others: readonly FileRequirements[] = [],
): Target[] {
  const own = new Set(files.map(({ uri }) => uri));
  const set = requirementSet([...files, ...others.filter(({ uri }) => !own.has(uri))]);
  const linked = new Set(
    files.flatMap((file) =>
      [...file.links, ...file.requirements].flatMap(({ id }) => [
        id,
        ...set.definitions(id).map((each) => each.id),
      ]),
    ),
  );
  return set.requirements
    .filter(({ uri, id }) => own.has(uri) || linked.has(id))
    .map((requirement) => documentTarget(requirement, set));
}

export function documentTarget(requirement: CodeRequirement, set: RequirementSet): Target {
  const own = requirement.unit ? [{ uri: requirement.uri, unit: requirement.unit }] : [];
  const links = requirement.named ? set.implementations(requirement.id) : [];
  const linked = links.flatMap(({ uri, unit }) => (unit ? [{ uri, unit }] : []));
  return {
    requirement,
    places: uniquePlaces([...own, ...linked]),
    unread: links.filter(({ unit }) => !unit),
    documented: requirement.named ? set.documentations(requirement.id) : [],
    at: { uri: requirement.uri, line: requirement.unit?.line ?? requirement.range.start.line },
  };
}

/** The requirements written in a source file, and those it refers to, each with the code of this file alone. */
export function codeTargets(given: FileRequirements, set: RequirementSet): Target[] {
  const file = withReferences(given, (id) => set.definitions(id).some(({ source }) => source === "document"));
  const own = file.requirements.map((requirement) => documentTarget(requirement, set));
  const linked = new Map<string, Target>();
  for (const { id, unit, kind, range } of file.links) {
    const [requirement] = set.definitions(id);
    if (!requirement || kind !== "implements" || requirement.uri === file.uri) continue;
    const before = linked.get(id);
    linked.set(id, {
      requirement,
      places: uniquePlaces([...(before?.places ?? []), ...(unit ? [{ uri: file.uri, unit }] : [])]),
      unread: [...(before?.unread ?? []), ...(unit ? [] : [{ uri: file.uri, path: file.path, range }])],
      documented: [],
      at: before?.at ?? { uri: file.uri, line: unit?.line ?? range.start.line },
    });
  }
  return [...own, ...linked.values()].sort((a, b) => a.at.line - b.at.line);
}

function uniquePlaces(places: readonly CodePlace[]): CodePlace[] {
  const seen = new Map(places.map((place) => [`${place.uri} ${place.unit.start}`, place]));
  return [...seen.values()];
}

export function isDefined(id: string, files: readonly FileRequirements[]): boolean {
  return files.some(({ requirements }) => requirements.some((requirement) => requirement.id === id));
}

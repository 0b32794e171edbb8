import type { RequirementNode, RequirementPlace } from "../server/edges/lsp/protocol.ts";

/** How the view arranges requirements. */
export type Grouping = "document" | "code";
/** Which requirements the view shows. */
export type Filter = "all" | "notMet" | "unchecked" | "unimplemented" | "untested";

/** What places a requirement leads to. */
export type PlaceGroup = "implementations" | "tests" | "evidence";

/** An entry of the view. */
export type TreeEntry =
  | {
      readonly kind: "file";
      readonly path: string;
      readonly uri: string;
      readonly requirements: readonly RequirementNode[];
    }
  | { readonly kind: "requirement"; readonly requirement: RequirementNode }
  | { readonly kind: "group"; readonly of: PlaceGroup; readonly places: readonly RequirementPlace[] }
  | { readonly kind: "place"; readonly place: RequirementPlace }
  | { readonly kind: "note"; readonly text: string };

/** Files with the requirements the filter leaves, in order of their paths. */
export function groupRequirements(
  nodes: readonly RequirementNode[],
  grouping: Grouping,
  filter: Filter,
): TreeEntry[] {
  const files = new Map<string, { uri: string; requirements: RequirementNode[] }>();
  const add = (path: string, uri: string, node: RequirementNode) => {
    const file = files.get(path) ?? { uri, requirements: [] };
    if (!file.requirements.includes(node)) file.requirements.push(node);
    files.set(path, file);
  };
  for (const node of nodes) {
    if (!passes(node, filter)) continue;
    const places = grouping === "code" ? node.implementations : [];
    for (const { path, uri } of places) add(path, uri, node);
    if (places.length === 0) add(node.path, node.uri, node);
  }
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([path, { uri, requirements }]) => ({ kind: "file", path, uri, requirements }));
}

/** What unfolds below an entry. */
export function childrenOf(entry: TreeEntry): TreeEntry[] {
  if (entry.kind === "file")
    return entry.requirements.map((requirement) => ({ kind: "requirement", requirement }));
  if (entry.kind === "group") return entry.places.map((place) => ({ kind: "place", place }));
  if (entry.kind !== "requirement") return [];
  const { implementations, tests, last } = entry.requirement;
  const groups: TreeEntry[] = [
    { kind: "group" as const, of: "implementations" as const, places: implementations },
    { kind: "group" as const, of: "tests" as const, places: tests },
    { kind: "group" as const, of: "evidence" as const, places: last?.evidence ?? [] },
  ].filter(({ places }) => places.length > 0);
  return [...(last?.missing ?? []).map((text): TreeEntry => ({ kind: "note", text })), ...groups];
}

/** How many requirements have each verdict; those that changed since count as unchecked. */
export function countVerdicts(nodes: readonly RequirementNode[]): Record<Verdict | "unchecked", number> {
  const counts = { yes: 0, partial: 0, no: 0, unsure: 0, unchecked: 0 };
  for (const { last } of nodes) counts[last && !last.stale ? last.verdict : "unchecked"]++;
  return counts;
}

type Verdict = NonNullable<RequirementNode["last"]>["verdict"];

function passes({ last, implementations, tests }: RequirementNode, filter: Filter): boolean {
  if (filter === "notMet") return last !== undefined && last.verdict !== "yes";
  if (filter === "unchecked") return !last || last.stale;
  if (filter === "unimplemented") return implementations.length === 0;
  return filter === "all" || tests.length === 0;
}

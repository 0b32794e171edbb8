import type { Range } from "vscode-languageserver-types";
import type { RuleSeverity } from "../../../contract/config.ts";
import type { Judged } from "../../../contract/ports.ts";
import type { FileRequirements } from "../documents/fileRequirements.ts";
import type { SourcePlace } from "../requirement.ts";
import type { RequirementSet } from "../requirementSet.ts";

/** Something wrong with an identifier. Has the shape of a finding of the diagnostics feature. */
export interface LinkProblem extends Judged {
  readonly rule: "requirement-link";
  readonly severity: Exclude<RuleSeverity, "off">;
  readonly kind: "unknown" | "duplicate" | "orphaned";
  readonly id: string;
  readonly range: Range;
  readonly message: string;
  readonly related: readonly { readonly uri: string; readonly range: Range; readonly message: string }[];
}

/** Problems of the identifiers of one file; `set` holds the whole workspace. */
export function findLinkProblems(
  file: FileRequirements,
  set: RequirementSet,
  severity: Exclude<RuleSeverity, "off">,
): LinkProblem[] {
  const problem = (
    kind: LinkProblem["kind"],
    { id, range }: { id: string; range: Range },
    message: string,
    related: readonly SourcePlace[] = [],
  ): LinkProblem => ({
    rule: "requirement-link",
    severity,
    kind,
    id,
    range,
    message,
    tier: "heuristic",
    confidence: 1,
    ms: 0,
    related: related.map(({ uri, range: place }) => ({ uri, range: place, message: `${id} is also here.` })),
  });
  // A project without requirements of its own may use such words for tickets elsewhere.
  const unknown = set.requirements.some(({ named }) => named)
    ? file.links.filter(({ id, isLoose }) => !isLoose && set.definitions(id).length === 0)
    : [];
  const named = file.requirements.filter((requirement) => requirement.named);
  // Scenarios that share the tag of their feature have it on purpose.
  const duplicates = named.filter(
    ({ id, isShared = false }) =>
      !isShared && set.definitions(id).filter((other) => !other.isShared).length > 1,
  );
  const orphans = set.usesLinks
    ? named.filter(
        ({ id, unit, source }) =>
          source === "document" &&
          !unit &&
          set.implementations(id).length + set.tests(id).length + set.documentations(id).length === 0,
      )
    : [];
  return [
    ...unknown.map((link) => problem("unknown", link, unknownMessage(link.id, set))),
    ...duplicates.map(({ id, idRange: range, uri }) =>
      problem(
        "duplicate",
        { id, range },
        `“${id}” names more than one requirement.`,
        set
          .definitions(id)
          .filter((other) => other.uri !== uri || other.idRange.start.line !== range.start.line),
      ),
    ),
    ...onePerPlace(orphans).map(({ id, idRange: range }) =>
      problem("orphaned", { id, range }, `No code refers to “${id}”.`),
    ),
  ];
}

/** OpenFastTrace counts revisions: a reference to an earlier one is outdated. */
function unknownMessage(id: string, set: RequirementSet): string {
  const revision = id.lastIndexOf("~") + 1;
  const other =
    revision > 0 ? set.ids.find((each) => each !== id && each.startsWith(id.slice(0, revision))) : undefined;
  if (other === undefined) return `There is no requirement “${id}”.`;
  const isOlder = Number(id.slice(revision)) < Number(other.slice(revision));
  return `There is no requirement “${id}”${isOlder ? " any more" : " yet"}: “${other}” is defined.`;
}

/** Scenarios that share an identifier have it in one place. */
function onePerPlace<T extends { readonly id: string; readonly idRange: Range }>(found: readonly T[]): T[] {
  return [
    ...new Map(
      found.map((each) => [`${each.id} ${each.idRange.start.line} ${each.idRange.start.character}`, each]),
    ).values(),
  ];
}

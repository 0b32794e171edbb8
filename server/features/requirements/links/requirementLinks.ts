import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range, TextEdit } from "vscode-languageserver-types";
import type { Ports } from "../../../contract/ports.ts";
import { untilAborted } from "../../../contract/untilAborted.ts";
import type { Syntax } from "../../../language/parse/syntax.ts";
import { findCandidates } from "../check/candidates.ts";
import { describeRequirement } from "../documents/describeRequirement.ts";
import type { RequirementResult } from "../requirement.ts";
import type { RequirementIndex } from "../requirementIndex.ts";
import { type RequirementSet, requirementSet } from "../requirementSet.ts";
import { fixLink, type LinkFix, linkComment } from "./linkFixes.ts";
import { findLinkProblems, type LinkProblem } from "./linkProblems.ts";
import {
  completeIds,
  expectsId,
  type IdAt,
  type IdCompletion,
  idAt,
  isValidName,
  type Location,
  occurrences,
} from "./navigation.ts";

/** Identifiers across code and documents. */
export interface RequirementLinks {
  /** Unknown, duplicate and orphaned identifiers of a document. */
  diagnostics(document: TextDocument, signal: AbortSignal): Promise<LinkProblem[]>;
  /** Where the requirement at a position is written. */
  definition(document: TextDocument, position: Position, signal: AbortSignal): Promise<Location[]>;
  /** Where the requirement at a position is mentioned, in code and in documents. */
  references(
    document: TextDocument,
    position: Position,
    withDefinitions: boolean,
    signal: AbortSignal,
  ): Promise<Location[]>;
  /** The identifier that `rename` would rename; undefined when there is none. */
  prepareRename(document: TextDocument, position: Position, signal: AbortSignal): Promise<IdAt | undefined>;
  /** All places to change for another identifier; undefined when the name is taken or no identifier. */
  rename(
    document: TextDocument,
    position: Position,
    newName: string,
    signal: AbortSignal,
  ): Promise<Location[] | undefined>;
  /** Markdown about the requirement at a position. */
  hover(
    document: TextDocument,
    position: Position,
    signal: AbortSignal,
  ): Promise<{ definition: string; range: Range } | undefined>;
  /** Identifiers to insert behind `implements` and the like. */
  completion(document: TextDocument, position: Position, signal: AbortSignal): Promise<IdCompletion[]>;
  /** Fixes for the problem whose range this is. */
  fixes(document: TextDocument, range: Range, signal: AbortSignal): Promise<LinkFix[]>;
  /** The code whose names and words fit a requirement best, best first. Reads the whole workspace. */
  likelyPlaces(id: string, signal: AbortSignal): Promise<LikelyPlace[]>;
}

/** A place that may implement a requirement, and the edit that says so. */
export interface LikelyPlace {
  /** Name and place, such as `addItem (src/cart.ts:13)`. */
  readonly label: string;
  readonly uri: string;
  readonly edit: TextEdit;
}

/** Most places that are offered. */
const maxLikely = 3;

type LastVerdict = (
  id: string,
  signal: AbortSignal,
) => Promise<{ result: RequirementResult; stale: boolean } | undefined>;

/** Creates the part of the requirements provider that deals with identifiers. */
export function createRequirementLinks(
  ports: Ports,
  index: RequirementIndex,
  syntax: Syntax,
  lastVerdict: LastVerdict,
): RequirementLinks {
  let gathering: { readonly versions: string; readonly set: Promise<RequirementSet> } | undefined;

  /** The whole workspace's requirements; looked through once for all who ask while no open document changes. */
  async function everything(signal: AbortSignal): Promise<RequirementSet> {
    await untilAborted(index.readWhole(), signal);
    const versions = JSON.stringify(
      ports.workspace.openDocuments().map(({ uri, version }) => [uri, version]),
    );
    if (gathering?.versions !== versions) {
      const own = { versions, set: gather() };
      gathering = own;
      const forget = () => {
        if (gathering === own) gathering = undefined;
      };
      own.set.then(forget, forget);
    }
    return untilAborted(gathering.set, signal);
  }

  async function gather(): Promise<RequirementSet> {
    const { signal } = new AbortController();
    return requirementSet([...(await index.documents(signal)), ...(await index.code(signal))]);
  }

  async function documentsNow(signal: AbortSignal): Promise<TextDocument[]> {
    const files = await index.documents(signal);
    const found = await Promise.all(files.map(({ uri }) => ports.workspace.document(uri)));
    return found.filter((document) => document !== undefined);
  }

  /** The identifier at a position if a requirement has it. */
  async function known(document: TextDocument, position: Position, signal: AbortSignal) {
    const at = idAt(document, position);
    if (!at) return undefined;
    const set = await everything(signal);
    return set.definitions(at.id).length > 0 ? { at, set } : undefined;
  }

  return {
    async diagnostics(document: TextDocument, signal: AbortSignal) {
      const { enabled, diagnostics, languages, rules } = ports.settings.of(document.uri);
      const { severity } = rules["requirement-link"];
      const off = !enabled || !diagnostics.enabled || languages[document.languageId] === false;
      if (off || severity === "off") return [];
      const file = await index.read(document);
      if (file.links.length === 0 && !file.requirements.some(({ named }) => named)) return [];
      return findLinkProblems(file, await everything(signal), severity);
    },

    async definition(document: TextDocument, position: Position, signal: AbortSignal) {
      const found = await known(document, position, signal);
      return found
        ? found.set.definitions(found.at.id).map(({ uri, idRange }) => ({ uri, range: idRange }))
        : [];
    },

    async references(
      document: TextDocument,
      position: Position,
      withDefinitions: boolean,
      signal: AbortSignal,
    ) {
      const found = await known(document, position, signal);
      return found ? occurrences(found.at.id, found.set, await documentsNow(signal), withDefinitions) : [];
    },

    async prepareRename(document: TextDocument, position: Position, signal: AbortSignal) {
      return (await known(document, position, signal))?.at;
    },

    async rename(document: TextDocument, position: Position, newName: string, signal: AbortSignal) {
      const found = await known(document, position, signal);
      if (!found || !isValidName(newName, found.at.id) || found.set.definitions(newName).length > 0)
        return undefined;
      return occurrences(found.at.id, found.set, await documentsNow(signal), true);
    },

    async hover(document: TextDocument, position: Position, signal: AbortSignal) {
      const found = await known(document, position, signal);
      if (!found) return undefined;
      const { id, range } = found.at;
      const definition = describeRequirement(id, found.set, await lastVerdict(id, signal));
      return definition === undefined ? undefined : { definition, range };
    },

    async completion(document: TextDocument, position: Position, signal: AbortSignal) {
      return expectsId(document, position) ? completeIds(document, position, await everything(signal)) : [];
    },

    async fixes(document: TextDocument, range: Range, signal: AbortSignal) {
      return fixLink(document, range, await everything(signal), await documentsNow(signal));
    },

    async likelyPlaces(id: string, signal: AbortSignal) {
      const { workspace } = ports;
      const [requirement] = (await everything(signal)).definitions(id);
      if (!requirement) return [];
      const files = await index.codeFiles(signal);
      const [found = []] = await findCandidates([requirement.text], files, workspace, syntax, signal);
      const places: LikelyPlace[] = [];
      for (const { uri, unit } of found.slice(0, maxLikely)) {
        const document = await workspace.document(uri);
        if (!document) continue;
        const { line } = document.positionAt(unit.start);
        const label = `${unit.name} (${workspace.relativePath(uri)}:${unit.line + 1})`;
        places.push({ label, uri, edit: linkComment(document, line, id) });
      }
      return places;
    },
  };
}

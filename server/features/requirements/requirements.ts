import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { type Candidate, findCandidates } from "./check/candidates.ts";
import { Checker, type CodeText } from "./check/checker.ts";
import type { CodeLink, CodeRequirement } from "./documents/fileRequirements.ts";
import { createRequirementLinks, type RequirementLinks } from "./links/requirementLinks.ts";
import { allTargets, codeTargets, documentTarget, isDefined, type Target } from "./links/targets.ts";
import type { Judgement, Link, RequirementResult, SourcePlace } from "./requirement.ts";
import { RequirementIndex } from "./requirementIndex.ts";
import { requirementSet } from "./requirementSet.ts";

/** A code lens: what is required at this place, and the verdict of the last check. */
export interface RequirementLens {
  readonly range: Range;
  readonly title: string;
  /** What `check` is to be given; undefined for the lens that checks the whole file. */
  readonly key: string | undefined;
}

/** What is to be checked. */
export interface CheckTarget {
  readonly uri: string;
  /** The requirement's identifier, as in `RequirementLens`. */
  readonly key: string;
  /** Whether the larger model, if the user has one, is asked where the tiers below are unsure. */
  readonly large?: boolean;
}

/** A requirement with everything known about it, for the requirements view. */
export interface RequirementEntry {
  readonly requirement: CodeRequirement;
  readonly implementations: readonly CodeLink[];
  readonly tests: readonly Link[];
  /** The last verdict, and whether text or code changed since. */
  readonly last: { readonly result: RequirementResult; readonly stale: boolean } | undefined;
}

/** Told after each requirement of a longer check. */
export type Progress = (done: number, total: number, result: RequirementResult) => void;

/** Requirements: where they are, what implements them, and whether it does. */
export interface RequirementsProvider extends RequirementLinks {
  codeLenses(document: TextDocument, signal: AbortSignal): Promise<RequirementLens[]>;
  /** Checks one requirement of a file; undefined when it is not there any more. */
  check(target: CheckTarget, signal: AbortSignal): Promise<RequirementResult | undefined>;
  /** Checks everything a file requires or refers to. */
  checkFile(uri: string, signal: AbortSignal, progress?: Progress): Promise<RequirementResult[]>;
  /**
   * Checks many requirements.
   * @param files URIs of source files and documents; the whole workspace when undefined
   * @param specs URIs of further requirements documents, whatever their names
   */
  checkAll(
    files: readonly string[] | undefined,
    specs: readonly string[],
    signal: AbortSignal,
    progress?: Progress,
  ): Promise<RequirementResult[]>;
  /** Judges a text against a piece of code that need not be a file. */
  satisfies(text: string, code: CodeText, signal: AbortSignal): Promise<Judgement>;
  /** Every requirement of the workspace. */
  list(signal: AbortSignal): Promise<RequirementEntry[]>;
  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void;
  /** Forgets what a closed document held. */
  didClose(uri: string): void;
}

/** How far a place found by words is to be trusted. */
const guessedPlace = 0.95;
/** Requirements without code for which a place is searched in one check. */
const maxSearched = 50;

interface Kept {
  readonly fingerprint: string;
  readonly result: RequirementResult;
}

/** Creates the requirements provider. Nothing is read before it is asked. */
export function createRequirements(ports: Ports, syntax: Syntax): RequirementsProvider {
  const index = new RequirementIndex(ports, syntax);
  const checker = new Checker(ports, syntax);
  const kept = new Map<string, Kept>();

  async function run(target: Target, candidate: Candidate | undefined, large: boolean, signal: AbortSignal) {
    const { requirement, places, at } = target;
    const code = await checker.load(places);
    const judgement =
      places.length === 0
        ? await judgeUnlinked(target, candidate, large, signal)
        : await checker.judge(requirement.text, code, large, signal);
    const { id, text, path, range } = requirement;
    const result: RequirementResult = { id, text, path, line: range.start.line + 1, ...judgement };
    kept.set(keyOf(at.uri, id), { result, fingerprint: checker.fingerprint(text, code) });
    return result;
  }

  /** Without code: prose may document it, and code may be found by its words. */
  async function judgeUnlinked(
    target: Target,
    candidate: Candidate | undefined,
    large: boolean,
    signal: AbortSignal,
  ): Promise<Judgement> {
    const [unread] = target.unread;
    if (unread) return judgeUnread(unread);
    const [documented] = target.documented;
    if (!documented) return judgeCandidate(target.requirement.text, candidate, large, signal);
    return unsureAt(documented, `It is documented in ${documented.path}; what prose says is not checked.`);
  }

  function judgeUnread(place: SourcePlace): Promise<Judgement> {
    const where = `${place.path}:${place.range.start.line + 1}`;
    return unsureAt(place, `${where} refers to it, but no code that can be read follows there.`);
  }

  /** Unsure, with the line that is all there is to show. */
  async function unsureAt({ path, range, uri }: SourcePlace, reason: string): Promise<Judgement> {
    const lines = (await ports.workspace.document(uri))?.getText().split(/\r\n|\n|\r/);
    const text = lines?.[range.start.line]?.trim() ?? "";
    const evidence = [{ path, line: range.start.line + 1, text }];
    return { verdict: "unsure", confidence: 0, tier: "heuristic", evidence, missing: [reason], ms: 0 };
  }

  /** Nothing says what implements the requirement. Code found by its words may show that it is met, never that it is not. */
  async function judgeCandidate(
    text: string,
    candidate: Candidate | undefined,
    large: boolean,
    signal: AbortSignal,
  ): Promise<Judgement> {
    const started = ports.clock.now();
    const answer = { verdict: "unsure", confidence: 0, tier: "heuristic", evidence: [] } as const;
    const ms = () => ports.clock.now() - started;
    if (!candidate) return { ...answer, missing: ["No code refers to it."], ms: ms() };
    const judgement = await checker.judge(text, await checker.load([candidate]), large, signal);
    if (judgement.verdict === "yes") return { ...judgement, confidence: judgement.confidence * guessedPlace };
    const { uri, unit } = candidate;
    const place = `${ports.workspace.relativePath(uri)}:${unit.line + 1}`;
    return {
      ...answer,
      evidence: judgement.evidence,
      missing: [`No code refers to it; “${unit.name}” (${place}) is the likeliest place.`],
      ms: ms(),
    };
  }

  /** The last verdict on the target, checked here or, from one of its places, at the code. */
  async function lastOf({ requirement, places, at }: Target) {
    const found = [at.uri, requirement.uri, ...places.map(({ uri }) => uri)].flatMap(
      (uri) => kept.get(keyOf(uri, requirement.id)) ?? [],
    );
    const [first] = found;
    if (!first) return undefined;
    const now = checker.fingerprint(requirement.text, await checker.load(places));
    const fresh = found.find(({ fingerprint }) => fingerprint === now);
    return { result: (fresh ?? first).result, stale: fresh === undefined };
  }

  /** What a file requires or refers to. A document's requirements are judged by all code that refers to them. */
  async function targetsOf(document: TextDocument, signal: AbortSignal): Promise<Target[]> {
    const file = await index.read(document);
    if (file.isDocument) {
      const set = requirementSet([file, ...(await index.code(signal))]);
      return file.requirements.map((requirement) => documentTarget(requirement, set));
    }
    const linked =
      file.links.some(({ kind }) => kind === "implements") || file.requirements.some(({ named }) => named);
    const documents = linked ? await index.documents(signal) : [];
    const elsewhere =
      linked &&
      file.links.some(({ id, isLoose = false }) => !isLoose && !isDefined(id, [file, ...documents]));
    const others = elsewhere ? await index.code(signal) : [];
    return codeTargets(
      file,
      requirementSet([file, ...documents, ...others.filter(({ uri }) => uri !== file.uri)]),
    );
  }

  // Implements UI-7.
  async function checkTargets(
    targets: readonly Target[],
    signal: AbortSignal,
    progress?: Progress,
    large = false,
    searched?: readonly string[],
  ) {
    const results: RequirementResult[] = [];
    const unlinked = targets
      .filter(({ places, unread }) => places.length + unread.length === 0)
      .slice(0, maxSearched);
    const texts = unlinked.map(({ requirement }) => requirement.text);
    const files = unlinked.length > 0 ? (searched ?? (await index.codeFiles(signal))) : [];
    const candidates = await findCandidates(texts, files, ports.workspace, syntax, signal);
    for (const target of targets) {
      signal.throwIfAborted();
      const [candidate] = candidates[unlinked.indexOf(target)] ?? [];
      const result = await run(target, candidate, large, signal);
      results.push(result);
      progress?.(results.length, targets.length, result);
    }
    return results;
  }

  /** The last verdict on an identifier, wherever it was checked. */
  async function lastVerdict(id: string, signal: AbortSignal) {
    const files = [...(await index.documents(signal)), ...(await index.code(signal))];
    const target = allTargets(files).find(({ requirement }) => requirement.id === id);
    return target && lastOf(target);
  }

  return Object.freeze({
    ...createRequirementLinks(ports, index, syntax, lastVerdict),

    async codeLenses(document: TextDocument, signal: AbortSignal) {
      const { enabled, languages, requirements } = ports.settings.of(document.uri);
      if (!enabled || !requirements.codeLens || languages[document.languageId] === false) return [];
      const targets = await targetsOf(document, signal);
      const lenses: RequirementLens[] = [];
      for (const target of targets) {
        const last = await lastOf(target);
        const { requirement, places, at } = target;
        // In a document the text stands right below; what is new there is how much code refers to it.
        const label =
          requirement.source === "document" && requirement.uri === at.uri
            ? placesOf(places.length)
            : labelOf(requirement);
        lenses.push({ range: lineRange(at.line), title: titleOf(label, last), key: requirement.id });
      }
      const [first] = targets;
      if (first && targets.length > 1)
        lenses.push({
          range: lineRange(first.at.line),
          title: `Check all ${targets.length} in this file`,
          key: undefined,
        });
      return lenses;
    },

    async check({ uri, key, large = false }: CheckTarget, signal: AbortSignal) {
      const document = await ports.workspace.document(uri);
      const targets = document ? await targetsOf(document, signal) : [];
      const target = targets.find(({ requirement }) => requirement.id === key);
      const [result] = target ? await checkTargets([target], signal, undefined, large) : [];
      return result;
    },

    async checkFile(uri: string, signal: AbortSignal, progress?: Progress) {
      const document = await ports.workspace.document(uri);
      return document ? checkTargets(await targetsOf(document, signal), signal, progress) : [];
    },

    async checkAll(
      files: readonly string[] | undefined,
      specs: readonly string[],
      signal: AbortSignal,
      progress?: Progress,
    ) {
      index.addDocuments(specs);
      const documents = await index.readUris(specs, signal);
      const known = new Set(specs);
      const given =
        files &&
        (await index.readUris(
          files.filter((uri) => !known.has(uri)),
          signal,
        ));
      const own = given ?? [...(await index.documents(signal)), ...(await index.code(signal))];
      const named = [...documents, ...own];
      // With a document of its own, what is to be looked at was named in full.
      if (given && specs.length > 0) {
        const code = files?.filter((uri) => !known.has(uri)) ?? [];
        return checkTargets(allTargets(named), signal, progress, false, code);
      }
      // Requirements may be defined, and documents alone implemented, outside of what was named.
      const withCode = given === undefined || given.some((file) => !file.isDocument);
      const others = given
        ? [...(await index.documents(signal)), ...(withCode ? [] : await index.code(signal))]
        : [];
      return checkTargets(allTargets(named, others), signal, progress);
    },

    satisfies(text: string, code: CodeText, signal: AbortSignal) {
      return checker.judge(text, [code], false, signal);
    },

    async list(signal: AbortSignal) {
      const files = [...(await index.documents(signal)), ...(await index.code(signal))];
      const set = requirementSet(files);
      const entries: RequirementEntry[] = [];
      for (const target of allTargets(files)) {
        const { requirement } = target;
        entries.push({
          requirement,
          implementations: requirement.named ? set.implementations(requirement.id) : [],
          tests: requirement.named ? set.tests(requirement.id) : [],
          last: await lastOf(target),
        });
      }
      return entries;
    },

    didChangeFiles: (uris: readonly string[]) => index.didChangeFiles(uris),
    didClose: (uri: string) => index.didClose(uri),
  });
}

function keyOf(uri: string, id: string): string {
  return `${uri}\n${id}`;
}

const signs = { yes: "✓", partial: "◐", no: "✗", unsure: "?" } as const;
/** Most characters of a requirement in a lens. */
const shortText = 70;

// Implements UI-4.
function titleOf(label: string, last: RequirementEntry["last"]): string {
  if (!last) return `Check requirement: ${label}`;
  const { verdict, confidence } = last.result;
  const sure = verdict === "unsure" ? "" : ` (${Math.round(confidence * 100)} %)`;
  const stale = last.stale ? ", changed since: check again" : "";
  return `${signs[verdict]} ${verdict}${sure}${stale}: ${label}`;
}

function labelOf({ id, named, text }: CodeRequirement): string {
  const short = text.length > shortText ? `${text.slice(0, shortText - 1)}…` : text;
  return named ? `${id}: ${short}` : short;
}

function placesOf(count: number): string {
  if (count === 0) return "no code refers to it";
  return count === 1 ? "1 implementation" : `${count} implementations`;
}

function lineRange(line: number): Range {
  return { start: { line, character: 0 }, end: { line, character: 0 } };
}

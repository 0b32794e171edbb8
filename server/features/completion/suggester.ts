import type { Config } from "../../contract/config.ts";
import type { Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { cautionAt, cautionAtWordEnd, lettersAt } from "./caution.ts";
import { CompletionCache, isOnScreen, type Recalled, type Remembered } from "./completionCache.ts";
import { type CursorContext, contextBehind, contextOfNextLine } from "./cursorContext.ts";
import { inferenceDelay } from "./delay.ts";
import { EditHistory } from "./editHistory.ts";
import { objection } from "./filters/filters.ts";
import { sameEdit } from "./heuristics/edits/sameEdit.ts";
import { propose } from "./heuristics/heuristics.ts";
import type { WorkspaceFiles } from "./heuristics/imports/moduleWay.ts";
import { importStart } from "./heuristics/lines/lineIndex.ts";
import { knownArguments } from "./heuristics/names/knownArguments.ts";
import { knownName, nameInScope } from "./heuristics/names/knownNames.ts";
import type { Proposal } from "./heuristics/proposal.ts";
import { existsBeside, importsRightly } from "./imports.ts";
import { type FillOptions, Inferences } from "./inferences.ts";
import { judge, type Verdict } from "./judge.ts";
import { fitToRest, withoutHeld } from "./midLine.ts";
import { MembersHere } from "./names/membersHere.ts";
import { namesInScope } from "./names/scopeNames.ts";
import { WorkspaceNames } from "./names/workspaceNames.ts";
import { Neighbours } from "./neighbours.ts";
import { Outcomes } from "./outcomes.ts";
import { closersBehind } from "./pairs.ts";
import { Refuted } from "./refuted.ts";
import { ShownSuggestions } from "./shownSuggestions.ts";
import type { SilenceReason } from "./silence.ts";
import type { Suggester, Suggestion, SuggestionRequest } from "./suggestionRequest.ts";
import { isInComment } from "./surroundings.ts";

interface Known extends Verdict {
  readonly source: Remembered;
  readonly typed: number;
}

/**
 * A line whose probability is below this share of the confidence asked for has no later end that would be shown: of 238 ends of
 * held-out lines that may be shown at 0.8 one lay behind such a place. Saves 44 % of all tokens, a fifth of those that a share of 0.05
 * would say, and 30 % of the work of the slowest keystrokes, with the same suggestions.
 */
const hopelessShare = 0.25;

/** What of a recalled line is on the screen. */
function shownOf({ source, typed }: Recalled): Remembered["shown"] {
  return isOnScreen(source, typed) ? source.shown : undefined;
}

function holding(held: number | undefined): { readonly held?: number } {
  return held === undefined ? {} : { held };
}

const nameEnd = /(?<![\p{L}_$])[\p{L}_$][\p{L}\p{N}_$]*$/u;

/** What needs no model is shown only where so much of it was right. */
const leastMeasured = 0.9;

/** Reasons for which the model is silent that say nothing against a name. */
const mayBeName: ReadonlySet<SilenceReason> = new Set([
  "low-confidence",
  "no-model",
  "token-limit",
  "unknown-member",
]);

/** Above this confidence a suggestion that needs no model is not compared with the model's. */
const certain = 0.95;

/**
 * What appears while one types is less sure than at a random place, on which confidence is fitted: of 320 suggestions that
 * appeared in lines of packages unknown to the model 87 % were right where none had been wrong on the line, 74 % after one or more.
 * In log-odds.
 */
const cautionAfter = (refuted: number) => 0.8 * Math.min(2, refuted);

export function createSuggester(ports: Ports, syntax: Syntax): Suggester {
  const { model, clock, machine } = ports;
  const cache = new CompletionCache();
  const inferences = new Inferences(ports, cache);
  const names = new WorkspaceNames(syntax);
  const neighbours = new Neighbours(ports, names);
  const naming = { syntax, names };
  const members = new MembersHere(naming);
  const shownSuggestions = new ShownSuggestions();
  const refuted = new Refuted();
  const edits = new EditHistory();
  const outcomes = new Outcomes((confidence, right) => ports.refinement?.note(confidence, right));
  /** The model file whose answers are remembered. */
  let remembered = model.status.path;
  /** The newest request per document: an older one that still waits gives way to it. */
  const newest = new Map<string, SuggestionRequest>();

  /** What the model has said for the place, and how it is judged. */
  async function recall(wanted: SuggestionRequest): Promise<Known | undefined> {
    const { document, context, config, automatic } = wanted;
    const recalled = cache.recall(context);
    if (!recalled) return undefined;
    const { source, typed, text, tokens } = recalled;
    const candidate = { text, tokens, end: source.fill.end, snippets: source.snippets };
    const { minConfidence, partialLines } = config.completion;
    const learnt = config.completion.learn ? (ports.refinement?.shift ?? 0) : 0;
    const demands = {
      minConfidence,
      partialLines,
      calibration: model.completionCalibration,
      shift: learnt - (automatic ? cautionAfter(refuted.count(context)) + cautionAt(context, recalled) : 0),
      shiftAtWordEnd: automatic ? -cautionAtWordEnd : 0,
    };
    const verdict = await judge(document, context, candidate, demands, naming);
    if (verdict.reason && lettersAt(context) > 0) source.wasSilent = true;
    return { ...verdict, source, typed };
  }

  /** The rest of what is on the screen and has been judged already: answered within the keystroke. */
  function onScreen({ context, config }: SuggestionRequest): Suggestion | undefined {
    const recalled = cache.recall(context);
    const shown = recalled && shownOf(recalled);
    if (!recalled || !shown || shown.confidence < config.completion.minConfidence) return undefined;
    const { confidence, until } = shown;
    const said = recalled.text.slice(0, until - recalled.typed);
    const cut = fitToRest(said, context.lineRest, context.languageId);
    // A beginning may end with a space.
    const text = said.trimEnd() === cut ? said : cut;
    if (text.trim() === "") return { reason: "empty", confidence };
    prepareNext(context, text, said.length === recalled.text.length, config);
    return { text, tier: "model", confidence };
  }

  function fillOptions(context: CursorContext, { completion }: Config): FillOptions {
    return {
      context,
      path: ports.workspace.relativePath(context.uri),
      snippets: completion.crossFile ? neighbours.snippets(context.uri) : [],
      maxTokens: completion.maxTokens,
      leastProbability: completion.minConfidence * hopelessShare,
    };
  }

  function delayOf({ context, config, automatic, interval }: SuggestionRequest): number {
    if (!automatic) return 0;
    const { linePrefix, lineRest } = context;
    const { power } = config.completion;
    const spare = { onBattery: machine.onBattery(), load: machine.load() };
    return inferenceDelay({ interval, latency: inferences.latency, linePrefix, lineRest, power, ...spare });
  }

  /** Has the model say what comes at the place, so that it can be recalled; answers why it could not. */
  async function infer(wanted: SuggestionRequest, signal: AbortSignal): Promise<SilenceReason | undefined> {
    const { context, config } = wanted;
    if (!model.can("complete")) return "no-model";
    if (inferences.joinable(context)) {
      await inferences.join(context, signal);
      if (cache.recall(context)) return undefined;
    } else {
      inferences.cancel(context.uri);
      const delay = delayOf(wanted);
      if (delay > 0) await clock.sleep(delay, signal);
    }
    if (newest.get(context.uri) !== wanted) return "superseded";
    const names = await members.namesAt(wanted);
    const outcome = await inferences.start({ ...fillOptions(context, config), names }, signal);
    return outcome === "done" ? undefined : outcome;
  }

  /** Whether the model has said a name that cannot be, where it can be told which ones can. */
  async function isToBeAskedAnew(wanted: SuggestionRequest, known: Known): Promise<boolean> {
    return known.reason === "unknown-member" && (await members.namesAt(wanted)) !== undefined;
  }

  /** Whether work may be done that nobody waits for. */
  function mayWorkAhead({ completion }: Config): boolean {
    const costly = completion.power !== "full" && machine.onBattery() === true;
    return !costly && model.can("complete");
  }

  /** While the user reads a suggestion, what comes behind it is prepared: the line's rest, or the next line. */
  function prepareNext(context: CursorContext, text: string, isWhole: boolean, config: Config): void {
    if (!mayWorkAhead(config)) return;
    const taken = withoutHeld(context, text);
    if (!isWhole) {
      const behind = contextBehind(taken, text, closersBehind(taken, text));
      inBackground(inferences.prepare(fillOptions(behind, config)));
    } else if (taken.lineRest.trim() === "")
      inBackground(inferences.prepare(fillOptions(contextOfNextLine(taken, text), config)));
  }

  function inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => ports.logger.warn("Preparing a completion failed.", error));
  }

  /** The rest of an edit like the one just made on another line. */
  function repeatedEdit({ context, config }: SuggestionRequest): Proposal | undefined {
    const { original, edits: made } = edits.at(context.uri, context.position.line) ?? {};
    const proposal = original === undefined || !made ? undefined : sameEdit(context, original, made);
    if (!proposal || proposal.confidence < config.completion.minConfidence) return undefined;
    return objection(context, proposal.text, false) ? undefined : proposal;
  }

  /** What needs no model, as far as it is sure enough. */
  async function offer({ context, document, config }: SuggestionRequest): Promise<Proposal | undefined> {
    const proposal = await propose(
      { context, document, syntax },
      {
        path: ports.workspace.relativePath(context.uri),
        others: neighbours.lines(context),
        files: () => neighbours.files(context.languageId),
        names,
        exports: () => exportsByPath(context.languageId),
        closers: config.completion.closers,
        partialLines: config.completion.partialLines,
        exists: (path) => existsBeside(context.uri, path, ports.workspace),
      },
    );
    const least = Math.max(leastMeasured, config.completion.minConfidence);
    return proposal && proposal.confidence >= least ? proposal : undefined;
  }

  /** What the files of a language's family let others bring in, by their paths relative to the workspace. */
  function exportsByPath(languageId: string): ReadonlyMap<string, ReadonlySet<string>> {
    const all = [...names.exports(languageId)];
    return new Map(all.map(([uri, given]) => [ports.workspace.relativePath(uri), given]));
  }

  /** What is known of the workspace, where a line brings in something. */
  function filesAround({ uri, languageId, linePrefix }: CursorContext): WorkspaceFiles {
    const here = ports.workspace.relativePath(uri);
    if (!importStart.test(linePrefix.trimStart())) return { here, files: [], others: [] };
    return { here, files: neighbours.files(languageId), others: neighbours.lines({ uri, languageId }) };
  }

  function isSurer(known: Known | undefined, confidence: number): boolean {
    return known !== undefined && !known.reason && known.confidence > confidence;
  }

  async function suggestionOf(wanted: SuggestionRequest, known: Known): Promise<Suggestion> {
    const { text, confidence, reason, source, typed, isWhole, endings } = known;
    if (reason) return { reason, confidence, endings };
    if (!(await importsRightly(wanted.context, text, ports.workspace, filesAround(wanted.context))))
      return { reason: "missing-module", confidence, endings };
    if (!isOnScreen(source, typed)) source.shown = { from: typed, until: typed + text.length, confidence };
    if (wanted.automatic && wanted.config.completion.learn) outcomes.show(wanted.context, text, confidence);
    refuted.show(wanted.context, text);
    prepareNext(wanted.context, text, isWhole, wanted.config);
    return { text, tier: "model", confidence, endings };
  }

  /** What is left to type of a suggestion that needed no model. */
  function restOfShown({ context, automatic }: SuggestionRequest): Suggestion | undefined {
    const { text, isWhole, held, confidence = 0 } = shownSuggestions.rest(context) ?? {};
    // A line typed as it was shown is finished: what else could be said of it is asked only on demand.
    if (text === "" && isWhole && automatic) return { reason: "empty", confidence };
    return text ? { text, tier: "heuristic", confidence, ...holding(held) } : undefined;
  }

  /** Shows what needed no model. */
  function show({ context, config }: SuggestionRequest, proposal: Proposal): Suggestion {
    const { text, confidence, held, isWhole = true } = proposal;
    shownSuggestions.show(context, { text, confidence, held, isWhole });
    refuted.show(context, text);
    prepareNext(context, text, isWhole, config);
    return { text, tier: "heuristic", confidence, ...holding(held) };
  }

  /** The only name that exists and goes on as typed. */
  async function nameAt(wanted: SuggestionRequest): Promise<Proposal | undefined> {
    const { context, document } = wanted;
    const known = await members.at(wanted);
    const name = knownName(context, known);
    if (known) return name;
    const scope = async () => {
      const typed = nameEnd.exec(context.linePrefix)?.[0].length ?? 0;
      return namesInScope(document, document.offsetAt(context.position), typed, syntax);
    };
    await names.refresh(document);
    const find = (called: string) => names.callable(called, context.languageId);
    const argument = await knownArguments(context, find, scope);
    if (argument || (name && name.confidence >= leastMeasured)) return argument ?? name;
    return nameInScope(context, scope);
  }

  /** Where the model is silent, the only name around the cursor that goes on as typed. */
  async function orName(wanted: SuggestionRequest, suggestion: Suggestion): Promise<Suggestion> {
    if (!("reason" in suggestion) || !mayBeName.has(suggestion.reason)) return suggestion;
    const { context, config } = wanted;
    const { partialLines, minConfidence } = config.completion;
    const name = partialLines ? await nameAt(wanted) : undefined;
    if (!name || name.confidence < Math.max(leastMeasured, minConfidence)) return suggestion;
    if (objection(context, name.text, false)) return suggestion;
    shownSuggestions.show(context, { ...name, isWhole: false });
    refuted.show(context, name.text);
    const { endings } = suggestion;
    return {
      text: name.text,
      tier: "heuristic",
      confidence: name.confidence,
      ...(endings ? { endings } : {}),
    };
  }

  function begin(wanted: SuggestionRequest): void {
    const { context } = wanted;
    newest.set(context.uri, wanted);
    if (model.status.path !== remembered) cache.clear();
    remembered = model.status.path;
    cache.count(cache.recall(context) !== undefined);
  }

  /** Why nothing new is suggested at the place, whatever it could be. */
  async function silenceAt(
    wanted: SuggestionRequest,
    isRepeated: boolean,
  ): Promise<SilenceReason | undefined> {
    const { document, context, config } = wanted;
    if (!isRepeated && wanted.midLine) return "mid-line";
    if (!config.completion.comments && (await isInComment(document, context.position, syntax)))
      return "in-comment";
    return wanted.onlyShown ? "after-deletion" : undefined;
  }

  /** What needs no model, unless the model is surer. */
  async function offerOrAsk(wanted: SuggestionRequest, signal: AbortSignal): Promise<Suggestion> {
    const known = await recall(wanted);
    // Nobody sees the answer of a request that typing has cancelled, so it does not count as shown.
    signal.throwIfAborted();
    const offered = await offer(wanted);
    signal.throwIfAborted();
    if (offered && !isSurer(known, offered.confidence)) {
      if (!known) askBehind(wanted, offered);
      return show(wanted, offered);
    }
    const isSaid = known && !(await isToBeAskedAnew(wanted, known));
    return orName(wanted, isSaid ? await suggestionOf(wanted, known) : await ask(wanted, signal));
  }

  /** Not waited for. What the model says counts from the next keystroke on, if it is more certain. */
  function askBehind(wanted: SuggestionRequest, offered: Proposal): void {
    if (wanted.automatic && offered.confidence < certain)
      inBackground(infer(wanted, new AbortController().signal));
  }

  async function ask(wanted: SuggestionRequest, signal: AbortSignal): Promise<Suggestion> {
    const failure = await infer(wanted, signal);
    const said = await recall(wanted);
    signal.throwIfAborted();
    return said ? suggestionOf(wanted, said) : { reason: failure ?? "superseded", confidence: 0 };
  }

  return {
    get hitRate() {
      return cache.hitRate;
    },

    async suggest(wanted, signal) {
      begin(wanted);
      const shown = (wanted.midLine ? undefined : onScreen(wanted)) ?? restOfShown(wanted);
      if (shown) return shown;
      const repeated = wanted.onlyShown ? undefined : repeatedEdit(wanted);
      const reason = await silenceAt(wanted, repeated !== undefined);
      if (reason) return { reason, confidence: 0 };
      return repeated ? show(wanted, repeated) : offerOrAsk(wanted, signal);
    },

    readWorkspace: (document, signal) => neighbours.read(document, signal),

    getReady(document, context, config) {
      inBackground(neighbours.read(document, new AbortController().signal));
      if (mayWorkAhead(config)) inBackground(inferences.prefill(fillOptions(context, config)));
    },

    seen: (document) => edits.seen(document),

    edited(document, line, changes) {
      neighbours.edited(document, line);
      outcomes.edited(document, line);
      edits.edited(document, changes);
    },

    changedFiles(uris) {
      neighbours.changedFiles(uris);
    },

    forget(uri) {
      newest.delete(uri);
      inferences.forget(uri);
      neighbours.forget(uri);
      shownSuggestions.forget(uri);
      outcomes.forget(uri);
      refuted.forget(uri);
      edits.forget(uri);
    },
  };
}

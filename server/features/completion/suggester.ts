import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Config } from "../../contract/config.ts";
import type { Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { type CursorContext, contextBehind, contextOfNextLine } from "./cursorContext.ts";
import { inferenceDelay } from "./delay.ts";
import { objection } from "./filters/filters.ts";
import { type FillOptions, Flights } from "./flights.ts";
import { propose } from "./heuristics/heuristics.ts";
import { knownName } from "./heuristics/knownNames.ts";
import type { Proposal } from "./heuristics/proposal.ts";
import { existsBeside, importsRightly } from "./imports.ts";
import { judge, type Verdict } from "./judge.ts";
import { isOnScreen, Memory, type Recalled, type Remembered } from "./memory.ts";
import { cutAtRest } from "./midLine.ts";
import { MembersHere } from "./names/membersHere.ts";
import { WorkspaceNames } from "./names/workspaceNames.ts";
import { Neighbours } from "./neighbours.ts";
import { Offers } from "./offers.ts";
import { closersBehind } from "./pairs.ts";
import type { JudgedEnding, SilenceReason } from "./silence.ts";
import { isInComment } from "./surroundings.ts";

/** A place where a suggestion is wanted. */
export interface Wish {
  readonly document: TextDocument;
  readonly context: CursorContext;
  readonly config: Config;
  /** Nobody asked, so there is a delay before the model is. */
  readonly automatic: boolean;
  /** Only what has been shown here before may be shown. */
  readonly onlyShown: boolean;
  /** Mean time between keystrokes in milliseconds, if known. */
  readonly interval: number | undefined;
}

export type Suggestion = { readonly endings?: readonly JudgedEnding[] } & (
  | { readonly text: string; readonly tier: "heuristic" | "model"; readonly confidence: number }
  | { readonly reason: SilenceReason; readonly confidence: number }
);

/** Finds the suggestion for a place where one may be shown. */
export interface Suggester {
  suggest(wish: Wish, signal: AbortSignal): Promise<Suggestion>;
  /** Gets ready for a place where the user may begin to type. */
  getReady(document: TextDocument, context: CursorContext, config: Config): void;
  /** Notes an edit at a line, for what other documents may learn from it. */
  edited(document: TextDocument, line: number): void;
  forget(uri: string): void;
  readonly hitRate: number | undefined;
}

interface Known extends Verdict {
  readonly source: Remembered;
  readonly typed: number;
}

/**
 * A line whose probability is below this share of the confidence asked for would not be shown however it went on: of 275
 * such lines of held-out code the surest got a confidence of 0.12 where 0.8 was asked for. Saves half of all tokens.
 */
const hopelessShare = 0.05;

/** What of a recalled line is on the screen. */
function shownOf({ source, typed }: Recalled): Remembered["shown"] {
  return isOnScreen(source, typed) ? source.shown : undefined;
}

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

export function createSuggester(ports: Ports, syntax: Syntax): Suggester {
  const { model, clock, machine } = ports;
  const memory = new Memory();
  const flights = new Flights(ports, memory);
  const names = new WorkspaceNames(syntax);
  const neighbours = new Neighbours(ports, names);
  const naming = { syntax, names };
  const members = new MembersHere(naming);
  const offers = new Offers();
  /** The model file whose answers are remembered. */
  let remembered = model.status.path;
  /** The newest wish per document: an older one that still waits gives way to it. */
  const newest = new Map<string, Wish>();

  /** What the model has said for the place, and how it is judged. */
  async function recall({ document, context, config }: Wish): Promise<Known | undefined> {
    const recalled = memory.recall(context);
    if (!recalled) return undefined;
    const { source, typed, text, tokens } = recalled;
    const candidate = { text, tokens, end: source.fill.end, snippets: source.snippets };
    const { minConfidence, partialLines } = config.completion;
    const demands = { minConfidence, partialLines, calibration: model.completionCalibration };
    const verdict = await judge(document, context, candidate, demands, naming);
    return { ...verdict, source, typed };
  }

  /** The rest of what is on the screen and has been judged already: answered within the keystroke. */
  function onScreen({ context, config }: Wish): Suggestion | undefined {
    const recalled = memory.recall(context);
    const shown = recalled && shownOf(recalled);
    if (!recalled || !shown || shown.confidence < config.completion.minConfidence) return undefined;
    const { confidence, until } = shown;
    const said = recalled.text.slice(0, until - recalled.typed);
    const cut = cutAtRest(said, context.lineRest, context.languageId);
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

  function delayOf({ context, config, automatic, interval }: Wish): number {
    if (!automatic) return 0;
    const { linePrefix, lineRest } = context;
    const { power } = config.completion;
    const spare = { onBattery: machine.onBattery(), load: machine.load() };
    return inferenceDelay({ interval, latency: flights.latency, linePrefix, lineRest, power, ...spare });
  }

  /** Has the model say what comes at the place, so that it can be recalled; answers why it could not. */
  async function infer(wish: Wish, signal: AbortSignal): Promise<SilenceReason | undefined> {
    const { context, config } = wish;
    if (!model.can("complete")) return "no-model";
    if (flights.joinable(context)) {
      await flights.join(context, signal);
      if (memory.recall(context)) return undefined;
    } else {
      flights.cancel(context.uri);
      const delay = delayOf(wish);
      if (delay > 0) await clock.sleep(delay, signal);
    }
    if (newest.get(context.uri) !== wish) return "superseded";
    const names = await members.namesAt(wish);
    const outcome = await flights.start({ ...fillOptions(context, config), names }, signal);
    return outcome === "done" ? undefined : outcome;
  }

  /** Whether the model has said a name that cannot be, where it can be told which ones can. */
  async function isToBeAskedAnew(wish: Wish, known: Known): Promise<boolean> {
    return known.reason === "unknown-member" && (await members.namesAt(wish)) !== undefined;
  }

  /** Whether work may be done that nobody waits for. */
  function mayWorkAhead({ completion }: Config): boolean {
    const costly = completion.power !== "full" && machine.onBattery() === true;
    return !costly && model.can("complete");
  }

  /** While the user reads a suggestion, what comes behind it is prepared: the line's rest, or the next line. */
  function prepareNext(context: CursorContext, text: string, isWhole: boolean, config: Config): void {
    if (!mayWorkAhead(config)) return;
    if (!isWhole) {
      const behind = contextBehind(context, text, closersBehind(context, text));
      inBackground(flights.prepare(fillOptions(behind, config)));
    } else if (context.lineRest.trim() === "")
      inBackground(flights.prepare(fillOptions(contextOfNextLine(context, text), config)));
  }

  function inBackground(work: Promise<unknown>): void {
    work.catch((error: unknown) => ports.logger.warn("Preparing a completion failed.", error));
  }

  /** What needs no model, as far as it is sure enough. */
  async function offer({ context, document, config }: Wish): Promise<Proposal | undefined> {
    const proposal = await propose(
      { context, document, syntax },
      {
        path: ports.workspace.relativePath(context.uri),
        others: neighbours.lines(context),
        names,
        closers: config.completion.closers,
        exists: (path) => existsBeside(context.uri, path, ports.workspace),
      },
    );
    const least = Math.max(leastMeasured, config.completion.minConfidence);
    return proposal && proposal.confidence >= least ? proposal : undefined;
  }

  function isSurer(known: Known | undefined, confidence: number): boolean {
    return known !== undefined && !known.reason && known.confidence > confidence;
  }

  async function suggestionOf(wish: Wish, known: Known): Promise<Suggestion> {
    const { text, confidence, reason, source, typed, isWhole, endings } = known;
    if (reason) return { reason, confidence, endings };
    if (!(await importsRightly(wish.context, text, ports.workspace)))
      return { reason: "missing-module", confidence, endings };
    if (!isOnScreen(source, typed)) source.shown = { from: typed, until: typed + text.length, confidence };
    prepareNext(wish.context, text, isWhole, wish.config);
    return { text, tier: "model", confidence, endings };
  }

  /** What is left to type of a suggestion that needed no model. */
  function restOfOffer({ context, automatic }: Wish): Suggestion | undefined {
    const { text, isWhole, confidence = 0 } = offers.rest(context) ?? {};
    // A line typed as it was shown is finished: what else could be said of it is asked only on demand.
    if (text === "" && isWhole && automatic) return { reason: "empty", confidence };
    return text ? { text, tier: "heuristic", confidence } : undefined;
  }

  /** Shows a line that needed no model. */
  function show({ context, config }: Wish, { text, confidence }: Proposal): Suggestion {
    offers.show(context, { text, confidence, isWhole: true });
    prepareNext(context, text, true, config);
    return { text, tier: "heuristic", confidence };
  }

  /** Where the model is silent, the only name around the cursor that goes on as typed. */
  async function orName(wish: Wish, suggestion: Suggestion): Promise<Suggestion> {
    if (!("reason" in suggestion) || !mayBeName.has(suggestion.reason)) return suggestion;
    const { context, config } = wish;
    const { partialLines, minConfidence } = config.completion;
    const name = partialLines ? knownName(context, await members.at(wish)) : undefined;
    if (!name || name.confidence < Math.max(leastMeasured, minConfidence)) return suggestion;
    if (objection(context, name.text, false)) return suggestion;
    offers.show(context, { ...name, isWhole: false });
    const { endings } = suggestion;
    return {
      text: name.text,
      tier: "heuristic",
      confidence: name.confidence,
      ...(endings ? { endings } : {}),
    };
  }

  return {
    get hitRate() {
      return memory.hitRate;
    },

    async suggest(wish, signal) {
      const { context, config } = wish;
      newest.set(context.uri, wish);
      if (model.status.path !== remembered) memory.clear();
      remembered = model.status.path;
      memory.count(memory.recall(context) !== undefined);
      const shown = onScreen(wish) ?? restOfOffer(wish);
      if (shown) return shown;
      if (!config.completion.comments && (await isInComment(wish.document, context.position, syntax)))
        return { reason: "in-comment", confidence: 0 };
      if (wish.onlyShown) return { reason: "after-deletion", confidence: 0 };
      const known = await recall(wish);
      // Nobody sees the answer of a request that typing has cancelled, so it does not count as shown.
      signal.throwIfAborted();
      const offered = await offer(wish);
      signal.throwIfAborted();
      if (offered && !isSurer(known, offered.confidence)) {
        // Not waited for. What the model says counts from the next keystroke on, if it is more certain.
        if (!known && wish.automatic && offered.confidence < certain)
          inBackground(infer(wish, new AbortController().signal));
        return show(wish, offered);
      }
      if (known && !(await isToBeAskedAnew(wish, known)))
        return orName(wish, await suggestionOf(wish, known));
      const failure = await infer(wish, signal);
      const said = await recall(wish);
      signal.throwIfAborted();
      return orName(
        wish,
        said ? await suggestionOf(wish, said) : { reason: failure ?? "superseded", confidence: 0 },
      );
    },

    getReady(document, context, config) {
      inBackground(names.refresh(document));
      if (mayWorkAhead(config)) inBackground(flights.prefill(fillOptions(context, config)));
    },

    edited(document, line) {
      neighbours.edited(document, line);
    },

    forget(uri) {
      newest.delete(uri);
      flights.forget(uri);
      neighbours.forget(uri);
      offers.forget(uri);
    },
  };
}

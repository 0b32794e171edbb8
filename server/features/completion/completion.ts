import type { Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { closedGate } from "./gate.ts";
import type { Proposal } from "./heuristics/proposal.ts";
import { type Insertion, insertionAt, type PlacedItem } from "./insertion.ts";
import { allowsGhostText, closersHeld, cutAtRest, without } from "./midLine.ts";
import { closersBehind } from "./pairs.ts";
import { type CompletionAnswer, silence } from "./silence.ts";
import { createSuggester } from "./suggester.ts";
import { type TextChange, Typing } from "./typing.ts";

/** How ghost text was asked for. */
export interface CompletionContext {
  /** `invoked`: the user asked; nothing then depends on typing, and there is no delay. */
  readonly triggerKind: "invoked" | "automatic";
  /** The item selected in the suggestion list, and what it would replace. */
  readonly selectedCompletion?: PlacedItem;
  /** Whether the editor can show a text around closing signs behind the cursor; the text ends before them where it cannot. */
  readonly showsAround?: boolean;
}

/** Single-line ghost text. */
export interface CompletionProvider {
  /** Answers with a suggestion or a reason for silence. Rejects with the signal's reason when it is aborted. */
  completeInline(
    document: TextDocument,
    position: Position,
    context: CompletionContext,
    signal: AbortSignal,
  ): Promise<CompletionAnswer>;
  /** Reads what other files of the workspace tell, which otherwise is done while the user pauses. Rejects when it is aborted. */
  readWorkspace(document: TextDocument, signal: AbortSignal): Promise<void>;
  /** A document is shown: what its first edit changes is known from now on. */
  didOpen(document: TextDocument): void;
  /** The cursor rests at a place: the user may begin to type there. */
  cursorRests(document: TextDocument, position: Position): void;
  /** An edit by the user or a tool; `document` is its outcome. */
  didChange(document: TextDocument, changes: readonly TextChange[]): void;
  /** Files were created, changed or deleted on disk. */
  didChangeFiles(uris: readonly string[]): void;
  didClose(uri: string): void;
  /** Share of the questions to the model that the cache answered, 0 to 1; undefined before the first. */
  readonly hitRate: number | undefined;
}

/** What is shown of a text that goes around what stands behind the cursor, by an editor that shows nothing around. */
function withoutRest(text: string, lineRest: string, languageId: string, around: number | undefined): string {
  return around === undefined ? cutAtRest(text, lineRest, languageId) : "";
}

/** What is put into the document for a suggestion. */
function additionAt(
  { context, lead, range }: Insertion,
  { text: suggested, held: around }: Pick<Proposal, "text" | "held">,
  showsAround: boolean,
): Pick<CompletionAnswer, "text" | "insertText" | "closers" | "range"> {
  const { lineRest, languageId } = context;
  const held = around ?? closersHeld(suggested, lineRest, languageId);
  const text = showsAround || held === 0 ? suggested : withoutRest(suggested, lineRest, languageId, around);
  const taken = showsAround ? without(held, context) : context;
  const { line, character } = range.end;
  return {
    text,
    insertText: lead + text,
    closers: closersBehind(taken, text),
    range: { start: range.start, end: { line, character: character + (showsAround ? held : 0) } },
  };
}

/** Creates the provider of ghost text. */
export function createCompletion(ports: Ports, syntax: Syntax): CompletionProvider {
  const typing = new Map<string, Typing>();
  const suggester = createSuggester(ports, syntax);
  /** Time between keystrokes in the document typed in last: users keep their rhythm when they go on elsewhere. */
  let rhythm: number | undefined;

  function typingOf(uri: string): Typing {
    const known = typing.get(uri) ?? new Typing();
    typing.set(uri, known);
    return known;
  }

  return Object.freeze({
    get hitRate() {
      return suggester.hitRate;
    },

    async completeInline(
      document: TextDocument,
      asked: Position,
      { triggerKind, selectedCompletion, showsAround = false }: CompletionContext,
      signal: AbortSignal,
    ) {
      signal.throwIfAborted();
      // A position outside the text means the nearest one inside.
      const position = document.positionAt(document.offsetAt(asked));
      const started = ports.clock.now();
      const silent = (reason: Parameters<typeof silence>[0]) =>
        silence(reason, position, ports.clock.now() - started);
      const config = ports.settings.of(document.uri);
      const user = typing.get(document.uri);
      const act = user?.actAt(position) ?? "none";
      const automatic = triggerKind === "automatic";
      const unasked = automatic ? { act, onBattery: ports.machine.onBattery() } : undefined;
      const closed = closedGate(document, position, config, unasked);
      if (closed) return silent(closed);
      const placed = insertionAt(document, position, selectedCompletion);
      if (!placed) return silent("selected-item");
      const answer = await suggester.suggest(
        {
          document,
          context: placed.context,
          config,
          automatic,
          midLine: !allowsGhostText(placed.context.lineRest),
          onlyShown: automatic && act === "deleted",
          interval: user?.interval ?? rhythm,
        },
        signal,
      );
      const ms = ports.clock.now() - started;
      const endings = answer.endings && { endings: answer.endings };
      if ("reason" in answer)
        return { ...silence(answer.reason, position, ms, answer.confidence), ...endings };
      const { tier, confidence } = answer;
      const added = additionAt(placed, answer, showsAround);
      if (added.text.trim() === "") return { ...silence("empty", position, ms, confidence), ...endings };
      return { ...added, tier, confidence, ms, ...endings };
    },

    readWorkspace: (document: TextDocument, signal: AbortSignal) => suggester.readWorkspace(document, signal),

    didOpen: (document: TextDocument) => suggester.seen(document),

    cursorRests(document: TextDocument, asked: Position) {
      const position = document.positionAt(document.offsetAt(asked));
      const config = ports.settings.of(document.uri);
      // Where the user has just typed, the model has read everything and prepares what comes next.
      const act = typing.get(document.uri)?.actAt(position);
      if (act === "typed" || act === "deleted" || closedGate(document, position, config, undefined)) return;
      const { context } = insertionAt(document, position) ?? {};
      if (context && allowsGhostText(context.lineRest)) suggester.getReady(document, context, config);
    },

    didChange(document: TextDocument, changes: readonly TextChange[]) {
      const user = typingOf(document.uri);
      user.edited(document, changes, ports.clock.now());
      rhythm = user.interval ?? rhythm;
      const line = changes.at(-1)?.range?.start.line;
      if (line !== undefined) suggester.edited(document, line, changes);
    },

    didChangeFiles: (uris: readonly string[]) => suggester.changedFiles(uris),

    didClose(uri: string) {
      typing.delete(uri);
      suggester.forget(uri);
    },
  });
}

import type { PromptEngine } from "./promptEngine.ts";

/** Of its room a window that starts anew fills so much, so that it stays put while the user types on. */
const filled = 0.75;
/** Characters of the prefix's start that identify the window; an edit there starts a new one. */
const headLength = 128;
/** Documents whose window start is remembered. */
const mostDocuments = 32;
/** Text beyond so many characters per token is not looked at. */
const charactersPerToken = 12;

interface Anchor {
  readonly head: string;
  /** Characters left out at the prefix's start. */
  readonly start: number;
  /** Whether nothing but the room kept it from starting earlier. */
  readonly isFull: boolean;
}

/** How large a window may be, in tokens. */
export interface WindowBounds {
  /** When it has grown. */
  readonly room: number;
  /** When it is new, and what may have to be evaluated of an old one. */
  readonly coldRoom: number;
  /** How many of a window's tokens are not in the KV cache. */
  readonly fresh: (window: readonly number[]) => number;
}

/**
 * Chooses how much of a prefix the model reads. The start is anchored: it stays where it is until the prefix has
 * outgrown its room, so that typing on changes only the prompt's end and the KV cache serves the rest. After a jump, or
 * when another document has used the KV cache, the rest may be too much to read: then the window starts anew.
 */
export class PrefixWindow {
  readonly #anchors = new Map<string, Anchor>();

  /** Tokens of the window for a prefix. */
  fit(
    engine: PromptEngine,
    document: string,
    prefix: string,
    { room, coldRoom, fresh }: WindowBounds,
  ): readonly number[] {
    const head = prefix.slice(0, headLength);
    const known = this.#anchors.get(document);
    const start =
      known && prefix.startsWith(known.head) && known.start <= prefix.length ? known.start : undefined;
    if (known && start !== undefined && prefix.length - start <= room * charactersPerToken) {
      const tokens = engine.tokenize(prefix.slice(start));
      if (tokens.length <= room && fresh(tokens) <= coldRoom) {
        this.#remember(document, known.head.length < headLength ? { ...known, head } : known);
        return tokens;
      }
    }
    const chosen = chooseStart(engine, prefix, room, coldRoom);
    this.#remember(document, { head, start: chosen, isFull: coldRoom >= Math.floor(room * filled) });
    return lastTokens(engine.tokenize(prefix.slice(chosen)), room);
  }

  /** Forgets where the document's window starts. */
  forget(document: string): void {
    this.#anchors.delete(document);
  }

  /** Whether the document's window holds as much of a prefix as there is room for. */
  isFull(document: string, prefix: string): boolean {
    const known = this.#anchors.get(document);
    return known !== undefined && prefix.startsWith(known.head) && (known.start === 0 || known.isFull);
  }

  #remember(document: string, anchor: Anchor): void {
    this.#anchors.delete(document);
    this.#anchors.set(document, anchor);
    const [oldest] = this.#anchors.keys();
    if (this.#anchors.size > mostDocuments && oldest !== undefined) this.#anchors.delete(oldest);
  }
}

/** The earliest start of a line from which the prefix fits; its beginning where all of it does. */
function chooseStart(engine: PromptEngine, prefix: string, most: number, coldRoom: number): number {
  const isShort = prefix.length <= Math.min(most, coldRoom) * charactersPerToken;
  if (isShort && engine.tokenize(prefix).length <= Math.min(most, coldRoom)) return 0;
  const room = Math.min(Math.floor(most * filled), coldRoom);
  const reach = prefix.length - room * charactersPerToken;
  const starts = lineStarts(prefix, Math.max(0, reach));
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (engine.tokenize(prefix.slice(starts[middle])).length <= room) high = middle;
    else low = middle + 1;
  }
  // A line longer than the reach starts at a multiple of half of it, to stay put while the line grows.
  const step = (room * charactersPerToken) / 2;
  return starts[low] ?? Math.max(prefix.lastIndexOf("\n") + 1, Math.ceil(reach / step) * step);
}

/** Starts of lines from an offset on. */
function lineStarts(text: string, from: number): readonly number[] {
  const starts = from === 0 ? [0] : [];
  for (let at = text.indexOf("\n", from); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/** The last tokens, cut in steps of half the room, so that a very long line keeps its KV cache while it grows. */
function lastTokens(tokens: readonly number[], room: number): readonly number[] {
  if (tokens.length <= room) return tokens;
  const step = Math.max(1, Math.floor(room / 2));
  return tokens.slice(Math.ceil((tokens.length - room) / step) * step);
}

import type { Engine, EngineSequence, GrammarState } from "../engine/engine.ts";
import type { Meter } from "../host/meter.ts";
import type { Turn } from "../host/scheduler.ts";
import { advance } from "./advance.ts";

/** Tokens whose probabilities are read: how a text begins decides what it says. */
const scoredTokens = 16;

/** A text and how probable its tokens were. */
export interface WrittenText {
  readonly text: string;
  /** Geometric mean of the first tokens' probabilities, 0 to 1; 0 for a text that was cut off. */
  readonly probability: number;
  /** False when the token limit cut the text off. */
  readonly finished: boolean;
}

export interface WriteOptions {
  readonly maxTokens: number;
  readonly grammar: GrammarState | undefined;
  /** Is handed what was written since it was called last. */
  readonly receive?: ((piece: string) => void) | undefined;
}

/** Writes greedily until the model or the grammar ends the text. */
export async function writeText(
  engine: Engine,
  sequence: EngineSequence,
  prompt: readonly number[],
  options: WriteOptions,
  turn: Turn,
  meter: Meter,
): Promise<WrittenText> {
  const tokens = [...prompt];
  const query = options.grammar ? { grammar: options.grammar } : {};
  const tell = options.receive && tellPieces(engine, options.receive);
  let finished = false;
  while (!finished && tokens.length - prompt.length < options.maxTokens) {
    const next = await advance(sequence, tokens, query, turn, meter);
    if (engine.isEnd(next.token)) finished = true;
    else tokens.push(next.token);
    if (!finished) tell?.(tokens.slice(prompt.length));
  }
  const written = tokens.slice(prompt.length);
  const text = engine.textOfAll(written).trim();
  const probability = finished ? await meanProbability(sequence, prompt, written, turn, meter) : 0;
  return { text, probability, finished };
}

/** A character may take several tokens; until it is whole, its text ends in this sign. */
const incomplete = "\ufffd";

function tellPieces(engine: Engine, receive: (piece: string) => void): (written: readonly number[]) => void {
  let told = 0;
  return (written) => {
    const text = engine.textOfAll(written).trimStart();
    if (text.length <= told || text.endsWith(incomplete)) return;
    receive(text.slice(told));
    told = text.length;
  };
}

/**
 * Probabilities of the first written tokens, read in a second pass: with a grammar, reading them while writing would
 * sort and test the whole vocabulary for every token.
 */
async function meanProbability(
  sequence: EngineSequence,
  prompt: readonly number[],
  written: readonly number[],
  turn: Turn,
  meter: Meter,
): Promise<number> {
  const [first, ...others] = written.slice(0, scoredTokens);
  if (first === undefined) return 0;
  // Brings the sequence back to the end of the prompt.
  const start = await advance(sequence, prompt, { wanted: [first] }, turn, meter);
  const evaluated = [first, ...others].slice(0, -1);
  const nexts =
    evaluated.length === 0
      ? []
      : await meter.step(evaluated.length, () =>
          sequence.nextOfEach(
            evaluated,
            others.map((token) => [token]),
          ),
        );
  const probabilities = [
    start.wanted.get(first),
    ...nexts.map((next, i) => next.wanted.get(others[i] ?? -1)),
  ];
  const logarithms = probabilities.map((probability) => Math.log(probability || Number.MIN_VALUE));
  return Math.exp(logarithms.reduce((sum, log) => sum + log, 0) / logarithms.length);
}

/** A small linear classifier over words, for texts without a name: `scripts/trainLanguageModel.ts` makes its weights. */
import model from "./languageModel.json" with { type: "json" };
import { featuresOf } from "./wordFeatures.ts";

export interface WordGuess {
  /** LSP identifier. */
  readonly id: string;
  /** Calibrated probability, 0 to 1, among the languages the classifier knows. */
  readonly confidence: number;
}

interface Weights {
  readonly index: ReadonlyMap<string, number>;
  /** Row by row, one row per word, one column per language. */
  readonly values: Int8Array;
}

let loaded: Weights | undefined;

/** Fewer known words than this prove nothing. */
const fewestWords = 4;

/** Whether a language, by its LSP identifier, is one of those that the classifier tells apart. */
export function isKnownByWords(id: string): boolean {
  return model.languages.includes(id);
}

/** The likeliest language; undefined when the text has hardly a word that any language is known by. */
export function guessByWords(text: string): WordGuess | undefined {
  const { index, values } = weights();
  const { scale, languages } = model;
  const columns = languages.length;
  const scores = Float64Array.from(model.bias);
  let known = 0;
  for (const feature of featuresOf(text)) {
    const row = index.get(feature);
    if (row === undefined) continue;
    known++;
    for (let column = 0; column < columns; column++)
      scores[column] = (scores[column] ?? 0) + (values[row * columns + column] ?? 0) * scale;
  }
  if (known < fewestWords) return undefined;
  const best = scores.reduce((top, score, at) => (score > (scores[top] ?? 0) ? at : top), 0);
  const highest = scores[best] ?? 0;
  const temperature = temperatureFor(known);
  const sum = scores.reduce((total, score) => total + Math.exp((score - highest) / temperature), 0);
  return { id: languages[best] ?? "", confidence: 1 / sum };
}

/** Short texts and long ones are sure of themselves in different measure; fitted on packages that nothing was learnt from. */
function temperatureFor(known: number): number {
  return (
    model.temperatures.find(({ upTo }) => known <= upTo)?.temperature ??
    model.temperatures.at(-1)?.temperature ??
    1
  );
}

function weights(): Weights {
  loaded ??= {
    index: new Map(model.words.split(" ").map((word, at) => [word, at])),
    values: bytesOf(model.weights),
  };
  return loaded;
}

/** A million of them: one call each would take as long as reading the file. */
function bytesOf(base64: string): Int8Array {
  const text = atob(base64);
  const bytes = new Int8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

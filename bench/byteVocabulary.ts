/**
 * A byte-level BPE vocabulary of any size: as many merges learnt from a text as it takes to reach the compression a
 * real vocabulary has on code, and valid merges that hardly ever apply for the rest.
 */
export interface ByteVocabulary {
  readonly tokens: readonly string[];
  readonly merges: readonly string[];
}

/** Characters of code per token of Qwen2's vocabulary. */
const charactersPerToken = 3.3;
/** As in `server/model/decoding/healing.ts`: what the pre-tokenizer keeps together. */
const piece =
  /(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Learns from `text` and fills up to `size` tokens. */
export function makeVocabulary(text: string, size: number): ByteVocabulary {
  const alphabet = byteAlphabet();
  const tokens = [...alphabet];
  const known = new Set(tokens);
  const merges: string[] = [];
  const add = (left: string, right: string) => {
    if (known.has(left + right)) return false;
    known.add(left + right);
    tokens.push(left + right);
    merges.push(`${left} ${right}`);
    return true;
  };
  learnMerges(text, alphabet, add);
  const learnt = tokens.length;
  for (let left = learnt - 1; tokens.length < size; left = left > 0 ? left - 1 : learnt - 1)
    for (let right = learnt - 1; right >= 0 && tokens.length < size; right -= 7)
      add(tokens[left] ?? "", tokens[right] ?? "");
  return { tokens, merges };
}

function learnMerges(
  text: string,
  alphabet: readonly string[],
  add: (left: string, right: string) => boolean,
): void {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(piece)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const words = [...counts].map(([word, count]) => ({
    symbols: [...new TextEncoder().encode(word)].map((byte) => alphabet[byte] ?? ""),
    count,
  }));
  let total = words.reduce((sum, { symbols, count }) => sum + symbols.length * count, 0);
  while (total > text.length / charactersPerToken) {
    const best = mostFrequentPair(words);
    if (!best) return;
    const [left, right] = best;
    add(left, right);
    for (const word of words) total -= mergeIn(word.symbols, left, right) * word.count;
  }
}

function mostFrequentPair(
  words: readonly { readonly symbols: readonly string[]; readonly count: number }[],
): readonly [string, string] | undefined {
  const pairs = new Map<string, number>();
  for (const { symbols, count } of words)
    for (let i = 1; i < symbols.length; i++) {
      const pair = `${symbols[i - 1]} ${symbols[i]}`;
      pairs.set(pair, (pairs.get(pair) ?? 0) + count);
    }
  let best: string | undefined;
  let most = 1;
  for (const [pair, count] of pairs)
    if (count > most) {
      best = pair;
      most = count;
    }
  const [left, right] = best?.split(" ") ?? [];
  return left === undefined || right === undefined ? undefined : [left, right];
}

/** Merges a pair wherever it stands in the symbols; returns how often. */
function mergeIn(symbols: string[], left: string, right: string): number {
  let merged = 0;
  for (let i = 0; i + 1 < symbols.length; i++)
    if (symbols[i] === left && symbols[i + 1] === right) {
      symbols.splice(i, 2, left + right);
      merged++;
    }
  return merged;
}

/** GPT-2's printable stand-ins for the 256 bytes, in the order of the bytes. */
function byteAlphabet(): readonly string[] {
  const printable = (byte: number) =>
    (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174;
  let next = 256;
  return Array.from({ length: 256 }, (_, byte) => String.fromCodePoint(printable(byte) ? byte : next++));
}

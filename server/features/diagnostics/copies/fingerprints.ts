const base = 0x01000193;

/** Chosen runs of tokens: their hashes and where they start, in order. */
export interface Fingerprints {
  readonly hashes: Uint32Array;
  readonly positions: Uint32Array;
}

/**
 * Chooses fingerprints from a token sequence by winnowing: of the hashes of all runs of `guarantee / 2` tokens, the
 * smallest in every window is kept. Two sequences with a common stretch of `guarantee` tokens share a fingerprint.
 */
export function fingerprintsOf(tokens: Uint32Array, guarantee: number): Fingerprints {
  const run = Math.max(1, Math.floor(guarantee / 2));
  const window = guarantee - run + 1;
  const runs = rollingHashes(tokens, run);
  const hashes: number[] = [];
  const positions: number[] = [];
  // A queue of positions whose hashes grow: its head is the smallest of the window.
  const queue = new Uint32Array(runs.length);
  let head = 0;
  let tail = 0;
  for (let position = 0; position < runs.length; position++) {
    const value = runs[position] ?? 0;
    while (tail > head && (runs[queue[tail - 1] ?? 0] ?? 0) >= value) tail--;
    queue[tail++] = position;
    if ((queue[head] ?? 0) <= position - window) head++;
    const smallest = queue[head] ?? 0;
    if (position < window - 1 || smallest === positions.at(-1)) continue;
    positions.push(smallest);
    hashes.push(runs[smallest] ?? 0);
  }
  return { hashes: Uint32Array.from(hashes), positions: Uint32Array.from(positions) };
}

/** Rabin–Karp hashes of all runs of `run` tokens. */
function rollingHashes(hashes: Uint32Array, run: number): Uint32Array {
  const count = Math.max(0, hashes.length - run + 1);
  const result = new Uint32Array(count);
  let top = 1;
  for (let index = 1; index < run; index++) top = Math.imul(top, base);
  let value = 0;
  for (let index = 0; index < hashes.length; index++) {
    if (index >= run) value = (value - Math.imul(hashes[index - run] ?? 0, top)) | 0;
    value = (Math.imul(value, base) + (hashes[index] ?? 0)) | 0;
    // The low bits of a polynomial hash are weak; mix before comparing sizes.
    if (index >= run - 1) result[index - run + 1] = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d) >>> 0;
  }
  return result;
}

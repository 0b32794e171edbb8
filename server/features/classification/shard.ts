/** Splits a tree among machines: each file belongs to exactly one shard, whatever else is in the tree. */

export interface Shard {
  /** 1 to `count`. */
  readonly index: number;
  readonly count: number;
}

/** Parses `I/N`; undefined when it is not two whole numbers with 1 ≤ I ≤ N. */
export function parseShard(text: string): Shard | undefined {
  const [, index, count] = /^(\d+)\/(\d+)$/.exec(text) ?? [];
  const shard = { index: Number(index), count: Number(count) };
  return shard.index >= 1 && shard.index <= shard.count ? shard : undefined;
}

/** Whether a path, relative to the repository and with forward slashes, belongs to the shard. */
export function isInShard(path: string, { index, count }: Shard): boolean {
  return hash(path) % count === index - 1;
}

/** FNV-1a, 32 bits, with a final mix: the same on every machine, and even for names that differ by a digit. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/**
 * A 106-bit hash of a text, for cache keys: two independently seeded runs of cyrb53 (public domain, by bryc). Not
 * for security. Two different texts of the same cache collide with a probability below 1e-20.
 */
export function contentHash(text: string): string {
  return `${cyrb53(text, 0x9e3779b9).toString(36)}-${cyrb53(text, 0x85ebca6b).toString(36)}-${text.length.toString(36)}`;
}

function cyrb53(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    high = Math.imul(high ^ unit, 2654435761);
    low = Math.imul(low ^ unit, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

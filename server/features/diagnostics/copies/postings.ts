/** A file's number and a position in it. */
export interface Posting {
  readonly file: number;
  readonly position: number;
}

/** Positions are below this; with it, file and position fit into one number. */
const positionLimit = 2 ** 22;
/** What is found in more places is idiom, not copy; the exact places are no longer kept. */
const mostPlaces = 24;
const everywhere = -1;

/** Where each fingerprint is, packed tightly: most have one place only, and there are hundreds of thousands. */
export class Postings {
  readonly #places = new Map<number, number | number[]>();

  add(hash: number, { file, position }: Posting): void {
    const place = pack(file, position);
    const known = this.#places.get(hash);
    if (known === undefined) this.#places.set(hash, place);
    else if (typeof known === "number") this.#places.set(hash, known === everywhere ? known : [known, place]);
    else if (known.length >= mostPlaces) this.#places.set(hash, everywhere);
    else known.push(place);
  }

  remove(hash: number, { file, position }: Posting): void {
    const place = pack(file, position);
    const known = this.#places.get(hash);
    if (known === place) {
      this.#places.delete(hash);
    } else if (Array.isArray(known)) {
      const index = known.indexOf(place);
      if (index >= 0) known.splice(index, 1);
      if (known.length === 0) this.#places.delete(hash);
    }
  }

  /** The places of a fingerprint; none for one that is everywhere. */
  get(hash: number): readonly Posting[] {
    const known = this.#places.get(hash);
    if (known === undefined || known === everywhere) return [];
    return (typeof known === "number" ? [known] : known).map((place) => ({
      file: Math.floor(place / positionLimit),
      position: place % positionLimit,
    }));
  }
}

function pack(file: number, position: number): number {
  return file * positionLimit + Math.min(position, positionLimit - 1);
}

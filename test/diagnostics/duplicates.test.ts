import assert from "node:assert/strict";
import fc from "fast-check";
import { DuplicateIndex, type TokenSequence } from "../../server/features/diagnostics/copies/duplicates.ts";
import { fingerprintsOf } from "../../server/features/diagnostics/copies/fingerprints.ts";

const size = { minTokens: 10, minLines: 2 };

/** A sequence with three tokens to a line. */
function sequenceOf(tokens: readonly number[]): TokenSequence {
  return {
    hashes: Uint32Array.from(tokens),
    lines: Uint32Array.from(tokens, (_, index) => Math.floor(index / 3)),
  };
}

/** Tokens that are alike seldom enough to tell stretches apart. */
const token = fc.integer({ min: 1, max: 0xffff_ffff });
const tokens = (minLength: number, maxLength: number) => fc.array(token, { minLength, maxLength });

describe("fingerprintsOf", () => {
  it("chooses a common fingerprint for any common stretch of the guaranteed length", () => {
    fc.assert(
      fc.property(tokens(0, 40), tokens(10, 30), tokens(0, 40), (before, common, behind) => {
        const one = fingerprintsOf(Uint32Array.from([...before, ...common]), 10);
        const other = fingerprintsOf(Uint32Array.from([...common, ...behind]), 10);
        const known = new Set(one.hashes);
        assert.ok(other.hashes.some((hash) => known.has(hash)));
      }),
    );
  });
});

describe("DuplicateIndex", () => {
  it("finds every copy that is long enough, in both files", () => {
    fc.assert(
      fc.property(tokens(0, 30), tokens(18, 40), tokens(0, 30), (before, common, behind) => {
        const index = new DuplicateIndex(size);
        index.update("a", sequenceOf([...before, ...common]));
        index.update("b", sequenceOf([...common, ...behind]));
        assert.equal(index.find("a")[0]?.twins[0]?.uri, "b");
        assert.equal(index.find("b")[0]?.twins[0]?.uri, "a");
      }),
    );
  });

  it("finds nothing in files that have no stretch in common", () => {
    fc.assert(
      fc.property(fc.uniqueArray(token, { minLength: 40, maxLength: 120 }), (all) => {
        const index = new DuplicateIndex(size);
        const half = Math.floor(all.length / 2);
        index.update("a", sequenceOf(all.slice(0, half)));
        index.update("b", sequenceOf(all.slice(half)));
        assert.deepEqual([...index.find("a"), ...index.find("b")], []);
      }),
    );
  });

  it("knows after any updates what it would know from the last ones alone", () => {
    const uri = fc.constantFrom("a", "b", "c");
    // Few different stretches, so that copies come and go.
    const stretches = [0, 1, 2].map((start) =>
      Array.from({ length: 15 }, (_, index) => start * 100 + index + 1),
    );
    const text = fc.array(fc.constantFrom(...stretches), { maxLength: 4 }).map((parts) => parts.flat());
    fc.assert(
      fc.property(fc.array(fc.tuple(uri, fc.option(text)), { maxLength: 12 }), (updates) => {
        const index = new DuplicateIndex(size);
        const last = new Map<string, number[]>();
        for (const [name, content] of updates) {
          last.delete(name);
          if (content === null) index.remove(name);
          else index.update(name, sequenceOf(content));
          if (content !== null) last.set(name, content);
        }
        const fresh = new DuplicateIndex(size);
        for (const [name, content] of last) fresh.update(name, sequenceOf(content));
        for (const name of ["a", "b", "c"])
          assert.deepEqual(
            index.find(name).map(({ first, last }) => [first, last]),
            fresh.find(name).map(({ first, last }) => [first, last]),
          );
      }),
    );
  });

  it("does not take code for a copy of itself, nor overlapping repetition", () => {
    const index = new DuplicateIndex(size);
    index.update("a", sequenceOf(Array.from({ length: 60 }, (_, position) => position % 4)));
    index.update("b", sequenceOf(Array.from({ length: 60 }, (_, position) => position + 1)));
    assert.deepEqual(index.find("b"), []);
  });

  it("compares with documents that were closed, until many were closed after them", () => {
    const index = new DuplicateIndex(size);
    const sequence = (seed: number) =>
      sequenceOf(Array.from({ length: 300_000 }, (_, at) => Math.imul(at + 1, seed) >>> 0));
    const twin = (of: string) => {
      index.update("new", sequence(Number(of)));
      return index.find("new")[0]?.twins.map(({ uri }) => uri);
    };
    for (const name of ["3", "5", "7"]) {
      index.update(name, sequence(Number(name)));
      index.close(name);
    }
    assert.deepEqual(twin("3"), ["3"]);
    index.update("open", sequence(11));
    index.update("9", sequence(9));
    index.close("9");
    assert.equal(twin("3"), undefined);
    assert.deepEqual(twin("5"), ["5"]);
    assert.deepEqual(twin("11"), ["open"]);
  });

  it("forgets a file that is removed", () => {
    const index = new DuplicateIndex(size);
    const sequence = sequenceOf(Array.from({ length: 30 }, (_, position) => position + 1));
    index.update("a", sequence);
    index.update("b", sequence);
    index.remove("a");
    assert.deepEqual(index.find("b"), []);
    assert.deepEqual(index.find("a"), []);
  });
});

import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { judgeMutations, metEitherWay } from "../../bench/eval/requirements/mutations.ts";
import { batches, readBatch, readNaturalPairs } from "../../bench/eval/requirements/natural/pairs.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
/** Pairs that may be read, in parts, with the least answers and changes that there must be. */
const open = readNaturalPairs("open");
const half = Math.ceil(open.length / 2);
const parts = [
  { pairs: open.slice(0, half), leastYes: 30, leastMade: 100 },
  { pairs: open.slice(half), leastYes: 30, leastMade: 60 },
  { pairs: batches.flatMap(readBatch), leastYes: 12, leastMade: 15 },
];

describe("a requirement that is met", () => {
  after(() => syntax.dispose());

  for (const [index, { pairs, leastYes, leastMade }] of parts.entries()) {
    it(`is no longer met once the code it rests upon does something else, part ${index + 1}`, async () => {
      const { yes, made, leaps } = await judgeMutations(pairs, syntax);
      assert.deepEqual(leaps, []);
      assert.ok(yes >= leastYes && made >= leastMade, `${made} changes of ${yes} answers`);
    });

    it(`is not met by its opposite as well, part ${index + 1}`, async () => {
      const senseless = ["You cannot reserve more than there is not."];
      const found = await metEitherWay(pairs, syntax);
      assert.deepEqual(
        found.filter((each) => !senseless.includes(each)),
        [],
      );
    });
  }
});

import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { judgeMutations, metEitherWay } from "../../bench/eval/requirements/mutations.ts";
import { batches, readBatch, readNaturalPairs } from "../../bench/eval/requirements/natural/pairs.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
/** Pairs that may be read, in parts that are judged in a few seconds each. */
const perPart = 60;
const pairs = [...readNaturalPairs("open"), ...batches.flatMap(readBatch)];
const parts = Array.from({ length: Math.ceil(pairs.length / perPart) }, (_, index) =>
  pairs.slice(index * perPart, (index + 1) * perPart),
);
/** Requirements that are met, and ways to change the code they are met by. */
const leastYes = 60;
const leastMade = 200;

describe("a requirement that is met", () => {
  after(() => syntax.dispose());
  let [met, changed] = [0, 0];

  for (const [index, part] of parts.entries()) {
    it(`is no longer met once the code it rests upon does something else, part ${index + 1}`, async () => {
      const { yes, made, leaps } = await judgeMutations(part, syntax);
      assert.deepEqual(leaps, []);
      met += yes;
      changed += made;
    });

    it(`is not met by its opposite as well, part ${index + 1}`, async () => {
      const senseless = ["You cannot reserve more than there is not."];
      const found = await metEitherWay(part, syntax);
      assert.deepEqual(
        found.filter((each) => !senseless.includes(each)),
        [],
      );
    });
  }

  it("is seen often enough for that to tell", () => {
    assert.ok(met >= leastYes && changed >= leastMade, `${changed} changes of ${met} answers`);
  });
});

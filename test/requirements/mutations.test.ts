import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { judgeMutations, metEitherWay } from "../../bench/eval/requirements/mutations.ts";
import { readNaturalPairs } from "../../bench/eval/requirements/natural/pairs.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
/** Requirements of the open half that are met, and ways to change the code they are met by. */
const leastYes = 60;
const leastMade = 200;

describe("a requirement that is met", () => {
  after(() => syntax.dispose());

  it("is no longer met once the code it rests upon does something else", async () => {
    const { yes, made, leaps } = await judgeMutations(readNaturalPairs("open"), syntax);
    assert.deepEqual(leaps, []);
    assert.ok(yes >= leastYes && made >= leastMade, `${made} changes of ${yes} answers`);
  });

  it("is not met by its opposite as well", async () => {
    const senseless = ["You cannot reserve more than there is not."];
    const found = await metEitherWay(readNaturalPairs("open"), syntax);
    assert.deepEqual(
      found.filter((each) => !senseless.includes(each)),
      [],
    );
  });
});

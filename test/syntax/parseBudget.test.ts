import assert from "node:assert/strict";
import { ParseBudget, ParsePace } from "../../server/language/parse/parseBudget.ts";

/** Most for 100,000 characters, which leaves what reads the tree its time, in milliseconds. */
const most = 180;
const long = 100_000;

function warm(pace: ParsePace): ParseBudget {
  const budget = new ParseBudget(pace);
  budget.note(5, 10_000);
  return budget;
}

describe("the budget of a parse", () => {
  it("is small where code is parsed as fast as usual", () => {
    const budget = warm(new ParsePace());
    budget.note(3, 10_000);
    assert.ok(budget.at(long) <= most, `${budget.at(long)}`);
    assert.ok(budget.at(0) < budget.at(long));
  });

  it("grows where code takes longer, and no further than three times", () => {
    const [usual, slow, standing] = [3, 6, 60].map((ms) => {
      const budget = warm(new ParsePace());
      budget.note(ms, 10_000);
      return budget.at(long);
    });
    assert.ok(usual !== undefined && slow !== undefined && standing !== undefined);
    assert.ok(usual < slow && slow < standing && standing <= 3 * usual);
  });

  it("is that of a slow machine until it is known how long code takes, and learns from any grammar", () => {
    const pace = new ParsePace();
    const [python, ruby] = [warm(pace), warm(pace)];
    const unknown = ruby.at(long);
    python.note(3, 10_000);
    assert.ok(ruby.at(long) < unknown);
  });

  it("has room for compiling a grammar once, though nothing that it parses is code", () => {
    const pace = new ParsePace();
    const usual = warm(pace).at(0);
    const budget = new ParseBudget(pace);
    assert.ok(budget.at(0) > usual);
    for (let turn = 0; turn < 5; turn++) budget.note(budget.at(0), 0);
    assert.equal(budget.at(0), usual);
  });
});

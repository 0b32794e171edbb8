import assert from "node:assert/strict";
import { SampleBudget } from "../../server/features/classification/sampleBudget.ts";

/** A long file whose every line differs. */
const file = (name: string) =>
  Array.from({ length: 400 }, (_, at) => `const ${name}${at} = ${at};`).join("\n");

/** What is read of a file once the model has been seen to read so many tokens a second. */
function tokensAt(perSecond: number): number {
  const budget = new SampleBudget();
  for (const name of ["a", "b", "c"]) {
    const { document } = budget.sample(file(name));
    budget.learn(document, (1000 * (document.length / 3 + 50)) / perSecond);
  }
  return budget.tokens;
}

describe("the part of a file that a model reads", () => {
  it("is as long as the model's speed allows in a second", () => {
    for (const perSecond of [250, 320, 600])
      assert.ok((tokensAt(perSecond) + 50) / perSecond < 1, `${tokensAt(perSecond)} at ${perSecond}`);
    assert.ok(tokensAt(320) > tokensAt(250));
  });

  it("stays within limits, however fast or slow the model is", () => {
    assert.equal(tokensAt(20_000), 300);
    assert.equal(tokensAt(10), 120);
  });

  it("is short before anything is known, and stays the same for a file that is asked about again", () => {
    const budget = new SampleBudget();
    const first = budget.sample(file("a"));
    assert.ok(first.document.length <= 240 * 3);
    budget.learn(first.document, 1);
    const again = budget.sample(file("a"));
    assert.deepEqual([again.document, again.isNew], [first.document, false]);
    assert.ok(budget.sample(file("b")).document.length > first.document.length);
  });

  it("is not misled by an answer that was remembered, or by one file the model still knew", () => {
    const budget = new SampleBudget();
    const slow = (name: string) => {
      const { document } = budget.sample(file(name));
      budget.learn(document, 1000);
    };
    for (const name of ["a", "b", "c"]) slow(name);
    const { tokens } = budget;
    budget.learn(file("d"), 0);
    budget.learn(file("e"), 1);
    assert.equal(budget.tokens, tokens);
  });
});

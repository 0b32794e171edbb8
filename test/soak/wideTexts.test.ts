import assert from "node:assert/strict";
import { textReaders } from "../../bench/soak/pump/readers.ts";
import { countSteps, stepsOf } from "../../bench/soak/pump/steps.ts";
import { type WideText, wideTexts } from "../../bench/soak/pump/wideTexts.ts";

const few = 20;
/** Three times the items in three times the steps is linear, in nine times quadratic. */
const many = 3 * few;
const mostGrowth = 6;
/** What takes fewer steps is no trouble, whatever it grows like. */
const worthLooking = 5_000;
const kinds = ["problems", "cursor", "classify", "requirement"];

/** Such as a table that a program wrote, with its thousands of entries: well-formed, so that every rule looks at it. */
describe("a construct with many items", () => {
  const readers = new Map(textReaders().map((reader) => [reader.name, reader]));

  before(countSteps);

  for (const text of wideTexts)
    it(`costs no more steps than in proportion to them: ${text.name}`, async () => {
      const slow: string[] = [];
      for (const kind of kinds) {
        const growth = await growthOf(`${kind}: ${text.languageId}`, text);
        if (growth > mostGrowth) slow.push(`${kind}: ${growth.toFixed(1)} times the steps`);
      }
      assert.deepEqual(slow, []);
    }).timeout(20_000);

  async function growthOf(name: string, text: WideText): Promise<number> {
    const reader = readers.get(name);
    assert.ok(reader, name);
    const longer = await stepsOf(() => reader.read(text.of(many)));
    if (longer < worthLooking) return 0;
    return longer / (await stepsOf(() => reader.read(text.of(few))));
  }
});

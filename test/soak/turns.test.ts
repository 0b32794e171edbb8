import assert from "node:assert/strict";
import { heldOutFiles } from "../../bench/corpus.ts";
import { textReaders } from "../../bench/soak/pump/readers.ts";
import { countSteps, mostStepsInTurn } from "../../bench/soak/pump/steps.ts";
import { TickingClock } from "../support/clocks.ts";

/** Longer than whatever is read as a whole, and a little shorter than the longest that is. */
const lengths = [400_000, 99_000, 79_000];
/** Steps through a tree in one turn of the event loop: some 50 ms on a quiet machine. */
const mostSteps = 300_000;
const languages = ["typescript", "python", "go", "java", "php"];
const kinds = ["problems", "cursor", "classify", "requirement"];

/** Real code, one file behind the other, until there is enough of it. */
function codeOf(languageId: string, length: number): string {
  const files = heldOutFiles().filter(({ language }) => language === languageId);
  let text = "";
  for (let index = 0; text.length < length; index++) text += `${files[index % files.length]?.text}\n`;
  return text.slice(0, length);
}

describe("long code", () => {
  const readers = new Map(textReaders(new TickingClock()).map((reader) => [reader.name, reader]));

  before(countSteps);

  for (const languageId of languages)
    it(`is never looked at in one piece: ${languageId}`, async () => {
      for (const length of lengths) {
        const code = codeOf(languageId, length);
        for (const kind of kinds) {
          const reader = readers.get(`${kind}: ${languageId}`);
          assert.ok(reader);
          const steps = await mostStepsInTurn(() => reader.read(code));
          assert.ok(steps < mostSteps, `${reader.name}: ${length} characters: ${steps} steps in one turn`);
        }
      }
    }).timeout(60_000);
});

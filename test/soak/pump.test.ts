import assert from "node:assert/strict";
import { timeOf } from "../../bench/soak/pump/pump.ts";
import { documents, type Reader, textReaders } from "../../bench/soak/pump/readers.ts";
import { type PumpedText, pumped, pumpedTexts } from "../../bench/soak/pump/texts.ts";
import { filters } from "../../server/features/completion/filters/filters.ts";
import { kindOfDocument, kinds } from "../../server/features/requirements/documents/documentKind.ts";
import { listTransforms } from "../../server/features/transforms/transforms.ts";
import { languages } from "../../server/language/languages.ts";

const short = 5_000;
/** Four times the length in four times the time is linear, in sixteen times quadratic. */
const lengthening = 4;
const mostGrowth = 9;
/**
 * What takes less for the longer text is no trouble, in milliseconds: nonsense may use up the budgets of a few parses, which
 * end there.
 */
const worthLooking = 4_000;
const attempts = 3;
/** Each reader gets every so-and-so-many-th text. */
const share = 400;

/** Texts that took seconds once, some of them for ever. */
const freezers: readonly (readonly [reader: string, PumpedText])[] = [
  ["classify: plaintext", pumped("function ", " ", "!")],
  ["classify: plaintext", pumped("import ", " ", "!")],
  ["classify: plaintext", pumped("case ", " ", "!")],
  ["cursor: typescript", pumped("import ", " ", "!")],
  ["cursor: typescript", pumped("// implements", " ", "!")],
  ["problems: typescript", pumped("# ", "\n", "")],
  ["problems: typescript", pumped("// TODO a", " ", "!")],
  ["problems: typescript", pumped('"', '"', "!")],
  ["problems: typescript", pumped("x = ", "_", "(y)")],
  ["classify: typescriptreact", pumped("x = ", "\\", ")")],
  ["cursor: lua", pumped("// ", "=> ", "!")],
  ["problems: lua", pumped("", "a && ", ")")],
  ["problems: rust", pumped("", "![", "!")],
  ["problems: python", pumped("// ", "1.2.", "!")],
  ["problems: shellscript", pumped("#!", "#!", "!")],
  ["requirements: docs/requirements.md", pumped("# ", " ", "a")],
  ["requirement: its text", pumped("The function shall return", " ", "1 item")],
  ["ask", pumped("", "a ", "")],
  ["ask: of a file", pumped("is", " ", "used")],
  ["define", pumped("a", ".", "!")],
  ["settings: json", pumped("", "[", "")],
];

describe("a text that goes on and on", () => {
  const readers = textReaders();

  it("is given to every filter, transformation and tool, every language and kind of document", () => {
    const names = new Set(readers.map(({ name }) => name));
    assert.equal(names.size, readers.length);
    const lists = [
      ...filters.map((filter) => `filter: ${filter.name}`),
      ...listTransforms().map((transform) => `transform: ${transform.name}`),
      ...languages.map(({ languageIds }) => `problems: ${languageIds[0]}`),
      ...["classify", "validate", "route"].map((tool) => `tool: ${tool}: text`),
    ];
    assert.deepEqual(
      lists.filter((name) => !names.has(name)),
      [],
    );
    const known = new Set(documents.map((ending) => kindOfDocument(`a.${ending}`)));
    assert.deepEqual(
      kinds.filter(([, kind]) => !known.has(kind)),
      [],
    );
  });

  for (const [name, text] of freezers)
    it(`costs no more than in proportion to its length: ${name}, ${text.name}`, async () => {
      const reader = readers.find((each) => each.name === name);
      assert.ok(reader, name);
      assert.deepEqual(await growthOf(reader, text), undefined);
    });

  it("costs no reader more than in proportion to its length", async () => {
    const slow: string[] = [];
    for (const [index, reader] of readers.entries())
      for (const [at, text] of pumpedTexts(index).entries()) {
        if ((at + index) % share !== 0) continue;
        const growth = await growthOf(reader, text);
        if (growth !== undefined) slow.push(`${reader.name}: ${text.name}: ${growth}`);
      }
    assert.deepEqual(slow, []);
  }).timeout(120_000);
});

/** What a text four times as long costs, if that is out of proportion in every attempt. */
async function growthOf(reader: Reader, text: PumpedText): Promise<string | undefined> {
  let worst = "";
  for (let attempt = 0; attempt < attempts; attempt++) {
    const longer = await timeOf(reader, text.of(short * lengthening));
    if (longer < worthLooking) return undefined;
    const before = Math.min(await timeOf(reader, text.of(short)), await timeOf(reader, text.of(short)));
    if (longer < before * mostGrowth) return undefined;
    worst = `${before.toFixed(0)} ms, then ${longer.toFixed(0)} ms`;
  }
  return worst;
}

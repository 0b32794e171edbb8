import assert from "node:assert/strict";
import { describe, it } from "mocha";
import * as z from "zod";
import { type GlossaryEntry, isMeaning } from "../../server/language/glossary/entry.ts";
import { explainTerm } from "../../server/language/glossary/explain.ts";
import { createGlossary } from "../../server/language/glossary/glossary.ts";
import { glossary as loader } from "../support/testPorts.ts";
import { glossaryFileSchema } from "./glossarySchema.ts";

const files = await loader.load();
const glossary = createGlossary(files);

describe("glossary", () => {
  for (const { name, text } of files)
    it(`holds entries as glossary/README.md describes them: ${name}`, () => {
      const parsed = glossaryFileSchema.safeParse(JSON.parse(text));
      assert.ok(parsed.success, parsed.error && z.prettifyError(parsed.error));
    });

  it("holds at least 200 terms", () => {
    assert.ok(glossary.entries.length >= 200, `${glossary.entries.length} terms`);
  });

  it("has one general meaning at most for a name, and finds an entry by each of its names", () => {
    const general = new Map<string, GlossaryEntry>();
    const faults: string[] = [];
    for (const entry of glossary.entries.filter(isMeaning))
      for (const name of [entry.term, ...(entry.aliases ?? [])]) {
        const found = explainTerm(glossary, name, undefined);
        if (found?.entry !== entry && !found?.others.includes(entry))
          faults.push(`${name} does not lead to ${entry.term}`);
        if (entry.where) continue;
        const owner = general.get(name.toLowerCase());
        if (owner)
          faults.push(`${name} belongs to ${owner.term} (${owner.area}) and ${entry.term} (${entry.area})`);
        general.set(name.toLowerCase(), entry);
      }
    assert.deepEqual(faults, []);
  });

  it("refers only to terms it has", () => {
    const faults = glossary.entries.flatMap(({ term, area, see }) =>
      (see ?? [])
        .filter((other) => !explainTerm(glossary, other, undefined))
        .map((other) => `${term} (${area}) refers to ${other}`),
    );
    assert.deepEqual(faults, []);
  });

  it("finds plurals and inflected verbs", () => {
    const cases = { mutexes: "mutex", closures: "closure", memoizing: "memoization", debounced: "debounce" };
    for (const [word, term] of Object.entries(cases)) assert.equal(glossary.find([word])[0]?.term, term);
    assert.equal(glossary.find(["race", "conditions"])[0]?.term, "race condition");
  });

  it("keeps several meanings of a name, the general one first, and names their areas after their files", () => {
    const two = createGlossary([
      {
        name: "web/dataGrids.json",
        text: JSON.stringify([
          { term: "sheet", definition: "A grid.", where: { words: ["cell"] } },
          { term: "sheet", aliases: ["page"], definition: "A piece of paper." },
        ]),
      },
    ]);
    const meanings = two.find(["Sheets"]);
    assert.deepEqual(
      meanings.map(({ definition, area }) => `${definition} ${area}`),
      ["A piece of paper. data grids", "A grid. data grids"],
    );
    assert.deepEqual(two.find(["page"]).length, 1);
  });
});

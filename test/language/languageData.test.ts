import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { describe, it } from "mocha";
import { dataOf, familyMembers, languageData } from "../../server/language/dataOf.ts";
import { languages } from "../../server/language/languages.ts";
import { commentSigns } from "../../server/language/lexical/commentSigns.ts";

const folder = path.join(import.meta.dirname, "../../server/language/languages");

describe("folders of languages", () => {
  it("are listed, each with what is known of its language", () => {
    const folders = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const missing = folders.filter(({ name }) => !existsSync(path.join(folder, name, "language.ts")));
    assert.deepEqual(missing, []);
    assert.equal(languageData.length, folders.length);
    for (const { name } of folders) assert.ok(dataOf(name), name);
  });

  it("speak for each language once, and for all that can be parsed", () => {
    const ids = languageData.flatMap((data) => data.ids);
    assert.deepEqual(ids, [...new Set(ids)]);
    assert.deepEqual(
      languages.flatMap(({ languageIds }) => languageIds).filter((id) => dataOf(id) === undefined),
      [],
    );
  });

  it("say enough for a comment to be written in every language that can be parsed", () => {
    for (const { languageIds } of languages)
      for (const id of languageIds) {
        const { line, block } = commentSigns(id);
        assert.ok(line ?? block, id);
      }
  });

  it("have facts and roles of one shape, so that no language is looked up more slowly than others", () => {
    const [first, ...others] = languages;
    for (const { grammar, ...facts } of others) {
      assert.deepEqual(Object.keys({ grammar, ...facts }).sort(), Object.keys(first ?? {}).sort(), grammar);
      assert.deepEqual(Object.keys(facts.roles).sort(), Object.keys(first?.roles ?? {}).sort(), grammar);
    }
  });

  it("find all imports of a text, not only the first", () => {
    for (const { ids, imports = [] } of languageData)
      for (const { pattern } of imports) assert.ok(pattern.global, `${ids[0]}: ${pattern}`);
  });

  it("put languages that import each other into one family", () => {
    const families = ["javascript", "c", "python"].map((family) =>
      familyMembers(family).flatMap(({ ids }) => ids),
    );
    assert.deepEqual(families, [
      ["javascript", "javascriptreact", "typescript", "typescriptreact"],
      ["c", "cpp"],
      ["python"],
    ]);
  });

  it("name a word of a question once", () => {
    const words = languageData.flatMap(({ asked = [] }) => asked);
    assert.deepEqual(words, [...new Set(words)]);
  });
});

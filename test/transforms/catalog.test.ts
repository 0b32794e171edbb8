import assert from "node:assert/strict";
import { catalog } from "../../server/features/transforms/catalog.ts";
import { transformAll, transformFirst } from "./transformText.ts";

/** With the line ends of Windows. */
const windows = (text: string) => text.replaceAll("\n", "\r\n");

describe("the transformations", () => {
  it("have names of their own", () => {
    const names = catalog.map(({ name }) => name);
    assert.deepEqual(names, [...new Set(names)]);
    for (const name of names) assert.match(name, /^[a-z0-9]+(?:-[a-z0-9]+)+$/);
  });

  for (const { name, languages, example, exampleLanguage } of catalog)
    for (const languageId of exampleLanguage === undefined ? languages : [exampleLanguage])
      it(`${name} does what its example says, once, in ${languageId}`, async () => {
        const [before, after] = example;
        assert.equal(await transformFirst(name, languageId, before), after);
        assert.equal(await transformAll(name, languageId, after), after);
        if (before.includes("\n"))
          assert.equal(await transformFirst(name, languageId, windows(before)), windows(after));
      });
});

import assert from "node:assert/strict";
import { neededWords } from "../../server/text/neededWords.ts";

describe("the words that a pattern needs", () => {
  const cases: readonly (readonly [RegExp, readonly string[], readonly string[]])[] = [
    [
      /^(?:yaml|jsyaml)\.(?:load|loadAll)$/,
      ["yaml.load(x)", "import { load } from 'jsyaml'"],
      ["yaml.loader", "load"],
    ],
    [/(?:^|\.)unserialize$/, ["a.unserialize(b)", "unserialize(b)"], ["unserialized(b)", "deserialize(b)"]],
    [/^(?:builtins\.)?compile$/, ["compile(x)", "builtins.compile(x)"], ["re.compile(x)", "recompile(x)"]],
    [/(?:xstream(?:\(\))?)\.fromXML$/i, ["XStream().fromXml(x)"], ["XStream()", "fromXML(x)"]],
    [/^(?:\w+\.)*make_response$/, ["flask.make_response(x)", "make_response(x)"], ["remake_responses"]],
    [/^a(?!b)[^x]+(?<name>tail)\.(?<=q)\d{2}end$/, ["tail . end"], ["tail", "end"]],
    [/\w+/, ["", "anything"], []],
  ];
  for (const [pattern, held, lacking] of cases)
    it(`of ${pattern.source}`, () => {
      const has = neededWords([pattern]);
      for (const text of held) assert.ok(has(text), text);
      for (const text of lacking) assert.ok(!has(text), text);
    });

  it("are those of any of several patterns, and of no pattern none", () => {
    const has = neededWords([/^one$/, /^two$/i]);
    assert.deepEqual(["one", "TWO", "ONE", "three"].map(has), [true, true, false, false]);
    assert.ok(!neededWords([])("anything"));
  });
});

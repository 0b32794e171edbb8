import assert from "node:assert/strict";
import { isSentence } from "../../server/language/comments/isSentence.ts";

describe("a line of a comment", () => {
  for (const line of [
    "The new service is not ready before May, so we go on with the old one.",
    "we don't know why (yet)",
    "Adds an event:",
    "see the notes of the team, e.g. on names",
  ])
    it(`is a sentence: ${line}`, () => assert.ok(isSentence(line)));

  for (const line of [
    "const reply = await service.send(value);",
    "public void Old()",
    "else:",
    "old(value)",
    "import a from b;",
    "list.add one",
    'puts "a b c d"',
    "",
  ])
    it(`is none: ${line}`, () => assert.ok(!isSentence(line)));
});

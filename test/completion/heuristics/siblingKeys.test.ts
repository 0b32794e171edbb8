import assert from "node:assert/strict";
import { siblingKey } from "../../../server/features/completion/heuristics/lines/siblingKeys.ts";
import { contextAt } from "../contextAt.ts";
import { Ghost } from "../ghost.ts";

const users =
  "const users = [\n  {\n    name: 'a',\n    age: 1,\n  },\n  {\n    name: 'b',\n    age: 2,\n  },\n  {\n";

describe("the next key of an object among like ones", () => {
  const cases: readonly [languageId: string, marked: string, text: string | undefined][] = [
    ["javascript", `${users}    |`, "name: "],
    ["javascript", `${users}    name: 'c',\n    |`, "age: "],
    ["javascript", `${users}    name: 'c',\n    a|`, "ge: "],
    ["javascript", `${users}    name: 'c',\n    b|`, undefined],
    // In whatever order, if only one of those that are left begins so.
    ["javascript", `${users}    a|`, "ge: "],
    ["javascript", `${users}    size: 1,\n    a|`, undefined],
    ["javascript", "const a = [\n  { id: 1, name: 'a', now: 2 },\n  { now: 3, id: 4, na|", "me: "],
    ["javascript", `${users}    age: 3,\n    |`, undefined],
    ["javascript", `${users}    name: 'c',\n    age: 3,\n    |`, undefined],
    ["javascript", `${users}    name: 'c',\n    |\n    age: 3,\n  },\n];\n`, undefined],
    [
      "javascript",
      "const a = {\n  b: {\n    path: 1,\n    title: 2,\n  },\n  c: {\n    path: 3,\n    ti|",
      "tle: ",
    ],
    [
      "javascript",
      "const a = {\n  b: {\n    path: 1,\n    title: 2,\n  },\n  c: {\n    path: 3,\n    |",
      undefined,
    ],
    ["javascript", "if (a) {\n  b = 1;\n  c = 2;\n}\nif (d) {\n  b = 1;\n  |", undefined],
    ["json", '[\n  {\n    "id": 1,\n    "name": "a"\n  },\n  {\n    "id": 2,\n    "n|"', 'ame": '],
    [
      "go",
      'var a = []T{\n\t{\n\t\tname: "x",\n\t\twant: 1,\n\t},\n\t{\n\t\tname: "y",\n\t\twant: 2,\n\t},\n\t{\n\t\tname: "z",\n\t\t|',
      "want: ",
    ],
    ["ruby", "A = [\n  {\n    id: 1,\n    size: 2,\n  },\n  {\n    id: 3,\n    si|", "ze: "],
    [
      "php",
      "<?php\n$a = [\n  ['id' => 1, 'name' => 'a'],\n  ['id' => 2, 'name' => 'b'],\n  ['id' => 3, |",
      "'name' => ",
    ],
    ["python", "a = [\n    Point(x=1, y=2),\n    Point(x=3, y=4),\n    Point(x=5, |", "y="],
    ["javascript", "const a = {\n  b: { x: 1, y: 2 },\n  c: { x: 3, y: 4 },\n  d: { |", "x: "],
    ["javascript", "const a = [\n  { x: f(1, 2), y: 2 },\n  { x: f(3, 4), y: 4 },\n  { x: f(5, |", undefined],
    ["javascript", "f({ x: 1, y: 2 });\ng(1);\nf({ x: 1, |", undefined],
  ];

  it("is the one that the others have behind the same keys", () => {
    for (const [languageId, marked, text] of cases)
      assert.equal(siblingKey(contextAt(marked, languageId))?.text, text, `${languageId}: ${marked}`);
  });

  it("is a beginning, which the setting for beginnings turns off", async () => {
    const at = async (partialLines: boolean) => {
      const ghost = new Ghost(`${users}   |\n  },\n];\n`, "", { config: { completion: { partialLines } } });
      return (await ghost.type(" ").ask()).text;
    };
    assert.equal(await at(true), "name: ");
    assert.equal(await at(false), "");
  });
});

describe("the model among like objects", () => {
  it("chooses among the keys that they have, and says no other one", async () => {
    const ghost = new Ghost(`${users}    |`, ({ names }) => (names ? "ge: 3," : "ble: 3,")).type("a");
    await ghost.ask();
    const two = new Ghost(
      "const a = [\n  { id: 1, idle: 2 },\n  { idle: 4, id: 3 },\n  { id: 5, idle: 6 },\n  { |",
      ({ names }) => (names ? "dle: 5" : "con: 5"),
    );
    const { text } = await two.type("i").ask();
    assert.deepEqual(two.model.asked.find(({ priority }) => priority === "completion")?.names, [
      "id",
      "idle",
    ]);
    assert.ok("dle: 5 },".startsWith(text));
  });
});

import assert from "node:assert/strict";
import { createClassification } from "../../server/features/classification/classification.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const signal = new AbortController().signal;
const ports = testPorts();
const { ask } = createClassification(ports, createSyntax(ports.grammars, ports.logger));

/** In each file one thing does what another does not, so that an answer about the file would be wrong about one of them. */
const cases: readonly (readonly [
  path: string,
  text: string,
  questions: readonly (readonly [question: string, answer: "yes" | "no" | "unsure"])[],
])[] = [
  [
    "boats.ts",
    `import { readFile } from "node:fs/promises";
/** Reads the boats. */
export async function load(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new Error("no boats", { cause: error });
  }
}
function lengths(boats: number[], then: (length: number) => void, ...rest: number[]): void {
  for (const boat of boats) then(boat);
}
function loadAll(paths: string[]) {
  return paths.map(load);
}
export class Harbour {
  static open() {}
  private close<T>(at: T) {}
}
`,
    [
      ["is load async?", "yes"],
      ["Is lengths async?", "no"],
      ["is the lengths function async", "no"],
      ["lengths, is it async?", "no"],
      ["does load handle errors?", "yes"],
      ["does lengths handle errors?", "no"],
      ["does `lengths` use a loop?", "yes"],
      ["does load loop?", "no"],
      ["is there a loop in load?", "no"],
      ["is load exported?", "yes"],
      ["is lengths exported?", "no"],
      ["is load documented?", "yes"],
      ["is lengths documented?", "no"],
      ["does lengths take a callback?", "yes"],
      ["is lengths variadic?", "yes"],
      ["is Harbour.open static?", "yes"],
      ["is the close method of Harbour static?", "no"],
      ["is close in Harbour private?", "yes"],
      ["is close generic?", "yes"],
      ["is open generic?", "no"],
      ["does load read files?", "yes"],
      ["does lengths read files?", "no"],
      ["does loadAll read files?", "unsure"],
      ["does lengths call load?", "no"],
      ["is lengths used in this file?", "no"],
      ["is lengths used?", "unsure"],
      ["does it read files?", "yes"],
    ],
  ],
  [
    "tank.py",
    `import os

def fill(level):
    """Fills the tank."""
    if level > 3:
        os.remove("full")
    return level

def levels(n):
    for i in range(n):
        yield fill(i)

def down(n):
    return 0 if n == 0 else down(n - 1)
`,
    [
      ["does fill delete files?", "yes"],
      ["does down delete files?", "no"],
      ["does levels use a loop?", "yes"],
      ["is levels a generator?", "yes"],
      ["is down recursive?", "yes"],
      ["is fill recursive?", "no"],
      ["does down call fill?", "no"],
      ["does levels call fill?", "yes"],
      ["does down have a docstring?", "no"],
    ],
  ],
];

describe("questions about what a file names", () => {
  for (const [path, text, questions] of cases)
    for (const [question, answer] of questions)
      it(`are asked of that alone: ${question}`, async () => {
        const given = await ask(question, { path, text }, signal);
        assert.equal(given.answer, answer);
      });
});

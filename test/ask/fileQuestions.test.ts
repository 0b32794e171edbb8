import assert from "node:assert/strict";
import { createAsk } from "../../server/features/ask/ask.ts";
import { lazyGlossary } from "../../server/language/glossary/glossary.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const ask = createAsk(ports, lazyGlossary(ports.glossary), syntax);

const shop = `// Prices of baskets, with their discounts.
import { readFile } from "node:fs/promises";
import { tax } from "./tax.ts";

export const HIGHEST_DISCOUNT = 40;

/** Adds up what a basket costs. */
export function totalOf(basket: Item[], rate = 0.19): number {
  if (basket.length === 0) throw new RangeError("empty");
  return basket.reduce((sum, { price }) => sum + price, 0) * (1 + tax(rate));
}

export class Basket {
  readonly items: Item[] = [];
  add(item: Item): void {
    this.items.push(item);
  }
  cost(): number {
    return totalOf(this.items);
  }
}

interface Item {
  price: number;
}
`;

const tank = `class Tank:
    """Holds water."""

    limit = 90

    def fill(self, litres, strict=True):
        if litres > self.limit:
            raise ValueError("too much")
        return self.level(litres)

    def level(self, litres):
        return litres or None


class RainTank(Tank):
    pass
`;

async function told(languageId: string, text: string, question: string): Promise<string> {
  return (await ask.fromFile(question, { text, languageId }))?.text ?? "nothing";
}

describe("questions about a file", () => {
  const cases: readonly (readonly [languageId: string, text: string, question: string, answer: RegExp])[] = [
    [
      "typescript",
      shop,
      "how many functions does it have?",
      /1 function: `totalOf`.*2 methods: `Basket.add` and `Basket.cost`/,
    ],
    ["typescript", shop, "which language is this?", /TypeScript/],
    ["typescript", shop, "how many lines", /25 lines/],
    ["typescript", shop, "what does it import?", /`fs` and `.\/tax.ts`/],
    ["typescript", shop, "what does this file export?", /`HIGHEST_DISCOUNT`, `totalOf` and `Basket`/],
    ["typescript", shop, "what is this file for?", /Prices of baskets/],
    ["typescript", shop, "What does totalOf do?", /Adds up what a basket costs/],
    [
      "typescript",
      shop,
      "could you tell me which params totalOf takes pls",
      /2 parameters: `basket: Item\[\]`, `rate = 0.19`/,
    ],
    ["typescript", shop, "default of rate in totalOf?", /0\.19/],
    ["typescript", shop, "what errors can totalOf throw", /RangeError/],
    ["typescript", shop, "what does the add method of Basket throw?", /throws nothing itself/],
    ["typescript", shop, "who calls totalOf?", /line 19, by `Basket.cost`/],
    ["typescript", shop, "what does Basket.cost return", /`totalOf\(this.items\)`/],
    ["typescript", shop, "whats HIGHEST_DISCOUNT", /40/],
    ["typescript", shop, "where is Basket defined?", /line 13/],
    ["typescript", shop, "which methods does Basket have", /`add` and `cost`/],
    ["typescript", shop, "what type is price in Item?", /`number`/],
    ["python", tank, "subclasses of Tank?", /`RainTank`/],
    ["python", tank, "what can fill raise?", /ValueError/],
    ["python", tank, "what is the default of strict", /True/],
    ["python", tank, "what does fill call", /`self.level`/],
    ["python", tank, "what is the value of limit?", /90/],
  ];
  for (const [languageId, text, question, answer] of cases)
    it(`tell: ${question}`, async () => assert.match(await told(languageId, text, question), answer));

  it("are not seen where the world is asked", async () => {
    for (const question of [
      "what is a basket?",
      "what does map do in JavaScript?",
      "which language is best for scripts?",
      "how many bytes has an int?",
      "what is an import?",
      "what is the default of a switch in Java?",
    ])
      assert.equal(await told("typescript", shop, question), "nothing", question);
  });

  it("about a name of its own are not answered with a word of everybody's", async () => {
    assert.equal(
      await ask.byHeart("what is the value of maxDepth?", "kotlin", "val maxDepth = 4"),
      undefined,
    );
    assert.notEqual(await ask.byHeart("what is a value?", "kotlin", "val maxDepth = 4"), undefined);
  });
});

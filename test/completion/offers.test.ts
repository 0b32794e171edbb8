import assert from "node:assert/strict";
import { Offers } from "../../server/features/completion/offers.ts";
import { contextAt } from "./contextAt.ts";

describe("Offers", () => {
  const offer = { text: "total(items);", confidence: 0.9, isWhole: true };

  function shownAt(text: string): Offers {
    const offers = new Offers();
    offers.show(contextAt(text), offer);
    return offers;
  }

  it("gives what is left when the beginning was typed", () => {
    const offers = shownAt("a();\nreturn |");
    assert.deepEqual(offers.rest(contextAt("a();\nreturn to|")), {
      text: "tal(items);",
      confidence: 0.9,
      isWhole: true,
    });
  });

  it("gives an empty text when all of it was typed", () => {
    const offers = shownAt("a();\nreturn |");
    assert.deepEqual(offers.rest(contextAt("a();\nreturn total(items);|")), {
      text: "",
      confidence: 0.9,
      isWhole: true,
    });
  });

  it("gives nothing where nothing, something else or more was typed", () => {
    const offers = shownAt("a();\nreturn |");
    for (const text of ["return |", "return x|", "return total(items); |"]) {
      assert.equal(offers.rest(contextAt(`a();\n${text}`)), undefined, text);
    }
  });

  it("gives nothing on another line, before other text, or once forgotten", () => {
    const offers = shownAt("a();\nreturn |");
    assert.equal(offers.rest(contextAt("return to|")), undefined);
    assert.equal(offers.rest(contextAt("a();\nreturn to|)")), undefined);
    const context = contextAt("a();\nreturn to|");
    offers.forget(context.uri);
    assert.equal(offers.rest(context), undefined);
  });
});

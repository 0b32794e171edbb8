import assert from "node:assert/strict";
import { ShownSuggestions } from "../../server/features/completion/shownSuggestions.ts";
import { contextAt } from "./contextAt.ts";

describe("ShownSuggestions", () => {
  const offer = { text: "total(items);", confidence: 0.9, isWhole: true };

  function shownAt(text: string): ShownSuggestions {
    const shown = new ShownSuggestions();
    shown.show(contextAt(text), offer);
    return shown;
  }

  it("gives what is left when the beginning was typed", () => {
    const shown = shownAt("a();\nreturn |");
    assert.deepEqual(shown.rest(contextAt("a();\nreturn to|")), {
      text: "tal(items);",
      confidence: 0.9,
      isWhole: true,
    });
  });

  it("gives an empty text when all of it was typed", () => {
    const shown = shownAt("a();\nreturn |");
    assert.deepEqual(shown.rest(contextAt("a();\nreturn total(items);|")), {
      text: "",
      confidence: 0.9,
      isWhole: true,
    });
  });

  it("gives nothing where nothing, something else or more was typed", () => {
    const shown = shownAt("a();\nreturn |");
    for (const text of ["return |", "return x|", "return total(items); |"]) {
      assert.equal(shown.rest(contextAt(`a();\n${text}`)), undefined, text);
    }
  });

  it("gives nothing on another line, before other text, or once forgotten", () => {
    const shown = shownAt("a();\nreturn |");
    assert.equal(shown.rest(contextAt("return to|")), undefined);
    assert.equal(shown.rest(contextAt("a();\nreturn to|;")), undefined);
    const context = contextAt("a();\nreturn to|");
    shown.forget(context.uri);
    assert.equal(shown.rest(context), undefined);
  });
});

import assert from "node:assert/strict";
import { plainText } from "../../server/text/plainText.ts";

describe("Markdown without its marks", () => {
  for (const [markdown, text] of [
    ["**backoff** · *exponential*: wait `2 ** n` s.", "backoff · exponential: wait 2 ** n s."],
    ["One.\n\nSee also: [jitter](https://example.org/j)", "One.\n\nSee also: jitter"],
    ["- first\n- second\n  line", "- first\n- second\nline"],
    ["```js\nlet a = 1;\n```\n\nA declaration.", "let a = 1;\n\nA declaration."],
    ["Line  \nbreak \\*here\\*", "Line\nbreak *here*"],
  ])
    it(`${JSON.stringify(markdown)} reads ${JSON.stringify(text)}`, () =>
      assert.equal(plainText(markdown ?? ""), text));
});

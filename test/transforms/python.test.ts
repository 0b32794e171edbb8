import assert from "node:assert/strict";
import { transformText } from "./transformText.ts";

describe("format-to-f-string", () => {
  const py = (text: string) => transformText("format-to-f-string", "python", text);

  it("fills placeholders in order, with their formats", async () => {
    assert.equal(await py('x = |"{0}: {1:>5.2f} {{}}".format(a.b, c(1))'), 'x = f"{a.b}: {c(1):>5.2f} {{}}"');
  });

  it("refuses what would not mean the same", async () => {
    for (const call of [
      '"{a}".format(a=1)',
      '"{}".format(*b)',
      '"{}".format(d["k"])',
      '"{} {0}".format(a)',
      '"{}".format(a, b)',
    ])
      assert.match((await py(`x = |${call}`)) ?? "", /^refused: /, call);
  });
});

import assert from "node:assert/strict";
import { transformAll, transformText } from "./transformText.ts";

describe("format-to-f-string", () => {
  const py = (text: string) => transformText("format-to-f-string", "python", text);

  it("fills placeholders in order, with their formats", async () => {
    assert.equal(await py('x = |"{0}: {1:>5.2f} {{}}".format(a.b, c(1))'), 'x = f"{a.b}: {c(1):>5.2f} {{}}"');
    assert.equal(await py('x = |"{} {n!r:>4}".format(a.b, n=c)'), 'x = f"{a.b} {c!r:>4}"');
    assert.equal(await py('x = |"{b} {a}".format(a=c, b=1)'), 'x = f"{1} {c}"');
  });

  it("refuses what would not mean the same", async () => {
    for (const call of [
      '"{a}".format(b=1)',
      '"{a.b}".format(a=c)',
      '"{} {1}".format(a, b)',
      '"{b} {a}".format(a=c(), b=d)',
      '"{}".format(*b)',
      '"{}".format(d["k"])',
      '"{} {0}".format(a)',
      '"{}".format(a, b)',
    ])
      assert.match((await py(`x = |${call}`)) ?? "", /^refused: /, call);
  });
});

describe("format-to-f-string everywhere", () => {
  it("leaves a call behind what may do something when it is written", async () => {
    const all = (text: string) => transformAll("format-to-f-string", "python", text);
    assert.equal(await all('x = "{}{}".format(a, b())'), 'x = "{}{}".format(a, b())');
    assert.equal(await all('x = "{}{}".format(str(a), b())'), 'x = f"{str(a)}{b()}"');
    assert.equal(await all('x = "{}{}".format(a(), b)'), 'x = f"{a()}{b}"');
  });
});

describe("percent-to-f-string", () => {
  const all = (text: string) => transformAll("percent-to-f-string", "python", text);

  it("keeps what str() makes of things with a format of their own", async () => {
    assert.equal(await all('x = "%s, %s" % (a, str(b))'), 'x = f"{a!s}, {str(b)}"');
  });

  it("is not applied everywhere to one value that may be a tuple, or no whole number", async () => {
    const texts = ['x = "%s" % a', 'x = "%d" % (a,)', 'x = "%s" % (a, b)[0:2]'];
    for (const text of texts) assert.equal(await all(text), text);
    assert.equal(await transformText("percent-to-f-string", "python", 'x = |"%s" % a'), 'x = f"{a!s}"');
    assert.equal(await all('x = "%d of %03d" % (len(a), len(b))'), 'x = f"{len(a)} of {len(b):03d}"');
    assert.equal(await all('x = "%s" % len(a)'), 'x = f"{len(a)}"');
  });

  it("is not applied everywhere to what may be no number", async () => {
    assert.equal(await all('x = "%.2f" % (a,)'), 'x = "%.2f" % (a,)');
    assert.equal(
      await transformText("percent-to-f-string", "python", 'x = |"%.2f" % (a,)'),
      'x = f"{a:.2f}"',
    );
  });
});

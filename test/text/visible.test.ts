import assert from "node:assert/strict";
import fc from "fast-check";
import { distance } from "../../server/text/distance.ts";
import { visible, visibleJson } from "../../server/text/visible.ts";
import { escapeXml } from "../../server/text/xml.ts";

describe("visible text", () => {
  it("leaves no character that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        assert.doesNotMatch(visible(text), /[^\P{Cc}\t\n]|\p{Bidi_Control}/u);
      }),
    );
  });

  it("leaves ordinary text as it is", () =>
    assert.equal(visible("naïve\t日本語 🙂\n"), "naïve\t日本語 🙂\n"));

  it("names what it hides", () => assert.equal(visible("\u001b[2J\r\u202e"), "\\u{1b}[2J\\u{d}\\u{202e}"));
});

describe("JSON that is shown", () => {
  it("says the same, and holds no character that a terminal obeys", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const json = visibleJson({ [text]: [text] });
        assert.doesNotMatch(json, /\p{Cc}|\p{Bidi_Control}/u);
        assert.deepEqual(JSON.parse(json), { [text]: [text] });
      }),
    );
  });
});

describe("XML text", () => {
  it("holds no character that a terminal obeys", () =>
    assert.equal(escapeXml("\u001b[2J\u202egpj\u0085"), "\ufffd[2J&#x202e;gpj&#x85;"));

  it("escapes signs and replaces what XML cannot hold", () =>
    assert.equal(escapeXml('<a b="&">\u0000\ud800'), "&lt;a b=&quot;&amp;&quot;&gt;\ufffd\ufffd"));
});

describe("distance", () => {
  it("counts inserted, deleted and replaced characters", () => {
    assert.equal(distance("kitten", "sitting"), 3);
    assert.equal(distance("", "abc"), 3);
  });

  it("is a metric", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (a, b, c) => {
        assert.equal(distance(a, b), distance(b, a));
        assert.equal(distance(a, a), 0);
        assert.ok(distance(a, c) <= distance(a, b) + distance(b, c));
      }),
    );
  });
});

import assert from "node:assert/strict";
import { Refuted } from "../../server/features/completion/refuted.ts";
import { contextAt } from "./contextAt.ts";
import { Ghost } from "./ghost.ts";

describe("suggestions in whose place something else was typed", () => {
  it("are counted once each, on their line", () => {
    const refuted = new Refuted();
    refuted.show(contextAt("const a = |"), "items.length;");
    assert.equal(refuted.count(contextAt("const a = item|")), 0);
    assert.equal(refuted.count(contextAt("const a = it|")), 0);
    assert.equal(refuted.count(contextAt("const a = cart|")), 1);
    assert.equal(refuted.count(contextAt("const a = cart.|")), 1);
    refuted.show(contextAt("const a = cart.|"), "size;");
    assert.equal(refuted.count(contextAt("const a = cart.size; // a|")), 1);
    assert.equal(refuted.count(contextAt("const a = cart.count|")), 2);
    assert.equal(refuted.count(contextAt("next();\n|")), 0);
  });

  it("make the next ones on the line less sure", async () => {
    const says = ({ prefix }: { prefix: string }) => (prefix.endsWith("=") ? " items;" : "t.size;");
    const ghost = new Ghost("const a |", says);
    await ghost.type("=").ask();
    const after = (await ghost.type(" car").ask()).confidence;
    const alone = (await new Ghost("const a = ca|", says).type("r").ask()).confidence;
    assert.ok(after < alone, `${after} is not below ${alone}`);
  });
});

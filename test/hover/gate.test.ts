import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { ownEvidence } from "../../server/features/hover/evidence.ts";
import { leastConfidence, ownConfidence, termConfidence } from "../../server/features/hover/gate.ts";
import { hoverAt, syntax, termAt } from "./hoverAt.ts";

describe("the gate of hover", () => {
  after(() => syntax.dispose());

  const least = leastConfidence;

  it("shows tokens of code, unmistakable terms, and others among their own", async () => {
    const shown: readonly [languageId: string, text: string, term: string][] = [
      ["typescript", "const x = a ?‸? b;\n", "??"],
      ["rust", "#[der‸ive(Debug)]\nstruct A;\n", "#[derive]"],
      ["markdown", "with a mut‸ex around it", "mutex"],
      ["markdown", "We use blue-g‸reen deployment.", "blue-green deployment"],
      ["markdown", "a lookup that is a cache mi‸ss, so the cache asks the database", "cache miss"],
      ["typescript", "const retryPolicy = new Exponential‸Backoff();\n", "backoff"],
      ["markdown", "answers with HTTP status 40‸4", "404 Not Found"],
      ["go", "// it has a ring bu‸ffer\nvar a int\n", "ring buffer"],
    ];
    for (const [languageId, text, term] of shown)
      assert.equal(await termAt(text, languageId, { least }), term, text);
  });

  it("leaves what is likely to be something else", async () => {
    const silent: readonly [languageId: string, text: string][] = [
      ["markdown", "we agreed on a clo‸sure for it"],
      ["markdown", "with a service disco‸very of its own"],
      ["java", "int symbolTab‸leSize = 3;\n"],
    ];
    for (const [languageId, text] of silent)
      assert.equal(await termAt(text, languageId, { least }), undefined, text);
  });

  it("leaves a bare word that is described somewhere, and a description that does not speak of its name", async () => {
    const go = (text: string) =>
      `package a\n\n// Close releases all references.\nfunc (e *E) Close() {}\n\n${text}\nvar x int\n`;
    assert.equal(await hoverAt(go("// the engine is left: Clo‸se() it"), "go", { least }), undefined);
    assert.equal((await hoverAt(go("// then comes `Clo‸se`"), "go", { least }))?.source, "file");
    const told =
      "/** Kept for those who come from 1.0 */\nexport const boatNamer = 1;\n// as boat‸Namer does\n";
    assert.equal(await hoverAt(told, "typescript", { least }), undefined);
  });

  it("is as sure as labelled hovers were right: less of what was never read, most of tokens", () => {
    const evidence = { mainName: 1, wordsOffTopic: 1 };
    assert.ok(termConfidence("serialization", evidence) > termConfidence("a term nobody read", evidence));
    assert.ok(termConfidence("constructor", evidence) < leastConfidence, "no inherited property counts");
    assert.ok(termConfidence("a token nobody read", { token: 1 }) > leastConfidence);
    const mention = { name: "setModulo", start: 7, receiver: undefined };
    assert.ok(ownConfidence(ownEvidence("uses a setModulo", mention, "Sets the modulo of the ring.")) > 0.96);
  });
});

import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { createWebFacts } from "../../server/language/glossary/webFacts.ts";
import { glossary as loader } from "../support/testPorts.ts";
import { hoverAt, syntax } from "./hoverAt.ts";

const facts = createWebFacts(await loader.webFacts());

describe("facts of the web", () => {
  after(() => syntax.dispose());

  it("explain elements, attributes, properties, at-rules and selectors where they stand", async () => {
    const cases: readonly [text: string, languageId: string, term: string][] = [
      ["<dia‸log open>\n", "html", "<dialog>"],
      ["</dia‸log>\n", "html", "<dialog>"],
      ["<img src='a.png'\n  load‸ing='lazy'>\n", "html", "loading"],
      ["<p pop‸over>x</p>\n", "html", "popover"],
      [".a { aspect-ra‸tio: 16 / 9; }\n", "css", "aspect-ratio"],
      [".a {\n  .b { z-in‸dex : 1 }\n}\n", "scss", "z-index"],
      ["@contai‸ner (width > 1px) {}\n", "css", "@container"],
      ["a:h‸as(> img) {}\n", "css", ":has"],
      ["a:hov‸er,\nb {}\n", "css", ":hover"],
      ["<template><sum‸mary>x</summary></template>\n", "vue", "<summary>"],
    ];
    for (const [text, languageId, term] of cases)
      assert.equal((await hoverAt(text, languageId))?.term, term, text);
  });

  it("say nothing of other words: content, values, attributes' values, names of the page's own", async () => {
    const cases: readonly [text: string, languageId: string][] = [
      ["<p>the dia‸log went on</p>\n", "html"],
      ["<p title='a dia‸log'>x</p>\n", "html"],
      ["<my-dia‸log>x</my-dialog>\n", "html"],
      [".a { transition: z-in‸dex 1s; }\n", "css"],
      [".dia‸log { top: 0 }\n", "css"],
      [".a {\n  float:le‸ft;\n}\n", "css"],
      ["const a = <dia‸log>x;\n", "javascript"],
    ];
    for (const [text, languageId] of cases)
      assert.doesNotMatch((await hoverAt(text, languageId))?.definition ?? "", /major browsers/, text);
  });

  it("tell a property's values and since when browsers have it", async () => {
    const { definition = "" } = (await hoverAt(".a { z-in‸dex: 1 }", "css")) ?? {};
    assert.match(definition, /Values: `auto \| <integer>`; initially `auto`\./);
    assert.match(definition, /In all major browsers since \w+ 20\d\d\./);
  });

  it("are found by what people call them", () => {
    for (const words of ["<dialog>", "dialog element", "the dialog tag", "HTML dialog element"])
      assert.equal(facts.named(words)?.name, "<dialog>", words);
    for (const words of [":has()", "has selector", "has pseudo-class"])
      assert.equal(facts.named(words)?.name, ":has", words);
    assert.equal(facts.named("aspect-ratio")?.name, "aspect-ratio");
    assert.equal(facts.named("@container rule")?.name, "@container");
    assert.ok(facts.named("view transitions"));
    for (const words of ["constructor", "dialog", "toString property", ""])
      assert.equal(facts.named(words), undefined, words);
  });
});

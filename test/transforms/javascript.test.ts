import assert from "node:assert/strict";
import { transformAll, transformText } from "./transformText.ts";

const js = (name: string, text: string) => transformText(name, "javascript", text);

describe("function-to-arrow", () => {
  const arrow = (text: string) => js("function-to-arrow", text);

  it("keeps what the function does", async () => {
    assert.equal(await arrow("const f = |function (a) { return a; };"), "const f = (a) => a;");
    assert.equal(
      await arrow("const f = async |function () { await x(); };"),
      "const f = async () => { await x(); };",
    );
    assert.equal(await arrow("f(|function () { return { a: 1 }; });"), "f(() => ({ a: 1 }));");
    assert.equal(await arrow("(|function () { go(); })();"), "(() => { go(); })();");
  });

  it("keeps comments", async () => {
    assert.equal(
      await arrow("f(|function () { /* why */ return 1; });"),
      "f(() => { /* why */ return 1; });",
    );
  });

  it("refuses what an arrow function cannot be", async () => {
    for (const body of [
      "return this.a;",
      "return arguments[0];",
      "return new.target;",
      "const g = () => this;",
    ])
      assert.match((await arrow(`const f = |function () { ${body} };`)) ?? "", /^refused: /, body);
    assert.match((await arrow("const f = |function g() { g(); };")) ?? "", /^refused: /);
    assert.match((await arrow("f(|function g() { h(function () { g(); }); });")) ?? "", /^refused: /);
    assert.match((await arrow("const A = |function () {};\nA.prototype.b = 1;")) ?? "", /^refused: /);
    assert.match((await arrow("const A = |function () {};\nnew A();")) ?? "", /^refused: /);
    assert.equal(await arrow("const f = |function* () { yield 1; };"), undefined);
  });

  it("lets functions inside have their own this", async () => {
    assert.equal(
      await arrow("const f = |function () { g(function () { return this; }); };"),
      "const f = () => { g(function () { return this; }); };",
    );
  });
});

describe("concatenation-to-template", () => {
  const template = (text: string) => js("concatenation-to-template", text);

  it("reads sums of any length that is seen whole", async () => {
    const long = '"a" + '.repeat(700);
    assert.match((await template(`x = |${long}b;`)) ?? "", /^x = `a{700}\$\{b\}`;$/);
    assert.equal(await template(`x = |${'"a" + '.repeat(8_000)}b;`), undefined);
  });

  it("escapes what a template literal would obey", async () => {
    assert.equal(await template("x = |'`' + a + '\u0024{b}';"), "x = `\\`\u0024{a}\\\u0024{b}`;");
    assert.equal(await template('x = |"it\\"s " + a;'), 'x = `it"s \u0024{a}`;');
  });

  it("adds numbers first where they were added first", async () => {
    assert.match((await template('x = |1 + 2 + "a";')) ?? "", /^refused: /);
    assert.equal(await template('x = |"a" + (1 + 2);'), "x = `a\u0024{1 + 2}`;");
  });

  it("says what it takes for granted, and does nothing of the kind everywhere at once", async () => {
    const sure = "const n: number = f();\nconst t = \x27a\x27 + n;\n";
    assert.equal(
      await transformAll("concatenation-to-template", "typescript", sure),
      sure.replace("\x27a\x27 + n", "`a\u0024{n}`"),
    );
    const unsure = "const t = \x27a\x27 + n;\n";
    assert.equal(await transformAll("concatenation-to-template", "javascript", unsure), unsure);
  });

  it("is not offered for strings alone or numbers alone", async () => {
    assert.equal(await template('x = |"a" + "b";'), undefined);
    assert.equal(await template("x = |a + b;"), undefined);
  });
});

describe("property-shorthand", () => {
  it("is applied everywhere at once", async () => {
    const text = "const { a: a, b: c } = { a: a, b: { d: d } };\n";
    assert.equal(
      await transformAll("property-shorthand", "javascript", text),
      "const { a, b: c } = { a, b: { d } };\n",
    );
  });
});

describe("index-loop-to-for-each", () => {
  const loop = "for (let i = 0; i < xs.length; i++) { use(xs[i]); }";
  const walked = "for (const x of xs) { use(x); }";

  it("is applied everywhere only to what is an array", async () => {
    const all = (text: string) => transformAll("index-loop-to-for-each", "typescript", text);
    assert.equal(await all(`function f(xs: string[]) { ${loop} }`), `function f(xs: string[]) { ${walked} }`);
    assert.equal(await all(`function f(...xs) { ${loop} }`), `function f(...xs) { ${walked} }`);
    assert.equal(await all(`function f(xs: string) { ${loop} }`), `function f(xs: string) { ${loop} }`);
    assert.equal(await all(`function f(xs) { ${loop} }`), `function f(xs) { ${loop} }`);
  });
});

import assert from "node:assert/strict";
import { transformAll } from "./transformText.ts";

const types = (text: string) => transformAll("add-jsdoc-types", "javascript", text);

/** What is certain. */
const certain: readonly (readonly [string, string])[] = [
  [
    "export const f = (a, b = 1) => a > b;\n",
    "/**\n * @param {number} [b=1]\n * @returns {boolean}\n */\nexport const f = (a, b = 1) => a > b;\n",
  ],
  [
    "class A {\n  /** Says. */\n  say(x = '') {\n    go(x);\n  }\n}\n",
    "class A {\n  /**\n   * Says.\n   *\n   * @param {string} [x='']\n   */\n  say(x = '') {\n    go(x);\n  }\n}\n",
  ],
  [
    "/**\r\n * F.\r\n * @param b it\r\n * @return what\r\n */\r\nasync function f(a, b = true) {\r\n  const s = String(a);\r\n  if (b) return s;\r\n}\r\n",
    "/**\r\n * F.\r\n * @param {boolean} b it\r\n * @return {Promise<string | undefined>} what\r\n */\r\nasync function f(a, b = true) {\r\n  const s = String(a);\r\n  if (b) return s;\r\n}\r\n",
  ],
  [
    "function f(a) {\n  if (typeof a !== 'string') throw new TypeError('a');\n  go(a);\n}\n",
    "/**\n * @param {string} a\n */\nfunction f(a) {\n  if (typeof a !== 'string') throw new TypeError('a');\n  go(a);\n}\n",
  ],
];

/** What is not. */
const doubtful = [
  "function f(a = 1) {\n  if (a === null) go();\n}\n",
  "function f(a = 1) {\n  a = go(a);\n}\n",
  "function f(a = 1) {\n  go(a);\n}\nf('x');\n",
  "function f(a) {\n  return a + a;\n}\n",
  "function f(a) {\n  let b = 1;\n  b = go(a);\n  return b;\n}\n",
  "function* f() {\n  return 1;\n}\n",
  "/** @type {G} */\nfunction f(a) {\n  return !a;\n}\n",
  "/**\n * @returns {true}\n */\nfunction f() {\n  return !0;\n}\n",
];

describe("add-jsdoc-types", () => {
  for (const [before, after] of certain)
    it(`writes what is certain of ${JSON.stringify(before)}`, async () => {
      assert.equal(await types(before), after);
      assert.equal(await types(after), after);
    });

  for (const text of doubtful)
    it(`does not guess at ${JSON.stringify(text)}`, async () => {
      assert.equal(await types(text), text);
    });
});

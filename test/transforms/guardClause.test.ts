import assert from "node:assert/strict";
import { transformAll } from "./transformText.ts";

const all = (languageId: string, text: string) => transformAll("if-to-guard-clause", languageId, text);

describe("if-to-guard-clause", () => {
  it("keeps comments, line endings and what comes before", async () => {
    assert.equal(
      await all(
        "java",
        "class A {\r\n  void f(int a) {\r\n    go();\r\n    if (a == 1) {\r\n      // First.\r\n      b();\r\n      c();\r\n    }\r\n  }\r\n}\r\n",
      ),
      "class A {\r\n  void f(int a) {\r\n    go();\r\n    if (a != 1) {\r\n      return;\r\n    }\r\n    // First.\r\n    b();\r\n    c();\r\n  }\r\n}\r\n",
    );
  });

  it("keeps the brackets that a condition over several lines needs where line breaks end statements", async () => {
    assert.equal(
      await all("python", "def f(a, b):\n    if not (a\n            and b):\n        c()\n        d()\n"),
      "def f(a, b):\n    if (a\n            and b):\n        return\n    c()\n    d()\n",
    );
    assert.equal(
      await transformAll("invert-if", "python", "if (a\n        != 1):\n    b()\nelse:\n    c()\n"),
      "if (a\n        == 1):\n    c()\nelse:\n    b()\n",
    );
  });

  it("leaves alone what would mean something else", async () => {
    for (const text of [
      "function f(a) {\n  if (a) {\n    b();\n    return 1;\n  }\n}",
      "function f(a) {\n  if (a) {\n    b();\n    c();\n  } else {\n    d();\n  }\n}",
      "function f(a) {\n  if (a) {\n    b();\n    c();\n  }\n  d();\n}",
      "function f(a) {\n  for (;;) {\n    if (a) {\n      b();\n      c();\n    }\n    d();\n  }\n}",
      "function f(a, b) {\n  if (a) {\n    const b = 1;\n    c(b);\n  }\n}",
      "function f(a) {\n  if (a) {\n    b(`\n    c`);\n    c();\n  }\n}",
      "if (a) {\n  b();\n  c();\n}",
    ])
      assert.equal(await all("javascript", text), text);
  });
});

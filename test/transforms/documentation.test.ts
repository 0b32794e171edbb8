import assert from "node:assert/strict";
import { titlesFor, transformAll, transformText } from "./transformText.ts";

const all = (languageId: string, text: string) => transformAll("comment-to-documentation", languageId, text);

/** By language: code before and after. */
const conversions: Readonly<Record<string, readonly [string, string]>> = {
  javascript: [
    "// Sums up.\n// Ignores rest.\nexport function sum(a, size = 1, ...rest) {\n  if (!a) throw new TypeError('a');\n  return a;\n}\n",
    "/**\n * Sums up.\n * Ignores rest.\n *\n * @param a\n * @param {number} [size=1]\n * @param rest\n * @returns\n * @throws {TypeError}\n */\nexport function sum(a, size = 1, ...rest) {\n  if (!a) throw new TypeError('a');\n  return a;\n}\n",
  ],
  typescript: [
    "class A {\n  /* Opens it. */\n  open(path: string): void {}\n}\n",
    "class A {\n  /**\n   * Opens it.\n   *\n   * @param path\n   */\n  open(path: string): void {}\n}\n",
  ],
  rust: ["// Sums up.\npub fn sum(a: u8) -> u8 { a }\n", "/// Sums up.\npub fn sum(a: u8) -> u8 { a }\n"],
  java: [
    "class A {\n    // Reads a < b.\n    @Override\n    int read(String path) throws IOException { return 1; }\n}\n",
    "class A {\n    /**\n     * Reads a &lt; b.\n     *\n     * @param path\n     * @return\n     * @throws IOException\n     */\n    @Override\n    int read(String path) throws IOException { return 1; }\n}\n",
  ],
  csharp: [
    "class A {\n  // Reads.\n  int Read(string path) { throw new IOException(); }\n}\n",
    'class A {\n  /// <summary>\n  /// Reads.\n  /// </summary>\n  /// <param name="path"></param>\n  /// <returns></returns>\n  /// <exception cref="IOException"></exception>\n  int Read(string path) { throw new IOException(); }\n}\n',
  ],
  go: [
    "package a\n\n// returns the sum.\nfunc Sum() int { return 1 }\n",
    "package a\n\n// Sum returns the sum.\nfunc Sum() int { return 1 }\n",
  ],
  php: [
    "<?php\n// Reads.\nfunction read(string $path, ...$more) { return 1; }\n",
    "<?php\n/**\n * Reads.\n *\n * @param string $path\n * @param mixed ...$more\n * @return mixed\n */\nfunction read(string $path, ...$more) { return 1; }\n",
  ],
  ruby: [
    "# Reads.\ndef read(path, mode: 1)\n  raise ArgumentError, 'x'\nend\n",
    "# Reads.\n#\n# @param path\n# @param mode\n# @raise [ArgumentError]\ndef read(path, mode: 1)\n  raise ArgumentError, 'x'\nend\n",
  ],
  cpp: [
    "// Reads.\nint read(const char *path) { return 1; }\n",
    "/**\n * Reads.\n *\n * @param path\n * @return\n */\nint read(const char *path) { return 1; }\n",
  ],
};

describe("comment-to-documentation", () => {
  for (const [languageId, [before, after]] of Object.entries(conversions))
    it(`writes documentation as ${languageId} does, once`, async () => {
      assert.equal(await all(languageId, before), after);
      assert.equal(await all(languageId, after), after);
    });

  it("moves a comment above a Python function into it, decorators and directives kept", async () => {
    assert.equal(
      await all(
        "python",
        "# opens the file\n# noqa: E501\n@cached\ndef open_it(path):  # type: ignore\n    raise ValueError(path)\n",
      ),
      '# noqa: E501\n@cached\ndef open_it(path):  # type: ignore\n    """Opens the file.\n\n    Args:\n        path:\n\n    Raises:\n        ValueError:\n    """\n    raise ValueError(path)\n',
    );
  });

  it("writes what a Python constant is below it, and leaves variables, imports and Sphinx's own comments alone", async () => {
    const text =
      "# most tries\nLIMIT = 3  # of all\n\n# where\npath = 1\n\n#: least\nLEAST = 1\n\n# known\nFEW = 2\n'''Few.'''\n";
    assert.equal(
      await all("python", text),
      text.replace("# most tries\nLIMIT = 3  # of all\n", 'LIMIT = 3  # of all\n"""Most tries."""\n'),
    );
    const imported = "// Files.\nconst fs = require('fs');\n// Paths.\nimport path from 'path';\n";
    assert.equal(await all("javascript", imported), imported);
  });

  it("lists parameters as the file's other docstrings do", async () => {
    const rest = 'def a(x):\n    """A.\n\n    :param x: X.\n    """\n\n\n';
    const numpy = 'def a(x):\n    """A.\n\n    Parameters\n    ----------\n    x : int\n    """\n\n\n';
    const plain = "# Return it.\ndef b(y: int, *z):\n    return y\n";
    assert.equal(
      await all("python", rest + plain),
      `${rest}def b(y: int, *z):\n    """Return it.\n\n    :param y:\n    :param z:\n    """\n    return y\n`,
    );
    assert.equal(
      await all("python", numpy + plain),
      `${numpy}def b(y: int, *z):\n    """Return it.\n\n    Parameters\n    ----------\n    y : int\n    *z\n    """\n    return y\n`,
    );
  });

  it("takes a comment in the head of a function, not one that speaks of the next statement", async () => {
    assert.equal(
      await all("python", "def f():\n    # Tells it.\n\n    go()\n"),
      'def f():\n    """Tells it."""\n\n    go()\n',
    );
    assert.equal(
      await all("python", "def f():  # Tells it.\n    go()\n"),
      'def f():\n    """Tells it."""\n    go()\n',
    );
    assert.equal(
      await all("python", "def f():\n    # Go first.\n    go()\n"),
      "def f():\n    # Go first.\n    go()\n",
    );
    assert.equal(
      await all("javascript", "function f() { // Tells it.\n  go();\n}\n"),
      "/** Tells it. */\nfunction f() {\n  go();\n}\n",
    );
  });

  it("keeps line endings", async () => {
    assert.equal(
      await all("python", "# Tells it.\r\ndef f():\r\n    go()\r\n"),
      'def f():\r\n    """Tells it."""\r\n    go()\r\n',
    );
    assert.equal(await all("rust", "// A.\r\n// B.\r\nfn f() {}\r\n"), "/// A.\r\n/// B.\r\nfn f() {}\r\n");
  });

  it("leaves alone what is no description", async () => {
    for (const [languageId, text] of [
      ["javascript", "// eslint-disable-next-line no-console\nfunction f() {}\n"],
      ["javascript", "// ---- helpers ----\nfunction f() {}\n"],
      ["javascript", "// Copyright 2020 A. B.\nfunction f() {}\n"],
      ["javascript", "// TODO: remove\nfunction f() {}\n"],
      ["javascript", "// go(1);\nfunction f() {}\n"],
      ["javascript", "// Far away.\n\nfunction f() {}\n"],
      ["javascript", "// ends */ here\nfunction f() {}\n"],
      ["javascript", "function f() {\n  // A step.\n  const a = 1;\n  return a;\n}\n"],
      ["javascript", "/** Known. */\n// Plain.\nfunction f() {}\n"],
      ["python", "# Known.\ndef f():\n    'Known.'\n    go()\n"],
      ["python", "# On one line.\ndef f(): go()\n"],
      ["go", "package a\n\n// Sum adds.\nfunc Sum() {}\n"],
    ] as const)
      assert.equal(await all(languageId, text), text);
  });

  it("is offered at the comment and at the name, not in the body", async () => {
    const at = (text: string) => transformText("comment-to-documentation", "javascript", text);
    const after = "/** Does it. */\nfunction f() { go(); }";
    assert.equal(await at("// Does| it.\nfunction f() { go(); }"), after);
    assert.equal(await at("// Does it.\nfunction f|() { go(); }"), after);
    assert.equal(await at("// Does it.\nfunction f() { g|o(); }"), undefined);
  });
});

describe("comment-to-documentation above constants in a row", () => {
  const rows: Readonly<Record<string, string>> = {
    python: "# From a.h\nONE = 1\nTWO = 2\n",
    javascript: "// From a.h\nconst one = 1;\nconst two = 2;\n",
    java: "class A {\n  // From a.h\n  static final int ONE = 1;\n  static final int TWO = 2;\n}\n",
    rust: "// From a.h\nconst ONE: u8 = 1;\nconst TWO: u8 = 2;\n",
  };
  for (const [languageId, text] of Object.entries(rows))
    it(`is not done everywhere, and says why, in ${languageId}`, async () => {
      assert.equal(await all(languageId, text), text);
      const marked = text.replace("From", "|From");
      const [title] = await titlesFor("comment-to-documentation", languageId, marked);
      assert.match(title ?? "", /if the comment speaks of this one alone/);
      const alone = text.replace(/\n[^\n]*(?:TWO|two)[^\n]*/, "");
      assert.notEqual(await all(languageId, alone), alone);
    });
});

import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { projectWords } from "../../server/features/transforms/naming/projectWords.ts";
import { relatedReader } from "../../server/features/transforms/naming/relatedFiles.ts";
import { isFunction } from "../../server/language/parse/syntaxNode.ts";
import { parseText } from "../language/parseText.ts";
import { titlesFor } from "./transformText.ts";

describe("names by what is said of a variable", () => {
  for (const [languageId, text, name] of [
    ["javascript", "function f() {\n  const |u = t[i] // the user\n  g(u)\n}\n", "user"],
    ["python", "def f():\n    |s = g()  # image size\n    return s\n", "image_size"],
    [
      "javascript",
      "function f(rows) {\n  const |tmp = [];\n  for (const row of rows) tmp.push(row.user);\n}\n",
      "users",
    ],
    ["python", "def f(conf):\n    |tmp = conf.find()\n    send(timeout=tmp)\n", "timeout"],
    [
      "javascript",
      "function f() {\n  const |tmp = require('./lib/seat-plan.js');\n  tmp(1);\n}\n",
      "seatPlan",
    ],
    [
      "go",
      "package a\n\nfunc f(rows []Row) {\n\tvar |tmp []string\n\ttmp = g()\n\tfor _, user := range tmp {\n\t\tsend(user)\n\t}\n}\n",
      "users",
    ],
    [
      "java",
      'class A { void f() { String |s; if (o == null) { s = "none"; } else { s = o.getName(); } g(s); } }',
      "name",
    ],
  ] as const)
    it(`${languageId}: ${name}`, async () => {
      const [first] = await titlesFor("rename-poor-name", languageId, text);
      assert.match(first ?? "", new RegExp(`to “${name}”$`));
    });
});

describe("names of functions by what is said of them and done with them", () => {
  for (const [languageId, text, name] of [
    [
      "python",
      'def f(rows):\n    def |foo(row):\n        """Flips the row."""\n        return row[::-1]\n    return foo(rows)\n',
      "flip_row",
    ],
    [
      "javascript",
      "function f(door) {\n  function |fn(e) { lamp.on = e; }\n  door.on('open', fn);\n}\n",
      "onOpen",
    ],
    [
      "javascript",
      "function f(a) {\n  const |func = (x) => x.a * x.b;\n  const area = func(a);\n  g(area);\n}\n",
      "getArea",
    ],
    [
      "javascript",
      "function f(t) {\n  function setHeader(row) { t.headers.push(row.text); }\n  function |fn(row) { t.footers.push(row.text); }\n  setHeader(1);\n  fn(2);\n}\n",
      "setFooter",
    ],
    [
      "javascript",
      "function f(kind) {\n  function runList() { go(1); }\n  function |fn(a, b) { return a - b; }\n  switch (kind) {\n    case 'list': return runList();\n    case 'add': return fn();\n  }\n}\n",
      "runAdd",
    ],
    [
      "javascript",
      "function f() {\n  function openDoor() { go(1); }\n  function |fn(a, b) { return a - b; }\n  return { door: openDoor, lamp: fn };\n}\n",
      "openLamp",
    ],
    [
      "python",
      "def f(self):\n    def |foo(event):\n        return self.lamp - event\n    self.red_door.connect('opened', foo)\n",
      "on_opened",
    ],
    ["javascript", "function f(lamp) {\n  function |fn(on) { lamp.state = on; }\n  fn(1);\n}\n", "setState"],
    [
      "javascript",
      "function f(lamp) {\n  function |fn() { lamp.on = false; lamp.rows = []; }\n  fn();\n}\n",
      "reset",
    ],
    [
      "javascript",
      "function f(store) {\n  function |fn() { return store.get('last-seen'); }\n  fn();\n}\n",
      "lastSeen",
    ],
    [
      "javascript",
      "function f(rows) {\n  function |fn() { return rows.map((row) => formatRow(row, 1)); }\n  fn();\n}\n",
      "formatRows",
    ],
    [
      "javascript",
      "function f(door) {\n  function |fn() { go(1); }\n  // close the door\n  fn();\n}\n",
      "closeDoor",
    ],
  ] as const)
    it(`${languageId}: ${name}`, async () => {
      const [first] = await titlesFor("rename-poor-name", languageId, text);
      assert.match(first ?? "", new RegExp(`to “${name}”$`));
    });

  it("are left where others may call them", async () => {
    assert.deepEqual(
      await titlesFor("rename-poor-name", "javascript", "function |foo(x) { return x.a; }\nfoo(1);\n"),
      [],
    );
  });
});

describe("what is deleted", () => {
  it("is no value to be named, with brackets around it or without", async () => {
    for (const [languageId, text] of [
      ["python", "def f(node):\n    del (|node['name']|)\n"],
      ["python", "def f(node):\n    del |node['name']|\n"],
    ] as const)
      for (const name of ["extract-constant", "extract-function"])
        assert.deepEqual(await titlesFor(name, languageId, text), []);
  });
});

describe("names of functions by files beside", () => {
  const own = "class Page {\n  fn(canvas, font) { return canvas.measure(this.title, font).width; }\n}\n";
  const files = {
    "src/line.js":
      "class Line {\n  measure(canvas, font) { return canvas.measure(this.text, font).width; }\n}\n",
    "src/away.js": "class Box {\n  touch(canvas, font) { return canvas.size(this.box, font).height; }\n}\n",
    "src/test/line.test.js": "class A {\n  test(canvas, font) { return canvas.measure(font); }\n}\n",
  };

  it("come from what takes and does the same in another file, the likest first", async () => {
    const root = await parseText("javascript", own);
    const node = [...root.descendants()].find((each) => isFunction(each)) ?? assert.fail();
    const texts = [files["src/line.js"], files["src/away.js"]];
    const related = await Promise.all(texts.map((text) => parseText("javascript", text)));
    assert.deepEqual(projectWords(node, related), [["measure"], ["touch"]]);
    assert.deepEqual(projectWords(node, []), []);
    const old = await parseText(
      "javascript",
      "f(function () { return 1; });\nDoor.prototype.shut = function (at) { return go(at); };\n",
    );
    const plain = await parseText("javascript", "f(function (at) { return go(at); });\n");
    const anonymous = [...plain.descendants()].find((each) => isFunction(each)) ?? assert.fail();
    assert.deepEqual(projectWords(anonymous, [old]), [["shut"]]);
  });

  it("are looked for in the nearest files that are no tests, and read once", async () => {
    const read: string[] = [];
    const workspace = {
      findFiles: async (globs: readonly string[]) => {
        assert.ok(
          globs.includes("**/*.js") && globs.every((glob) => /^\*\*\/\*\.\w+$/.test(glob)),
          globs.join(),
        );
        return ["src/own.js", "lib/far.js", ...Object.keys(files)];
      },
      relativePath: (uri: string) => uri,
      document: async (uri: string) => {
        read.push(uri);
        return TextDocument.create(uri, "javascript", 1, Object.hasOwn(files, uri) ? own : "f();");
      },
    };
    const syntax = { withTree: async (_language: string, text: string) => parseText("javascript", text) };
    const document = TextDocument.create("src/own.js", "javascript", 1, own);
    const related = relatedReader({ workspace, syntax } as never, document, new AbortController().signal);
    assert.deepEqual(read, []);
    assert.equal((await related()).length, 3);
    await related();
    assert.deepEqual(read, ["src/away.js", "src/line.js", "lib/far.js"]);
  });
});

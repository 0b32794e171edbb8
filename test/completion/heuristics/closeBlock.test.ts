import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { closeBlock } from "../../../server/features/completion/heuristics/blocks/closeBlock.ts";
import { atCursor, syntax } from "../ghost.ts";

let documents = 0;

/** What closes the block at the cursor marked `|`; undefined for silence. */
async function closerAt(marked: string, languageId = "javascript"): Promise<string | undefined> {
  const { text, offset } = atCursor(marked);
  const document = TextDocument.create(`file:///work/${documents++}`, languageId, 1, text);
  const context = cursorContext(document, document.positionAt(offset));
  return (await closeBlock({ context, document, syntax }))?.text;
}

/** Checks texts whose cursor is marked `|`, each with what closes the block. */
async function closes(
  languageId: string,
  cases: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  for (const [marked, closer] of Object.entries(cases))
    assert.equal(await closerAt(marked, languageId), closer, `${languageId}: ${marked}`);
}

describe("closing a block", () => {
  it("closes the innermost open block at its indentation", () =>
    closes("javascript", {
      "function f() {\n  g();\n|": "}",
      "function f() {\n  g();\n|\nfunction h() {}\n": "}",
      "class A {\n  f() {\n    g();\n  |": "}",
      "class A {\n  f() {\n    g();\n  |\n}\n": "}",
      "if (a) {\r\n  b();\r\n|": "}",
    }));

  it("closes what was opened on the same line together, with a semicolon where the file has them", () =>
    closes("javascript", {
      "a();\nitems.forEach((item) => {\n  use(item);\n|": "});",
      "a()\nitems.forEach((item) => {\n  use(item)\n|": "})",
      "const x = 1;\nconst f = () => {\n  g();\n|": "};",
      "const x = 1;\nconst list = [\n  1,\n  2,\n|\nuse(list);\n": "];",
      "const x = 1;\nexport function f() {\n  g();\n|": "}",
    }));

  it("puts a comma behind a member of a literal that goes on", async () => {
    await closes("javascript", {
      "const routes = {\n  home: {\n    path: '/',\n  |\n  about: { path: '/about' },\n};\n": "},",
      "export default {\n  setup() {\n    return {};\n  |\n  name: 'x',\n};\n": "},",
      "const rows = [\n  [\n    1,\n  |\n  [2],\n];\n": "],",
    });
    await closes("csharp", {
      "var a = new A\n{\n    B = new B\n    {\n        C = 1,\n    |\n    D = 2,\n};\n": "},",
    });
    await closes("rust", {
      "fn main() {\n    let a = A {\n        b: B {\n            c: 1,\n        |\n        d: 2,\n    };\n}\n":
        "},",
    });
    await closes("ruby", { "MAP = {\n  a: {\n    b: 1,\n  |\n  c: 2,\n}\n": "}," });
    await closes("php", {
      "<?php\n$a = [\n    'b' => [\n        'c' => 1,\n    |\n    'd' => 2,\n];\n": "],",
    });
    await closes("python", { "A = {\n    'b': {\n        'c': 1,\n    |\n    'd': 2,\n}\n": "}," });
  });

  it("knows the last member of a literal by what its own members do", () =>
    closes("javascript", {
      "const a = {\n  b: {\n    c: 1,\n  |\n};\n": "},",
      "const a = {\n  b: {\n    c: 1\n  |\n};\n": "}",
    }));

  it("closes a brace on a line of its own with what the line above opened", async () => {
    await closes("csharp", {
      "class A\n{\n    void F()\n    {\n        Run(() =>\n        {\n            G();\n        |\n    }\n}\n":
        "});",
      "class A\n{\n    void F()\n    {\n        if (a)\n        {\n            G();\n        |\n    }\n}\n":
        "}",
    });
    await closes("php", { "<?php\nusort($a, function ($x)\n{\n    return $x;\n|\necho 1;\n": "});" });
    await closes("cpp", {
      "void f()\n{\n    run([](int x)\n    {\n        g(x);\n    |\n}\n": "});",
    });
  });

  it("leaves the condition of a loop that is tested at its end to its author", async () => {
    for (const head of ["do {", "do\n  {", "again: do {"])
      for (const languageId of ["javascript", "c", "cpp", "csharp"])
        await closes(languageId, { [`void f() {\n  ${head}\n    g();\n  |\n}\n`]: undefined });
    await closes("java", { "class A {\n  void f() {\n    do {\n      g();\n    |\n  }\n}\n": undefined });
  });

  it("ends the value of a class's field as a statement", () =>
    closes("typescript", {
      "class A {\n  b = {\n    c: 1,\n  |\n  d() { return 1; }\n}\nnext();\n": "};",
      "class A {\n  b = [\n    1,\n  |\n  d() { return 1; }\n}\nnext();\n": "];",
      "const a = {\n  b: {\n    c: 1,\n  |\n  d: 2,\n};\n": "},",
    }));

  it("closes blocks of languages that are not parsed, where nothing but the brace can end them", async () => {
    await closes("kotlin", {
      "class A {\n    fun f() {\n        g()\n    |\n}\n": "}",
      "val a = listOf(\n    1,\n|\n": ")",
      "data class A(\n    val b: Int,\n|\n": undefined,
    });
    await closes("swift", {
      "struct A {\n    var b: Int {\n        return 1\n    |\n}\n": "}",
      "lazy var a: B = {\n    B()\n|\n": "}()",
      "let a: (B) -> C = {\n    c($0)\n|\n": undefined,
    });
    await closes("scss", { ".a {\n  &:hover {\n    color: red;\n  |\n}\n": "}" });
    await closes("sql", {
      "CREATE TABLE a (\n  id INT\n|\n": ");",
      "INSERT INTO a (\n  b,\n  c\n|\nVALUES (1, 2);\n": undefined,
    });
  });

  it("separates members and ends statements of languages that are not parsed by the lines around", async () => {
    await closes("kotlin", {
      "val a = listOf(\n    B(\n        1,\n    |\n    B(2),\n)\n": "),",
      "f(object : B {\n    override fun g() {\n        h()\n    }\n|\n": "})",
      "fun f(\n    a: Int,\n) {\n    when (a) {\n        1 -> {\n            b(c,\n                d)\n        |\n        2 -> e()\n    }\n}\n":
        "}",
    });
    await closes("swift", {
      "let a = [\n    [\n        1,\n    |\n    [2],\n]\n": "],",
      "f(\n    a: 1\n|\n": ")",
    });
    await closes("dart", {
      "final a = {\n  'b': {\n    'c': 1,\n  |\n  'd': 2,\n};\n": "},",
      "void f() {\n  setState(() {\n    a = 1;\n  |\n}\n": "});",
      "void f() {\n  if (a) {\n    b();\n  |\n}\n": "}",
    });
    await closes("elixir", { "%{\n  a: %{\n    b: 1\n  |\n  c: 2\n}\n": "},", "f(\n  a\n|\n": ")" });
    await closes("r", {
      "a <- list(\n  b = c(\n    1\n  |\n  d = 2\n)\n": "),",
      "lapply(a, function(b) {\n  b\n|\n": "})",
    });
    await closes("perl", {
      "my %a = (\n    b => {\n        c => 1,\n    |\n    d => 2,\n);\n": "},",
      "my $f = sub {\n    1;\n|\n": "};",
      "sub f {\n    1;\n|\n": "}",
      "return bless {\n    a => 1,\n|\n": undefined,
      "print <<'END';\nif (a) {\n  b\n|\nEND\n": undefined,
    });
    await closes("objective-c", {
      "f(q, ^{\n    [self g];\n|\n": "});",
      "- (void)f {\n    [self g];\n|\n": "}",
    });
    await closes("scss", { "$a: (\n  b: (\n    c: 1,\n  |\n  d: 2,\n);\n": ")," });
    await closes("toml", { "a = [\n  [\n    1,\n  |\n  [2],\n]\n": "]," });
    await closes("json5", { "{\n  a: {\n    b: 1,\n  |\n  c: 2,\n}\n": "}," });
    await closes("lua", { "local t = {\n  a = {\n    1,\n  |\n  b = 1,\n}\n": "}," });
  });

  it("ends queries of SQL by what follows", () =>
    closes("sql", {
      "WITH a AS (\n  SELECT 1\n|\nSELECT * FROM a;\n": ")",
      "WITH a AS (\n  SELECT 1\n|\nb AS (\n  SELECT 2\n)\nSELECT 3;\n": "),",
      "CREATE TABLE a (\n  b INT\n) ENGINE=X;\nCREATE TABLE c (\n  d INT\n|\n": undefined,
      "SELECT * FROM (\n  SELECT 1\n|\n": undefined,
    }));

  it("leaves what follows a call to its author where words ask for more", () =>
    closes("python", {
      "with open(\n    a,\n|\n": undefined,
      "raise A(\n    b,\n|\n": undefined,
      "a = f(\n    b,\n|\n": ")",
    }));

  it("puts a comma behind every element of Go's literals", () =>
    closes("go", {
      'package a\n\nvar cases = []T{\n\t{\n\t\tname: "x",\n\t|\n}\n': "},",
      'package a\n\nimport (\n\t"fmt"\n|\n\nfunc f() {}\n': ")",
      "package a\n\nfunc f() {\n\tif a {\n\t\tb()\n\t|\n}\n": "}",
    }));

  it("ends types and anonymous functions of C++ and C with a semicolon, and functions without", async () => {
    await closes("cpp", {
      "class A {\n public:\n  int b() const;\n|\n": "};",
      "enum class Color {\n  red,\n  green,\n|\n": "};",
      "int main() {\n  auto f = [](int x) {\n    return x;\n  |\n  return f(1);\n}\n": "};",
      "int f(int x) {\n  return x;\n|\n": "}",
      "namespace a {\nint b;\n|\n": undefined,
    });
    await closes("c", {
      "struct point {\n  int x;\n|\n": "};",
      "static int f(void) {\n  return 1;\n|\n\nint g(void);\n": "}",
    });
    await closes("java", {
      "class A {\n    Runnable r = new Runnable() {\n        public void run() {\n        }\n    |\n}\n":
        "};",
      "class A {\n    void f() {\n        g();\n    |\n}\n": "}",
    });
  });

  it("calls a function that is called where it is written", async () => {
    await closes("go", {
      "package a\n\nfunc f() {\n\tdefer func() {\n\t\tg()\n\t|\n}\n": "}()",
      "package a\n\nfunc f() {\n\tgo func() {\n\t\tg()\n\t|\n\tg()\n}\n": "}()",
    });
    await closes("javascript", {
      "(function () {\n  a();\n|": "})();",
      "a()\n;(async () => {\n  await b()\n|": "})()",
    });
  });

  it("is silent where something has to stand behind the function, by its name or as in other calls", () =>
    closes("javascript", {
      "useMemo(() => {\n  return 1;\n|": undefined,
      "setInterval(() => {\n  tick();\n|": undefined,
      "every(() => {\n  a();\n}, 5);\n\nevery(() => {\n  b();\n|": undefined,
    }));

  it("ends a value in brackets as its statement wants", () =>
    closes("typescriptreact", {
      "const a = 1;\nexport function A() {\n  return (\n    <p>x</p>\n  |\n}\n": ");",
      "const A = () => (\n  <p>x</p>\n|\n\nexport default A;\n": ");",
    }));

  it("follows data", () =>
    closes("json", {
      '{\n  "a": {\n    "b": 1\n  |\n  "c": 2\n}\n': "},",
      '{\n  "a": {\n    "b": 1\n  |\n}\n': "}",
      "[\n  [\n    1\n  |\n  [2]\n]\n": "],",
    }));

  it("reads strings and comments as the language has them", async () => {
    await closes("css", { "a {\n  background: url(//x.org/a.png);\n|\n": "}", ".a {\n  |\n": undefined });
    await closes("shellscript", { "f() {\n  echo ${#list[@]}\n|\n": "}" });
    await closes("php", { "<?php\nfunction f() {\n    # it's here (\n    g();\n|\n": "}" });
    await closes("sql", { "CREATE TABLE a (\n  b INT -- (\n|\n": ");" });
    await closes("lua", { "local t = {\n  1, -- {\n|\n": "}" });
  });

  it("is silent when the block has no body, is closed below, or the indentation is another", () =>
    closes("javascript", {
      "function f() {\n|": undefined,
      "function f() {\n  g();\n|\n}\n": undefined,
      "function f() {\n  g();\n  |": undefined,
      "const text = `{\n  a\n|": undefined,
    }));
});

import assert from "node:assert/strict";
import { importLines, rebase } from "../../../server/features/completion/heuristics/imports/importLines.ts";
import { countingLoop } from "../../../server/features/completion/heuristics/lines/countingLoop.ts";
import { indexLines } from "../../../server/features/completion/heuristics/lines/lineIndex.ts";
import { ownLines } from "../../../server/features/completion/heuristics/lines/ownLines.ts";
import { contextAt } from "../contextAt.ts";
import { Ghost } from "../ghost.ts";

describe("the step of a counting loop", () => {
  const stepAt = (marked: string, languageId?: string) => countingLoop(contextAt(marked, languageId))?.text;

  it("is by one", () => {
    assert.equal(stepAt("for (let i = 0; i < items.length; |"), "i++) {");
    assert.equal(stepAt("  for (int row = 1; row <= rows;|", "java"), " row++) {");
    assert.equal(stepAt("for ($i = 0; $i < 3; |", "php"), "$i++) {");
    assert.equal(stepAt("\tfor i := 0; i < n; |", "go"), "i++ {");
    assert.equal(stepAt("for (let i = 0, n = a.length; i < n; i|"), "++) {");
  });

  it("leaves the bracket that stands there", () => {
    assert.equal(stepAt("for (let i = 0; i < items.length; |)"), "i++");
  });

  it("is written as in most such loops around", () => {
    const loops =
      "for (let i = 0; i < n; i += 1) {\n}\nfor (let j = 0; j < n; j += 1) {\n}\nfor (let k = 0; k < n; k++) {\n}\n";
    assert.equal(stepAt(`${loops}for (let k = 0; k < m; |`), "k += 1) {");
    assert.equal(stepAt("for(int i=0;i<n;++i)\n  f(i);\nfor(int j=0;j<m;|", "cpp"), "++j)");
  });

  it("does not come from a header that is not finished", () => {
    assert.equal(stepAt("for (let i = 0; i < n; \nfor (let j = 0; j < n; |)"), "j++");
  });

  it("is not guessed where loops step otherwise, count down, or something else is behind the cursor", () => {
    assert.equal(stepAt("for (let i = 0; i < n; i += 4) {\n}\nfor (let k = 0; k < m; |"), undefined);
    assert.equal(stepAt("for (let i = n; i >= 0; |"), undefined);
    assert.equal(stepAt("for (let i = 0; i < n; | {"), undefined);
    assert.equal(stepAt("for (let i = 0; i < n; j|"), undefined);
    assert.equal(stepAt("for (const item of items) |"), undefined);
  });
});

describe("lines written before", () => {
  const other = indexLines("b.js", "javascript", "const logger = createLogger(name);\n");

  it("go on as most of them do", () => {
    const context = contextAt("logger.info('start');\nlogger.warn('a');\nlogger.warn('a');\nlogger.|\n");
    assert.equal(ownLines(context, [])?.text, "warn('a');");
  });

  it("come from other files of the language", () => {
    assert.equal(ownLines(contextAt("const logger = |"), [other])?.text, "createLogger(name);");
    assert.equal(ownLines(contextAt("const logger = |", "python"), [other]), undefined);
  });

  it("need a word to start with", () => {
    assert.equal(ownLines(contextAt("foo();\n|"), [])?.text, undefined);
    assert.equal(ownLines(contextAt("});\n}|"), [])?.text, undefined);
  });
});

describe("imports", () => {
  const others = [
    indexLines(
      "server/a.ts",
      "typescript",
      'import { join } from "node:path";\nimport { x } from "./x.ts";\n',
    ),
    indexLines("server/b.ts", "typescript", 'import { join } from "node:path";\n'),
  ];

  it("are those of other files that this one has not", () => {
    const at = (marked: string) =>
      importLines(contextAt(marked, "typescript"), { here: "client/c.ts", others, files: [] })?.text;
    assert.equal(at("import { jo|"), 'in } from "node:path";');
    assert.equal(at('import { join } from "node:path";\nimport { jo|'), undefined);
    assert.equal(at("import |"), undefined);
  });

  it("are not sure because a single file has them, in any language", () => {
    const confidence = (languageId: string, typed: string, line: string, files: number) => {
      const having = Array.from({ length: files }, (_, index) =>
        indexLines(`${index}`, languageId, `${line}\n`),
      );
      return (
        importLines(contextAt(`${typed}|`, languageId), { here: "here", others: having, files: [] })
          ?.confidence ?? 0
      );
    };
    for (const [languageId, typed, line] of [
      ["python", "import c", "import cProfile"],
      ["python", "from c", "from collections import deque"],
      ["javascript", "import c", 'import chalk from "chalk";'],
      ["ruby", "require 'j", "require 'json'"],
      ["c", "#include <s", "#include <string.h>"],
      ["java", "import java.u", "import java.util.List;"],
      ["rust", "use s", "use std::fmt;"],
    ] as const) {
      assert.ok(confidence(languageId, typed, line, 1) < 0.7, `${typed} after one file`);
      assert.ok(confidence(languageId, typed, line, 20) >= 0.9, `${typed} after twenty`);
    }
  });

  it("come from the files of the workspace once the user was idle", async () => {
    const line = 'import { load } from "./load.js";\n';
    const importers = Object.fromEntries([..."abcdefghijklmnop"].map((name) => [`lib/${name}.js`, line]));
    const onDisk = { ...importers, "lib/load.js": "export const load = 1;\n" };
    const ghost = new Ghost("|", "", { onDisk });
    ghost.model.available = false;
    ghost.type("import { l");
    await ghost.settled();
    assert.equal((await ghost.type("o").ask()).text, 'ad } from "./lib/load.js";');
  });

  it("are not those of files that are not there", async () => {
    const line = 'import { load } from "./load.js";\n';
    const onDisk = Object.fromEntries([..."abcdefghijklmnop"].map((name) => [`lib/${name}.js`, line]));
    const ghost = new Ghost("|", "", { onDisk });
    ghost.model.available = false;
    ghost.type("import { l");
    await ghost.settled();
    assert.equal((await ghost.type("o").ask()).text, "");
  });

  it("bring nothing in twice, and never a file into itself", () => {
    const cart = indexLines("src/ui/page.ts", "typescript", 'import { Cart } from "../cart.ts";\n');
    const at = (marked: string, path: string) =>
      importLines(contextAt(marked, "typescript"), { here: path, others: [cart], files: [] })?.text;
    assert.equal(at("import { Ca|", "src/shop.ts"), 'rt } from "./cart.ts";');
    assert.equal(at("import { Ca|", "src/cart.ts"), undefined);
    assert.equal(at('import type { Cart } from "./other.ts";\nimport { Ca|', "src/shop.ts"), undefined);
    assert.equal(ownLines(contextAt("import os\nimport re\nimport o|", "python"), [])?.text, undefined);
  });

  it("have the relative modules of Python as seen from this file", () => {
    const jobs = indexLines("pkg/a/jobs.py", "python", "from .utils import parse\n");
    const at = (marked: string, path: string) =>
      importLines(contextAt(marked, "python"), { here: path, others: [jobs], files: [] })?.text;
    assert.equal(at("from .utils imp|", "pkg/b/report.py"), undefined);
    assert.equal(at("from ..a.u|", "pkg/b/report.py"), "tils import parse");
    assert.equal(at("from .utils imp|", "pkg/a/report.py"), "ort parse");
  });

  it("have relative paths as seen from this file", () => {
    const line = importLines(contextAt("import { x|", "typescript"), {
      here: "client/c.ts",
      others,
      files: [],
    });
    assert.equal(line?.text, ' } from "../server/x.ts";');
    assert.equal(
      rebase('import a from "../lib/a.js"', "src/b/c.js", "src/d.js"),
      'import a from "./lib/a.js"',
    );
  });
});

describe("a completion that needs no model", () => {
  it("is shown at once, and the model is asked without being waited for", async () => {
    const ghost = new Ghost("function f() {\n  g();|", "}").type("\n");
    ghost.model.hold = new Promise(() => undefined);
    const { text, tier } = await ghost.ask();
    assert.deepEqual({ text, tier }, { text: "}", tier: "heuristic" });
  });

  it("is shown without a model", async () => {
    const ghost = new Ghost("function f() {\n  g();|", "}").type("\n");
    ghost.model.available = false;
    assert.equal((await ghost.ask()).text, "}");
  });

  it("is read in the script or style sheet of a page as in a file of its own", async () => {
    const pages = {
      "<script>\nexport default {\n  data() {\n    return {};|\n  methods: {},\n};\n</script>\n": "},",
      '<p>{</p>\n<script setup lang="ts">\nconst a: B = c(() => {\n  d();|\n</script>\n': "});",
      '<style lang="scss">\n.a {\n  color: red;|\n</style>\n': "}",
    };
    for (const [marked, closer] of Object.entries(pages)) {
      const indented = `${marked.split("|")[0]}`.endsWith("{};") ? "\n  " : "\n";
      const ghost = new Ghost(marked, "", { languageId: "vue" }).type(indented);
      assert.equal((await ghost.ask()).text, closer, marked);
    }
  });

  it("is off by setting", async () => {
    const ghost = new Ghost("function f() {\n  g();|", "return 1;", {
      config: { completion: { closers: false } },
    });
    assert.equal((await ghost.type("\n").ask()).tier, "model");
  });
});

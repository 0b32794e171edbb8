import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../server/contract/ports.ts";
import { findUnknownNames } from "../../server/features/validation/unknownNames.ts";
import { lazyOwnNames } from "../../server/language/names/ownNames.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { globMatcher } from "../../server/text/glob.ts";
import { testPorts } from "../support/testPorts.ts";

const { signal } = new AbortController();
const ports = testPorts();
const syntax = createSyntax(ports.grammars, ports.logger);
const ownNamesOf = lazyOwnNames(ports.glossary);

/** The names that are called unknown in a text, in a workspace of files by path. */
async function unknown(
  languageId: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
  path?: string,
): Promise<readonly string[]> {
  const own = await ownNamesOf(languageId);
  assert.ok(own);
  const relativePath = (uri: string) => uri.slice("file:///work/".length);
  const workspace: Workspace = {
    roots: Object.keys(files).length > 0 ? ["file:///work"] : [],
    openDocuments: () => [],
    document: async (uri) => {
      const held = files[relativePath(uri)];
      return held === undefined ? undefined : TextDocument.create(uri, languageId, 1, held);
    },
    findFiles: async (globs) =>
      Object.keys(files)
        .filter(globMatcher(globs))
        .map((name) => `file:///work/${name}`),
    relativePath,
  };
  const found = await findUnknownNames({ languageId, text, path }, own, syntax, workspace, signal);
  return found.map(({ name, kind, line }) => `${kind} ${name} ${line}`);
}

describe("unknown names", () => {
  after(() => syntax.dispose());

  it("are none that a module hands on, that come with a dependency, or that tests bring in", async () => {
    const files = {
      "app/parser/__init__.py": "from .parser import *\n",
      "app/parser/parser.py": "class Parser:\n    pass\n",
      "pyproject.toml": '[project]\ndependencies = ["flask"]\n',
    };
    const text = "from .parser import Parser\nimport werkzeug.security\nimport colourful\n";
    assert.deepEqual(await unknown("python", text, files, "app/main.py"), ["import colourful 3"]);
    assert.deepEqual(await unknown("python", "import pytest\n", files, "tests/test_a.py"), []);
  });

  it("are functions that nothing declares", async () => {
    const file = { "README.md": "" };
    for (const [languageId, text] of [
      ["python", "def f(x):\n    return len(x) + helper(x)\n"],
      ["typescript", "const f = (a: number) =>\n  helper(a) + parseInt('1');\n"],
      ["go", "package a; func f(x []int) int {\n\treturn len(x) + helper(x)\n}\n"],
    ] as const) {
      assert.deepEqual(await unknown(languageId, text, file), ["function helper 2"]);
      // By itself it may be a piece of a file.
      assert.deepEqual(await unknown(languageId, text), []);
    }
  });

  it("are functions that the language's own modules do not have", async () => {
    assert.deepEqual(
      await unknown("python", "import json, os.path\njson.parse('1')\njson.loads('1')\nos.path.join('a')\n"),
      ["function parse 2"],
    );
    assert.deepEqual(await unknown("python", "from os import getcwd, pathexists\n"), [
      "function pathexists 1",
    ]);
    assert.deepEqual(
      await unknown(
        "javascript",
        "import fs, { readFile, readFileAsync } from 'node:fs';\nfs.slurp('a');\nfs.statSync('a');\n",
      ),
      ["function readFileAsync 1", "function slurp 2"],
    );
    assert.deepEqual(await unknown("javascript", "const path = require('path');\npath.concat('a', 'b');\n"), [
      "function concat 2",
    ]);
  });

  it("are not what is tried, asked for, taken from everywhere, or declared further down", async () => {
    for (const [languageId, text] of [
      ["python", "try:\n    x = unicode('a')\nexcept NameError:\n    x = str('a')\n"],
      ["python", "from tools import *\nhelper(1)\n"],
      ["python", "import os\nif hasattr(os, 'startfile2'):\n    os.startfile2('a')\n"],
      ["python", "def f():\n    return g()\n\ndef g():\n    return f()\n"],
      ["javascript", "if (typeof helper === 'function') helper();\n"],
      ["javascript", "f();\nfunction f() {}\n"],
      ["typescript", "declare function helper(a: number): number;\nhelper(1);\n"],
      ["go", 'package a\n\nimport . "example.com/x"\n\nfunc f() { Helper() }\n'],
    ] as const)
      assert.deepEqual(await unknown(languageId, text), [], text);
  });

  it("are modules that neither files nor manifests of the workspace name", async () => {
    const files = { "package.json": '{"dependencies":{"express":"5"}}', "src/a.ts": "export const a = 1;\n" };
    const text =
      'import e from "express";\nimport l from "leftpad";\nimport { a, b } from "./a";\nimport "./c";\n';
    assert.deepEqual(await unknown("typescript", text, files, "src/main.ts"), [
      "import leftpad 2",
      "import b 3",
      "import ./c 4",
    ]);
    const python = {
      "pyproject.toml": 'dependencies = ["PyYAML"]',
      "shop/__init__.py": "",
      "shop/cart.py": "def total():\n    pass\n",
    };
    assert.deepEqual(
      await unknown(
        "python",
        "import yaml, requests\nfrom .cart import total, tax\nfrom . import cart\nfrom .user import name\n",
        python,
        "shop/main.py",
      ),
      ["import requests 1", "import tax 2", "import .user 4"],
    );
    const go = { "go.mod": "module example.com/shop\n\nrequire github.com/pkg/errors v0.9.1\n" };
    assert.deepEqual(
      await unknown(
        "go",
        'package a\n\nimport (\n\t"net/htpp"\n\t"github.com/pkg/errors"\n\t"github.com/nobody/none"\n)\n',
        go,
        "a.go",
      ),
      ["import net/htpp 4", "import github.com/nobody/none 6"],
    );
  });

  it("says nothing of modules where no manifest tells what there is", async () => {
    assert.deepEqual(await unknown("python", "import requests\nfrom .cart import total\n"), []);
    assert.deepEqual(await unknown("javascript", "import e from 'express';\nimport './a';\n"), []);
  });

  it("knows what other files of the workspace declare", async () => {
    const files = { "tools.go": "package a\n\nfunc helper(x []int) int { return 1 }\n" };
    assert.deepEqual(
      await unknown("go", "package a\n\nfunc f(x []int) int { return helper(x) }\n", files, "main.go"),
      [],
    );
  });
});

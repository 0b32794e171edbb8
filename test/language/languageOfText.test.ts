import assert from "node:assert/strict";
import { guessLanguage, guessLanguageByContent } from "../../server/language/files/languageByContent.ts";
import { languagesByName } from "../../server/language/files/languageTable.ts";

/** One name per language: more than the 60 that are promised. */
const byName: Readonly<Record<string, string>> = {
  "a.ts": "typescript",
  "a.tsx": "typescriptreact",
  "a.js": "javascript",
  "a.mjs": "javascript",
  "a.jsx": "javascriptreact",
  "a.py": "python",
  "a.pyi": "python",
  "a.rs": "rust",
  "a.go": "go",
  "A.java": "java",
  "a.c": "c",
  "a.cc": "cpp",
  "a.hpp": "cpp",
  "A.cs": "csharp",
  "a.php": "php",
  "a.rb": "ruby",
  Rakefile: "ruby",
  "a.kt": "kotlin",
  "a.scala": "scala",
  "a.swift": "swift",
  "a.dart": "dart",
  "a.lua": "lua",
  "a.pl": "perl",
  "a.r": "r",
  "a.jl": "julia",
  "a.hs": "haskell",
  "a.ml": "ocaml",
  "a.fs": "fsharp",
  "a.erl": "erlang",
  "a.ex": "elixir",
  "a.clj": "clojure",
  "a.lisp": "commonlisp",
  "a.el": "elisp",
  "a.scm": "scheme",
  "a.rkt": "racket",
  "a.sql": "sql",
  "a.css": "css",
  "a.scss": "scss",
  "a.less": "less",
  "a.html": "html",
  "a.vue": "vue",
  "a.svelte": "svelte",
  "a.xml": "xml",
  "a.svg": "svg",
  "a.md": "markdown",
  "a.rst": "restructuredtext",
  "a.adoc": "asciidoc",
  "a.tex": "latex",
  "a.yml": "yaml",
  "a.toml": "toml",
  "a.ini": "ini",
  "a.properties": "properties",
  "a.json": "json",
  "tsconfig.json": "jsonc",
  Dockerfile: "dockerfile",
  Makefile: "makefile",
  "CMakeLists.txt": "cmake",
  "a.tf": "terraform",
  "a.graphql": "graphql",
  "a.proto": "proto",
  "a.diff": "diff",
  "a.groovy": "groovy",
  "build.gradle": "gradle",
  "a.zig": "zig",
  "a.nim": "nim",
  "a.d": "d",
  "a.pas": "pascal",
  "a.adb": "ada",
  "a.f90": "fortran-free-form",
  "a.cob": "cobol",
  "a.vb": "vb",
  "a.v": "verilog",
  "a.vhdl": "vhdl",
  "a.sol": "solidity",
  "a.glsl": "glsl",
  "a.tcl": "tcl",
  "a.vim": "viml",
  "a.nix": "nix",
  "a.elm": "elm",
  "a.coffee": "coffeescript",
  "a.cr": "crystal",
  "a.gd": "gdscript",
  "a.awk": "awk",
  "a.ps1": "powershell",
  "a.bat": "bat",
  "a.sh": "shellscript",
  ".bashrc": "shellscript",
  "a.txt": "plaintext",
  "a.csv": "csv",
  LICENSE: "plaintext",
  "go.mod": "go.mod",
};

describe("languages by name", () => {
  it("knows more than 60", () => assert.ok(new Set(Object.values(byName)).size >= 60));
  for (const [name, language] of Object.entries(byName)) {
    it(`reads ${name} as ${language}`, () => assert.equal(languagesByName(`src/${name}`)[0]?.id, language));
  }
});

describe("languages by content", () => {
  const texts: Readonly<Record<string, string>> = {
    python: "import os\n\ndef main(argv):\n    for a in argv:\n        print(a)\n    return None\n",
    go: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tx := 1\n\tfmt.Println(x)\n}\n',
    rust: 'use std::io;\n\npub fn run(n: &str) -> Result<(), io::Error> {\n    let mut x = 1;\n    println!("{}", x);\n    Ok(())\n}\n',
    java: 'package a.b;\n\nimport java.util.List;\n\npublic class A {\n    private int x;\n    @Override\n    public String toString() { return ""; }\n}\n',
    csharp:
      "using System;\n\nnamespace A.B\n{\n    public class C\n    {\n        public int X { get; set; }\n    }\n}\n",
    cpp: "#include <vector>\n\nnamespace a {\ntemplate <typename T>\nstd::vector<T> f(const T& x) { return {x}; }\n}\n",
    c: '#include <stdio.h>\n\nstatic int count(const char *s)\n{\n    int n = 0;\n    while (s->next) n++;\n    printf("%d", n);\n    return n;\n}\n',
    javascript:
      "'use strict';\n\nconst fs = require('fs');\n\nmodule.exports = function (a, b) {\n  return a === b;\n};\n",
    typescript:
      "export interface A {\n  name: string;\n}\n\nexport function f(a: A): string {\n  return a.name;\n}\n",
    php: "<?php\n\nclass A {\n  public function f($x) { return $this->y; }\n}\n",
    ruby: "require 'json'\n\nclass A < B\n  attr_reader :x\n\n  def f(a)\n    a.each do |b|\n      puts b\n    end\n  end\nend\n",
    json: '{\n  "a": [1, 2, 3],\n  "b": null\n}\n',
    html: "<!DOCTYPE html>\n<html>\n<body><p>Hi</p></body>\n</html>\n",
    css: ".a {\n  color: red;\n  margin: 0 4px;\n}\n",
    sql: "SELECT a, b FROM t WHERE a = 1 ORDER BY b;\n",
    yaml: "---\nname: x\nsteps:\n  - run: y\n",
    markdown: "# Title\n\nSome text with a [link](x).\n\n- one\n- two\n",
  };
  for (const [language, text] of Object.entries(texts)) {
    it(`recognises ${language}`, () => assert.equal(guessLanguageByContent(text).language?.id, language));
  }

  it("trusts a shebang", () => {
    assert.equal(guessLanguageByContent("#!/usr/bin/env -S python3 -u\nx\n").language?.id, "python");
    assert.equal(guessLanguageByContent("#!/bin/sh\nx\n").language?.id, "shellscript");
    assert.equal(guessLanguageByContent("#!/usr/bin/env node\nx\n").language?.id, "javascript");
  });

  it("takes a script for one where its name says C, as a template of a header", () => {
    const named = (path: string, text: string) => guessLanguage(path, text).language?.id;
    assert.equal(named("make.h", "#!/bin/sh\nset -e\n"), "shellscript");
    assert.equal(named("tool.c", "#!/usr/bin/perl -w\nuse strict;\n"), "perl");
    assert.equal(named("run.c", "#!/usr/bin/tcc -run\nint main(void) { return 0; }\n"), "c");
    assert.equal(named("0010-check.ts", "#!/bin/bash -e\nset -e\n"), "shellscript");
    assert.equal(named("0020-check.ts", "#!/usr/bin/perl\nuse strict;\n"), "perl");
    assert.equal(named("tool.ts", "#!/usr/bin/env node\nconst n: number = 1;\n"), "typescript");
    assert.equal(named("both.py", "#!/bin/sh\nexec python3 $0\n"), "python");
  });

  it("trusts a modeline", () => {
    assert.equal(guessLanguageByContent("# -*- mode: ruby -*-\nx\n").language?.id, "ruby");
    assert.equal(guessLanguageByContent("x\n\n# vim: set ft=python :\n").language?.id, "python");
  });

  it("decides between languages that share an ending", () => {
    assert.equal(guessLanguage("a.h", "namespace a {\nclass B {\npublic:\n};\n}\n").language?.id, "cpp");
    assert.equal(guessLanguage("a.h", "int f(void);\n").language?.id, "c");
    assert.equal(guessLanguage("a.h", "@interface A : NSObject\n@end\n").language?.id, "objective-c");
    assert.equal(guessLanguage("a.ts", '<?xml version="1.0"?>\n<TS></TS>\n').language?.id, "xml");
  });

  it("abstains where nothing decides", () => {
    for (const text of ["", "   \n", "hello", "\uFFFD\uFFFD\uFFFD"])
      assert.equal(guessLanguageByContent(text).language, undefined, JSON.stringify(text));
  });
});

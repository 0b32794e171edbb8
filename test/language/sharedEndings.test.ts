import assert from "node:assert/strict";
import { guessLanguage } from "../../server/language/files/languageByContent.ts";

const files: readonly (readonly [string, string, string])[] = [
  ["Note.m", "#import <Foundation/Foundation.h>\n@interface Note\n@end\n", "objective-c"],
  ["area.m", "## Area of a circle.\nfunction a = area (r)\n  a = pi * r ^ 2;\nendfunction\n", "matlab"],
  ["app.pro", "TEMPLATE = app\nSOURCES += main.cpp\n", "qmake"],
  ["rules.pro", "-keep class org.example.** { *; }\n", "proguard"],
  ["kin.pro", "mother(ann, ben).\nold(X) :- age(X, A), A > 80.\n", "prolog"],
  ["cube.fs", "\\ cubes\n: cube ( n -- n3 ) dup dup * * ;\n", "forth"],
  ["Cube.fs", "module Cube\nlet cube n = n * n * n\n", "fsharp"],
  ["scene.inc", "#declare Red = rgb <1, 0, 0>;\n", "pov-ray-sdl"],
  [
    "tail.inc",
    'ifndef NLM_NAME\nNLM_NAME = $(TARGET)\nendif\nifneq "$(FILES)" ""\n\t@echo it\nendif\n',
    "makefile",
  ],
  ["shader.h", 'const char shader[] =\n    R"(#version 100\n     void main() {}\n)";\n', "cpp"],
  ["db.inc", "<?php\nreturn [1];\n", "php"],
  ["thesis.cls", "\\NeedsTeXFormat{LaTeX2e}\n\\ProvidesClass{thesis}\n", "latex"],
  [
    "Account.cls",
    "public with sharing class Account {\n  @AuraEnabled\n  public static void a() {}\n}\n",
    "apex",
  ],
  [
    "i386.md",
    ';; GCC machine description\n(define_insn "nop"\n  [(const_int 0)])\n',
    "gcc-machine-description",
  ],
  ["README.md", "# Title\n\nText.\n", "markdown"],
  ["filter.rs", "#pragma version(1)\n#pragma rs java_package_name(org.example)\n", "renderscript"],
  ["lib.rs", "pub fn one() -> u8 { 1 }\n", "rust"],
  ["list.h", "/* @class is a word of doxygen, and so is std::list */\nstruct list { int n; };\n", "c"],
  [
    "wave.h",
    '#pragma once\nnamespace fx { class Wave; }\nconst char *s = R"(\n@interface Not\n@end\n)";\n',
    "cpp",
  ],
  ["family.pl", ":- module(family, []).\nparent(a, b).\n", "prolog"],
  ["face.pl", "use strict;\n# :- is a face\nmy %seen;\n", "perl"],
  ["Berths.def", "DEFINITION MODULE Berths;\nPROCEDURE Assign;\nEND Berths.\n", "modula-2"],
  ["site.conf", "server {\n  listen 80;\n  server_name a.example;\n}\n", "nginx"],
  ["site-le.conf", "<VirtualHost *:80>\n  ServerName a.example\n</VirtualHost>\n", "apacheconf"],
  ["application.conf", "app {\n  port = 80\n  port = \x24{?PORT}\n}\n", "hocon"],
  ["plot.p", "set terminal png\nplot 'a.dat' using 1:2\n", "gnuplot"],
  ["berth.p", "DEFINE VARIABLE i AS INTEGER NO-UNDO.\nFOR EACH berth NO-LOCK:\nEND.\n", "openedge-abl"],
  ["lander.bas", '10 REM MOON\n20 PRINT "HI"\n', "basic"],
  ["Module1.bas", 'Attribute VB_Name = "Module1"\nSub A()\nEnd Sub\n', "visual-basic-6.0"],
  ["queue.pc", "prefix=/usr\n\nName: queue\nLibs: -lqueue\n", "pkg-config"],
  ["queue.pc", "int main() { EXEC SQL BEGIN DECLARE SECTION; }\n", "pro*c"],
  [".busted", "return { default = { verbose = true } }\n", "lua"],
  ["cli", "#!/usr/bin/env -S deno run\nconsole.log(1);\n", "typescript"],
];

/** Milliseconds for all files together on a busy machine; what grows with the square of the length takes a minute. */
const slow = 5_000;

describe("endings that several languages share", () => {
  for (const [path, text, language] of files)
    it(`tells ${path} to be ${language}`, () =>
      assert.equal(guessLanguage(path, text).language?.id, language));

  for (const hostile of ["\n", " ", "a", "\n ", "(", "a ", "x["])
    it(`takes no longer for a file of ${JSON.stringify(hostile)} alone`, () => {
      const text = hostile.repeat(16_384);
      const start = performance.now();
      for (const [path] of files) guessLanguage(path, text);
      assert.ok(performance.now() - start < slow);
    });
});

import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { withoutAlias } from "../../server/language/values/aliases.ts";
import { importedNames } from "../../server/language/values/imports.ts";

/** Statements with what they give: `local = original of module`, or `local = module`. */
const statements: readonly [statement: string, ...names: string[]][] = [
  ["from os import system as run, popen", "run = system of os", "popen = popen of os"],
  ["from ..a.b import (\n  c,  # first, of all\n  d as e,\n)", "c = c of ..a.b", "e = d of ..a.b"],
  ["import subprocess as sp, os.path", "sp = subprocess", "os = os"],
  [
    'import d, { a as b, type C } from "./d.ts";',
    "d = default of ./d.ts",
    "b = a of ./d.ts",
    "C = C of ./d.ts",
  ],
  ['import {\n  a, // one, two\n  b,\n} from "x";', "a = a of x", "b = b of x"],
  ["import type X from 'x'", "X = default of x"],
  ['import * as fs from "node:fs"', "fs = node:fs"],
  ['import "./side.js"'],
  ["import fs = require('fs');", "fs = fs"],
  [
    "const { exec: run, spawn } = require('child_process')",
    "run = exec of child_process",
    "spawn = spawn of child_process",
  ],
  ["const exec = require('child_process').exec;", "exec = exec of child_process"],
  ["const m = await import('m')", "m = m"],
  ['import h "net/http"', "h = net/http"],
  ['import "math/rand/v2"', "rand = math/rand/v2"],
  ['import (\n  "os/exec"\n  _ "embed"\n  h "net/http"\n)', "exec = os/exec", "h = net/http"],
  ["use std::process::Command as Cmd;", "Cmd = Command of std.process"],
  [
    "pub use std::{fs::File, io::{self, Read as R}};",
    "File = File of std.fs",
    "io = io of std",
    "R = Read of std.io",
  ],
  ["using R = System.Random;", "R = Random of System"],
  ["using System.Text;"],
  ["import java.util.List;", "List = List of java.util"],
  ["import java.util.*;"],
  ["import static java.lang.Math.max;", "max = max of java.lang.Math"],
  ["use A\\B as C, D\\E;", "C = B of A", "E = E of D"],
  ["#include <stdio.h>"],
];

describe("imports", () => {
  for (const [statement, ...names] of statements)
    it(`of ${JSON.stringify(statement)}`, () =>
      assert.deepEqual(
        importedNames(statement).map(({ local, original, module }) =>
          original === undefined ? `${local} = ${module}` : `${local} = ${original} of ${module}`,
        ),
        names,
      ));

  it("lead from the name in the file to the one that libraries know", () => {
    const imports = [
      "import subprocess as sp",
      'import { exec as run } from "node:child_process"',
      "use std::process::Command;",
    ];
    assert.deepEqual(
      ["sp.run", "run", "new Command", "other.run"].map((path) => withoutAlias(path, imports)),
      ["subprocess.run", "child_process.exec", "new std.process.Command", "other.run"],
    );
  });
});

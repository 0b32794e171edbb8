import assert from "node:assert/strict";
import { usesLibrary } from "../../server/language/files/libraries.ts";
import { read } from "./readText.ts";

const cases: readonly (readonly [path: string, text: string, libraries: readonly string[]])[] = [
  [
    "a.ts",
    'import x, { y as z } from "express";\nimport type { T } from "@scope/pkg/deep";',
    ["@scope/pkg", "express"],
  ],
  ["a.ts", 'export * from "lodash/fp";\nexport { a } from "./own.ts";', ["lodash"]],
  ["a.js", 'const fs = require("node:fs");\nconst own = require("./own");', ["fs"]],
  ["a.js", 'const x = await import("react");', ["react"]],
  ["a.js", '// import x from "commented";\nconst s = "require(\'text\')";', []],
  ["a.ts", 'import {\n  a,\n  b,\n} from "multi";', ["multi"]],
  [
    "a.py",
    "import numpy as np, os.path\nfrom pandas.core import x\nfrom . import y",
    ["numpy", "os", "pandas"],
  ],
  ["a.py", '"""\nimport fake\n"""\nimportlib.import_module("yaml")', ["yaml"]],
  [
    "a.go",
    'package a\n\nimport (\n\t"fmt"\n\tg "github.com/gin-gonic/gin"\n)\n',
    ["fmt", "github.com/gin-gonic/gin"],
  ],
  [
    "a.rs",
    "use serde::{Serialize};\npub use tokio::spawn;\nuse crate::own;\nextern crate libc;",
    ["libc", "serde", "tokio"],
  ],
  ["A.java", "import java.util.List;\nimport static org.junit.Assert.*;", ["java.util", "org.junit"]],
  [
    "A.cs",
    "using System.Text;\nusing J = Newtonsoft.Json;\nusing (var x = f()) {}",
    ["Newtonsoft.Json", "System.Text"],
  ],
  ["a.php", "<?php\nuse Monolog\\Logger as L;\n", ["Monolog\\Logger"]],
  [
    "a.php",
    "<?php\nuse A\\{B, C as D};\nuse function Amp\\delay, E;\nclass F {\n    use G;\n}\n",
    ["A\\B", "A\\C", "Amp\\delay", "E"],
  ],
  ["a.php", "<?php\nnamespace N {\n    use A\\B;\n}\n", ["A\\B"]],
  ["a.rb", 'require "adapters/#{name}"\n', []],
  ["a.js", `const x = require(\`pkg-\${name}\`);`, []],
  ["a.rb", "require 'json'\nrequire_relative 'own'", ["json"]],
  ["a.cpp", '#include <vector>\n#include "own.h"\n', ["vector"]],
];

describe("libraries", () => {
  for (const [path, text, libraries] of cases)
    it(`reads ${path}: ${text.split("\n")[0]}`, () =>
      assert.deepEqual(read(path, text).libraries, libraries));

  it("covers what lies inside a library", () => {
    assert.ok(usesLibrary(["org.junit.jupiter.api"], "org.junit"));
    assert.ok(usesLibrary(["github.com/gin-gonic/gin"], "gin"));
    assert.ok(usesLibrary(["fs"], "node:fs"));
    assert.ok(!usesLibrary(["expressive"], "express"));
  });
});

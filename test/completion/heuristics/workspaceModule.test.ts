import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { asSingleImport } from "../../../server/features/completion/heuristics/heuristics.ts";
import { exportedName } from "../../../server/features/completion/heuristics/imports/importedModule.ts";
import { importLines } from "../../../server/features/completion/heuristics/imports/importLines.ts";
import type { WorkspaceFiles } from "../../../server/features/completion/heuristics/imports/moduleWay.ts";
import {
  isImportable,
  workspaceModule,
} from "../../../server/features/completion/heuristics/imports/workspaceModule.ts";
import { indexLines } from "../../../server/features/completion/heuristics/lines/lineIndex.ts";
import { atCursor } from "../ghost.ts";

type Files = Readonly<Record<string, string>>;

function known(here: string, languageId: string, files: Files): WorkspaceFiles {
  const others = Object.entries(files).map(([path, text]) => indexLines(path, languageId, text));
  return { here, others: others.filter(({ path }) => path !== here), files: [here, ...Object.keys(files)] };
}

function placeAt(languageId: string, marked: string) {
  const { text, offset } = atCursor(marked);
  const document = TextDocument.create("file:///work/x", languageId, 1, text);
  return { document, context: cursorContext(document, document.positionAt(offset)) };
}

const c: Files = {
  "src/hal/gpio.h": "",
  "src/hal/gpio.c": '#include "gpio.h"\n',
  "src/app/clock.h": "",
  "src/app/main.c": '#include "hal/gpio.h"\n#include "clock.h"\n',
  "src/drivers/spi.h": "",
};
const ruby: Files = { "lib/shop/order.rb": "", "lib/shop/order_line.rb": "", "lib/shop/tax/rate.rb": "" };
const java: Files = {
  "src/shop/order/Order.java": "package shop.order;\n",
  "src/shop/order/Line.java": "package shop.order;\n",
  "src/shop/tax/Rate.java": "package shop.tax;\n",
};
const php: Files = {
  "src/Order/Order.php": "<?php\nnamespace Shop\\Order;\n",
  "src/Tax/Rate.php": "<?php\nnamespace Shop\\Tax;\n",
};

const go: Files = {
  "main.go": 'package main\n\nimport (\n\t"example.org/shop/cart"\n)\n',
  "cart/cart.go": "package cart\n",
  "internal/tax/rate.go": "package tax\n",
};
const csharp: Files = {
  "Shop/Order.cs": "using System;\nnamespace Shop.Orders;\nclass Order {}\n",
  "Shop/Rate.cs": "namespace Shop.Taxes\n{\n    class Rate {}\n}\n",
};
const dart: Files = {
  "lib/cart.dart": "import 'package:shop/tax/rate.dart';\n",
  "lib/tax/rate.dart": "",
  "lib/order_line.dart": "",
};
const rust: Files = { "src/lib.rs": "", "src/cart.rs": "", "src/tax/mod.rs": "", "src/tax/rate.rs": "" };
/** What files give others, where that tells more than their names. */
const gives = new Map([
  ["Shop/Order.cs", new Set(["Order"])],
  ["Shop/Rate.cs", new Set(["Rate"])],
  ["src/cart.rs", new Set(["Cart", "Line"])],
  ["src/tax/rate.rs", new Set(["Rate", "Result"])],
]);

describe("an import of the workspace's files", () => {
  const cases: readonly [
    files: Files,
    languageId: string,
    here: string,
    marked: string,
    text: string | undefined,
  ][] = [
    // What is declared here comes first; headers are seen from this folder, or from where its neighbours' paths begin.
    [c, "c", "src/hal/gpio.c", '#include "|', 'gpio.h"'],
    [c, "c", "src/hal/gpio.c", '#include "g|"\n', 'pio.h"'],
    [c, "c", "src/drivers/spi.c", '#include "../h|', 'al/gpio.h"'],
    [c, "c", "src/app/menu.c", '#include "hal/|', 'gpio.h"'],
    [c, "c", "src/drivers/spi.c", '#include "gpio|', undefined],
    [c, "cpp", "src/app/menu.cpp", '#include "clock.h"\n#include "c|', undefined],
    [c, "cpp", "src/app/clock.h", '#include "cl|', undefined],
    [ruby, "ruby", "lib/shop/cart.rb", "require_relative 'tax|", "/rate'"],
    [ruby, "ruby", "spec/order_spec.rb", 'require_relative "../lib/shop/order_|', 'line"'],
    [ruby, "ruby", "lib/shop/cart.rb", "require_relative 'ord|\n\nOrderLine.new\n", "er_line'"],
    [ruby, "ruby", "lib/shop/cart.rb", "require_relative 'ord|\n", undefined],
    [ruby, "ruby", "lib/shop/order.rb", "require_relative 'order|\n", "_line'"],
    [
      java,
      "java",
      "src/shop/Cart.java",
      "package shop;\nimport s|\nclass Cart { Rate rate; }\n",
      "hop.tax.Rate;",
    ],
    [java, "java", "src/shop/Cart.java", "package shop;\nimport shop.order.L|\nclass Cart {}\n", "ine;"],
    [java, "java", "src/shop/Cart.java", "package shop;\nimport s|\nclass Cart { /* Rate */ }\n", undefined],
    [java, "java", "src/shop/order/Order.java", "package shop.order;\nimport shop.order.L|\n", undefined],
    [java, "java", "src/shop/Cart.java", "package shop;\nimport shop.tax.Rate;\nimport shop.t|\n", undefined],
    [php, "php", "src/Cart.php", "<?php\nnamespace Shop;\nuse S|\nnew Rate();\n", "hop\\Tax\\Rate;"],
    // The path before a folder is what other files say; variables are no packages, and what is known by another import is not meant.
    [
      go,
      "go",
      "api/api.go",
      'package api\n\nimport (\n\t"exa|"\n)\n\nvar r = tax.Rate(1)\n',
      'mple.org/shop/internal/tax"',
    ],
    [go, "go", "api/api.go", 'package api\n\nimport "example.org/shop/c|\n', 'art"'],
    [
      go,
      "go",
      "api/api.go",
      'package api\n\nimport (\n\t"exa|\n)\n\nfunc a(tax Tax) { tax.Rate(1) }\n',
      undefined,
    ],
    [
      go,
      "go",
      "api/api.go",
      'package api\n\nimport (\n\t"x/tax"\n\t"exa|\n)\n\nvar r = tax.Rate(1)\n',
      undefined,
    ],
    [csharp, "csharp", "Shop/Cart.cs", "using S|\nclass Cart { Rate rate; }\n", "hop.Taxes;"],
    [csharp, "csharp", "Shop/Cart.cs", "using Sys|\n", undefined],
    [csharp, "csharp", "Shop/Cart.cs", "using Shop.T|\n\nnamespace Shop.Taxes.Vat;\n", undefined],
    [dart, "dart", "lib/order.dart", "import 'tax/|", "rate.dart';"],
    [dart, "dart", "test/a_test.dart", "import 'package:shop/ord|'\n", "er_line.dart';"],
    [rust, "rust", "src/order.rs", "use crate::|\n\nfn a(line: Line) {}\n", "cart::Line;"],
    [rust, "rust", "src/order.rs", "use crate::|\n\nfn a(line: Line) -> Cart {}\n", undefined],
    [rust, "rust", "src/order.rs", "use crate::tax::r|\n\nfn a() -> Result<Rate> {}\n", "ate::Rate;"],
    [rust, "rust", "src/lib.rs", "mod c|\n", "art;"],
    [rust, "rust", "src/lib.rs", "mod cart;\npub mod t|\n", "ax;"],
    [rust, "rust", "src/tax/mod.rs", "mod r|\n", "ate;"],
  ];

  it("is offered where only one fits that is not brought in yet, or one that the code uses", () => {
    for (const [files, languageId, here, marked, text] of cases) {
      const { document, context } = placeAt(languageId, marked);
      const place = { document, context: asSingleImport(context) };
      const found = workspaceModule(place, { ...known(here, languageId, files), exports: gives });
      assert.equal(found?.text, text, `${here}: ${marked}`);
    }
  });

  it("is refused where it is not there, is the file itself, or is known without one", () => {
    const refused: readonly [
      files: Files,
      languageId: string,
      here: string,
      line: string,
      isRight: boolean,
    ][] = [
      [c, "c", "src/drivers/spi.c", '#include "gpio.h"', false],
      [c, "c", "src/drivers/spi.c", '#include "../hal/gpio.h"', true],
      [c, "c", "src/hal/gpio.h", '#include "gpio.h"', false],
      [c, "c", "src/drivers/spi.c", "#include <gpio.h>", true],
      [ruby, "ruby", "lib/shop/cart.rb", "require_relative 'item'", false],
      [ruby, "ruby", "lib/shop/order.rb", "require_relative 'order'", false],
      [ruby, "ruby", "lib/shop/cart.rb", "require 'json'", true],
      [java, "java", "src/shop/Cart.java", "import shop.tax.Vat;", false],
      [java, "java", "src/shop/tax/Vat.java", "import shop.tax.Rate;", false],
      [java, "java", "src/shop/Cart.java", "import java.util.List;", true],
      [php, "php", "src/Cart.php", "use Shop\\Tax\\Vat;", false],
      [rust, "rust", "src/lib.rs", "mod order;", false],
      [rust, "rust", "src/lib.rs", "use crate::order::Order;", true],
      [dart, "dart", "lib/order.dart", "import 'line.dart';", false],
      [dart, "dart", "lib/order.dart", "import 'dart:io';", true],
    ];
    for (const [files, languageId, here, line, isRight] of refused) {
      const holder = here.includes("tax/") ? "package shop.tax;\n" : "package shop;\n";
      const { context } = placeAt(languageId, `${languageId === "java" ? holder : ""}|`);
      assert.equal(isImportable(line, context, known(here, languageId, files)), isRight, `${here}: ${line}`);
    }
  });

  it("is seen from here where it is taken from a file elsewhere", () => {
    const files = {
      "src/hal/gpio.h": "",
      "src/hal/a.c": '#include "gpio.h"\n',
      "src/hal/b.c": '#include "gpio.h"\n',
    };
    const taken = importLines(
      placeAt("c", '#include "../hal/g|').context,
      known("src/spi/spi.c", "c", files),
    );
    assert.equal(taken?.text, 'pio.h"');
    const required = { "lib/a.rb": "require_relative 'c/d'\n", "lib/b.rb": "require_relative 'c/d'\n" };
    const here = known("spec/a_spec.rb", "ruby", required);
    assert.equal(importLines(placeAt("ruby", "require_relative '../l|").context, here)?.text, "ib/c/d'");
    assert.equal(importLines(placeAt("ruby", "require_relative 'c|").context, here), undefined);
  });

  it("takes lists of Go's imports over from other files line by line", () => {
    const files = Object.fromEntries(
      ["a", "b", "c"].map((name) => [
        `${name}/a.go`,
        'package a\n\nimport (\n\t"fmt"\n\t"encoding/json"\n)\n',
      ]),
    );
    const context = asSingleImport(placeAt("go", 'package d\n\nimport (\n\t"fmt"\n\t"enc|"\n)\n').context);
    assert.equal(importLines(context, known("d/d.go", "go", files))?.text, 'oding/json"');
    assert.equal(
      asSingleImport(placeAt("go", 'package d\n\nvar a = []string{\n\t"enc|').context).linePrefix,
      '\t"enc',
    );
  });
});

describe("a name between an import's braces", () => {
  const exports = new Map([
    ["src/dates.ts", new Set(["formatDate", "parseDate"])],
    ["src/format.ts", new Set(["formatDistance"])],
    ["src/own.ts", new Set(["formatDisk"])],
  ]);
  const at = (marked: string) =>
    exportedName(placeAt("typescript", marked).context, {
      here: "src/own.ts",
      files: [],
      others: [],
      exports,
    })?.text;

  it("is the only one of the workspace's exports that begins so", () => {
    assert.equal(at("import { formatDis| }"), "tance");
    assert.equal(at("import { formatDis|"), "tance");
    assert.equal(at("export { parseDate, form| }"), "atDate");
    assert.equal(at("import { form| }"), undefined);
    assert.equal(at("import { fo| }"), undefined);
    assert.equal(at('import { formatDistance } from "./format";\nimport { formatDis| }'), undefined);
  });
});

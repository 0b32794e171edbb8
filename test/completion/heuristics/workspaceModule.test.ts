import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { importLines } from "../../../server/features/completion/heuristics/importLines.ts";
import { indexLines } from "../../../server/features/completion/heuristics/lineIndex.ts";
import type { WorkspaceFiles } from "../../../server/features/completion/heuristics/moduleWays.ts";
import {
  isImportable,
  workspaceModule,
} from "../../../server/features/completion/heuristics/workspaceModule.ts";
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
  ];

  it("is offered where only one fits that is not brought in yet, or one that the code uses", () => {
    for (const [files, languageId, here, marked, text] of cases) {
      const found = workspaceModule(placeAt(languageId, marked), known(here, languageId, files));
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
});

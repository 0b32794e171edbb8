import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Workspace } from "../../server/contract/ports.ts";
import { type TestsOffer, testsFor } from "../../server/features/transforms/tests/testsFor.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { parseText } from "../language/parseText.ts";

const never = new AbortController().signal;

/** The tests of the first function of a file named `tested` in a workspace of these files. */
async function testsOf(
  files: Readonly<Record<string, string>>,
  source: string,
): Promise<TestsOffer | undefined> {
  const documentOf = (name: string) =>
    TextDocument.create(`file:///w/${name}`, languageOfFile(name), 1, files[name] ?? "");
  const relativePath = (uri: string) => uri.replace("file:///w/", "");
  const workspace = {
    relativePath,
    findFiles: async ([glob = ""]: readonly string[]) =>
      Object.keys(files)
        .filter((name) => name.endsWith(glob.slice(glob.lastIndexOf("."))))
        .map((name) => `file:///w/${name}`),
    document: async (uri: string) => (relativePath(uri) in files ? documentOf(relativePath(uri)) : undefined),
  } as unknown as Workspace;
  const document = documentOf(source);
  const text = document.getText();
  return testsFor(
    workspace,
    document,
    await parseText(document.languageId, text),
    text.indexOf("rate"),
    never,
  );
}

function filled(files: Readonly<Record<string, string>>, { path, edit }: TestsOffer): string {
  return TextDocument.applyEdits(TextDocument.create("file:///a", "", 1, files[path] ?? ""), [edit]);
}

const javascript =
  "export function price(items, rate) {\n  if (items.length === 0) return 0;\n  if (rate < 0) throw new RangeError('rate');\n  return sum(items) * rate;\n}\n";

describe("names of tests", () => {
  it("are one for each way, limit and error", async () => {
    const offer = await testsOf({ "src/price.js": javascript }, "src/price.js");
    assert.deepEqual(offer?.names, [
      "returns the total product",
      "returns 0 when items is empty",
      "throws RangeError when rate is below 0",
      "takes rate of exactly 0",
    ]);
    assert.deepEqual([offer?.path, offer?.isNew, offer?.framework], ["src/price.test.js", true, "node:test"]);
  });

  it("say what is told and what is done as people would", async () => {
    const named = async (name: string, text: string) => (await testsOf({ [name]: text }, name))?.names;
    assert.deepEqual(await named("a.js", "export function f(rate) { return rate === 3; }\n"), [
      "tells whether rate is 3",
    ]);
    assert.deepEqual(await named("a.js", "export function f(rate) { return db.execute(rate); }\n"), [
      "returns its result",
    ]);
    assert.deepEqual(
      await named(
        "A.java",
        "class A { int f(int rate) { if (rate < 0) throw new IOException(); return 1; } }\n",
      ),
      ["fReturnsItsResult", "fThrowsIoExceptionWhenRateIsBelow0", "fTakesRateOfExactly0"],
    );
  });

  it("are worded as the project's tests are, and lie where they lie", async () => {
    const files = {
      "src/price.js": javascript,
      "src/cart.js": "export const cart = 1;\n",
      "test/cart.spec.js":
        'import { it } from "vitest";\nimport { cart } from "../src/cart.js";\n\nit("should be one", () => {});\nit("should stay", () => {});\n',
    };
    const offer = (await testsOf(files, "src/price.js")) ?? assert.fail();
    assert.deepEqual(
      [offer.path, offer.names[1]],
      ["test/price.spec.js", "should return 0 when items is empty"],
    );
    const text = filled(files, offer);
    assert.match(
      text,
      /^import \{ describe, it \} from "vitest";\n\nimport \{ price \} from "\.\.\/src\/price\.js";/,
    );
    assert.match(text, /describe\("price", \(\) => \{\n {2}it\("should return the total product"/);
  });

  it("are added behind those that are there, once", async () => {
    const files = {
      "shop/price.py":
        "def price(items, rate):\n    if rate < 0:\n        raise ValueError('rate')\n    return items * rate\n",
      "tests/test_price.py":
        "import pytest\n\n\ndef test_other():\n    pass\n\n\nif __name__ == '__main__':\n    pytest.main()\n",
    };
    const offer = (await testsOf(files, "shop/price.py")) ?? assert.fail();
    const text = filled(files, offer);
    assert.match(
      text,
      /pass\n\n\ndef test_price_returns_the_items_product\(\):\n {4}raise NotImplementedError\n\n\n/,
    );
    assert.match(text, /def test_price_raises_value_error_when_rate_is_below_0\(\):/);
    assert.match(text, /\n\n\nif __name__ == '__main__':/);
    assert.equal(await testsOf({ ...files, "tests/test_price.py": text }, "shop/price.py"), undefined);
  });

  for (const [source, text, place, expected] of [
    [
      "shop/price.go",
      "package shop\n\nfunc Price(rate int) int {\n\treturn rate * 2\n}\n",
      "shop/price_test.go",
      /^package shop\n\nimport "testing"\n\nfunc TestPriceReturnsTheRateProduct\(t \*testing\.T\) \{/,
    ],
    [
      "src/main/java/a/Price.java",
      "package a;\n\nclass Price {\n  int of(int rate) { return rate * 2; }\n}\n",
      "src/test/java/a/PriceTest.java",
      /^package a;\n\nimport org\.junit\.jupiter\.api\.Test;\n\nclass PriceTest \{\n +@Test\n +void ofReturnsTheRateProduct\(\) \{/,
    ],
    [
      "Price.cs",
      "class Price\n{\n    int Of(int rate) { return rate * 2; }\n}\n",
      "PriceTests.cs",
      /^using Xunit;\n\npublic class PriceTests\n\{\n {4}\[Fact\]\n {4}public void Of_ReturnsTheRateProduct\(\)/,
    ],
    [
      "src/Price.php",
      "<?php\nfunction price($rate) {\n    return $rate * 2;\n}\n",
      "tests/PriceTest.php",
      /final class PriceTest extends TestCase\n\{\n {4}public function testPriceReturnsTheRateProduct\(\): void/,
    ],
    [
      "lib/price.rb",
      "def price(rate)\n  return rate * 2\nend\n",
      "spec/price_spec.rb",
      /^require "price"\n\nRSpec\.describe "price" do\n {2}it "returns the rate product"\nend\n/,
    ],
    [
      "src/price.rs",
      "fn price(rate: i32) -> i32 {\n    return rate * 2;\n}\n",
      "src/price.rs",
      /#\[cfg\(test\)\]\nmod tests \{\n {4}use super::\*;\n\n {4}#\[test\]\n {4}fn price_returns_the_rate_product\(\) \{\n {8}todo!\(\)/,
    ],
  ] as const)
    it(`have a file of their own in ${place}`, async () => {
      const files = { [source]: text };
      const offer = (await testsOf(files, source)) ?? assert.fail();
      assert.equal(offer.path, place);
      assert.match(filled(files, offer), expected);
    });

  it("are not proposed for tests", async () =>
    assert.equal(await testsOf({ "price.test.js": javascript }, "price.test.js"), undefined));
});

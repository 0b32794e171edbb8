import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createCodeActions, fixAllKind } from "../../../server/features/diagnostics/fixes/codeActions.ts";
import { toDiagnostic } from "../../../server/features/diagnostics/report/toDiagnostic.ts";
import { diagnosticsWith, syntax } from "../checkText.ts";
import { applied, after as textAfter, workspaceWith } from "./actions.ts";

/** The text after every safe fix, once. */
async function fixedOnce(languageId: string, text: string): Promise<string> {
  const document = TextDocument.create("file:///workspace/src/file", languageId, 1, text);
  const signal = new AbortController().signal;
  const diagnostics = (await diagnosticsWith({}).diagnose(document, signal)).map((finding) =>
    toDiagnostic(finding),
  );
  const provider = createCodeActions({ workspace: workspaceWith() }, syntax);
  const whole = { start: document.positionAt(0), end: document.positionAt(text.length) };
  const [action] = await provider.fixesFor(document, whole, diagnostics, [fixAllKind], signal);
  return action ? applied(document, action) : text;
}

/** Safe fixes change nothing more when they are applied again. */
async function fixed(languageId: string, text: string): Promise<string> {
  const once = await fixedOnce(languageId, text);
  assert.equal(await fixedOnce(languageId, once), once);
  return once;
}

describe("safe fixes keep what is no code, and part none", () => {
  for (const [what, languageId, kept] of [
    ["a linter's directive below", "python", "    # pylint: disable-next=no-member"],
    ["a type checker's directive below", "python", "    # type: ignore"],
    ["a sentence above", "python", "    # The old service is kept until the new one is ready."],
  ] as const)
    it(what, async () => {
      const code = "    # drop(value)\n    # other = convert(value, deep=True)\n";
      const isBelow = what.endsWith("below");
      const text = (middle: string) => `def f(value):\n${middle}    return value\n`;
      const found = text(isBelow ? `${code}${kept}\n` : `${kept}\n${code}`);
      assert.equal(await fixed("python", found), text(`${kept}\n`), languageId);
    });

  it("a directive between two pieces of code", async () => {
    const text = (middle: string) => `function f(v) {\n${middle}  return v;\n}\n`;
    const code = "  // drop(v);\n  // save(v, { deep: true });\n";
    const directive = "  // eslint-disable-next-line no-console\n";
    assert.equal(await fixed("javascript", text(`${code}${directive}${code}`)), text(directive));
  });

  for (const [languageId, run] of [
    [
      "python",
      ["# old_rate = cart.total * 0.05", "# if customer.is_vip:", "#     return old_rate", "# return 0"],
    ],
    ["python", ["# if cart.is_empty(): return cart.start_rate", "# return 0"]],
    [
      "python",
      ["# for item in cart.items():", "#     yield item_of_cart", "# yield last_of_cart", "# done(cart)"],
    ],
    ["javascript", ["// if (cart.isEmpty())", "//   return old_rate_here", "// return rate(cart);"]],
    ["ruby", ["# old_rate = total(cart)", "# return old_rate", "# save(cart)"]],
  ] as const)
    it(`a run of code goes as a whole in ${languageId}: ${run[0]}`, async () => {
      const [head, tail] =
        languageId === "python" ? ["def f(cart):\n", ""] : ["first(cart);\n", "last(cart);\n"];
      const text = `${head}${run.map((line) => `    ${line}\n`).join("")}    g(cart)\n${tail}`;
      const left = await fixed(languageId, text);
      assert.equal(left, `${head}    g(cart)\n${tail}`);
    });

  it("code around a sentence", async () => {
    const text =
      "def f(cart):\n    # old = load(cart)\n    # It was too slow for large carts.\n    # show(old)\n    g(cart)\n";
    assert.equal(await fixed("python", text), text);
  });

  it("documentation with an example", async () => {
    const ruby =
      "class A\n  # Adds one:\n  #\n  #   list.add(:open)\n  def add(event)\n    x(event)\n  end\nend\n";
    assert.equal(await fixed("ruby", ruby), ruby);
    const go = "package a\n\n// Add puts one in, as in\n//\n//\tlist.Add(1)\nfunc Add(v int) {}\n";
    assert.equal(await fixed("go", go), go);
  });

  it("a suppression that is used, with the code below it", async () => {
    const text =
      "def f(now):\n    # inkling-ignore-next-line commented-out-code\n    # restart(now, force=True)\n    return now\n";
    assert.equal(await fixed("python", text), text);
  });

  it("the names of a suppression that are used", async () => {
    const text = (names: string) =>
      `function f(v) {\n  // inkling-ignore-next-line ${names}\n  return v * 37;\n}\n`;
    assert.equal(await fixed("javascript", text("magic-number, empty-catch")), text("magic-number"));
  });

  it("an idle suppression between pieces of code goes with them at once", async () => {
    const code = "  // drop(v);\n  // save(v, { deep: true });\n";
    const text = `function f(v) {\n${code}  // inkling-ignore-next-line empty-catch\n${code}  return v;\n}\n`;
    assert.equal(await fixed("javascript", text), "function f(v) {\n  return v;\n}\n");
  });
});

describe("fixes leave code that compiles", () => {
  const ignore = "Ignore magic-number";
  const name = "Name the number";

  it("put no comment behind a backslash", async () => {
    const text = "def f(a, b):\n    total = a + \\\n        b * 37\n    return total\n";
    const expected = text.replace("b * 37\n", "b * 37  # inkling-ignore-line magic-number\n");
    assert.equal(await textAfter("python", text, "magic-number", ignore), expected);
  });

  it("offer none where the line itself goes on", async () => {
    const text = "def f(a, b):\n    total = a + \\\n        b * 37 + \\\n        a\n    return total\n";
    assert.equal(await textAfter("python", text, "magic-number", ignore), undefined);
  });

  it("declare a constant of an interface as interfaces do", async () => {
    const text = "interface Pay {\n    default int fee(int a) {\n        return a * 37;\n    }\n}\n";
    const fixedText = (await textAfter("java", text, "magic-number", name)) ?? "";
    assert.match(fixedText, /^ {4}int A_FACTOR = 37;$/m);
    assert.doesNotMatch(fixedText, /private/);
  });

  it("stay within an include guard", async () => {
    const text = "#ifndef A_H\n#define A_H\nint f(int a) { return a * 37; }\n#endif\n";
    const fixedText = (await textAfter("c", text, "magic-number", name)) ?? "";
    assert.ok(fixedText.startsWith("#ifndef A_H\n#define A_H\n"), fixedText);
  });

  it("declare the constant above the first call of a function that is hoisted", async () => {
    const text = "import { g } from './g.js';\nmain(1);\nfunction main(a) {\n  return g(a * 37);\n}\n";
    const fixedText = (await textAfter("javascript", text, "magic-number", name)) ?? "";
    assert.ok(fixedText.indexOf("const ") < fixedText.indexOf("main(1)"), fixedText);
    assert.ok(fixedText.indexOf("import ") < fixedText.indexOf("const "), fixedText);
  });

  it("put no name where a pattern would catch all", async () => {
    const text = "def f(a):\n    match a:\n        case 37:\n            return g(a)\n    return 0\n";
    assert.equal(await textAfter("python", text, "magic-number", name), undefined);
  });

  it("leave the handler around a promise's alone", async () => {
    const text = "try {\n  f();\n} catch (error) {\n  log(error);\n  g().catch(() => {});\n}\n";
    assert.equal(await textAfter("javascript", text, "empty-catch", "Log the error"), undefined);
  });
});

import assert from "node:assert/strict";
import type { RuleId } from "../../../server/contract/config.ts";
import { actionsFor, after, applied, findingsFor } from "./actions.ts";

describe("code actions", () => {
  it("offer the fix first, then suppression, settings and the rule's page", async () => {
    const { actions } = await actionsFor("javascript", "try {\n  f();\n} catch {}\n", "empty-catch");
    assert.deepEqual(
      actions.map(({ title }) => title),
      [
        "Log the error",
        "Pass the error on",
        "Ignore empty-catch on this line",
        "Turn empty-catch off for the workspace",
        "Open the page of empty-catch",
      ],
    );
    assert.match(String(actions.at(-1)?.command?.arguments?.[0]), /^https:.*docs\/rules\/empty-catch\.md$/);
  });

  it("are offered anywhere on the line of a finding", async () => {
    const { document, diagnostics, provider } = await findingsFor(
      "javascript",
      "try {\n  f();\n} catch {}\n",
      "empty-catch",
    );
    const cursor = { line: 2, character: 0 };
    const none = { line: 1, character: 0 };
    const at = (position: typeof cursor) =>
      provider.fixesFor(
        document,
        { start: position, end: position },
        diagnostics,
        undefined,
        new AbortController().signal,
      );
    assert.equal((await at(cursor)).length, 5);
    assert.deepEqual(await at(none), []);
  });

  it("answer only the kinds asked for", async () => {
    const text = "try {\n  f();\n} catch {}\n";
    assert.deepEqual((await actionsFor("javascript", text, "empty-catch", ["refactor"])).actions, []);
    assert.deepEqual((await actionsFor("javascript", text, "empty-catch", ["source.fixAll"])).actions, []);
    assert.equal((await actionsFor("javascript", text, "empty-catch", ["quickfix"])).actions.length, 5);
  });

  it("offer nothing for other tools' diagnostics", async () => {
    const { actions } = await actionsFor("javascript", "let x = 1;\n", "empty-catch");
    assert.deepEqual(actions, []);
  });

  it("remove all commented-out code at once, and nothing else", async () => {
    const text = "f();\n// g(1);\nh(); // in short\n\n/* if (a) {\n  b();\n} */\nj();\n";
    const { document, actions } = await actionsFor("javascript", text, "commented-out-code", [
      "source.fixAll.inkling",
    ]);
    assert.equal(actions.length, 1);
    assert.ok(actions[0]);
    assert.equal(applied(document, actions[0]), "f();\nh(); // in short\n\nj();\n");
  });
});

describe("suppressing on a line", () => {
  const suppress = (languageId: string, text: string, rule: RuleId = "empty-catch") =>
    after(languageId, text, rule, "Ignore");

  it("puts a comment above, indented alike", async () => {
    assert.equal(
      await suppress("java", "class A {\n\tvoid f() {\n\t\ttry { g(); } catch (E e) {}\n\t}\n}\n"),
      "class A {\n\tvoid f() {\n\t\t// inkling-ignore-next-line empty-catch\n\t\ttry { g(); } catch (E e) {}\n\t}\n}\n",
    );
    assert.equal(
      await suppress("ruby", "begin\r\n  f\r\nrescue\r\nend\r\n"),
      "begin\r\n  f\r\n# inkling-ignore-next-line empty-catch\r\nrescue\r\nend\r\n",
    );
  });

  it("silences the finding", async () => {
    for (const [languageId, text] of [
      ["javascript", "try {\n  f();\n}\ncatch {}\n"],
      ["python", "try:\n    f()\nexcept OSError:\n    pass\n"],
      ["go", "package a\n\nfunc f() {\n\tif err := g(); err != nil {\n\t}\n}\n"],
    ] as const) {
      const suppressed = await suppress(languageId, text);
      assert.ok(suppressed, languageId);
      assert.deepEqual((await actionsFor(languageId, suppressed, "empty-catch")).actions, [], suppressed);
    }
  });

  it("silences what is said of a whole file, behind the line that must be the first", async () => {
    const long = "f(a);\n".repeat(1_001);
    for (const [languageId, first] of [
      ["javascript", ""],
      ["javascript", "#!/usr/bin/env node\n"],
      ["python", "#!/usr/bin/env python3\n"],
      ["php", "<?php\n"],
    ] as const) {
      const text = first + (languageId === "php" ? long.replaceAll("a", "$a") : long);
      const suppressed = (await suppress(languageId, text, "long-file")) ?? "";
      assert.ok(suppressed.startsWith(first) && suppressed.includes("inkling-ignore-file long-file"), first);
      assert.deepEqual((await actionsFor(languageId, suppressed, "long-file")).actions, []);
    }
  });

  it("is not offered within a text over several lines", async () => {
    const { actions } = await actionsFor(
      "javascript",
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the text is a program.
      "const a = `\n  ${f(() => { try { g(); } catch {} })}\n`;\n",
      "empty-catch",
    );
    assert.deepEqual(
      actions.map(({ title }) => title).filter((title) => title.startsWith("Ignore")),
      [],
    );
  });
});

const filled = (languageId: string, text: string, title: string) =>
  after(languageId, text, "empty-catch", title);

describe("filling an empty handler", () => {
  it("logs only where the logger's name is known", async () => {
    const handler = "try:\n    f()\nexcept OSError:\n    pass\n";
    for (const head of ["import logging.handlers\n", "import os, logging\n", "import logging # ours\n"])
      assert.ok(await filled("python", `${head}${handler}`, "Log"), head);
    for (const head of ["from logging import getLogger\n", "import logging as log\n", "import logging2\n"])
      assert.equal(await filled("python", `${head}${handler}`, "Log"), undefined, head);
    const go = (head: string) =>
      `package a\n\n${head}\n\nfunc f() {\n\tif err := g("log"); err != nil {\n\t}\n}\n`;
    assert.ok(await filled("go", go('import (\n\t"log"\n)'), "Log"));
    assert.equal(await filled("go", go('import l "log"'), "Log"), undefined);
  });

  const cases: readonly (readonly [string, string, string, string])[] = [
    [
      "javascript",
      "Log",
      "try { f(); } catch {}",
      "try { f(); } catch (error) {\n    console.error(error);\n}",
    ],
    ["typescript", "Pass", "try {\n  f();\n} catch (e) {\n}", "try {\n  f();\n} catch (e) {\n  throw e;\n}"],
    [
      "python",
      "Pass",
      "try:\n    f()\nexcept OSError:\n    pass\n",
      "try:\n    f()\nexcept OSError:\n    raise\n",
    ],
    [
      "python",
      "Log",
      "import logging\ntry:\n    f()\nexcept OSError as e:\n    pass\n",
      'import logging\ntry:\n    f()\nexcept OSError as e:\n    logging.exception("Caught %s", "OSError")\n',
    ],
    [
      "java",
      "Pass",
      "class A { void f() {\n  try { g(); } catch (E e) {}\n} }",
      "class A { void f() {\n  try { g(); } catch (E e) {\n    throw new RuntimeException(e);\n  }\n} }",
    ],
    [
      "csharp",
      "Log",
      "class A { void F() {\n  try { G(); } catch { }\n} }",
      "class A { void F() {\n  try { G(); } catch (System.Exception exception) {\n    System.Console.Error.WriteLine(exception);\n  }\n} }",
    ],
    [
      "php",
      "Pass",
      "<?php\ntry { f(); } catch (E $e) {}\n",
      "<?php\ntry { f(); } catch (E $e) {\n    throw $e;\n}\n",
    ],
    [
      "cpp",
      "Pass",
      "void f() {\n  try { g(); } catch (...) {}\n}",
      "void f() {\n  try { g(); } catch (...) {\n    throw;\n  }\n}",
    ],
    [
      "ruby",
      "Log",
      "begin\n  f\nrescue IOError\nend\n",
      "begin\n  f\nrescue IOError => error\n  warn error.full_message\nend\n",
    ],
    ["ruby", "Pass", "begin\n  f\nrescue\n  nil\nend\n", "begin\n  f\nrescue\n  raise\nend\n"],
    [
      "go",
      "Pass",
      "package a\n\nfunc f() error {\n\tif err := g(); err != nil {\n\t}\n\treturn nil\n}\n",
      "package a\n\nfunc f() error {\n\tif err := g(); err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n",
    ],
    [
      "rust",
      "Log",
      "fn f() {\n    match g() {\n        Ok(x) => h(x),\n        Err(_) => {}\n    }\n}\n",
      'fn f() {\n    match g() {\n        Ok(x) => h(x),\n        Err(error) => eprintln!("{error:?}"),\n    }\n}\n',
    ],
  ];
  for (const [languageId, title, before, expected] of cases)
    it(`${languageId}: ${title.toLowerCase()}`, async () =>
      assert.equal(await filled(languageId, before, title), expected));
});

describe("awaiting a call", () => {
  const fixed = (languageId: string, text: string, title = "Await") =>
    after(languageId, text, "missing-error-handling", title);

  it("adds await in an async function", async () => {
    assert.equal(
      await fixed("javascript", "async function f() {}\nasync function g() {\n  f();\n}\n"),
      "async function f() {}\nasync function g() {\n  await f();\n}\n",
    );
    assert.equal(
      await fixed("python", "async def f(): ...\nasync def g():\n    f()\n"),
      "async def f(): ...\nasync def g():\n    await f()\n",
    );
    assert.equal(
      await fixed("rust", "async fn f() {}\nasync fn g() {\n    f();\n}\n"),
      "async fn f() {}\nasync fn g() {\n    f().await;\n}\n",
    );
  });

  it("logs the error elsewhere", async () => {
    const text = "async function f() {}\nfunction g() {\n  f();\n}\n";
    assert.equal(await fixed("javascript", text), undefined);
    assert.equal(
      await fixed("javascript", text, "Log"),
      "async function f() {}\nfunction g() {\n  f().catch((error) => console.error(error));\n}\n",
    );
  });
});

describe("naming a number", () => {
  const named = (languageId: string, text: string) => after(languageId, text, "magic-number", "Name");

  it("declares a constant above, named for what it is compared with or passed to", async () => {
    assert.equal(
      await named("javascript", "/** Waits. */\nfunction f(retries) {\n  return retries > 7;\n}\n"),
      "const RETRIES_LIMIT = 7;\n\n/** Waits. */\nfunction f(retries) {\n  return retries > RETRIES_LIMIT;\n}\n",
    );
    assert.equal(
      await named("python", "import a\n\n\ndef f():\n    a.wait(37)\n"),
      "import a\n\n\nWAIT_VALUE = 37\n\n\ndef f():\n    a.wait(WAIT_VALUE)\n",
    );
    assert.equal(
      await named("java", "class A {\n  int f(int size) {\n    return size * 37;\n  }\n}\n"),
      "class A {\n  private static final int SIZE_FACTOR = 37;\n\n  int f(int size) {\n    return size * SIZE_FACTOR;\n  }\n}\n",
    );
    assert.equal(
      await named("rust", "fn f(size: u32) -> u32 {\n    size * 37\n}\n"),
      "fn f(size: u32) -> u32 {\n    let size_factor = 37;\n    size * size_factor\n}\n",
    );
  });

  it("names it for its part in the sum, without the other numbers in it", async () => {
    assert.match(
      (await named("typescript", "function f(amount) {\n  return amount * rate + 4711;\n}\n")) ?? "",
      /^const AMOUNT_RATE_OFFSET = 4711;/,
    );
    assert.match(
      (await named("typescript", "function f(amount) {\n  return 4711 + amount * 1.19;\n}\n")) ?? "",
      /^const AMOUNT_OFFSET = 4711;/,
    );
  });

  it("takes a name that is free", async () => {
    const text = "const N_LIMIT = 1;\nfunction f(n) {\n  return n > 37;\n}\n";
    assert.match((await named("javascript", text)) ?? "", /const N_LIMIT_2 = 37;/);
  });
});

describe("removing a suppression", () => {
  const removed = (text: string) => after("javascript", text, "unused-suppression", "Remove");

  it("removes a comment that says nothing else, with its line", async () => {
    assert.equal(await removed("f();\n  // inkling-ignore-next-line magic-number\ng();\n"), "f();\ng();\n");
    assert.equal(await removed("f(); // inkling-ignore-line\n"), "f();\n");
  });

  it("keeps what else the comment says, and the other rules", async () => {
    assert.equal(
      await removed("// By design. inkling-ignore-next-line magic-number\nf();\n"),
      "// By design.\nf();\n",
    );
    assert.equal(
      await removed("// inkling-ignore-next-line empty-catch, magic-number\ntry { f(); } catch {}\n"),
      "// inkling-ignore-next-line empty-catch\ntry { f(); } catch {}\n",
    );
  });
});

describe("suppressing in markup", () => {
  const suppress = (languageId: string, text: string) =>
    after(languageId, text, "security/code-injection", "Ignore");

  it("writes a comment that is one there", async () => {
    const element = (line: string) => `const a = (\n  <p>\n${line}    {eval(x)}\n  </p>\n);\n`;
    assert.equal(
      await suppress("typescriptreact", element("")),
      element("    {/* inkling-ignore-next-line security/code-injection */}\n"),
    );
    const attribute = (line: string) => `const a = (\n  <p\n${line}    title={eval(x)}\n  />\n);\n`;
    assert.equal(
      await suppress("javascriptreact", attribute("")),
      attribute("    // inkling-ignore-next-line security/code-injection\n"),
    );
  });

  it("is not offered where no comment can stand", async () => {
    assert.equal(await suppress("php", "<p>\n<?php eval($x); ?>\n</p>\n"), undefined);
  });
});

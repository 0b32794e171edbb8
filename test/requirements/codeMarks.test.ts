import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import {
  readCodeFile,
  readDocumentFile,
} from "../../server/features/requirements/documents/fileRequirements.ts";
import { findLinkProblems } from "../../server/features/requirements/links/linkProblems.ts";
import { codeTargets } from "../../server/features/requirements/links/targets.ts";
import { requirementSet } from "../../server/features/requirements/requirementSet.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

async function read(languageId: string, text: string, path = "src/file", normativeSentences = false) {
  const document = TextDocument.create("file:///file", languageId, 1, text);
  const file = await readCodeFile(document, syntax, { path, isDocument: false, normativeSentences });
  return {
    requirements: file.requirements.map(
      ({ id, named, text: what, unit }) => `${named ? id : "-"}: ${what} @${unit?.name ?? "none"}`,
    ),
    links: file.links.map(({ id, kind, unit }) => `${kind} ${id} @${unit?.name ?? "none"}`),
    mentions: file.mentions.map(({ id }) => id),
  };
}

describe("marks in code", () => {
  after(() => syntax.dispose());

  it("takes an identifier without a word for a reference where a document defines it", async () => {
    const text = [
      "// ENC-2",
      "function a() {}",
      "/* ELV-2: refuse when too heavy */",
      "function b() {}",
      "// implements SEN_001, NAV_SPEC_002",
      "function c() {}",
      "// see LIB-3",
      "function d() {}",
      "// LIB-4 is not needed any more",
      "// not yet: SEN_003",
      "// UTF-8",
      "// SHA_256",
      "function e() {}",
    ].join("\n");
    const document = TextDocument.create("file:///file", "typescript", 1, text);
    const code = await readCodeFile(document, syntax, {
      path: "a.ts",
      isDocument: false,
      normativeSentences: false,
    });
    const ids = ["ENC-2", "ELV-2", "SEN_001", "NAV_SPEC_002", "LIB-3"];
    assert.deepEqual(
      code.links.map(({ id, isLoose }) => [id, isLoose]),
      ids.map((id) => [id, true]),
    );
    const listed = TextDocument.create("file:///spec.md", "markdown", 1, "- ENC-2: Texts are encoded.\n");
    const set = requirementSet([code, readDocumentFile(listed, "spec.md")]);
    assert.deepEqual(
      ids.map((id) => set.implementations(id).length),
      [1, 0, 0, 0, 0],
    );
    assert.deepEqual(findLinkProblems(code, set, "warning"), []);
  });

  it("reads what projects write for a reference: brackets, roles, tags, lines behind code, names without a number", async () => {
    const python = [
      "class A:",
      '    """Implements :need:`SPC_010`."""',
      "    x = 1",
      "LEAD = 24  # CLN-002",
      "def f():",
      '    """Covers: LN-22"""',
      "def g():",
      '    """Says "implements LN-24"."""',
    ].join("\n");
    assert.deepEqual((await read("python", python)).links, [
      "implements SPC_010 @A",
      "implements CLN-002 @LEAD",
      "implements LN-22 @f",
    ]);
    const cpp = [
      "/// Satisfies [BRG-2].",
      "int a();",
      "// @need-ids: R_GRIP_SOFT",
      "int b();",
      "/// \\satisfies R_GRIP_HARD",
      "int c();",
      "/* REQ: LLR-020-1 */",
      "int d();",
      "// Requirement LN-20",
      "int e();",
      "// @relation(R_ARM, scope=function)",
      "int f();",
      "/** @implements {FR-003} */",
      "int g();",
      "// Says `// implements LN-26` and `# Covers: req~a~1` above it",
      "// Requirement LN-21 belongs to the other tool",
      "int h();",
      'const char* s = "// LN-25";',
    ].join("\n");
    assert.deepEqual(
      (await read("cpp", cpp)).links.map((link) => link.split(" ")[1]),
      ["BRG-2", "R_GRIP_SOFT", "R_GRIP_HARD", "LLR-020-1", "LN-20", "R_ARM", "FR-003"],
    );
    assert.deepEqual(
      (await read("html", "<p>\n<!-- implements WEB-1 -->\n<b>implements WEB-2</b></p>")).links,
      ["implements WEB-1 @none"],
    );
  });

  it("reads annotations and attributes that projects make for themselves, where a document defines what they name", async () => {
    const links = async (language: string, text: string) => {
      const document = TextDocument.create("file:///file", language, 1, text);
      const options = { path: "a", isDocument: false, normativeSentences: false };
      return (await readCodeFile(document, syntax, options)).links.map(({ id, isLoose }) => [id, isLoose]);
    };
    const python =
      '@trace.requirement("F-1", "F-2")\ndef f():\n    raise ValueError("@requirement(\'F-3\')")\n';
    assert.deepEqual(await links("python", python), [
      ["F-1", true],
      ["F-2", true],
    ]);
    assert.deepEqual(await links("csharp", '[Fact, Requirement("F-4")]\nclass A {}\n'), [["F-4", true]]);
    assert.deepEqual(await links("java", 'class A { @Issue("F-5") @Deprecated(since = "F-6") int x; }'), []);
  });

  it("says of a reference to another revision which one is defined", async () => {
    const document = TextDocument.create(
      "file:///a.ts",
      "typescript",
      1,
      "// [impl->req~a~1]\nf();\n// [impl->req~b~1]",
    );
    const options = { path: "a.ts", isDocument: false, normativeSentences: false };
    const code = await readCodeFile(document, syntax, options);
    const listed = TextDocument.create("file:///spec.md", "markdown", 1, "`req~a~2`\n\nIt holds.\n");
    const set = requirementSet([code, readDocumentFile(listed, "spec.md")]);
    assert.deepEqual(
      findLinkProblems(code, set, "warning").map(({ message }) => message),
      [
        "There is no requirement “req~a~1” any more: “req~a~2” is defined.",
        "There is no requirement “req~b~1”.",
      ],
    );
  });

  it("takes what code says again of a documented requirement for a reference", async () => {
    const text =
      "// REQ-1: seven days\nfunction a() {}\n// REQ-2: not supported yet\n// REQ-3: of its own\nfunction b() {}";
    const document = TextDocument.create("file:///a.ts", "typescript", 1, text);
    const options = { path: "a.ts", isDocument: false, normativeSentences: false };
    const code = await readCodeFile(document, syntax, options);
    const listed = TextDocument.create(
      "file:///spec.md",
      "markdown",
      1,
      "- REQ-1: Codes last a week.\n- REQ-2: PDF.\n",
    );
    const set = requirementSet([code, readDocumentFile(listed, "spec.md")]);
    assert.deepEqual(
      set.requirements.map(({ id }) => id),
      ["REQ-3", "REQ-1", "REQ-2"],
    );
    assert.deepEqual([set.implementations("REQ-1").length, set.implementations("REQ-2").length], [1, 0]);
    assert.deepEqual(findLinkProblems(code, set, "warning"), []);
    assert.deepEqual(
      codeTargets(code, set).map(({ requirement, places }) => [requirement.text, places[0]?.unit.name]),
      [
        ["Codes last a week.", "a"],
        ["of its own", "b"],
      ],
    );
  });

  it("reads the links of needs in docstrings and one-line needs in comments", async () => {
    const python = await read(
      "python",
      [
        "def stop():",
        '    """',
        "    .. impl:: Stops",
        "       :id: IMPL_1",
        "       :links: REQ_A_1, LAMP_2",
        '    """',
        "    halt()",
      ].join("\n"),
    );
    assert.deepEqual(python.links, ["implements REQ_A_1 @stop", "implements LAMP_2 @stop"]);
    const c = await read(
      "c",
      "// @ Stops the motor, IMPL_2, impl, [LAMP_3, LAMP_4]\nvoid stop(void) { halt(); }",
    );
    assert.deepEqual(c.links, ["implements LAMP_3 @stop", "implements LAMP_4 @stop"]);
    const none = await read("c", "// @ call me, a_1, b, [x]\n// :links: none\nvoid stop(void) {}");
    assert.deepEqual(none.links, []);
  });

  it("takes a denied or planned reference for none", async () => {
    const text = [
      "// does not implement REQ-1 yet",
      "const a = 1;",
      "// TODO implement REQ-2",
      "const b = 1;",
      "// no longer implements REQ-3",
      "const c = 1;",
      "// implements REQ-4, not REQ-5",
      "const d = 1;",
      "// @relation(REQ-6, scope=function)",
      "const e = 1;",
      "// [impl~part~1->req~whole~2>>utest]",
      "const f = 1;",
      "// @requirement REQ-7",
      "const g = 1;",
      "// [REQ-8]",
      "const h = 1;",
      "// implements REQ-9. TODO: mend it by day.",
      "const i = 1;",
      "// implements REQ-10",
      "// missing values are zero",
      "const j = 1;",
      "// implements REQ-11: not yet",
      "const k = 1;",
    ].join("\n");
    const { links, requirements } = await read("typescript", text);
    assert.deepEqual(
      links.map((link) => link.split(" ")[1]),
      ["REQ-4", "REQ-6", "req~whole~2", "REQ-7", "REQ-8", "REQ-9", "REQ-10"],
    );
    assert.deepEqual(requirements, []);
  });

  it("reads every way to state a requirement", async () => {
    const text = [
      "/** @requirement The name must be short.",
      " * And it must be there.",
      " */",
      "function a() {}",
      "// @req AUTH-3: Users log in.",
      "const b = () => 1;",
      "class C {",
      "  // Requirement: It counts.",
      "  count() {}",
      "  /* REQ-12: It stops. */",
      "  stop() {}",
      "}",
    ].join("\n");
    assert.deepEqual((await read("typescript", text)).requirements, [
      "-: The name must be short. And it must be there. @a",
      "AUTH-3: Users log in. @b",
      "-: It counts. @count",
      "REQ-12: It stops. @stop",
    ]);
  });

  it("reads every way to refer to one, several at once too", async () => {
    const text = [
      "# implements REQ-1, REQ-2 and AUTH-003",
      "def f(): pass",
      "# @satisfies req~login~1",
      "def g(): pass",
      "def h():",
      '    """Does it. [req(REQ-4)]"""',
      "    return 1  # [impl->dsn~login~1]",
      "# verifies REQ-5",
      "def i(): pass",
    ].join("\n");
    assert.deepEqual((await read("python", text)).links, [
      "implements REQ-1 @f",
      "implements REQ-2 @f",
      "implements AUTH-003 @f",
      "implements req~login~1 @g",
      "implements REQ-4 @h",
      "implements dsn~login~1 @h",
      "tests REQ-5 @i",
    ]);
  });

  it("reads reqstool's annotations and decorators, where they are code", async () => {
    const java =
      'class Gate {\n  @Requirements({"REQ_PARK_001", "REQ_PARK_002"})\n  boolean opens(int free) { return free > 0; }\n  // @Requirements("REQ_PARK_003")\n  int price() { return 1; }\n}\n';
    assert.deepEqual((await read("java", java)).links, [
      "implements REQ_PARK_001 @opens",
      "implements REQ_PARK_002 @opens",
    ]);
    const python =
      '@Requirements("LIB-1")\ndef lend(book):\n    pass\n\n@SVCs("SVC_1")\ndef test_lend():\n    pass\n';
    assert.deepEqual((await read("python", python)).links, [
      "implements LIB-1 @lend",
      "tests SVC_1 @test_lend",
    ]);
  });

  it("reads OpenFastTrace's tags without a name of their own", async () => {
    assert.deepEqual(
      (await read("csharp", "class A {\n  // [impl~~2->req~tickets~1]\n  void F() {}\n}\n")).links,
      ["implements req~tickets~1 @F"],
    );
  });

  it("finds the code below the comment in every language", async () => {
    const cases: Record<string, string> = {
      java: "class A {\n  // implements REQ-1\n  @Override\n  public void f() {}\n}",
      go: "// implements REQ-1\nfunc f() {}",
      rust: "impl A {\n  /// implements REQ-1\n  #[inline]\n  pub fn f(&self) {}\n}",
      csharp: "class A {\n  // implements REQ-1\n  [Test]\n  void f() {}\n}",
      php: "<?php\n// implements REQ-1\nfunction f() {}",
      ruby: "# implements REQ-1\ndef f\nend",
      cpp: "// implements REQ-1\nint f() { return 1; }",
      typescriptreact: "// implements REQ-1\nexport const f = () => <b/>;",
      javascript: "// implements REQ-1\nexport async function f() {}",
    };
    for (const [language, text] of Object.entries(cases)) {
      const [link] = (await read(language, text)).links;
      assert.match(link ?? "", /^implements REQ-1 @f(?:\(\))?$/, language);
    }
  });

  it("takes no notice of code, strings and standards", async () => {
    const text =
      'class A implements B {}\nconst s = "implements REQ-1";\n// REQ: none\n// implements UTF-8\nf(REQ - 1);\n';
    const { requirements, links } = await read("typescript", text);
    assert.deepEqual([...requirements, ...links], []);
  });

  it("reads comments of languages it cannot parse", async () => {
    assert.deepEqual((await read("haskell", "-- implements REQ-1\nf = 1")).links, ["implements REQ-1 @none"]);
  });

  it("takes identifiers in test files for tests", async () => {
    const text = 'it("CART-1: throws", () => {});\n// implements REQ-2\nfunction helper() {}';
    const { links, mentions } = await read("typescript", text, "test/cart.test.ts");
    assert.deepEqual([links, mentions], [["tests REQ-2 @helper"], ["CART-1"]]);
  });

  it("reads normative sentences when asked to", async () => {
    const text =
      "/**\n * Adds an item. The count must be positive.\n * @throws RangeError if it is full\n */\nfunction add() {}\n";
    assert.deepEqual((await read("typescript", text)).requirements, []);
    assert.deepEqual((await read("typescript", text, "src/a", true)).requirements, [
      "-: The count must be positive. @add",
      "-: Throws RangeError if it is full @add",
    ]);
  });

  it("survives long, empty, foreign and broken input", async () => {
    const long = await read("typescript", `// Requirement: ${"word ".repeat(4000)}\nfunction f() {}`);
    assert.ok((long.requirements[0] ?? "").length <= 10_100);
    assert.deepEqual(
      (await read("typescript", "// @requirement\n// Requirement:\nfunction f() {}")).requirements,
      [],
    );
    assert.deepEqual(
      (await read("typescript", "// Requirement: 数量は正でなければならない\nfunction f() {")).requirements,
      ["-: 数量は正でなければならない @f"],
    );
    assert.deepEqual((await read("typescript", "// REQ-1:\nfunction f() {}")).links, ["implements REQ-1 @f"]);
  });

  it("comes to an end on text made to keep patterns busy", async () => {
    const busy = ["#", "/**", "-- ", "% ", "<!--", "REQ-", "implements A-1, ", "[req(", "* ", "@req ", '"""'];
    for (const piece of busy)
      for (const language of ["typescript", "python", "lua"])
        await read(language, `${piece.repeat(3_000)} REQ`);
    assert.deepEqual((await read("typescript", `// implements REQ-1\n${" ".repeat(2_100_000)}`)).links, []);
  });
});

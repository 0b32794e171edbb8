import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
import type { DocumentKind } from "../../server/features/requirements/documents/documentKind.ts";
import { findDocumentRequirements } from "../../server/features/requirements/documents/documentRequirements.ts";

/** Identifier and text of each requirement of a document. */
function read(...lines: string[]): string[] {
  return findDocumentRequirements(lines.join("\n")).map(({ id, text }) => `${id ?? "-"}: ${text}`);
}

describe("findDocumentRequirements", () => {
  it("reads list items with identifiers, their continuation lines included", () => {
    assert.deepEqual(
      read("- **REQ-1**: one", "- `REQ-2` two", "  goes on", "* [REQ-3] three", "1. REQ-4: four", "- no id"),
      ["REQ-1: one", "REQ-2: two goes on", "REQ-3: three", "REQ-4: four"],
    );
  });

  it("reads check-list items, with and without identifiers", () => {
    const found = findDocumentRequirements("- [ ] AUTH-003: log in\n- [x] log out");
    assert.deepEqual(
      found.map(({ id, text, ticked }) => [id, text, ticked]),
      [
        ["AUTH-003", "log in", false],
        [undefined, "log out", true],
      ],
    );
  });

  it("reads numbers with points", () => {
    assert.deepEqual(read("- CHAT-2: one", "  - **CHAT-2.1**: two", "- CHAT-2.1.3: three"), [
      "CHAT-2: one",
      "CHAT-2.1: two",
      "CHAT-2.1.3: three",
    ]);
  });

  it("takes rows that demand nothing for none", () => {
    assert.deepEqual(
      read(
        "| Ticket | Assignee |",
        "|---|---|",
        "| BUG-77 | Ada |",
        "",
        "| Test | Covers |",
        "| T-1 | TAX-1 |",
      ),
      [],
    );
  });

  it("reads sphinx-needs in MyST, and no fence around an example of it", () => {
    assert.deepEqual(
      read(
        "```{req} Range",
        ":id: SEN_001",
        ":status: open",
        "",
        "It measures up to 50 bar.",
        "```",
        ":::{spec} Rate",
        ":id: SEN_002",
        ":::",
        "````markdown",
        "```{req} Sample",
        ":id: SEN_900",
        "```",
        "````",
        "```{note} None",
        ":id: SEN_901",
        "```",
        "```{req} Open",
        ":id: SEN_003",
      ),
      ["SEN_001: Range: It measures up to 50 bar.", "SEN_002: Rate", "SEN_003: Open"],
    );
  });

  it("reads Doorstop's items in Markdown, named by their files", () => {
    const item = (active: boolean, body: string) =>
      findDocumentRequirements(
        `---\nactive: ${active}\nlevel: 1.0\n---\n\n${body}\n`,
        "markdown",
        "req/SYS-01.md",
      ).map(({ id, text }) => `${id}: ${text}`);
    assert.deepEqual(item(true, "# Water\n\nThe tank never runs dry."), [
      "SYS-01: Water: The tank never runs dry.",
    ]);
    assert.deepEqual(item(true, "The tank never\nruns dry."), ["SYS-01: The tank never runs dry."]);
    assert.deepEqual(item(false, "Gone."), []);
    assert.deepEqual(read("---", "title: Any", "---", "- REQ-1: one"), ["REQ-1: one"]);
  });

  it("reads headings with the paragraph below", () => {
    assert.deepEqual(
      read("## REQ-1: Speed", "", "It must be fast.", "Very.", "", "More.", "## Other", "### REQ-2 Short"),
      ["REQ-1: Speed: It must be fast. Very.", "REQ-2: Short"],
    );
  });

  it("reads tables by their header, or by the longest cell", () => {
    assert.deepEqual(
      read(
        "| ID | Owner | Requirement |",
        "|---|---|---|",
        "| REQ-1 | a very long owner's name | be |",
        "| x | REQ-2 | do |",
      ),
      ["REQ-1: be", "REQ-2: do"],
    );
    assert.deepEqual(read("| REQ-3 | low | It must hold. |"), ["REQ-3: It must hold."]);
  });

  it("reads OpenFastTrace", () => {
    assert.deepEqual(
      read("### Login", "`req~login-page~1`", "", "Users log in.", "", "Rationale: safety", "Needs: dsn"),
      ["req~login-page~1: Users log in."],
    );
  });

  it("reads all of an OpenFastTrace item, what it covers, and what is forwarded to it", () => {
    const [item] = findDocumentRequirements(
      [
        "`ReqItem~two-words~3`",
        "",
        "First paragraph.",
        "",
        "Second one.",
        "- and a point",
        "",
        "Rationale: because.",
        "Covers:",
        "- `feat~all~1`",
        "Needs: impl",
        "",
        "dsn --> impl, utest : ReqItem~two-words~3",
      ].join("\n"),
    );
    assert.equal(item?.text, "First paragraph. Second one. and a point");
    assert.deepEqual(
      [item.id, item.covers, item.aliases],
      ["ReqItem~two-words~3", ["feat~all~1"], ["dsn~two-words~3"]],
    );
  });

  it("reads requirements in fields: AsciiDoc blocks, StrictDoc, sphinx-needs, reqstool, Doorstop", () => {
    const ids = (kind: DocumentKind, path: string, ...lines: string[]) =>
      findDocumentRequirements(lines.join("\n"), kind, path).map(({ id, text }) => `${id}: ${text}`);
    assert.deepEqual(
      ids("asciidoc", "a.adoc", '[.specitem,oft-sid="req~a~1",oft-needs="impl"]', "--", "Text.", "--"),
      ["req~a~1: Text."],
    );
    assert.deepEqual(
      ids("asciidoc", "a.adoc", "////", "* *A-1*: hidden", "////", "|===", "|A-2", "|two lines", "|==="),
      ["A-2: two lines"],
    );
    assert.deepEqual(
      ids(
        "strictdoc",
        "a.sdoc",
        "[REQUIREMENT]",
        "UID: SYS-1",
        "STATEMENT: >>>",
        "The system",
        "shall run.",
        "<<<",
      ),
      ["SYS-1: The system shall run."],
    );
    assert.deepEqual(
      ids("restructuredtext", "a.rst", ".. req:: Title", "   :id: REQ_7", "", "   Body.", "", "Prose."),
      ["REQ_7: Title: Body."],
    );
    assert.deepEqual(
      ids(
        "yaml",
        "r.yml",
        "requirements:",
        "  - id: REQ_001",
        "    title: T",
        "    description: Does it.",
        "  - id: REQ_002",
        "    title: U",
      ),
      ["REQ_001: Does it.", "REQ_002: U"],
    );
    assert.deepEqual(
      ids(
        "yaml",
        "req/SRD005.yml",
        "active: true",
        "level: 1.1",
        "text: |",
        "  The text",
        "  goes on.",
        "reviewed: x",
      ),
      ["SRD005: The text goes on."],
    );
  });

  it("reads what an item of a format with fields is linked to", () => {
    const covers = (kind: DocumentKind, path: string, ...lines: string[]) =>
      findDocumentRequirements(lines.join("\n"), kind, path).map(({ id, covers: named = [] }) => [
        id,
        ...named,
      ]);
    const relations = ["RELATIONS:", "- TYPE: Parent", "  VALUE: SYS-1", "- TYPE: File", "  VALUE: a.c"];
    assert.deepEqual(
      covers("strictdoc", "a.sdoc", "[REQUIREMENT]", "UID: SW-1", "STATEMENT: It stops.", ...relations),
      [["SW-1", "SYS-1"]],
    );
    assert.deepEqual(
      covers(
        "restructuredtext",
        "a.rst",
        ".. spec:: T",
        "   :id: SPEC_1",
        "   :links: REQ_1, REQ_2; REQ_3",
        "   Text.",
      ),
      [["SPEC_1", "REQ_1", "REQ_2", "REQ_3"]],
    );
    assert.deepEqual(covers("markdown", "a.md", "```{spec} T", ":id: SPEC_2", ":implements: REQ_4", "```"), [
      ["SPEC_2", "REQ_4"],
    ]);
    assert.deepEqual(
      covers(
        "yaml",
        "req/LLR2.yml",
        "active: true",
        "level: 1.1",
        "links:",
        "- HLR1: null",
        "- HLR2: x==",
        "text: |",
        "  So.",
        "reviewed: x",
      ),
      [["LLR2", "HLR1", "HLR2"]],
    );
  });

  it("reads feature files with rules, backgrounds, texts, tables, outlines and other languages", () => {
    const feature = (...lines: string[]) =>
      findDocumentRequirements(lines.join("\n"), "gherkin").map(({ id, text }) => `${id ?? "-"}: ${text}`);
    assert.deepEqual(
      feature(
        "@A-9",
        "Feature: Cart",
        "  Words that describe it.",
        "  Rule: Limits",
        "    Background:",
        "      Given a cart",
        "    @A-1 @slow",
        "    Example: Full",
        "      It happens.",
        "      When I add",
        "        | item |",
        "        | cup  |",
        "      Then it says",
        '        """',
        "        full",
        '        """',
        "    Scenario Outline: Sums",
        "      * a sum of <n>",
        "      Examples:",
        "        | n |",
        "        | 1 |",
      ),
      [
        "A-1: Full: Given a cart. When I add: item; cup. Then it says: full.",
        "A-9: Sums: Given a cart. a sum of <n>.",
      ],
    );
    assert.deepEqual(
      feature("# language: de", "Funktionalität: X", "  @K-1", "  Szenario: Y", "    Wenn z"),
      ["K-1: Y: Wenn z."],
    );
    assert.equal(feature("Feature: broken", "  Scenario: A", "    Given b", "    nonsense").length, 1);
  });

  it("keeps the description of an item in front of another title, underlined or not", () => {
    const markdown = ["First", "-----", "`req~a~1`", "", "One.", "", "Needs: impl", "", "Second", "------"];
    assert.deepEqual(read(...markdown, "`req~b~1`", "", "Two.", "", "Third", "====="), [
      "req~a~1: One.",
      "req~b~1: Two.",
    ]);
    const lines = [
      '[.specitem, oft-sid="req~c~1", oft-covers="feat~x~1, feat~y~2"]',
      "== Title",
      "",
      "Three.",
      "",
      "== Next",
      "Not this.",
    ];
    const [item] = findDocumentRequirements(lines.join("\n"), "asciidoc");
    assert.equal(item?.text, "Three.");
    assert.deepEqual(item?.covers, ["feat~x~1", "feat~y~2"]);
  });

  it("reads underlined headings, headings below which a list of work stands, and text that is set in", () => {
    assert.deepEqual(read("REQ-1: Speed", "-----------", "", "It must be fast.", "", "Other", "====="), [
      "REQ-1: Speed: It must be fast.",
    ]);
    const page = ["## REQ-1 Speed", "", "- [ ] Pages load in a second", "", "## To do", "- [ ] buy a domain"];
    assert.deepEqual(read(...page, "- [x] REQ-1 demo", "## 2 More", "- [x] REQ-2 is fast"), [
      "REQ-1: Speed: - [ ] Pages load in a second",
      "-: Pages load in a second",
      "REQ-2: is fast",
    ]);
    assert.deepEqual(findDocumentRequirements("- [ ] T001 Add a table", "markdown", "specs/tasks.md"), []);
    const plain = ["1. SCOPE", "", "   LIFT-1  It stops.", "", "   LIFT-2  It goes", "           on."];
    assert.deepEqual(
      findDocumentRequirements(
        [...plain, "", "DOC-8                         page 1 of 1"].join("\n"),
        "plain",
      ).map(({ id, text }) => `${id}: ${text}`),
      ["LIFT-1: It stops.", "LIFT-2: It goes on."],
    );
  });

  it("takes addresses, decisions, plans and other tables' names for no requirements", () => {
    assert.deepEqual(
      read(
        "[MQTT-5]: https://example.org/mqtt",
        "# ADR-0007: Use maps",
        "## R-2024 release plan",
        "| Code | Meaning |",
        "|---|---|",
        "| E-100 | the room is closed |",
        "",
        "| Requirement | Module | Test |",
        "|---|---|---|",
        "| REQ-1 | overlap.py | test_overlap.py |",
        "",
        "| Requirement | Statement |",
        "|---|---|",
        "| REQ-2 | Rooms are closed at night. |",
      ),
      ["REQ-2: Rooms are closed at night."],
    );
  });

  it("reads numbers of several parts, and what a requirement was derived from", () => {
    const text = "## LLR-010-2\n\nIt stops.\n\nParent: HLR-010, HLR-020\n\n## LLR-010-3\n\nIt goes.\n";
    assert.deepEqual(
      findDocumentRequirements(text).map(({ id, covers }) => [id, covers]),
      [
        ["LLR-010-2", ["HLR-010", "HLR-020"]],
        ["LLR-010-3", undefined],
      ],
    );
    assert.deepEqual(read("## REL-2024-11-28 Notes"), []);
  });

  it("reads what comments at a scenario say that it covers", () => {
    const text =
      "Feature: A\n  # Covers: req~z~1\n  @id:scn~a~1\n  # Covers: req~a~1, req~b~2\n  Scenario: B\n    Given c";
    const [found] = findDocumentRequirements(text, "gherkin");
    assert.deepEqual([found?.id, found?.covers], ["scn~a~1", ["req~a~1", "req~b~2"]]);
  });

  it("reads AsciiDoc", () => {
    assert.deepEqual(read("== REQ-1 Title", "", "Text.", "", "REQ-2:: defined", "", "* REQ-3: item"), [
      "REQ-1: Title: Text.",
      "REQ-2: defined",
      "REQ-3: item",
    ]);
  });

  it("reads Gherkin scenarios with their tags", () => {
    assert.deepEqual(
      read(
        "Feature: Cart",
        "  @CART-1 @slow",
        "  Scenario: Full cart",
        "    Given 20 items",
        "    When one is added",
        "    Then it fails",
      ),
      ["CART-1: Full cart: Given 20 items. When one is added. Then it fails."],
    );
    const lines = "Feature: A\n  @A-1 @A-2\n  Scenario: B\n    Given c";
    const both = findDocumentRequirements(lines, "gherkin").map(({ id, text }) => `${id ?? "-"}: ${text}`);
    assert.deepEqual(both, ["A-1: B: Given c.", "A-2: B: Given c."]);
  });

  it("leaves code, prose and standards alone", () => {
    assert.deepEqual(
      read(
        "```",
        "- REQ-1: in code",
        "```",
        "We met REQ-2 before.",
        "- UTF-8: the encoding",
        "- ISO-8601 dates",
        "REQ-3 and others",
      ),
      [],
    );
  });

  it("leaves out what is an example or commented out in Markdown", () => {
    assert.deepEqual(
      read(
        "- **REQ-1**: real",
        "",
        "Prose.",
        "",
        "    - **REQ-2**: indented code",
        "",
        "<!-- **REQ-3**: commented out",
        "- **REQ-4**: commented out as well -->",
        "~~~",
        "| REQ-5 | fenced |",
        "~~~",
        "> **REQ-6**: quoted",
      ),
      ["REQ-1: real", "REQ-6: quoted"],
    );
  });

  it("takes no prose about an identifier for a requirement, and no following item for its text", () => {
    assert.deepEqual(read("- REQ-1 is mentioned in passing.", "- See REQ-2.", "REQ-3 shall hold."), [
      "REQ-3: shall hold.",
    ]);
    assert.deepEqual(
      findDocumentRequirements("REQ-1: one\nREQ-2  two\nR3. three", "plain").map(
        ({ id, text }) => `${id}: ${text}`,
      ),
      ["REQ-1: one", "REQ-2: two"],
    );
  });

  it("says where the identifier stands", () => {
    const text = "intro\r\n- **REQ-1**: one\r\n| a | REQ-2 | two |\r\n";
    for (const { id, idStart } of findDocumentRequirements(text))
      assert.equal(text.slice(idStart, idStart + 5), id);
  });

  it("reads 5,000 requirements, and any text at all", () => {
    const many = Array.from({ length: 5000 }, (_, index) => `- REQ-${index}: text ${index}`);
    assert.equal(read(...many).length, 5000);
    const piece = fc.constantFrom(
      "REQ-1",
      "| ",
      "- [ ] ",
      "# ",
      "\n",
      "\r",
      "`",
      "Scenario: ",
      "Then x",
      "@A-1",
      "\ud800",
      "text",
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join("");
        for (const { start, end, idStart, id } of findDocumentRequirements(text)) {
          assert.ok(start <= end && end <= text.length);
          if (id !== undefined) assert.equal(text.slice(idStart, idStart + id.length), id);
        }
      }),
    );
  });

  it("comes to an end on text made to keep patterns busy", () => {
    for (const piece of [
      "|",
      "| \\\\",
      "# ",
      "- [ ] ",
      "@a ",
      "**",
      "REQ-1 ",
      "`",
      "Scenario:",
      "=".repeat(6),
    ])
      findDocumentRequirements(piece.repeat(5_000));
  });
});

import assert from "node:assert/strict";
import fc from "fast-check";
import { describe, it } from "mocha";
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

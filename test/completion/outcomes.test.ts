import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { TextDocument } from "vscode-languageserver-textdocument";
import { cursorContext } from "../../server/features/completion/cursorContext.ts";
import { Outcomes } from "../../server/features/completion/outcomes.ts";

/** Shows `text` at the `|` of a line, edits the document into each of the others in turn; gives what was learnt. */
function learntFrom(marked: string, text: string, ...edits: readonly string[]): readonly boolean[] {
  const learnt: boolean[] = [];
  const outcomes = new Outcomes((_, right) => learnt.push(right));
  const offset = marked.indexOf("|");
  const document = TextDocument.create("file:///a.ts", "typescript", 1, marked.replace("|", ""));
  outcomes.show(cursorContext(document, document.positionAt(offset)), text, 0.9);
  for (const edit of edits)
    outcomes.edited(
      TextDocument.create("file:///a.ts", "typescript", 2, edit),
      document.positionAt(offset).line,
    );
  return learnt;
}

describe("what becomes of suggestions", () => {
  it("is right when they are accepted or typed to their end, whatever comes behind", () => {
    assert.deepEqual(learntFrom("let a = |\n", "first();", "let a = first();\n"), [true]);
    assert.deepEqual(learntFrom("a = |\n", "one", "a = o\n", "a = on\n", "a = one\n", "a = one + 1\n"), [
      true,
    ]);
    assert.deepEqual(learntFrom("f(|);\n", "x, y", "f(x, y);\n"), [true]);
  });

  it("is wrong when something else is typed in their place", () => {
    assert.deepEqual(learntFrom("let a = |\n", "first();", "let a = f\n", "let a = fu\n"), [false]);
  });

  it("is unknown when the line is left, cut or closed by the editor", () => {
    assert.deepEqual(learntFrom("let a = |\n", "first(x);", "let a\n"), []);
    assert.deepEqual(learntFrom("let a = |\n", "first(x);", "let a = first()\n"), []);
    assert.deepEqual(learntFrom("let a = |\n", "first(x);", "other = 1\n"), []);
  });
});

import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { soakDocuments } from "../../bench/soak/documents.ts";
import { areMet, figureTable } from "../../bench/soak/figures.ts";

const uriOf = (name: string) => `file:///${name}`;

describe("the documents of the soak", () => {
  const documents = soakDocuments(50, uriOf);

  it("are fifty in ten languages, each with a mark of its own", () => {
    assert.equal(new Set(documents.map(({ uri }) => uri)).size, 50);
    assert.equal(new Set(documents.map(({ language }) => language)).size, 10);
    for (const { text, number, term, termPosition } of documents) {
      assert.equal(text.split(`document ${number} speaks of a ${term}`).length, 2);
      const line = text.split("\n")[termPosition.line] ?? "";
      assert.ok(line.slice(termPosition.character - 1).startsWith(term), line);
    }
  });

  it("send changes that make what they know their text to be, and come back to it", () => {
    for (const document of soakDocuments(10, uriOf)) {
      const start = document.text;
      let sent = TextDocument.create(document.uri, document.language, 0, start);
      const send = (change: ReturnType<typeof document.edit>) => {
        sent = TextDocument.update(sent, [change], sent.version + 1);
        assert.equal(sent.getText(), document.text);
      };
      for (let edit = 0; edit < 40; edit++) send(document.edit());
      assert.notEqual(document.text, start);
      for (let undo = 0; undo < 41; undo++) send(document.undo());
      assert.equal(document.text, start);
    }
  });

  it("are as long after thousands of keystrokes as before", () => {
    for (const document of soakDocuments(10, uriOf)) {
      const { length } = document.text;
      for (let edit = 0; edit < 2000; edit++) document.edit();
      assert.ok(document.text.length - length <= 300, document.uri);
    }
  });
});

describe("a figure", () => {
  const figure = { name: "memory", value: 11, unit: "MB", most: 10 } as const;

  it("over its budget is missed, and the run with it", () => {
    assert.equal(areMet([figure]), false);
    assert.match(figureTable([figure]), /\| memory \| 11 MB \| ≤ 10 MB \| missed \|/);
  });

  it("at its budget is met; one without a budget is only told", () => {
    assert.equal(
      areMet([
        { ...figure, value: 10 },
        { name: "told", value: 99, unit: "ms" },
      ]),
      true,
    );
  });

  it("that could not be measured is not said to be met", () => {
    assert.match(figureTable([{ ...figure, value: Number.NaN }]), /\| - \| ≤ 10 MB \| not measured \|/);
  });
});

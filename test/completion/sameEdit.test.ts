import assert from "node:assert/strict";
import { Ghost } from "./ghost.ts";

/** An editor without a model, in which edits are made line by line. */
class Edits {
  readonly ghost: Ghost;

  constructor(text: string, languageId = "javascript") {
    this.ghost = new Ghost(`|${text}`, "", { languageId });
    this.ghost.model.available = false;
    this.ghost.completion.cursorRests(this.ghost.document, this.ghost.cursor);
  }

  /** Puts `text` in the place of `old` on a line, key by key, and tells what is shown then. */
  async change(line: number, old: string, text: string): Promise<string> {
    this.#replace(line, old, text);
    return (await this.ghost.ask({ showsAround: true })).text;
  }

  #replace(line: number, old: string, text: string): void {
    const content = this.ghost.document.getText().split("\n")[line] ?? "";
    const [before = old] = old.split("|");
    const at = content.indexOf(old.replace("|", "")) + before.length;
    const taken = old.includes("|") ? 0 : old.length;
    const start = { line, character: old.includes("|") ? at : at - taken };
    this.ghost.edit(start, { line, character: start.character + taken }, text);
  }
}

describe("the edit that was just made on a line", () => {
  const calls = "total(first);\ntotal(second);\nother(third);\n";

  it("is offered on the next like line once it is begun: an argument", async () => {
    const edits = new Edits(calls);
    await edits.change(0, "first|", ", options");
    assert.equal(await edits.change(1, "second|", ","), " options");
    assert.equal(await edits.change(2, "third|", ","), "");
  });

  it("is offered before other text: a name in the place of another", async () => {
    const edits = new Edits(calls);
    await edits.change(0, "total", "sumOf");
    assert.equal(await edits.change(1, "total", "s"), "umOf");
    assert.equal(await edits.change(2, "other", "s"), "");
  });

  it("is offered as often as it is made", async () => {
    const edits = new Edits("a.total = 1;\nb.total = 2;\nc.total = 3;\n");
    await edits.change(0, "total", "sum");
    assert.equal(await edits.change(1, "total", "s"), "um");
    edits.ghost.type("um");
    assert.equal(await edits.change(2, "total", "s"), "um");
  });

  it("is not offered where something else is typed, nor on lines that were made anew", async () => {
    const edits = new Edits(calls);
    await edits.change(0, "total", "sumOf");
    assert.equal(await edits.change(1, "total", "x"), "");
    edits.ghost.edit({ line: 2, character: 0 }, { line: 2, character: 0 }, "\n");
    edits.ghost.cursor = { line: 2, character: 0 };
    assert.equal((await edits.ghost.type("s").ask()).text, "");
  });

  it("is not taken from what uses a thing to what defines it", async () => {
    const edits = new Edits("run(first);\nfunction run(given) {\n}\n");
    await edits.change(0, "first|", ", options");
    assert.equal(await edits.change(1, "given|", ","), "");
  });
});

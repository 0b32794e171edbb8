import assert from "node:assert/strict";
import { Ghost } from "./ghost.ts";

/** An editor without a model, in which edits are made line by line. */
class Edits {
  readonly ghost: Ghost;

  constructor(text: string, languageId = "javascript") {
    this.ghost = new Ghost(`|${text}`, "", { languageId });
    this.ghost.model.available = false;
    this.ghost.completion.didOpen(this.ghost.document);
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

  it("is offered around a value: a call, a bracket, in every language", async () => {
    const kinds = [
      ["javascript", "const a = first;\nconst b = second;\n", "Number("],
      ["python", "a = first\nb = other.second\n", "int("],
      ["go", "\ta := first\n\tb := second[0]\n", "string("],
      ["ruby", "a = first\nb = second.third\n", "Integer("],
      ["java", "    run(first, 1);\n    run(second.get(0), 2);\n", "copy("],
      ["rust", "    let a = first;\n    let b = second;\n", "Some("],
    ] as const;
    for (const [languageId, text, opener] of kinds) {
      const edits = new Edits(text, languageId);
      const [, ...values] = /(first)[\s\S]*?(?:= |\()(.*?)(?:, 2|;|\n)/.exec(text) ?? [];
      await edits.change(0, "|first", opener);
      await edits.change(0, "first|", ")");
      const shown = await edits.change(1, `|${values[1]}`, opener.charAt(0));
      assert.equal(shown, `${opener.slice(1)}${values[1]})`, languageId);
    }
  });

  it("goes around nothing where another place is begun, or where the editor shows nothing around", async () => {
    const edits = new Edits("const a = first;\nshow(second);\nconst c = third;\n");
    await edits.change(0, "|first", "Number(");
    await edits.change(0, "first|", ")");
    assert.equal(await edits.change(1, "|second", "N"), "");
    assert.equal(await edits.change(2, "|third", "N"), "umber(third)");
    assert.equal((await edits.ghost.ask({ showsAround: false })).text, "");
  });

  it("stays while it is typed, and takes the place of the value", async () => {
    const edits = new Edits("const a = first;\nconst b = second;\n");
    await edits.change(0, "|first", "Number(");
    await edits.change(0, "first|", ")");
    await edits.change(1, "|second", "N");
    const { text, range } = await edits.ghost.type("umb").ask({ showsAround: true });
    assert.equal(text, "er(second)");
    assert.equal(range.end.character - range.start.character, "second".length);
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

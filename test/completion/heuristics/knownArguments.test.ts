import assert from "node:assert/strict";
import { Ghost } from "../ghost.ts";

/** What is offered without a model behind the text's last character, with a file of the workspace. */
async function ask(languageId: string, marked: string, file = "other.txt", text = ""): Promise<string> {
  const ghost = new Ghost(marked.replace(/(.)\|/, "|"), "", { languageId, onDisk: { [file]: text } });
  ghost.model.available = false;
  ghost.type(" ").backspace();
  await ghost.settled();
  return (await ghost.type(/(.)\|/.exec(marked)?.[1] ?? "").ask()).text;
}

describe("an argument of a function of the workspace", () => {
  it("is the name in scope that is called like its parameter", async () => {
    const kinds = {
      javascript: "function total(items, rate) {}\nfunction show(items, rate) {\n  return total(i|);\n}\n",
      typescript:
        "function total(items: Item[], rate: number) {}\nfunction show(items: Item[], rate: number) {\n  return total(i|);\n}\n",
      python: "def total(items, rate):\n    pass\n\n\ndef show(items, rate):\n    return total(i|)\n",
      go: "package a\n\nfunc total(items []int, rate int) {}\n\nfunc show(items []int, rate int) {\n\ttotal(i|)\n}\n",
      ruby: "def total(items, rate)\nend\n\ndef show(items, rate)\n  total(i|)\nend\n",
      java: "class A {\n  void total(int items, int rate) {}\n  void show(int items, int rate) {\n    total(i|);\n  }\n}\n",
      php: "<?php\nfunction total($items, $rate) {}\nfunction show($items, $rate) {\n  total($i|);\n}\n",
      rust: "fn total(items: i32, rate: i32) {}\nfn show(items: i32, rate: i32) {\n    total(i|);\n}\n",
    };
    for (const [languageId, marked] of Object.entries(kinds)) {
      assert.equal(await ask(languageId, marked), "tems", languageId);
      const mark = languageId === "php" ? "$" : "";
      const next = marked.replace(/\$?i\|/, `1, ${mark}r|`);
      assert.equal(await ask(languageId, next), "ate", languageId);
    }
  });

  it("may be of a function in another file", async () => {
    const text = "export function total(items) {}\n";
    const marked = "function show(items, icons) {\n  return total(i|);\n}\n";
    assert.equal(await ask("javascript", marked, "other.js", text), "tems");
    assert.equal(await ask("javascript", marked), "");
  });

  it("closes the call where nothing has closed it", async () => {
    const file = "function total(items) {}\nfunction show(items, icons) {\n  const sum = 1;\n}\n";
    assert.equal(await ask("javascript", file.replace("sum = 1;", "sum = total(i|")), "tems)");
  });

  it("leaves the call open where more may be given, and says nothing where functions of the name differ", async () => {
    const show = "function show(items, icons) {\n  return total(i|);\n}\n";
    assert.equal(await ask("javascript", `function total(items, rate = 1) {}\n${show}`), "tems");
    assert.equal(await ask("javascript", `function total(items) {}\nfunction total(rate) {}\n${show}`), "");
    assert.equal(
      await ask("javascript", "function total(items) {}\nfunction show(items) {}\ntotal(i|);\n"),
      "",
    );
  });
});

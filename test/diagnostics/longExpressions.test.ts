import assert from "node:assert/strict";
import { checkText } from "./checkText.ts";

const count = 5_000;
/** Terms within each other that are looked at. */
const nested = 700;
const repeat = (part: (index: number) => string, separator: string, times = count) =>
  Array.from({ length: times }, (_, index) => part(index)).join(separator);

async function rulesOf(languageId: string, text: string): Promise<string[]> {
  return (await checkText(languageId, text)).map(({ rule }) => rule);
}

/** What takes time or stack in the square of its length does not come back from these within the test's time. */
describe("very long expressions", () => {
  it("are constant when all their parts are", async () => {
    const text = `const program = ${repeat((index) => `"a${index}"`, " + ")};\neval(program);\n`;
    assert.ok(
      !(await rulesOf("javascript", `function f() {\n${text}}\n`)).includes("security/code-injection"),
    );
  });

  it("are one finding when they build SQL", async () => {
    const text = `function f(a) { db.query(${repeat((index) => `"SELECT a FROM b${index}"`, " + ", nested)} + a); }`;
    const rules = await rulesOf("javascript", text);
    assert.equal(rules.filter((rule) => rule === "security/sql-injection").length, 1);
  });

  it("are one finding when they build HTML", async () => {
    const text = `void f() { out ${repeat((index) => `<< "<b>" << a${index}`, " ", nested / 2)}; }`;
    const rules = await rulesOf("cpp", text);
    assert.equal(rules.filter((rule) => rule === "security/unsafe-html").length, 1);
  });

  it("end where a chain of variables does", async () => {
    const text = `function f(v0) {\n${repeat((index) => `const v${index + 1} = v${index};`, "\n")}\neval(v${count});\n}`;
    assert.ok((await rulesOf("javascript", text)).includes("security/code-injection"));
  });
});

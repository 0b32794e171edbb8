import assert from "node:assert/strict";
import { lineInStep } from "../../../server/features/completion/heuristics/lines/lineInStep.ts";
import { wayOfSpelling } from "../../../server/features/completion/heuristics/names/spellings.ts";
import { contextAt } from "../contextAt.ts";

const names = ["first", "lastName", "street", "zip", "town"];
const goesOn = (line: (name: string) => string, marked: string, count = names.length) =>
  lineInStep(contextAt(`${names.slice(0, count).map(line).join("\n")}\n${marked}\nrest();\n`))?.text;

describe("a line in step with those above", () => {
  it("goes on once the name is typed that makes the difference", () => {
    assert.equal(
      goesOn((name) => `  this.${name} = ${name};`, "  this.country = |"),
      "country;",
    );
    assert.equal(
      goesOn((name) => `  this.${name} = ${name};`, "  this.country |"),
      "= country;",
    );
    assert.equal(
      goesOn((name) => `  ${name}: props.${name},`, "  country:| "),
      " props.country,",
    );
    assert.equal(
      goesOn((name) => `case "${name}": return 1;`, 'case "country"|'),
      ": return 1;",
    );
  });

  it("spells what follows from the name as the others do", () => {
    const upper = (name: string) => name.replace(/[A-Z]/g, (char) => `_${char}`).toUpperCase();
    assert.equal(
      goesOn((name) => `  ${upper(name)} = "${name}",`, "  HOME_TOWN = |"),
      '"homeTown",',
    );
    assert.equal(
      wayOfSpelling(["total", "lastItem"], ["getTotal", "getLastItem"])?.("next_one"),
      "getNext_one",
    );
    assert.equal(wayOfSpelling(["total", "lastItem"], ["is-total?", "is-last-item?"])?.("aB"), "is-a-b?");
    assert.equal(wayOfSpelling(["total", "lastItem"], ["total", "other"]), undefined);
  });

  it("needs five of them, right above and at its own depth", () => {
    const line = (name: string) => `  this.${name} = ${name};`;
    assert.equal(goesOn(line, "  this.country = |", 4), undefined);
    assert.equal(goesOn(line, "\n  this.country = |"), undefined);
    assert.equal(goesOn(line, "    this.country = |"), undefined);
  });

  it("is not guessed while the name may go on, where the lines differ otherwise, and for the last of a list", () => {
    assert.equal(
      goesOn((name) => `  this.${name} = ${name};`, "  this.coun|"),
      undefined,
    );
    assert.equal(
      goesOn((name) => `  this.${name} = f(${name.length});`, "  this.country = |"),
      undefined,
    );
    assert.equal(
      goesOn((name) => `import { ${name} } from "./${name}";`, "import { country }| "),
      undefined,
    );
    const last = `${names.map((name) => `  ${name}: ${name},`).join("\n")}\n  country: |\n}\n`;
    assert.equal(lineInStep(contextAt(last)), undefined);
  });
});

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { after, describe, it } from "mocha";
import type { Pair } from "../../bench/eval/requirements/pair.ts";
import { judgeByAnalysis } from "../../server/features/requirements/check/judges/judgeByAnalysis.ts";
import { readCodeFacts } from "../../server/features/requirements/code/codeFacts.ts";
import { copyUnit } from "../../server/features/requirements/code/codeUnits.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

async function judge(requirement: string, code: string, languageId = "typescript") {
  const facts = await syntax.withTree(languageId, code, (tree) => {
    const unit = copyUnit(tree, { name: "", start: 0, end: code.length, line: 0 });
    return unit && readCodeFacts(unit, "");
  });
  return judgeByAnalysis(requirement, facts ? [facts] : []);
}

async function verdict(requirement: string, code: string, languageId?: string): Promise<string> {
  return (await judge(requirement, code, languageId)).verdict;
}

const guard = (condition: string, outcome = 'throw new RangeError("no")') =>
  `function setAge(age: number) {\n  if (${condition}) {\n    ${outcome};\n  }\n  this.age = age;\n}`;

describe("judgeByAnalysis", () => {
  after(() => syntax.dispose());

  it("follows a limit to the comparison and to what comes of it", async () => {
    const requirement = "An age below 18 must throw a RangeError.";
    assert.equal(await verdict(requirement, guard("age < 18")), "yes");
    assert.equal(await verdict(requirement, guard("18 > age")), "yes");
    assert.equal(await verdict(requirement, guard("!(age >= 18)")), "yes");
    assert.equal(await verdict(requirement, guard("age <= 17")), "yes");
    assert.equal(await verdict(requirement, guard("age > 18")), "no");
    assert.equal(await verdict(requirement, guard("age < 21")), "no");
    assert.equal(await verdict(requirement, guard("age < 18", 'throw new TypeError("no")')), "no");
  });

  it("takes “with an age of” for what is compared, and “with” anything else for what tells things apart", async () => {
    assert.equal(
      await verdict("Adding a guest with an age of less than 18 must throw a RangeError.", guard("age < 18")),
      "yes",
    );
    assert.equal(
      await verdict(
        "A guest with a ticket and an age of less than 18 must throw a RangeError.",
        guard("age < 18"),
      ),
      "unsure",
    );
    assert.equal(
      await verdict("Adding a guest with an age of less than 18 must throw a RangeError.", guard("age < 21")),
      "no",
    );
  });

  it("reads a limit from a named constant", async () => {
    const code = (limit: number) => `const MIN_AGE = ${limit};\n${guard("age < MIN_AGE")}`;
    assert.equal(await verdict("An age below 18 must throw a RangeError.", code(18)), "yes");
    assert.equal(await verdict("An age below 18 must throw a RangeError.", code(81)), "no");
    const imported = `import { MIN_AGE } from "./ages";\n${guard("age < MIN_AGE")}`;
    assert.equal(await verdict("An age below 18 must throw a RangeError.", imported), "unsure");
  });

  it("knows that a full collection is one that has reached its limit", async () => {
    const code =
      "function add(item) {\n  if (items.length >= 20) throw new Error('full');\n  items.push(item);\n}";
    assert.equal(
      await verdict("A cart holds at most 20 items, otherwise an error is thrown.", code, "javascript"),
      "yes",
    );
  });

  it("counts how often a loop runs", async () => {
    const requirement = "A payment must be retried at most 3 times.";
    const python = (bound: string) =>
      `def retry_payment(call, attempts=3):\n    for attempt in range(${bound}):\n        if call(): return True\n    return False\n`;
    // Two retries or three attempts: no more than three, whichever is counted.
    assert.equal(await verdict(requirement, python("attempts"), "python"), "yes");
    assert.equal(await verdict(requirement, python("30"), "python"), "no");
    const loop = (bound: string) =>
      `function retryPayment(pay) {\n  for (let i = 0; i ${bound}; i++) if (pay()) return;\n}`;
    assert.equal(await verdict(requirement, loop("< 3"), "javascript"), "yes");
    assert.equal(await verdict(requirement, loop("<= 3"), "javascript"), "yes");
    assert.equal(await verdict(requirement, loop("< 10"), "javascript"), "no");
    assert.equal(await verdict(requirement, loop("< options.limit"), "javascript"), "unsure");
  });

  it("follows a special case to its branch", async () => {
    const code = (condition: string) =>
      `function first(name: string): string | null {\n  if (${condition}) return null;\n  return name.split(" ")[0];\n}`;
    const requirement = "Returns null when the name is empty.";
    assert.equal(await verdict(requirement, code('name === ""')), "yes");
    assert.equal(await verdict(requirement, code("!name")), "yes");
    assert.equal(await verdict(requirement, code("name.length === 0")), "yes");
    assert.equal(await verdict(requirement, code('name !== ""')), "no");
  });

  it("calls it partial when one of two things is wrong", async () => {
    const requirement =
      "An age below 18 must throw a RangeError. An age above 130 must throw a RangeError too.";
    const both = guard("age < 18 || age > 130");
    assert.equal(await verdict(requirement, both), "yes");
    assert.equal(await verdict(requirement, both.replace("130", "150")), "partial");
  });

  it("stays unsure where words alone cannot tell", async () => {
    const code =
      "function total(items) {\n  let sum = 0;\n  for (const item of items) sum -= item.price;\n  return sum;\n}";
    assert.equal(
      await verdict("The total is the sum of the prices of all items.", code, "javascript"),
      "unsure",
    );
  });

  it("knows what one operation computes, whatever its parts are called", async () => {
    const js = (body: string) => `function f(a, b) { return ${body} }`;
    const sum = "returns the sum of two numbers";
    assert.equal(await verdict(sum, "function add(a, b) { return a + b }", "javascript"), "yes");
    assert.equal(await verdict(sum, "const add = (a, b) => a + b;", "javascript"), "yes");
    assert.equal(await verdict(sum, js("a - b"), "javascript"), "no");
    assert.equal(await verdict("Returns the difference of two numbers.", js("a - b"), "javascript"), "yes");
    assert.equal(
      await verdict("Returns the difference of two numbers.", js("b - a"), "javascript"),
      "unsure",
    );
    assert.equal(
      await verdict("Multiplies two numbers.", "def f(a, b):\n    return a * b\n", "python"),
      "yes",
    );
    assert.equal(await verdict("doubles the number", js("a * 2"), "javascript"), "yes");
    assert.equal(await verdict("doubles the number", js("a + a"), "javascript"), "yes");
    assert.equal(await verdict("doubles the number", js("a * 3"), "javascript"), "no");
    assert.equal(await verdict("Returns the square of the number.", js("a ** 2"), "javascript"), "yes");
    assert.equal(
      await verdict("returns the sum of the squares of two numbers", js("a + b"), "javascript"),
      "unsure",
    );
    assert.equal(await verdict("returns the sum of three numbers", js("a + b"), "javascript"), "unsure");
  });

  it("knows that a minimum is no maximum, and what is empty in Ruby", async () => {
    const delay = (pick: string) => `def delay(attempt):\n    return ${pick}(60, 2 ** attempt)\n`;
    assert.equal(await verdict("The delay must never exceed 60 seconds.", delay("max"), "python"), "no");
    assert.notEqual(await verdict("The delay must never exceed 60 seconds.", delay("min"), "python"), "no");
    assert.notEqual(await verdict("The delay must be at least 60 seconds.", delay("max"), "python"), "no");
    assert.notEqual(await verdict("The minimum delay is 60 seconds.", delay("max"), "python"), "no");
    assert.equal(await verdict("Returns the initials of a name.", "def initials(name)\nend", "ruby"), "no");
    const both = "Returns null when the name is empty. Otherwise it returns the first word.";
    assert.equal(await verdict(both, "function f(name) {\n  return null;\n}", "javascript"), "no");
  });

  it("does not say no to code that computes what it has no words for", async () => {
    const right: readonly (readonly [languageId: string, requirement: string, code: string])[] = [
      ["python", "Computes the average of a list of numbers", "def f(xs):\n    return sum(xs) / len(xs)\n"],
      ["javascript", "counts the words of a sentence", "function f(s) { return s.split(' ').length }"],
      ["javascript", "tells whether a number is even", "function f(n) { return n % 2 === 0 }"],
      ["javascript", "converts Celsius degrees to Fahrenheit", "const f = (c) => (c * 9) / 5 + 32"],
      [
        "python",
        "calculates the area of a rectangle",
        "def surface(width, height):\n    return width * height\n",
      ],
      ["javascript", "returns the sum of three numbers", "const f = (a, b, c) => a + b + c"],
      ["javascript", "applies a discount of 10 percent to the price", "const f = (p) => p * 0.9"],
      ["python", "Reverses the given text string", "def f(s):\n    return s[::-1]\n"],
      ["python", "returns the largest of two numbers", "def f(a, b):\n    return b if a < b else a\n"],
      [
        "go",
        "returns the largest of two numbers",
        "func F(a, b int) int {\n\tif a < b {\n\t\treturn b\n\t}\n\treturn a\n}",
      ],
      [
        "typescript",
        "Password must be at least 8 characters long.",
        "const ok = (p: string) => p.length > 7;",
      ],
      ["javascript", "rounds up to the next whole number", "const f = (x) => Math.floor(x) + 1"],
      [
        "java",
        "Returns true when the text starts with x.",
        'boolean f(String s) { return s.startsWith("x"); }',
      ],
      ["python", "Returns None when the key is missing.", "def f(d, key):\n    return d.get(key)\n"],
      ["python", "Raises KeyError when the key is missing.", "def f(d, key):\n    return d[key]\n"],
      ["python", "Raises a ZeroDivisionError when the divisor is zero.", "def f(a, b):\n    return a / b\n"],
      [
        "javascript",
        "Gibt die Summe der beiden Zahlen zurück, die übergeben werden",
        "function addNumbers(first, second, third) { return combine(first, second, third) }",
      ],
    ];
    for (const [languageId, requirement, code] of right)
      assert.notEqual(await verdict(requirement, code, languageId), "no", requirement);
  });

  it("says no to the opposite, by name or by comparison", async () => {
    const largest = "returns the largest of two numbers";
    assert.equal(await verdict(largest, "def f(a, b):\n    return min(a, b)\n", "python"), "no");
    assert.equal(await verdict(largest, "function f(a, b) { return a < b ? a : b }", "javascript"), "no");
    assert.equal(
      await verdict(
        "Returns true when the text starts with x.",
        'boolean f(String s) { return s.endsWith("x"); }',
        "java",
      ),
      "no",
    );
  });

  it("takes what is not there for unsaid, not for wrong", async () => {
    const dividing = "function f(a, b) { return a / b }";
    assert.equal(
      await verdict("A ZeroDivisionError is thrown when the divisor is zero.", dividing, "javascript"),
      "unsure",
    );
    const stamp = "function stamp(date) { return date.toISOString(); }";
    assert.equal(await verdict("Dates are written as ISO 8601 asks for.", stamp, "javascript"), "unsure");
  });

  it("reads what is “not a valid” one as refused, however far the word stands from its “not”", async () => {
    for (const requirement of [
      "An age of 0 is not a valid age.",
      "An age of 0 isn't an acceptable value.",
      "An age of zero is never allowed.",
    ]) {
      assert.notEqual(await verdict(requirement, guard("age < 1")), "no", requirement);
      assert.notEqual(await verdict(requirement, guard("age < 0")), "yes", requirement);
    }
  });

  it("does not take the yes of a function that asks for trouble for an acceptance", async () => {
    for (const name of ["shouldEvict", "removeEldestEntry", "isFull", "exceedsLimit", "isBlocked"]) {
      const code = `class Cache {\n  boolean ${name}() {\n    return size() > 500;\n  }\n}\n`;
      assert.notEqual(await verdict("The cache never keeps more than 500 tiles.", code, "java"), "no", name);
    }
  });

  it("does not take a setting that a function gives for a stand-in", async () => {
    const rust =
      "#[serde(deny_unknown_fields)]\nstruct Broker {\n    port: u16,\n}\n\nfn default_port() -> u16 {\n    1883\n}\n";
    for (const [languageId, code] of [
      ["rust", rust],
      ["python", "def retries():\n    return 5\n"],
      ["go", 'func Name() string {\n\treturn "cart"\n}\n'],
    ] as const)
      assert.equal(
        await verdict("An unknown key in the settings leads to an error.", code, languageId),
        "unsure",
        languageId,
      );
  });

  it("is unsure about requirements in other languages than English", async () => {
    const requirement = "Ein Alter unter 18 muss einen RangeError werfen.";
    assert.equal(await verdict(requirement, guard("age < 21")), "unsure");
  });

  it("takes a constant for a stand-in unless it is what is asked for", async () => {
    assert.equal(await verdict("The tax of an order is computed.", "const tax = (order: Order) => 0;"), "no");
    assert.equal(await verdict("Returns false.", "function isAdmin() {\n  return false;\n}"), "unsure");
  });

  it("answers sensibly whatever the words and the code are", async () => {
    const word = fc.constantFrom(
      "at most",
      "must",
      "throw",
      "20",
      "-3",
      "%",
      "empty",
      "between 1 and",
      "RangeError",
      '"',
      "`",
      ".",
      ";",
      "数",
    );
    const piece = fc.constantFrom(
      "if (",
      "x < 20",
      ") {",
      "}",
      "throw ",
      "return ",
      "null;",
      "function f(",
      "(",
      "=>",
      "\ud800",
      "\n",
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word), fc.array(piece), async (words, pieces) => {
        const { confidence, missing } = await judge(words.join(" "), pieces.join(""));
        assert.ok(confidence >= 0 && confidence <= 1);
        for (const reason of missing) assert.match(reason, /\.$/);
      }),
      { numRuns: 60 },
    );
  });

  it("comes to an end on requirements made to keep patterns busy", async () => {
    const code = guard("age < 18");
    for (const piece of [
      "at most ",
      "1 or more ",
      "and ",
      "not ",
      "a. ",
      "; ",
      "if the error ",
      "`",
      '"',
      "between 1 and ",
      "x".repeat(50),
      "must be ",
    ])
      assert.notEqual(await verdict(piece.repeat(10_000 / piece.length), code), "yes");
  });

  it("keeps to its measured error rates on the pairs kept for reporting", async () => {
    const file = new URL("../../bench/eval/requirements/pairs.json", import.meta.url);
    const pairs: Pair[] = JSON.parse(readFileSync(file, "utf8"));
    let answered = 0;
    let wrong = 0;
    let accused = 0;
    for (const pair of pairs.filter(({ half }) => half === "test")) {
      const found = await verdict(pair.requirement, pair.code, pair.languageId);
      if (found === "unsure") continue;
      answered++;
      if (found !== pair.label) wrong++;
      if (pair.kind === "correct" && found === "no") accused++;
      if (pair.kind === "stub") assert.equal(found, "no", pair.name);
    }
    assert.ok(answered >= 45, `${answered} answers`);
    assert.ok(wrong / answered <= 0.1, `${wrong} of ${answered} wrong`);
    assert.ok(accused <= 2, `"no" on correct code: ${accused}`);
  }).timeout(120_000);
});

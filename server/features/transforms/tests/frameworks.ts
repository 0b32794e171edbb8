import { inCasing } from "../naming/casing.ts";

/** What a test file is written for. */
export interface Subject {
  /** The function, with its class where it has one: `Cart.add`. */
  readonly name: string;
  /** The file's name without its ending. */
  readonly base: string;
  /** How the test's file reaches the source's, without an ending: `../src/cart`. */
  readonly from: string;
  /** The indentation of one step. */
  readonly step: string;
}

/** How tests of a language are written with a framework. */
export interface Framework {
  readonly name: string;
  readonly languages: readonly string[];
  /** Words of a file that show it is used. */
  readonly marks: RegExp;
  /** What a new file holds, with the tests in it. */
  file(subject: Subject, tests: readonly string[]): string;
  /** One test, without indentation. */
  test(sentence: string, subject: Subject): string;
  /** What stands around the tests of one function, or is added to a file that is there. */
  group(subject: Subject, tests: readonly string[]): string;
  /** Whether a group goes into the file's last block, before its end, instead of behind it. */
  readonly inside: boolean;
  /** What the test's name is called in code, for the list. */
  title(sentence: string, subject: Subject): string;
}

/** Of sentences and of names such as `IOException`. */
const words = (text: string) =>
  text
    .replace(/(?<=\p{Ll})(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/gu, " ")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
const own = (name: string) => name.split(".").at(-1) ?? name;
const owner = (name: string) => name.split(".")[0] ?? name;
const pascal = (text: string) => inCasing(words(text), "PascalCase");
const snake = (text: string) => inCasing(words(text), "snake_case");
const indented = (tests: readonly string[], by: string) =>
  tests.map((test) =>
    test
      .split("\n")
      .map((line) => (line === "" ? line : by + line))
      .join("\n"),
  );
const quoted = (text: string) => `"${text.replaceAll('"', "'")}"`;

const scripts = ["javascript", "javascriptreact", "typescript", "typescriptreact"];

function script(name: string, marks: RegExp, imports: string, call: "it" | "test"): Framework {
  const framework: Framework = {
    name,
    languages: scripts,
    marks,
    title: (sentence) => sentence,
    test: (sentence, { step }) =>
      `${call}(${quoted(sentence)}, () => {\n${step}throw new Error("To be written");\n});`,
    group: ({ name: tested, step }, tests) =>
      `describe(${quoted(tested)}, () => {\n${indented(tests, step).join("\n\n")}\n});`,
    file: (subject, tests) =>
      `${imports}import { ${owner(subject.name)} } from ${quoted(subject.from)};\n\n${framework.group(subject, tests)}\n`,
    inside: false,
  };
  return framework;
}

const pytest: Framework = {
  name: "pytest",
  languages: ["python"],
  marks: /\bimport pytest\b|^def test_/m,
  title: (sentence, { name }) => `test_${snake(`${own(name)} ${sentence}`)}`,
  test: (sentence, subject) =>
    `def ${pytest.title(sentence, subject)}():\n${subject.step}raise NotImplementedError`,
  group: (_subject, tests) => tests.join("\n\n\n"),
  file: (subject, tests) =>
    `from ${subject.from} import ${owner(subject.name)}\n\n\n${tests.join("\n\n\n")}\n`,
  inside: false,
};

const unittest: Framework = {
  ...pytest,
  name: "unittest",
  marks: /\bunittest\b/,
  test: (sentence, subject) =>
    `def ${pytest.title(sentence, subject)}(self):\n${subject.step}raise NotImplementedError`,
  group: (subject, tests) =>
    `class ${pascal(own(subject.name))}Test(unittest.TestCase):\n${indented(tests, subject.step).join("\n\n")}`,
  file: (subject, tests) =>
    `import unittest\n\nfrom ${subject.from} import ${owner(subject.name)}\n\n\n${unittest.group(subject, tests)}\n`,
};

const goTesting: Framework = {
  name: "testing",
  languages: ["go"],
  marks: /\btesting\.T\b/,
  title: (sentence, { name }) => `Test${pascal(own(name))}${pascal(sentence)}`,
  test: (sentence, subject) =>
    `func ${goTesting.title(sentence, subject)}(t *testing.T) {\n\tt.Fatal("to be written")\n}`,
  group: (_subject, tests) => tests.join("\n\n"),
  file: (subject, tests) => `package ${subject.from}\n\nimport "testing"\n\n${tests.join("\n\n")}\n`,
  inside: false,
};

const rustTest: Framework = {
  name: "#[test]",
  languages: ["rust"],
  marks: /#\[test\]/,
  title: (sentence, { name }) => snake(`${own(name)} ${sentence}`),
  test: (sentence, subject) =>
    `#[test]\nfn ${rustTest.title(sentence, subject)}() {\n${subject.step}todo!()\n}`,
  group: (_subject, tests) => tests.join("\n\n"),
  file: ({ step }, tests) =>
    `#[cfg(test)]\nmod tests {\n${step}use super::*;\n\n${indented(tests, step).join("\n\n")}\n}\n`,
  inside: true,
};

function junit(name: string, marks: RegExp, imported: string): Framework {
  const framework: Framework = {
    name,
    languages: ["java"],
    marks,
    title: (sentence, { name: tested }) => inCasing(words(`${own(tested)} ${sentence}`), "camelCase"),
    test: (sentence, subject) =>
      `@Test\nvoid ${framework.title(sentence, subject)}() {\n${subject.step}throw new UnsupportedOperationException("to be written");\n}`,
    group: (_subject, tests) => tests.join("\n\n"),
    file: ({ base, from, step }, tests) =>
      `${from === "" ? "" : `package ${from};\n\n`}import ${imported};\n\nclass ${base}Test {\n${indented(tests, step).join("\n\n")}\n}\n`,
    inside: true,
  };
  return framework;
}

function dotnet(name: string, marks: RegExp, using: string, attribute: string, onClass = ""): Framework {
  const framework: Framework = {
    name,
    languages: ["csharp"],
    marks,
    title: (sentence, { name: tested }) => `${pascal(own(tested))}_${pascal(sentence)}`,
    test: (sentence, subject) =>
      `[${attribute}]\npublic void ${framework.title(sentence, subject)}()\n{\n${subject.step}throw new System.NotImplementedException();\n}`,
    group: (_subject, tests) => tests.join("\n\n"),
    file: ({ base, step }, tests) =>
      `using ${using};\n\n${onClass}public class ${base}Tests\n{\n${indented(tests, step).join("\n\n")}\n}\n`,
    inside: true,
  };
  return framework;
}

const phpunit: Framework = {
  name: "PHPUnit",
  languages: ["php"],
  marks: /PHPUnit|TestCase/,
  title: (sentence, { name }) => `test${pascal(own(name))}${pascal(sentence)}`,
  test: (sentence, subject) =>
    `public function ${phpunit.title(sentence, subject)}(): void\n{\n${subject.step}$this->markTestIncomplete();\n}`,
  group: (_subject, tests) => tests.join("\n\n"),
  file: ({ base, step }, tests) =>
    `<?php\n\nuse PHPUnit\\Framework\\TestCase;\n\nfinal class ${base}Test extends TestCase\n{\n${indented(tests, step).join("\n\n")}\n}\n`,
  inside: true,
};

const rspec: Framework = {
  name: "RSpec",
  languages: ["ruby"],
  marks: /RSpec|^[ \t]*(?:describe|it) ['"]/m,
  title: (sentence) => sentence,
  test: (sentence) => `it ${quoted(sentence)}`,
  group: ({ name, step }, tests) =>
    `RSpec.describe ${quoted(name.includes(".") ? `${owner(name)}#${own(name)}` : name)} do\n${indented(tests, step).join("\n")}\nend`,
  file: (subject, tests) => `require ${quoted(subject.from)}\n\n${rspec.group(subject, tests)}\n`,
  inside: false,
};

const minitest: Framework = {
  ...rspec,
  name: "Minitest",
  marks: /Minitest|Test::Unit|ActiveSupport::TestCase/,
  title: (sentence, { name }) => `test_${snake(`${own(name)} ${sentence}`)}`,
  test: (sentence, subject) => `def ${minitest.title(sentence, subject)}\n${subject.step}skip\nend`,
  group: ({ name, step }, tests) =>
    `class ${pascal(own(name))}Test < Minitest::Test\n${indented(tests, step).join("\n\n")}\nend`,
  file: (subject, tests) =>
    `require "minitest/autorun"\nrequire ${quoted(subject.from)}\n\n${minitest.group(subject, tests)}\n`,
};

/** The first of a language is taken where a project has no tests yet. */
export const frameworks: readonly Framework[] = [
  script("node:test", /["']node:test["']/, 'import { describe, it } from "node:test";\n\n', "it"),
  script("Vitest", /["']vitest["']/, 'import { describe, it } from "vitest";\n\n', "it"),
  script("Jest", /@jest\/globals|\bjest\.|^[ \t]*test\(/m, "", "test"),
  script("Mocha", /\bdescribe\(/, "", "it"),
  ...[pytest, unittest, goTesting, rustTest],
  junit("JUnit 5", /org\.junit\.jupiter/, "org.junit.jupiter.api.Test"),
  junit("JUnit 4", /org\.junit\.Test/, "org.junit.Test"),
  dotnet("xUnit", /\bXunit\b/, "Xunit", "Fact"),
  dotnet("NUnit", /NUnit\.Framework/, "NUnit.Framework", "Test", "[TestFixture]\n"),
  dotnet(
    "MSTest",
    /VisualStudio\.TestTools/,
    "Microsoft.VisualStudio.TestTools.UnitTesting",
    "TestMethod",
    "[TestClass]\n",
  ),
  ...[phpunit, rspec, minitest],
];

import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../server/core/service.ts";
import { readCodeFile } from "../../server/features/requirements/documents/fileRequirements.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";

const { signal } = new AbortController();
const sentence = "Mends the boat at night.";
/** What the features look for: a task, a requirement, and what a name means. */
const marked = `${sentence} Implements REQ-7. TODO: mend it by day.`;

/** How a language writes a documented function, a second one, a plain comment and a text. */
interface Writing {
  readonly languageId: string;
  readonly file: string;
  readonly documentation: (text: string) => string;
  readonly mend: string;
  readonly row: string;
  readonly comment: (text: string) => string;
  readonly text: (text: string) => string;
  /** Documentation is a text there, in which no tasks are looked for. */
  readonly documentsInTexts?: true;
  /** What a file begins with. */
  readonly head?: string;
}

const block = (text: string) => `/** ${text} */`;
const slashes = (text: string) => `// ${text}`;
const hash = (text: string) => `# ${text}`;

const writings: readonly Writing[] = [
  ...["javascript", "typescript"].map((languageId) => ({
    languageId,
    file: languageId === "javascript" ? "boat.js" : "boat.ts",
    documentation: block,
    mend: "function mendBoat() {\n  return 1;\n}",
    row: "function rowBoat() {\n  return 2;\n}",
    comment: slashes,
    text: (text: string) => `const said = "${text}";`,
  })),
  {
    languageId: "python",
    file: "boat.py",
    documentation: (text) => `    """${text}"""`,
    mend: "def mendBoat():\n‸    return 1\n",
    row: "def rowBoat():\n‸    return 2\n",
    comment: hash,
    text: (text) => `said = "${text}"`,
    documentsInTexts: true,
  },
  {
    languageId: "java",
    file: "Boat.java",
    head: "class Boat {\n",
    documentation: block,
    mend: "int mendBoat() { return 1; }",
    row: "int rowBoat() { return 2; }",
    comment: slashes,
    text: (text) => `String said = "${text}";`,
  },
  {
    languageId: "csharp",
    file: "Boat.cs",
    head: "class Boat {\n",
    documentation: (text) => `/// <summary>${text}</summary>`,
    mend: "int mendBoat() { return 1; }",
    row: "int rowBoat() { return 2; }",
    comment: slashes,
    text: (text) => `string said = "${text}";`,
  },
  {
    languageId: "go",
    file: "boat.go",
    head: "package boat\n\n",
    documentation: slashes,
    mend: "func mendBoat() int {\n\treturn 1\n}",
    row: "func rowBoat() int {\n\treturn 2\n}",
    comment: slashes,
    text: (text) => `var said = "${text}"`,
  },
  {
    languageId: "rust",
    file: "boat.rs",
    documentation: (text) => `/// ${text}`,
    mend: "fn mendBoat() -> i32 { 1 }",
    row: "fn rowBoat() -> i32 { 2 }",
    comment: slashes,
    text: (text) => `const SAID: &str = "${text}";`,
  },
  {
    languageId: "cpp",
    file: "boat.cpp",
    documentation: block,
    mend: "int mendBoat() { return 1; }",
    row: "int rowBoat() { return 2; }",
    comment: slashes,
    text: (text) => `const char *said = "${text}";`,
  },
  {
    languageId: "php",
    file: "boat.php",
    head: "<?php\n",
    documentation: block,
    mend: "function mendBoat() { return 1; }",
    row: "function rowBoat() { return 2; }",
    comment: slashes,
    text: (text) => `$said = "${text}";`,
  },
  {
    languageId: "ruby",
    file: "boat.rb",
    documentation: hash,
    mend: "def mendBoat\n  1\nend",
    row: "def rowBoat\n  2\nend",
    comment: hash,
    text: (text) => `said = "${text}"`,
  },
];

/** A function with its documentation, which Python has inside. */
function documentedBy({ documentation }: Writing, text: string, definition: string): string {
  return definition.includes("‸")
    ? definition.replace("‸", `${documentation(text)}\n`)
    : `${documentation(text)}\n${definition}`;
}

const bare = (definition: string) => definition.replace("‸", "");

describe("agreement between check, classify, requirements and hover on what a comment documents", () => {
  const ports = testPorts();
  const service = createLanguageService(ports);
  const syntax = createSyntax(ports.grammars, ports.logger);
  after(() => {
    service.dispose();
    syntax.dispose();
  });

  /** What each feature says of a file, whose last comment mentions the function. */
  async function factsOf({ languageId, file, head = "", comment }: Writing, parts: readonly string[]) {
    const path = `src/${file}`;
    const body = [...parts, comment("see mendBoat")].join("\n\n");
    const text = `${head}${body}\n${head.endsWith("{\n") ? "}\n" : ""}`;
    const document = TextDocument.create(`file:///w/${path}`, languageId, 1, text);
    const findings = await service.diagnostics.diagnose(document, signal);
    const { patterns } = await service.classification.classify({ path, text }, signal);
    const { links } = await readCodeFile(document, syntax, {
      path,
      isDocument: false,
      normativeSentences: false,
    });
    const at = document.positionAt(text.lastIndexOf("mendBoat") + 1);
    const answer = await service.hover.hoverAt(document, at, signal);
    return {
      check: findings.some(({ rule }) => rule === "todo-comment"),
      classify: patterns.todo,
      requirement: links.map(({ id, unit }) => `${id} ${unit?.name}`),
      hover: answer?.source === "file" && answer.definition.includes(sentence),
    };
  }

  for (const writing of writings) {
    const { languageId, mend, row, text, comment } = writing;
    const isTask = writing.documentsInTexts !== true;
    it(`documents a function of ${languageId}`, async () => {
      assert.deepEqual(await factsOf(writing, [documentedBy(writing, marked, mend), bare(row)]), {
        check: isTask,
        classify: isTask,
        requirement: ["REQ-7 mendBoat"],
        hover: true,
      });
    });

    it(`documents another function of ${languageId}`, async () => {
      assert.deepEqual(await factsOf(writing, [documentedBy(writing, marked, row), bare(mend)]), {
        check: isTask,
        classify: isTask,
        requirement: ["REQ-7 rowBoat"],
        hover: false,
      });
    });

    it(`is a text of ${languageId}`, async () => {
      assert.deepEqual(await factsOf(writing, [`${text(marked)}\n${bare(mend)}`, bare(row)]), {
        check: false,
        classify: false,
        requirement: [],
        hover: false,
      });
    });

    it(`stands behind a text of ${languageId} on its line`, async () => {
      const line = `${text("a boat")} ${comment(marked)}`;
      const { requirement, ...others } = await factsOf(writing, [`${line}\n${bare(mend)}`, bare(row)]);
      assert.deepEqual(others, { check: true, classify: true, hover: false });
      assert.ok(!requirement.includes("REQ-7 mendBoat"), requirement.join());
    });
  }
});

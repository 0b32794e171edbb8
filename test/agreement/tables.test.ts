import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { createLanguageService } from "../../server/core/service.ts";
import { statusOf } from "../../server/features/requirements/code/status.ts";
import { contentStems } from "../../server/language/glossary/contentStems.ts";
import { baseForms } from "../../server/language/glossary/spelling.ts";
import { httpStatusPhrase } from "../../server/language/httpStatuses.ts";
import type { Path } from "../../server/language/program/machine/path.ts";
import { unknown } from "../../server/language/program/values/value.ts";
import { plural, singular } from "../../server/language/words/inflect.ts";
import { stem } from "../../server/language/words/wordForms.ts";
import { parseText } from "../language/parseText.ts";
import { testPorts } from "../support/testPorts.ts";

const { signal } = new AbortController();
const statuses = Array.from({ length: 400 }, (_, index) => 200 + index).flatMap((code) => {
  const phrase = httpStatusPhrase(code);
  return phrase === undefined ? [] : [{ code, phrase }];
});

describe("agreement on the statuses of HTTP", () => {
  const service = createLanguageService(testPorts());
  after(() => service.dispose());

  it("between hover and the table", async () => {
    for (const { code, phrase } of statuses) {
      const { term, definition } = await service.hover.define(`HTTP ${code}`, undefined, signal);
      if (definition !== null) assert.equal(term, `${code} ${phrase}`);
    }
  });

  it("between check and the table", async () => {
    const calls = statuses.map(({ code, phrase }) => `fail(${code}, "${phrase}");`);
    const document = TextDocument.create("file:///w/src/fail.js", "javascript", 1, `${calls.join("\n")}\n`);
    const findings = await service.diagnostics.diagnose(document, signal);
    assert.deepEqual(
      findings.filter(({ rule }) => rule === "magic-number"),
      [],
    );
  });

  it("between requirements and the table", async () => {
    const node = await parseText("javascript", "0;\n");
    for (const { code, phrase } of statuses) {
      const constant = phrase.toUpperCase().replace(/[^A-Z]+/g, "_");
      const value = unknown(`HttpStatus.${constant}`);
      const path: Path = {
        decisions: [],
        comparisons: [],
        effects: [],
        ending: { kind: "return", value, node },
      };
      assert.equal(statusOf(path)?.status, code, constant);
    }
  });
});

describe("agreement on the forms of a word", () => {
  const words =
    "box entry class status key match branch query file cache image response address bus index child process value bytes";
  for (const word of words.split(" "))
    it(`between glossary, names, requirements and topics: ${word}`, () => {
      const many = plural(word);
      assert.equal(singular(many), singular(word));
      assert.equal(stem(many), stem(word));
      assert.ok(baseForms(many).includes(word), baseForms(many).join());
      // Shorter words say nothing of a topic.
      if (word.length > 3) assert.deepEqual(contentStems(many), contentStems(word));
    });
});

import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import type { Ports } from "../../server/contract/ports.ts";
import { createLanguageService, type LanguageService } from "../../server/core/service.ts";
import { readCodeFile } from "../../server/features/requirements/documents/fileRequirements.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { testPorts } from "../support/testPorts.ts";
import { corpus, type Sample } from "./corpus.ts";

const { signal } = new AbortController();
/** One rule that is spared in tests, one that is spared in generated files, and what the features share. */
const magic = "magic-number";
/** Below this, classification says itself that it is unsure. */
const sure = 0.9;

/** Everything that the features say of one file. */
interface Facts {
  readonly check: { readonly todos: number; readonly isSyntaxBroken: boolean; readonly language: string };
  readonly classify: Awaited<ReturnType<LanguageService["classification"]["classify"]>>;
  readonly ask: string;
  readonly validate: { readonly syntax: string; readonly language: string | null };
}

/** No two features may say different things about the same fact. */
describe("agreement between check, classify, ask, validate and requirements", () => {
  const { config } = parseConfig({ todo: { checkboxes: false } });
  const ports: Ports = {
    ...testPorts(),
    settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
  };
  const service = createLanguageService(ports);
  const syntax = createSyntax(ports.grammars, ports.logger);
  after(() => {
    service.dispose();
    syntax.dispose();
  });

  async function factsOf({ path, text }: Sample): Promise<Facts> {
    const language = languageOfFile(path, text);
    const document = TextDocument.create(`file:///w/${path}`, language, 1, text);
    const findings = await service.diagnostics.diagnose(document, signal);
    const classify = await service.classification.classify({ path, text }, signal);
    const { answer } = await service.classification.ask(
      "Does it contain TODO comments?",
      { path, text },
      signal,
    );
    const { syntax, language: validated } = await service.validation.validate({ path, text }, signal);
    return {
      check: {
        todos: findings.filter(({ rule }) => rule === "todo-comment").length,
        isSyntaxBroken: findings.some(({ rule }) => rule === "syntax-error"),
        language,
      },
      classify,
      ask: answer,
      validate: { syntax, language: validated },
    };
  }

  for (const sample of corpus()) {
    it(sample.path, async () => {
      const { check, classify, ask, validate } = await factsOf(sample);
      if (check.language !== "plaintext" && classify.confidence >= sure) {
        assert.equal(classify.language, check.language, "check and classify name the same language");
        assert.equal(validate.language, check.language, "check and validate name the same language");
      }
      assert.equal(classify.patterns.todo, check.todos > 0, "check and classify see the same TODOs");
      if (ask !== "unsure") assert.equal(ask === "yes", check.todos > 0, "ask sees the same TODOs");
      if (validate.syntax !== "unknown")
        assert.equal(
          validate.syntax === "invalid",
          check.isSyntaxBroken,
          "check and validate see the same syntax",
        );
      if (sample.todos !== undefined) assert.equal(check.todos, sample.todos);
      if (sample.languageId !== undefined) assert.equal(check.language, sample.languageId);
      if (sample.syntax !== undefined) assert.equal(validate.syntax, sample.syntax);
      if (sample.isTest !== undefined) assert.equal(classify.isTest, sample.isTest);
      if (sample.isGenerated !== undefined) assert.equal(classify.kind === "generated", sample.isGenerated);
    });
  }

  it("spares the same files as tests and as generated", async () => {
    for (const sample of corpus().filter(({ text }) => text.includes("(37)"))) {
      const { path, text, isTest = false, isGenerated = false } = sample;
      const document = TextDocument.create(`file:///w/${path}`, languageOfFile(path, text), 1, text);
      const findings = await service.diagnostics.diagnose(document, signal);
      assert.equal(
        findings.some(({ rule }) => rule === magic),
        !isTest && !isGenerated,
        path,
      );
      // What a test names, it tests.
      const named = TextDocument.create(document.uri, document.languageId, 1, `${text}REQ-7\n`);
      const { mentions } = await readCodeFile(named, syntax, {
        path,
        isDocument: false,
        normativeSentences: false,
      });
      assert.equal(mentions.length > 0, isTest, path);
    }
  });
});

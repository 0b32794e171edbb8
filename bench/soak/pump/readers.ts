/** Everything that reads text which others wrote, each as a function of that text. */
import { setImmediate as nextTurn } from "node:timers/promises";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../../server/contract/parseConfig.ts";
import type { Clock, Ports } from "../../../server/contract/ports.ts";
import { settingsFileName } from "../../../server/contract/settingsFile.ts";
import { answerQuestion } from "../../../server/core/answerQuestion.ts";
import { findProblems } from "../../../server/core/problems.ts";
import { createLanguageService, type LanguageService } from "../../../server/core/service.ts";
import { parseRecords } from "../../../server/features/classification/mergeRecords.ts";
import { parseBaseline } from "../../../server/features/diagnostics/report/baseline.ts";
import { parseChangedLines } from "../../../server/features/diagnostics/report/changedLines.ts";
import { languages } from "../../../server/language/languages.ts";
import { scanText } from "../../../server/language/lexical/scanText.ts";
import { ChatStream, parseAnswer } from "../../../server/machine/endpoint/chatAnswer.ts";
import { NodeSettings } from "../../../server/machine/files/nodeSettings.ts";
import { globMatcher } from "../../../server/text/glob.ts";
import { visible } from "../../../server/text/visible.ts";
import { ScriptedModel } from "../../../test/completion/scriptedModel.ts";
import { testPorts } from "../../../test/support/testPorts.ts";
import { judgeElsewhere } from "./elsewhere.ts";
import { filterReaders, toolReaders, transformReaders } from "./registries.ts";

export interface Reader {
  readonly name: string;
  /** The language that it takes the text for; left out where it takes all texts alike. */
  readonly languageId?: string;
  /** @param lap called behind each of several things that are asked of the text */
  read(text: string, lap?: () => void): Promise<unknown>;
}

const { signal } = new AbortController();
const folder = "file:///work/";
/** A request or requirement is a sentence or a page of them; editors and agents send no more. */
const statement = "The function must return at most 10 items.";

/** Languages without a grammar, for what is read of every text. */
const plainLanguages = ["yaml", "json", "sql", "html", "dockerfile", "haskell", "vue", "plaintext"];
/** Endings of all kinds of requirement documents. */
export const documents = ["md", "feature", "feature.md", "sdoc", "adoc", "rst", "txt", "yaml"];

/** The readers, over a service of their own. @param clock what tells them when it is time for a pause; without one, never */
export function textReaders(clock?: Clock): readonly Reader[] {
  const open = new Map<string, TextDocument>();
  const model = new ScriptedModel(({ prefix }) => prefix.slice(-longestLine));
  const requirements = { documents: ["**/*.{md,adoc,rst,txt,yaml}"], normativeSentences: true };
  const { config } = parseConfig({ minConfidence: 0, completion: { minConfidence: 0 }, requirements });
  const ports: Ports = {
    ...testPorts(),
    ...(clock && { clock }),
    model,
    syntaxJudge: judgeElsewhere,
    settings: { of: () => config, onDidChange: () => ({ dispose: () => undefined }) },
    workspace: {
      roots: [folder.slice(0, -1)],
      openDocuments: () => [...open.values()],
      document: async (uri) => open.get(uri),
      findFiles: async () => [...open.keys()],
      relativePath: (uri) => uri.replace(folder, ""),
    },
  };
  const service = createLanguageService(ports);
  const onDocument = (
    name: string,
    languageId: string,
    path: string,
    read: (document: TextDocument, lap: () => void) => Promise<unknown>,
  ): Reader => ({
    name: `${name}: ${languageId === "" ? path : languageId}`,
    languageId,
    async read(text, lap = () => undefined) {
      const document = TextDocument.create(folder + path, languageId, 1, text);
      open.set(document.uri, document);
      service.didChangeFiles([document.uri]);
      try {
        await read(document, lap);
      } finally {
        open.delete(document.uri);
        service.didClose(document.uri);
        service.didChangeFiles([document.uri]);
      }
    },
  });
  const parsed = languages.map(({ languageIds }) => languageIds[0] ?? "");
  return [
    ...parsed.map((languageId) => parseReader(service, languageId)),
    ...[...parsed, ...plainLanguages].flatMap((languageId) => [
      onDocument("problems", languageId, "src/a", (document) => findProblems(service, document, signal)),
      onDocument("cursor", languageId, "src/a", (document, lap) => atCursors(service, document, lap)),
      onDocument("classify", languageId, "src/a", (document, lap) => classify(service, document, lap)),
      onDocument("requirement", languageId, "src/a", (document) => judge(service, document)),
    ]),
    ...documents.map((ending) =>
      onDocument("requirements", "", `docs/requirements.${ending}`, () =>
        service.requirements.checkAll(undefined, [], signal),
      ),
    ),
    onDocument("settings", "json", settingsFileName, (document) => findProblems(service, document, signal)),
    ...plainReaders(service),
    ...filterReaders(),
    ...transformReaders(service),
    ...toolReaders(
      service,
      ports,
      new NodeSettings({}, { roots: () => [folder], openText: () => undefined }),
    ),
  ];
}

/** What all readers of a language begin with, by itself: a text that cannot be parsed is known to those that come after. */
function parseReader({ syntax }: LanguageService, languageId: string): Reader {
  const read = (text: string) => syntax.withTree(languageId, text, () => undefined);
  return { name: `parse: ${languageId}`, languageId, read };
}

/** What the model is made to say is a piece of a line. */
const longestLine = 200;

async function atCursors(service: LanguageService, document: TextDocument, lap: () => void): Promise<void> {
  const { length } = document.getText();
  for (const offset of [length, Math.floor(length / 2)]) {
    const position = document.positionAt(offset);
    const range = { start: position, end: position };
    // As requests come: one after the other, each in a turn of its own.
    const asked = [
      () => service.completion.completeInline(document, position, { triggerKind: "invoked" }, signal),
      () => service.hover.hoverAt(document, position, signal),
      () => service.transforms.offersAt(document, range, "automatic", signal),
      () => service.requirements.hover(document, position, signal),
      () => service.requirements.completion(document, position, signal),
      () => service.requirements.references(document, position, true, signal),
    ];
    for (const ask of asked) {
      await nextTurn();
      await ask();
      lap();
    }
  }
  await service.requirements.codeLenses(document, signal);
}

async function classify(service: LanguageService, document: TextDocument, lap: () => void): Promise<void> {
  const { languageId } = document;
  const file = { path: "src/a", text: document.getText(), languageId };
  await service.classification.classify(file, signal);
  lap();
  await nextTurn();
  await service.classification.ask("Does this file use a database?", file, signal);
  lap();
  service.classification.guessLanguage("", file.text);
  lap();
  await nextTurn();
  await service.validation.validate(file, signal);
}

/** A requirement judged against the text. */
async function judge(service: LanguageService, document: TextDocument): Promise<void> {
  const code = { path: "src/a", languageId: document.languageId, text: document.getText() };
  await service.requirements.satisfies(statement, code, signal);
}

function plainReaders(service: LanguageService): readonly Reader[] {
  const small = { path: "a.py", languageId: "python", text: "def f(items):\n    return items[:10]\n" };
  const reader = (name: string, read: (text: string) => unknown): Reader => ({
    name,
    read: async (text) => read(text),
  });
  return [
    reader("route", (text) => service.routing.route(text, signal)),
    reader("ask", (text) =>
      answerQuestion(service, { question: text }, { large: false, receive: () => undefined }, signal),
    ),
    reader("ask: of a file", (text) => service.classification.ask(text, small, signal)),
    reader("define", (text) => service.hover.define(text, "python", signal)),
    reader("requirement: its text", (text) => service.requirements.satisfies(text, small, signal)),
    reader("settings: values", (text) => parseSettings(text)),
    reader("settings: globs", (text) => globMatcher([text.slice(0, longestGlob)])(text)),
    reader("difference", (text) => parseChangedLines(text)),
    reader("baseline", (text) => swallow(() => parseBaseline(text))),
    reader("records", (text) => swallow(() => parseRecords(text))),
    reader("endpoint: a whole answer", (text) => parseAnswer(text)),
    reader("endpoint: a stream", (text) => stream(text)),
    reader("terminal", (text) => visible(text)),
    reader("lexical layer: perl", (text) => scanText(text, "perl")),
    reader("lexical layer: latex", (text) => scanText(text, "latex")),
  ];
}

/** Events as they come from a server: some characters at once. */
function stream(text: string): unknown {
  const chat = new ChatStream(() => undefined);
  for (let at = 0; at < text.length; at += charactersPerPiece)
    chat.push(text.slice(at, at + charactersPerPiece));
  return chat.end();
}

const charactersPerPiece = 20;

/** As the schema allows. */
const longestGlob = 1_000;

function parseSettings(text: string): void {
  const settings = new NodeSettings({}, { roots: () => [folder], openText: () => text });
  settings.of(`${folder}a`);
}

/** What is malformed is refused; here only the time counts. */
function swallow(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

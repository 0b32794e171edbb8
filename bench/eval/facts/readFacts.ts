/** What every feature says of one file, each asked as its users ask it. */
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Ports } from "../../../server/contract/ports.ts";
import { createLanguageService, type LanguageService } from "../../../server/core/service.ts";
import type { Classification } from "../../../server/features/classification/classification.ts";
import { findingCounts } from "../../../server/features/classification/findingCounts.ts";
import { languageOf, maskOf } from "../../../server/features/classification/readFile.ts";
import { cursorContext } from "../../../server/features/completion/cursorContext.ts";
import { secret } from "../../../server/features/completion/filters/secret.ts";
import type { Finding } from "../../../server/features/diagnostics/engine/finding.ts";
import { findQuickly } from "../../../server/features/diagnostics/quickFindings.ts";
import { readCodeFile } from "../../../server/features/requirements/documents/fileRequirements.ts";
import { isBenchmarkPath, isExamplePath, isVendoredPath } from "../../../server/language/files/filePlaces.ts";
import { isMachineMade } from "../../../server/language/files/isMachineMade.ts";
import { isInTestFolder } from "../../../server/language/files/isTestPath.ts";
import { languageOfFile } from "../../../server/language/files/languageOfFile.ts";
import { languageById } from "../../../server/language/files/languageTable.ts";
import { commented } from "../../../server/language/lexical/commentSigns.ts";
import { createSyntax, type Syntax } from "../../../server/language/parse/syntax.ts";
import { markDocumentation } from "./markDocumentation.ts";
import type { Statement } from "./statement.ts";

/** A file by other people, or of the tests. */
export interface FactFile {
  /** With forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface FactReader {
  statements(file: FactFile): Promise<readonly Statement[]>;
  dispose(): void;
}

/** Below this, classification says itself that it is unsure of a language. */
const sure = 0.9;
const { signal } = new AbortController();
/** A number that wants a name, in a statement of its own, where the language has such. */
const unnamedNumber: Readonly<Record<string, string>> = {
  javascript: "waitFor(3717);\n",
  typescript: "waitFor(3717);\n",
  python: "waitFor(3717)\n",
  ruby: "wait_for(3717)\n",
  go: "func waitMuchLonger() { waitFor(3717) }\n",
  rust: "fn wait_much_longer() { wait_for(3717); }\n",
  c: "void wait_much_longer(void) { wait_for(3717); }\n",
  java: "class WaitMuchLonger { void run() { waitFor(3717); } }\n",
};

export function createFactReader(ports: Ports): FactReader {
  const service = createLanguageService(ports);
  const syntax = createSyntax(ports.grammars, ports.logger);
  return {
    async statements(file) {
      const language = languageOfFile(file.path, file.text);
      const document = documentOf(file, language);
      const findings = await diagnose(service, document);
      const asked = { ...file, findings: findingCounts(findings) };
      const classified = await service.classification.classify(asked, signal);
      const isSure = classified.confidence >= sure && language !== "plaintext";
      return [
        ...(isSure ? byCheck(language, findings) : []),
        ...(isSure ? byClassify(classified) : []),
        ...(isSure ? await byQuestions(service, asked, classified) : []),
        ...(isSure ? await byValidate(service, file) : []),
        ...(isSure ? await byFolder(file, syntax, ports) : []),
        ...bySecrets(document, findings),
        ...(await byPlace(service, syntax, file, language, classified)),
        ...(await byDocumentation(service, syntax, file, language)),
      ];
    },
    dispose() {
      service.dispose();
      syntax.dispose();
    },
  };
}

function documentOf({ path, text }: FactFile, language: string): TextDocument {
  return TextDocument.create(`file:///w/${encodeURI(path)}`, language, 1, text);
}

async function diagnose(service: LanguageService, document: TextDocument): Promise<readonly Finding[]> {
  const findings = await service.diagnostics.diagnose(document, signal);
  service.didClose(document.uri);
  return findings;
}

const yesNo = (value: boolean) => (value ? "yes" : "no");

function byCheck(language: string, findings: readonly Finding[]): readonly Statement[] {
  const has = (isWanted: (rule: string) => boolean) => yesNo(findings.some(({ rule }) => isWanted(rule)));
  const says = (fact: string, said: string): Statement => ({ fact, feature: "check", says: said });
  return [
    says("its language", language),
    says(
      "has TODOs",
      has((rule) => rule === "todo-comment"),
    ),
    says(
      "has syntax errors",
      has((rule) => rule === "syntax-error"),
    ),
    says(
      "is insecure",
      has((rule) => rule.startsWith("security/")),
    ),
  ];
}

function byClassify({ language, patterns }: Classification): readonly Statement[] {
  const says = (fact: string, said: string): Statement => ({ fact, feature: "classify", says: said });
  return [
    says("its language", language ?? ""),
    says("has TODOs", yesNo(patterns.todo)),
    says("is insecure", yesNo(patterns.security)),
  ];
}

/** What `ask` says where it is sure, beside what `classify` says of the same. */
async function byQuestions(
  service: LanguageService,
  file: FactFile,
  { language, isTest, kind }: Classification,
): Promise<readonly Statement[]> {
  const name = languageById(language ?? "")?.name ?? "";
  const questions = [
    ["has TODOs", "Does it contain TODO comments?", undefined],
    ["is insecure", "Does it have security problems?", undefined],
    ["is a test", "Is this a test file?", yesNo(isTest)],
    ["is generated", "Is this file generated?", yesNo(kind === "generated")],
    ["is written in its language", `Is this written in ${name}?`, "yes"],
  ] as const;
  const statements: Statement[] = [];
  for (const [fact, question, classified] of questions) {
    const { answer } = await service.classification.ask(question, file, signal);
    if (answer === "unsure") continue;
    statements.push({ fact, feature: "ask", says: answer });
    if (classified) statements.push({ fact, feature: "classify", says: classified });
  }
  return statements;
}

async function byValidate(service: LanguageService, { path, text }: FactFile): Promise<readonly Statement[]> {
  const { syntax, language } = await service.validation.validate({ path, text }, signal);
  return [
    { fact: "its language", feature: "validate", says: language ?? "" },
    ...(syntax === "unknown"
      ? []
      : [{ fact: "has syntax errors", feature: "validate", says: yesNo(syntax === "invalid") } as const]),
  ];
}

/** What is found where a whole folder is classified; machines' lines are not looked at there. */
async function byFolder(file: FactFile, syntax: Syntax, { logger }: Ports): Promise<readonly Statement[]> {
  if (isMachineMade(file.text)) return [];
  const guess = languageOf(file);
  const { withoutComments } = maskOf(file, guess);
  const subject = { ...file, languageId: guess.language?.id ?? "", withoutComments };
  const found = await findQuickly(subject, syntax, logger);
  return [
    { fact: "is insecure", feature: "classify a folder", says: yesNo(findingCounts(found).security > 0) },
  ];
}

/** Ghost text is not to repeat what the rules call a key by its form. */
function bySecrets(document: TextDocument, findings: readonly Finding[]): readonly Statement[] {
  return findings
    .filter(({ rule, kind }) => rule === "security/hardcoded-secret" && kind === "form")
    .flatMap(({ range: { start } }): readonly Statement[] => {
      const line = document.getText({
        start: { line: start.line, character: 0 },
        end: { line: start.line + 1, character: 0 },
      });
      const context = cursorContext(document, { line: start.line, character: 0 });
      const fact = `line ${start.line + 1} holds a secret`;
      return [
        { fact, feature: "check", says: "yes" },
        { fact, feature: "ghost text", says: yesNo(secret(context, line, true) === "secret") },
      ];
    });
}

/** Where a file stands and what it is for: rules spare tests and what nobody wrote, requirements look for tests. */
async function byPlace(
  service: LanguageService,
  syntax: Syntax,
  { path, text }: FactFile,
  language: string,
  { isTest, kind, confidence }: Classification,
): Promise<readonly Statement[]> {
  const number = unnamedNumber[language];
  if (number === undefined || confidence < sure) return [];
  const spared = documentOf({ path, text: `${text}\n${number}` }, language);
  const last = spared.lineCount - 1;
  const findings = await diagnose(service, spared);
  if (findings.some(({ rule }) => rule === "syntax-error")) return [];
  const isReported = findings.some(
    ({ rule, range }) => rule === "magic-number" && range.start.line >= last - 1,
  );
  // What tests need is spared as they are, and is no test; numbers of examples and benchmarks are nobody's either.
  const isAside = [isVendoredPath, isInTestFolder, isExamplePath, isBenchmarkPath].some((isOne) =>
    isOne(path),
  );
  const isOfNobody = isTest || kind === "generated" || isAside;
  const mention = `${commented("REQ-90099", language)}\n`;
  const { links, mentions } = await readCodeFile(
    documentOf({ path, text: `${text}\n${mention}` }, language),
    syntax,
    {
      path,
      isDocument: false,
      normativeSentences: false,
    },
  );
  return [
    { fact: "is spared", feature: "check", says: yesNo(!isReported) },
    { fact: "is spared", feature: "classify", says: yesNo(isOfNobody) },
    {
      fact: "is a test of requirements",
      feature: "requirements",
      says: yesNo([...links, ...mentions].some(({ id, kind }) => id === "REQ-90099" && kind === "tests")),
    },
    { fact: "is a test of requirements", feature: "classify", says: yesNo(isTest) },
  ];
}

/** What a comment documents: requirements link it, hover quotes it. */
async function byDocumentation(
  service: LanguageService,
  syntax: Syntax,
  { path, text }: FactFile,
  language: string,
): Promise<readonly Statement[]> {
  const marked = await syntax.withTree(language, text, markDocumentation);
  if (!marked || marked.markers.length === 0) return [];
  const { links } = await readCodeFile(documentOf({ path, text: marked.text }, language), syntax, {
    path,
    isDocument: false,
    normativeSentences: false,
  });
  const statements: Statement[] = [];
  for (const { id, unit } of links) {
    const name = unit?.name ?? "";
    if (!/^[A-Za-z_]\w+$/.test(name) || links.filter((other) => other.unit?.name === name).length > 1)
      continue;
    const quoted = await quotedOver(
      service,
      documentOf({ path, text: `${marked.text}\n${commented(`see \`${name}\``, language)}\n` }, language),
      name,
    );
    if (quoted === undefined) continue;
    const fact = `what documents ${name}`;
    statements.push({ fact, feature: "requirements", says: id }, { fact, feature: "hover", says: quoted });
  }
  return statements;
}

/** The marker in what hover says of a name at a document's end; undefined where it quotes none. */
async function quotedOver(
  service: LanguageService,
  document: TextDocument,
  name: string,
): Promise<string | undefined> {
  const at = document.positionAt(document.getText().lastIndexOf(name) + 1);
  const answer = await service.hover.hoverAt(document, at, signal);
  return answer?.source === "file" ? /REQ-\d+/.exec(answer.definition)?.[0] : undefined;
}

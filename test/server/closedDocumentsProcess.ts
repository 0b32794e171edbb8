// Runs in a process of its own, whose heap holds nothing of the other tests; tells how many texts are there before and after.
import v8 from "node:v8";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import { findProblems } from "../../server/core/problems.ts";
import { createLanguageService } from "../../server/core/service.ts";
import { ScriptedModel } from "../completion/scriptedModel.ts";
import { testPorts } from "../support/testPorts.ts";

const documents = 3;
const { signal } = new AbortController();

/** How many strings on the heap begin with such a text, after all that can be collected was. */
async function textsOnHeap(beginning: string): Promise<number> {
  const wanted = `"${beginning}`;
  let [found, end] = [0, ""];
  for await (const piece of v8.getHeapSnapshot()) {
    const text = end + String(piece);
    found += text.split(wanted).length - 1;
    // What is cut in two counts with the next piece.
    end = text.slice(1 - wanted.length);
  }
  return found;
}

/** Some 30,000 characters of code, like no other such text. */
function textOf(name: string): string {
  return Array.from(
    { length: 300 },
    (_, line) =>
      `export function ${name}${line}(items) {\n  // TODO: ${name}\n  return items.at(${line}).${name};\n}\n`,
  ).join("");
}

const open = new Map<string, TextDocument>();
const ports = testPorts(new ScriptedModel(() => ""));
const workspace = {
  ...ports.workspace,
  roots: ["file:///work"],
  openDocuments: () => [...open.values()],
  document: async (uri: string) => open.get(uri),
  relativePath: (uri: string) => uri.replace("file:///work/", ""),
};
// What is kept for finding copies has a bound of its own.
const { config } = parseConfig({ rules: { "duplicate-code": { severity: "off" } } });
const settings = { ...ports.settings, of: () => config };
const service = createLanguageService({ ...ports, workspace, settings });
for (let index = 0; index < documents; index++) {
  const document = TextDocument.create(`file:///work/${index}.js`, "javascript", 1, textOf(`doc${index}x`));
  open.set(document.uri, document);
  await findProblems(service, document, signal);
  await service.completion.completeInline(
    document,
    { line: 2, character: 9 },
    { triggerKind: "invoked" },
    signal,
  );
  await service.hover.hoverAt(document, { line: 0, character: 17 }, signal);
  await service.requirements.codeLenses(document, signal);
}
const whileOpen = await textsOnHeap("export function doc");
for (const uri of [...open.keys()]) {
  open.delete(uri);
  service.didClose(uri);
}
// Trees are deleted a turn later.
await new Promise((resolve) => setTimeout(resolve, 0));
const afterwards = await textsOnHeap("export function doc");
process.send?.({ documents, whileOpen, afterwards });

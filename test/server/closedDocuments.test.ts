import assert from "node:assert/strict";
import v8 from "node:v8";
import vm from "node:vm";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import { findProblems } from "../../server/core/problems.ts";
import { createLanguageService } from "../../server/core/service.ts";
import { ScriptedModel } from "../completion/scriptedModel.ts";
import { testPorts } from "../support/testPorts.ts";

const documents = 8;
const { signal } = new AbortController();

v8.setFlagsFromString("--expose-gc");
const collect: () => void = vm.runInNewContext("gc");

/** Bytes in use after all that can be collected was. */
function used(): number {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Some 100,000 characters of code, like no other such text. */
function textOf(name: string): string {
  return Array.from(
    { length: 1_000 },
    (_, line) =>
      `export function ${name}${line}(items) {\n  // TODO: ${name}\n  return items.at(${line}).${name};\n}\n`,
  ).join("");
}

describe("closed documents", () => {
  it("give back what they took: neither their text nor what was made of it is kept", async () => {
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
    const openAndClose = async (round: string): Promise<number> => {
      let length = 0;
      for (let index = 0; index < documents; index++) {
        const text = textOf(`${round}${index}x`);
        length += text.length;
        const document = TextDocument.create(`file:///work/${round}${index}.js`, "javascript", 1, text);
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
      for (const uri of [...open.keys()]) {
        open.delete(uri);
        service.didClose(uri);
      }
      // Trees are deleted a turn later.
      await new Promise((resolve) => setTimeout(resolve, 0));
      return length;
    };
    await openAndClose("warm");
    const before = used();
    const length = await openAndClose("again");
    const kept = (used() - before) / length;
    assert.ok(kept < 0.25, `${kept.toFixed(2)} bytes are kept for each character`);
  }).timeout(60_000);
});

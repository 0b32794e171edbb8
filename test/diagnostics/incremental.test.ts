import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { DiagnosticsProvider } from "../../server/features/diagnostics/diagnostics.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { edits, versions } from "../support/edits.ts";
import { diagnosticsWith, syntax } from "./checkText.ts";

const folder = fileURLToPath(new URL("fixtures/deep-nesting", import.meta.url));
const files = readdirSync(folder).map((name) => ({
  languageId: languageOfFile(name),
  text: readFileSync(path.join(folder, name), "utf8"),
}));

const file = fc.constantFrom(...files);

/** Every node with its place. */
async function treeOf(document: TextDocument): Promise<string | undefined> {
  const tree = await syntax.parse(document);
  const lines: string[] = [];
  const cursor = tree?.tree.walk();
  for (let isDone = !cursor; cursor && !isDone; ) {
    lines.push(`${cursor.nodeType} ${cursor.startIndex} ${cursor.endIndex} ${cursor.startPosition.column}`);
    if (cursor.gotoFirstChild()) continue;
    while (!isDone && !cursor.gotoNextSibling()) isDone = !cursor.gotoParent();
  }
  cursor?.delete();
  return tree && lines.join("\n");
}

describe("incremental analysis", () => {
  it("parses to the same tree as a fresh parse, whatever the edits", async () => {
    await fc.assert(
      fc.asyncProperty(file, edits, async ({ languageId, text }, all) => {
        for (const [version, current] of [...versions(text, all)].entries()) {
          const incremental = TextDocument.create("file:///incremental", languageId, version, current);
          const fresh = TextDocument.create("file:///fresh", languageId, version, current);
          syntax.forget(fresh.uri);
          assert.equal(await treeOf(incremental), await treeOf(fresh));
        }
        syntax.forget("file:///incremental");
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);

  it("finds the same problems as a fresh look, whatever the edits", async () => {
    const look = (diagnostics: DiagnosticsProvider, document: TextDocument) =>
      diagnostics.diagnose(document, new AbortController().signal);
    await fc.assert(
      fc.asyncProperty(file, edits, async ({ languageId, text }, all) => {
        const incremental = diagnosticsWith({});
        for (const [version, current] of [...versions(text, all)].entries()) {
          const document = TextDocument.create("file:///workspace/a", languageId, version, current);
          const found = await look(incremental, document);
          syntax.forget(document.uri);
          assert.deepEqual(found, await look(diagnosticsWith({}), document));
        }
        syntax.forget("file:///workspace/a");
      }),
      { numRuns: 25 },
    );
  }).timeout(60_000);
});

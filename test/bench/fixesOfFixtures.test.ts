import assert from "node:assert/strict";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { TextDocument } from "vscode-languageserver-textdocument";
import { tryFixes } from "../../bench/eval/outside/tryFixes.ts";
import { createCodeActions } from "../../server/features/diagnostics/fixes/codeActions.ts";
import { languageOfFile } from "../../server/language/files/languageOfFile.ts";
import { diagnosticsWith, syntax } from "../diagnostics/checkText.ts";
import { workspaceWith } from "../diagnostics/codeActions/actions.ts";

const folder = fileURLToPath(new URL("../diagnostics/fixtures", import.meta.url));
const { signal } = new AbortController();

describe("fixes of the rules' fixtures", () => {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const files = names.filter((name) => statSync(path.join(folder, name)).isFile());
  for (const languageId of new Set(files.map((name) => languageOfFile(name))))
    it(`keep ${languageId} well-formed, and are done after one time`, async () => {
      const diagnostics = diagnosticsWith({});
      const fixing = {
        syntax,
        codeActions: createCodeActions({ workspace: workspaceWith() }, syntax),
        diagnose: (document: TextDocument) => diagnostics.diagnose(document, signal),
      };
      for (const name of files.filter((each) => languageOfFile(each) === languageId)) {
        const text = readFileSync(path.join(folder, name), "utf8");
        const document = TextDocument.create(`file:///workspace/src/${name}`, languageId, 1, text);
        assert.deepEqual((await tryFixes(fixing, document, 1)).faults, [], name);
      }
    });
});

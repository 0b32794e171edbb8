import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { findProblems } from "../../server/core/problems.ts";
import { createLanguageService, type LanguageService } from "../../server/core/service.ts";
import { testPorts } from "../support/testPorts.ts";

const { signal } = new AbortController();
const code = TextDocument.create(
  "file:///w/a.py",
  "python",
  1,
  "# TODO: tidy\n# implements A-9\ndef f():\n    # inkling-ignore-next-line requirement-link\n    pass  # implements A-8\n",
);
const requirements = TextDocument.create("file:///w/requirements.md", "markdown", 1, "- A-1: one\n");

/** A workspace whose listing ends only when it is told to, and its service. */
function slowWorkspace(): { service: LanguageService; goOn: () => void } {
  const ports = testPorts();
  let goOn = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const files = [requirements, code];
  const workspace = {
    ...ports.workspace,
    roots: ["file:///w"],
    openDocuments: () => [code],
    document: async (uri: string) => files.find((file) => file.uri === uri),
    findFiles: async () => {
      await held;
      return files.map(({ uri }) => uri);
    },
    relativePath: (uri: string) => uri.replace("file:///w/", ""),
  };
  return { service: createLanguageService({ ...ports, workspace }), goOn };
}

const rulesOf = ({ items }: { items: readonly { code?: unknown }[] }) => items.map(({ code }) => code);

describe("findProblems", () => {
  it("tells what the file shows while the workspace is being read, and its identifiers afterwards", async () => {
    const { service, goOn } = slowWorkspace();
    const now = await findProblems(service, code, signal, 1);
    assert.deepEqual(rulesOf(now), ["todo-comment"]);
    goOn();
    await now.late;
    const then = await findProblems(service, code, signal, 1_000);
    assert.deepEqual(rulesOf(then), ["todo-comment", "requirement-link"]);
    assert.equal(then.late, undefined);
    service.dispose();
  });

  it("waits for everything where nobody can be told later", async () => {
    const { service, goOn } = slowWorkspace();
    const all = findProblems(service, code, signal);
    goOn();
    assert.deepEqual(rulesOf(await all), ["todo-comment", "requirement-link"]);
    service.dispose();
  });

  it("lets go whoever does not wait any more", async () => {
    const { service } = slowWorkspace();
    const stop = new AbortController();
    const asked = findProblems(service, code, stop.signal);
    setImmediate(() => stop.abort());
    await assert.rejects(asked, /abort/i);
    service.dispose();
  });
});

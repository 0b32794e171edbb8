import assert from "node:assert/strict";
import type { Diagnostic } from "vscode-languageserver";
import { toLinkActions } from "../../server/edges/lsp/requirementNavigation.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { MemoryWorkspace } from "../requirements/memoryWorkspace.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);
const { signal } = new AbortController();
const files = {
  "requirements.md":
    "- **DUCK-1**: Ducks must be counted.\n- **DUCK-2**: Geese must be counted.\n- DUCK-2: Again.\n",
  "src/duck.ts": "// implements DUCK-2\nexport function countGeese() {}\n// implements DUCK-3\n",
};

describe("quick fixes of requirement links", () => {
  after(() => syntax.dispose());

  /** The actions for every problem of a file, each with its command. */
  async function actionsIn(path: string, only?: readonly string[]): Promise<readonly string[]> {
    const { provider, document } = open(path);
    const problems = await provider.diagnostics(document, signal);
    const diagnostics = problems.map(
      ({ range, message }): Diagnostic => ({ range, message, source: "inkling", code: "requirement-link" }),
    );
    const actions = await toLinkActions({ requirements: provider }, document, diagnostics, only, signal);
    return actions.map(({ title, command }) => `${title} ${command?.arguments?.join() ?? ""}`.trim());
  }

  function open(path: string) {
    const workspace = new MemoryWorkspace(files, syntax);
    return { provider: workspace.provider, document: workspace.document(path) };
  }

  it("offer to find the code of an identifier that nothing refers to, and of no other", async () => {
    const searches = (await actionsIn("requirements.md")).filter((title) => title.startsWith("Find"));
    assert.deepEqual(searches, ["Find the code that implements DUCK-1 DUCK-1"]);
    assert.deepEqual(
      (await actionsIn("src/duck.ts")).filter((title) => title.startsWith("Find")),
      [],
    );
  });

  it("are left out where other actions are asked for", async () => {
    assert.deepEqual(await actionsIn("requirements.md", ["refactor"]), []);
    assert.notDeepEqual(await actionsIn("requirements.md", ["quickfix"]), []);
  });
});

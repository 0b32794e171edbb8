import assert from "node:assert/strict";
import fc from "fast-check";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../server/contract/parseConfig.ts";
import type { Logger } from "../../server/contract/ports.ts";
import { createDiagnostics } from "../../server/features/diagnostics/diagnostics.ts";
import { ManualClock } from "../support/clocks.ts";
import { syntax } from "./checkText.ts";

/** Words that the rules look for, in no order that makes sense. */
const words = fc.constantFrom(
  ..."eval( exec( system( password = 'x1y2z3' ; { } ( ) [ ] + . :: -> => ` $ \" ' \n // # /* */ try catch except rescue if err != nil return await async function def fn func class new Random( md5( innerHTML open( close( SELECT FROM UPDATE SET <b> </b> 0 4711 , let const var unwrap() Err(_) pickle.loads( verify=False true".split(
    " ",
  ),
);
const languages = fc.constantFrom(
  ..."javascript typescriptreact python java go rust c cpp csharp php ruby".split(" "),
);

describe("any text at all", () => {
  it("is examined by every rule without a failure", async () => {
    const failures: string[] = [];
    const logger: Logger = {
      error: (message, cause) => failures.push(`${message} ${String(cause)}`),
      warn: (message) => failures.push(message),
      info: () => undefined,
      debug: () => undefined,
    };
    const { config } = parseConfig({});
    const workspace = {
      roots: [],
      openDocuments: () => [],
      document: async () => undefined,
      findFiles: async () => [],
      relativePath: (uri: string) => uri.replace("file:///", ""),
    };
    const settings = { of: () => config, onDidChange: () => ({ dispose: () => undefined }) };
    const diagnostics = createDiagnostics({ settings, clock: new ManualClock(), logger, workspace }, syntax);
    await fc.assert(
      fc.asyncProperty(languages, fc.array(words, { maxLength: 60 }), async (languageId, parts) => {
        const text = parts.join(" ");
        const document = TextDocument.create("file:///src/a", languageId, 1, text);
        const findings = await diagnostics.diagnose(document, new AbortController().signal);
        diagnostics.didClose(document.uri);
        assert.deepEqual(failures, []);
        for (const { range } of findings)
          assert.ok(document.offsetAt(range.start) <= document.offsetAt(range.end), text);
      }),
      { numRuns: 300 },
    );
  });
});

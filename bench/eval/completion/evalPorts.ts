import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultConfig } from "../../../server/contract/config.ts";
import type { Clock, Logger, Model, Ports } from "../../../server/contract/ports.ts";
import { wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../../server/machine/files/fileGrammarLoader.ts";
import { systemClock } from "../../../server/machine/systemClock.ts";

/** Shows what goes wrong, and nothing else. */
export const evalLogger: Logger = {
  error: (message, cause) => console.error(message, cause ?? ""),
  warn: (message, cause) => console.error(message, cause ?? ""),
  info: () => undefined,
  debug: () => undefined,
};

/** The parser's files. */
export const evalGrammars = createFileGrammarLoader(wasmFolder());

/** The default settings, the given model, and one open document. */
export function evalPorts(document: TextDocument, model: Model, clock: Clock = systemClock): Ports {
  return {
    settings: { of: () => defaultConfig, onDidChange: () => ({ dispose: () => undefined }) },
    model,
    largeModel: undefined,
    clock,
    logger: evalLogger,
    workspace: {
      roots: [],
      openDocuments: () => [document],
      document: async () => undefined,
      findFiles: async () => [],
      relativePath: () => "",
    },
    grammars: evalGrammars,
    machine: { onBattery: () => undefined, load: () => undefined },
  };
}

import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { defaultConfig } from "../../../server/contract/config.ts";
import type { Clock, Logger, Model, Ports, Workspace } from "../../../server/contract/ports.ts";
import { packageRoot, wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGlossaryLoader } from "../../../server/machine/files/fileGlossaryLoader.ts";
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

/** A workspace of one open document. */
function alone(document: TextDocument): Workspace {
  return {
    roots: [],
    openDocuments: () => [document],
    document: async () => undefined,
    findFiles: async () => [],
    relativePath: () => "",
  };
}

/** The default settings, the given model, and one open document or a workspace. */
export function evalPorts(where: TextDocument | Workspace, model: Model, clock: Clock = systemClock): Ports {
  return {
    settings: { of: () => defaultConfig, onDidChange: () => ({ dispose: () => undefined }) },
    model,
    largeModel: undefined,
    clock,
    logger: evalLogger,
    workspace: "findFiles" in where ? where : alone(where),
    grammars: evalGrammars,
    glossary: createFileGlossaryLoader(path.join(packageRoot, "glossary")),
    machine: { onBattery: () => undefined, load: () => undefined },
  };
}

import { fileURLToPath } from "node:url";
import { noModel } from "../../bench/eval/hover/noModel.ts";
import { defaultConfig } from "../../server/contract/config.ts";
import type { Model, Ports } from "../../server/contract/ports.ts";
import { createFileGlossaryLoader } from "../../server/machine/files/fileGlossaryLoader.ts";
import { grammars } from "../syntax/grammars.ts";
import { stillClock } from "./clocks.ts";
import { silentLogger } from "./loggers.ts";

/** The glossary that ships. */
export const glossary = createFileGlossaryLoader(fileURLToPath(new URL("../../glossary", import.meta.url)));

/** A model that answers nothing until it is cancelled. */
export const hangingModel: Partial<Model> = {
  can: () => true,
  choose: (_request, signal) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
};

/** Ports without model, time or files; `model` may be scripted. */
export function testPorts(model: Partial<Model> = {}): Ports {
  return {
    settings: { of: () => defaultConfig, onDidChange: () => ({ dispose: () => undefined }) },
    model: { ...noModel, ...model },
    largeModel: undefined,
    clock: stillClock,
    logger: silentLogger,
    workspace: {
      roots: [],
      openDocuments: () => [],
      document: () => Promise.resolve(undefined),
      findFiles: () => Promise.resolve([]),
      relativePath: (uri) => uri,
    },
    grammars,
    glossary,
    machine: { onBattery: () => undefined, load: () => undefined },
  };
}

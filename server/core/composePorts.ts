/** The one place, for the server and the terminal alike, where the ports of this machine are made. */
import path from "node:path";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Logger, Ports, SyntaxJudge } from "../contract/ports.ts";
import { createConfiguredLargeModel } from "../machine/endpoint/configuredLargeModel.ts";
import { packageRoot, wasmFolder } from "../machine/files/assets.ts";
import { createFileGlossaryLoader } from "../machine/files/fileGlossaryLoader.ts";
import { createFileGrammarLoader } from "../machine/files/fileGrammarLoader.ts";
import { NodeSettings } from "../machine/files/nodeSettings.ts";
import { createNodeWorkspace } from "../machine/files/nodeWorkspace.ts";
import { dataFolder } from "../machine/models/dataFolder.ts";
import { Refinements } from "../machine/models/refinements.ts";
import { systemClock } from "../machine/systemClock.ts";
import { createSystemMachine } from "../machine/systemMachine.ts";
import type { ModelHost } from "../model/host/modelHost.ts";
import { createModel } from "./createModel.ts";
import { modelPath, watchChoice } from "./modelPath.ts";

export interface ComposeOptions {
  /** URIs of the workspace's root folders. */
  readonly roots: () => readonly string[];
  /** The documents open in the editor. */
  readonly open: () => readonly TextDocument[];
  /** Settings of the editor or of `--config`, unparsed. */
  readonly editorSettings: unknown;
  /** `starter`, `none` or a path; undefined to follow the setting `model.path`. */
  readonly modelPath: string | undefined;
  /** Heuristics only, for workspaces that are not trusted: no local model, and nothing is sent to a larger one. */
  readonly restricted?: boolean;
  /** Folder of the models and the choice among them; the user's own when left out. */
  readonly data?: string;
  /** Left out where texts are judged in this thread. */
  readonly syntaxJudge?: SyntaxJudge;
  readonly logger: Logger;
}

export interface ComposedPorts {
  readonly ports: Ports;
  readonly settings: NodeSettings;
  readonly model: ModelHost;
  dispose(): Promise<void>;
}

/** Builds the ports. The model is not loaded before `model.start()`. */
export function composePorts(options: ComposeOptions): ComposedPorts {
  const { logger } = options;
  const settings = new NodeSettings(options.editorSettings, {
    roots: options.roots,
    openText: (uri) =>
      options
        .open()
        .find((document) => document.uri === uri)
        ?.getText(),
    onRefused: (file, reason) => logger.warn(`The settings in ${file} are not used: ${reason}.`),
  });
  const { model: configured } = settings.machine;
  const data = options.data ?? dataFolder();
  const chosenPath = () =>
    options.restricted ? undefined : modelPath(options.modelPath, configured.path, data);
  const model = createModel(chosenPath(), options.modelPath !== undefined, data, settings, logger);
  const refinements = new Refinements(data);
  const largeModel = createConfiguredLargeModel(() => settings.machine.largeModel, logger);
  const ports: Ports = {
    settings,
    model,
    get refinement() {
      return model.status.path === undefined ? undefined : refinements.of(model.status.path);
    },
    get largeModel() {
      return options.restricted ? undefined : largeModel();
    },
    clock: systemClock,
    logger,
    workspace: createNodeWorkspace({
      roots: options.roots,
      open: options.open,
      settings,
    }),
    grammars: createFileGrammarLoader(wasmFolder()),
    syntaxJudge: options.syntaxJudge,
    glossary: createFileGlossaryLoader(path.join(packageRoot, "glossary")),
    machine: createSystemMachine(),
  };
  let used = chosenPath();
  const endWatch = watchChoice(data, () => {
    const chosen = chosenPath();
    // Before the start there is nothing to change.
    if (chosen === used && model.status.state === "none") return;
    // A file that failed may have been mended, or chosen again to try once more.
    if (chosen === used && chosen === model.status.path && model.status.state !== "failed") return;
    used = chosen;
    void model.use(chosen);
  });
  return {
    ports,
    settings,
    model,
    async dispose() {
      endWatch();
      await Promise.all([refinements.save(), model.dispose()]);
    },
  };
}

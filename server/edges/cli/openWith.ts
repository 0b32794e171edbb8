import path from "node:path";
import { URI } from "vscode-uri";
import type { Logger } from "../../contract/ports.ts";
import type { ComposedPorts, ComposeOptions } from "../../core/composePorts.ts";
import { CommandError } from "./commandError.ts";
import { type CommonOptions, type Environment, existingPath, rootOf, tell } from "./environment.ts";
import { readSettings } from "./reading/readSettings.ts";

/**
 * Composes what a command needs. Paths must exist; the workspace is the repository (or, without one, the folder)
 * around them.
 * @param wantsModel whether the command uses the model; it is then loaded before this returns
 * @throws CommandError for a path, settings file or model file that cannot be read
 */
export async function openWith<C extends ComposedPorts>(
  composeFrom: (options: ComposeOptions) => C,
  environment: Environment,
  options: CommonOptions,
  paths: readonly string[],
  wantsModel: boolean,
): Promise<C> {
  const absolute = paths.map((each) => existingPath(environment, each));
  const roots = [...new Set((absolute.length > 0 ? absolute : [environment.cwd]).map(rootOf))];
  const composed = composeFrom({
    roots: () => roots.map((root) => URI.file(root).toString()),
    open: () => [],
    editorSettings: readSettings(environment, options.config),
    modelPath: wantsModel ? modelOption(environment, options.model) : "none",
    logger: stderrLogger(environment),
  });
  if (wantsModel) {
    await composed.model.start();
    const { state, message } = composed.model.status;
    if (state === "failed") {
      await composed.dispose();
      throw new CommandError(message ?? "The model cannot be loaded.");
    }
  }
  return composed;
}

function modelOption(environment: Environment, model: string | undefined): string | undefined {
  if (model === undefined) return undefined;
  return model === "starter" || model === "none" ? model : path.resolve(environment.cwd, model);
}

function stderrLogger(environment: Environment): Logger {
  const write = (message: string, cause?: unknown) => {
    const why = cause === undefined ? "" : ` ${cause instanceof Error ? cause.message : String(cause)}`;
    tell(environment, message + why);
  };
  const quiet = () => undefined;
  return { error: write, warn: write, info: quiet, debug: quiet };
}

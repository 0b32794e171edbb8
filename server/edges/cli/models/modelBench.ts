import path from "node:path";
import { URI } from "vscode-uri";
import { runMeasurement } from "../../../core/measure/runMeasurement.ts";
import { modelPath } from "../../../core/modelPath.ts";
import { writeWhole } from "../../../machine/files/writeWhole.ts";
import type { ModelStore } from "../../../machine/models/modelStore.ts";
import { CommandError } from "../commandError.ts";
import { type CommonOptions, type Environment, openService, printJson } from "../openService.ts";
import { refusing } from "./modelOutput.ts";

export interface BenchOptions extends CommonOptions {
  readonly places: string;
  readonly seed: string;
  readonly apply?: boolean;
  readonly output?: string;
  readonly heldOut?: string;
}

/** `inkling model bench [folder]`: how fast and how good a model is here. */
export async function modelBench(
  environment: Environment,
  store: ModelStore,
  folder: string | undefined,
  options: BenchOptions,
): Promise<void> {
  const places = Number(options.places);
  if (!Number.isInteger(places) || places < 1) throw new CommandError("--places is no number.");
  const { model: asked, ...others } = options;
  const composed = await openService(
    environment,
    others,
    [folder ?? ".", ...(options.heldOut === undefined ? [] : [options.heldOut])],
    false,
  );
  try {
    const { machine } = composed.settings;
    const used = modelPath(undefined, machine.model.path, store.folder);
    const file =
      asked === undefined ? used : modelPath(await pathOf(environment, store, asked), "", store.folder);
    if (file === undefined) throw new CommandError("There is no model to measure.");
    const { ports, service } = composed;
    const say = progress(environment);
    const uriOf = (place: string) => URI.file(path.resolve(environment.cwd, place)).toString();
    const root = uriOf(folder ?? ".");
    const result = await refusing(() =>
      runMeasurement({
        path: file,
        inUse: file === used,
        data: store.folder,
        contextSize: machine.model.contextSize,
        places,
        seed: Number(options.seed),
        minConfidence: composed.settings.of(root).completion.minConfidence,
        folder: root,
        ...(options.heldOut === undefined ? {} : { heldOut: uriOf(options.heldOut) }),
        ports,
        syntax: service.syntax,
        onProgress: say.show,
        signal: environment.signal,
      }),
    ).finally(say.end);
    const { verdict } = result.measured.advice;
    if (options.apply) await store.choose(verdict === "starter" ? "starter" : file);
    if (options.output) writeWhole(path.resolve(environment.cwd, options.output), result.page);
    if (options.format === "json") return printJson(environment, { path: file, ...result });
    environment.stdout.write(result.page);
    if (!options.apply && verdict !== "keep")
      environment.stdout.write("\nDo so with: inkling model bench --apply\n");
  } finally {
    await composed.dispose();
  }
}

/** A model of the storage folder by its name, or a path. */
async function pathOf(environment: Environment, store: ModelStore, asked: string): Promise<string> {
  if (asked === "starter" || asked === "none") return asked;
  const known = /^[\w.+@-]+$/.test(asked) && !asked.startsWith(".") ? await store.find(asked) : undefined;
  return known?.path ?? path.resolve(environment.cwd, asked);
}

function progress({ stderr }: Environment) {
  const stream: NodeJS.WritableStream & { readonly isTTY?: boolean } = stderr;
  let last = "";
  return {
    show(what: string, share: number): void {
      if (stream.isTTY) stream.write(`\r\x1b[K${what}${share > 0 ? `: ${Math.round(share * 100)} %` : ""}`);
      else if (what !== last) stream.write(`inkling: ${what}\n`);
      last = what;
    },
    end(): void {
      if (stream.isTTY) stream.write("\r\x1b[K");
    },
  };
}

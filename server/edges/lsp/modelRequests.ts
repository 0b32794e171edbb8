/** The user's models: what is here, what can be had, downloads, imports, measurements. Everything here was asked for by the user. */
import { mkdir, open } from "node:fs/promises";
import path from "node:path";
import { estimateCost } from "../../core/estimateCost.ts";
import { modelPath } from "../../core/modelPath.ts";
import { starterModelPath } from "../../machine/files/assets.ts";
import { dataFolder } from "../../machine/models/dataFolder.ts";
import type { DownloadProgress } from "../../machine/models/downloadFile.ts";
import { downloadChoice, downloadModel, forgetDownload } from "../../machine/models/downloadModel.ts";
import { factsInWords } from "../../machine/models/factsInWords.ts";
import { findModels } from "../../machine/models/findModels.ts";
import { inspectFile } from "../../machine/models/inspectFile.ts";
import { ModelStore, reservedNames } from "../../machine/models/modelStore.ts";
import { progressInWords } from "../../machine/models/progressInWords.ts";
import { type NetworkSettings, networkFromEnvironment } from "../../machine/models/proxyAgent.ts";
import { CrashRecords } from "../../machine/models/shared/crashRecords.ts";
import { catalogModels } from "../../model/files/catalog.ts";
import type { ServerContext } from "./context.ts";
import * as protocol from "./protocol.ts";

/** Places that are hidden and asked for when the user has no other wish. */
const usualPlaces = 120;

/** What a request that fails in an unforeseen way is answered with. */
export const modelsFailed: protocol.ModelsResult = { error: "That failed; the log says why." };

/** Answers one request about models; what goes wrong is a sentence for the user. */
export async function answerModels(
  context: ServerContext,
  params: protocol.ModelsParams,
  signal: AbortSignal,
): Promise<protocol.ModelsResult> {
  try {
    return { value: await perform(context, params, signal) };
  } catch (error) {
    signal.throwIfAborted();
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function perform(
  context: ServerContext,
  params: protocol.ModelsParams,
  signal: AbortSignal,
): Promise<unknown> {
  const store = new ModelStore(dataFolder());
  switch (params.action) {
    case "list":
      return list(context, store);
    case "find":
      return (await findModels()).map(({ name, program, path: file, bytes, facts }) => ({
        name,
        program,
        path: file,
        bytes,
        about: factsInWords(facts, bytes),
      }));
    case "download":
      return (await download(context, store, params, signal)).name;
    case "forget":
      return forgetDownload(downloadChoice(params.id), store);
    case "inspect":
      return inspect(params.path);
    case "import":
      return (await store.import(params.path, params.link ? "link" : "copy", signal)).name;
    case "use":
      return use(store, params.name);
    case "remove":
      return store.remove(params.name);
    case "measure":
      return measure(context, store, signal);
    case "claimOffer":
      return claimOffer(store.folder);
  }
}

async function inspect(file: string): Promise<string> {
  const { facts, bytes } = await inspectFile(file);
  return factsInWords(facts, bytes);
}

async function list({ composed }: ServerContext, store: ModelStore): Promise<protocol.ModelsOverview> {
  const chosen = (await store.chosen()) ?? "starter";
  const { status } = composed.model;
  return {
    folder: store.folder,
    used: status.path ?? "",
    chosen,
    bySetting: composed.settings.machine.model.path !== "",
    installed: (await store.list()).map(({ name, path: file, bytes, facts, problem, verified }) => ({
      name,
      path: file,
      bytes,
      about: facts ? `${facts.name}, ${facts.quantization}, licence ${facts.license}` : "",
      verified,
      ...(problem === undefined ? {} : { problem }),
    })),
    available: catalogModels().flatMap(({ id, name, license, publisher = "", download }) =>
      (download?.files ?? []).map(({ quantization, bytes, sha256, note = "" }, index) => ({
        id: index === 0 ? id : `${id}:${quantization.toLowerCase()}`,
        name,
        license,
        publisher,
        page: download?.page ?? "",
        quantization,
        bytes: bytes ?? 0,
        verified: sha256 !== undefined,
        note,
        cost: bytes === undefined ? "" : estimateCost(status, bytes),
      })),
    ),
  };
}

async function download(
  { connection, composed }: ServerContext,
  store: ModelStore,
  { id, proxy }: protocol.DownloadModel,
  signal: AbortSignal,
) {
  const choice = downloadChoice(id);
  const tell = (state: DownloadProgress) => {
    const share = state.total ? state.received / state.total : undefined;
    const progress: protocol.ModelsProgress = {
      text: progressInWords(state),
      ...(share === undefined ? {} : { share }),
    };
    void connection.sendNotification(protocol.modelsProgressNotification, progress);
  };
  const { mirror } = composed.settings.machine.model;
  return downloadModel(choice, { store, mirror, network: networkOf(proxy), onProgress: tell, signal });
}

/** VS Code's settings where they say something, otherwise the environment's. */
function networkOf(proxy: protocol.ProxySettings | undefined): NetworkSettings {
  const environment = networkFromEnvironment();
  if (!proxy) return environment;
  return {
    ...environment,
    ...(proxy.url === "" ? {} : { proxy: proxy.url }),
    ...(proxy.authorization === "" ? {} : { proxyAuthorization: proxy.authorization }),
    direct: proxy.direct.length > 0 ? proxy.direct : environment.direct,
    strictTls: proxy.strictTls,
  };
}

async function use(store: ModelStore, name: string): Promise<string> {
  if (reservedNames.includes(name)) {
    await store.choose(name);
    return name;
  }
  const model = await store.find(name);
  if (!model) throw new Error(`There is no model ${name}.`);
  if (!model.facts) throw new Error(`${name} is broken and cannot be used: ${model.problem}`);
  await new CrashRecords(store.folder).forgive(model.path);
  await store.choose(model.path);
  return name;
}

async function measure(
  { connection, composed, roots }: ServerContext,
  store: ModelStore,
  signal: AbortSignal,
): Promise<protocol.MeasuredModel> {
  const { model } = composed.settings.machine;
  const file = modelPath(undefined, model.path, store.folder);
  if (file === undefined) throw new Error("There is no model to measure.");
  const [root = ""] = roots;
  // Asked for seldom, and large: the labelled pairs come with it.
  const { runMeasurement } = await import("../../core/measure/runMeasurement.ts");
  const { measured, page } = await runMeasurement({
    path: file,
    inUse: true,
    data: store.folder,
    contextSize: model.contextSize,
    places: usualPlaces,
    seed: 1,
    minConfidence: composed.settings.of(root).completion.minConfidence,
    ports: composed.ports,
    syntax: composed.service.syntax,
    onProgress: (text, share) =>
      void connection.sendNotification(protocol.modelsProgressNotification, { text, share }),
    signal,
  });
  return {
    page,
    verdict: measured.advice.verdict,
    why: measured.advice.why,
    isStarter: file === starterModelPath,
  };
}

/** True for the first window that asks: the better model is offered once, however many are open. */
async function claimOffer(folder: string): Promise<boolean> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    await (await open(path.join(folder, "offered"), "wx", 0o600)).close();
    return true;
  } catch {
    return false;
  }
}

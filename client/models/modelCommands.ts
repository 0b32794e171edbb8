import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  QuickPickItemKind,
  Uri,
  window,
  workspace,
} from "vscode";
import type { ModelsOverview } from "../../server/edges/lsp/protocol.ts";
import type { Pages } from "../pages.ts";
import { restrictedMode } from "../restrictedMode.ts";
import { registerModelDrop } from "./droppedModel.ts";
import { measureModel } from "./measureModel.ts";
import type { Models } from "./models.ts";

/** Registers the commands that manage models. */
export function registerModelCommands(models: Models, pages: Pages): Disposable[] {
  const register = (name: string, run: (argument?: unknown) => Promise<unknown>) =>
    commands.registerCommand(name, (argument?: unknown) =>
      run(argument).catch((error: unknown) => {
        void window.showErrorMessage(`Inkling: ${error instanceof Error ? error.message : String(error)}`);
      }),
    );
  return [
    register("inkling.models", () => manage(models)),
    register("inkling.model.download", (id) => download(models, typeof id === "string" ? id : undefined)),
    registerModelDrop(),
    register("inkling.model.import", (file) => importFile(models, file instanceof Uri ? file : undefined)),
    register("inkling.model.find", () => findOthers(models)),
    register("inkling.model.measure", () => measureModel(models, pages)),
  ];
}

const measure = async () => commands.executeCommand("inkling.model.measure");

interface Choice extends QuickPickItem {
  readonly run?: () => Promise<unknown>;
}

/** Everything about models in one list. */
async function manage(models: Models): Promise<void> {
  if (!workspace.isTrusted) return manageRestricted(models);
  const overview = await models.list();
  const used = (file: string) => (overview.used === file ? "$(check) " : "");
  const choices: Choice[] = [
    {
      label: `${overview.chosen === "starter" ? "$(check) " : ""}${l10n.t("Inkling starter")}`,
      description: l10n.t("comes with Inkling"),
      run: () => models.use("starter"),
    },
    ...overview.installed.map((model) => ({
      label: `${model.problem ? "$(warning) " : used(model.path)}${model.name}`,
      description: megabytes(model.bytes),
      detail: model.problem
        ? l10n.t("broken, not used: {0}", model.problem)
        : `${model.about}${model.verified ? "" : `, ${l10n.t("not verified")}`}`,
      run: () => useOrRemove(models, model.name, model.problem === undefined),
    })),
    { label: "", kind: QuickPickItemKind.Separator },
    { label: `$(cloud-download) ${l10n.t("Download a model…")}`, run: () => download(models, undefined) },
    { label: `$(file-add) ${l10n.t("Import a GGUF file…")}`, run: () => importFile(models, undefined) },
    { label: `$(search) ${l10n.t("Find models of Ollama and LM Studio…")}`, run: () => findOthers(models) },
    { label: `$(dashboard) ${l10n.t("Measure the model on my code")}`, run: measure },
  ];
  await (await window.showQuickPick(choices, { title: l10n.t("Inkling: Models") }))?.run?.();
}

/** Where no model is used, none is chosen, downloaded or measured; a file can be taken in for other folders. */
async function manageRestricted(models: Models): Promise<void> {
  const { command, ...restricted } = restrictedMode();
  const choices: Choice[] = [
    { ...restricted, run: async () => commands.executeCommand(command) },
    { label: `$(file-add) ${l10n.t("Import a GGUF file…")}`, run: () => importFile(models, undefined) },
  ];
  await (await window.showQuickPick(choices, { title: l10n.t("Inkling: Models") }))?.run?.();
}

async function useOrRemove(models: Models, name: string, isSound: boolean): Promise<void> {
  const use = l10n.t("Use It");
  const remove = l10n.t("Remove It");
  const chosen = await window.showQuickPick([...(isSound ? [use] : []), remove], { title: name });
  if (chosen === use) await models.use(name);
  if (chosen === remove) {
    const freed = await models.remove(name);
    void window.showInformationMessage(l10n.t("{0} is removed; {1} are free again.", name, megabytes(freed)));
  }
}

/** What is to be downloaded, and what it is called meanwhile. */
interface Wanted {
  readonly id: string;
  readonly title: string;
}

/** Downloads a model and uses it. */
async function download(models: Models, id: string | undefined): Promise<void> {
  const overview = await models.list();
  const known = overview.available.find((model) => model.id === id);
  const wanted = known ? wantedOf(known) : await pick(overview);
  if (wanted) await fetchAndUse(models, wanted);
}

async function fetchAndUse(models: Models, wanted: Wanted): Promise<void> {
  const name = await models.download(wanted.id, l10n.t("Downloading {0}", wanted.title));
  if (name === undefined) {
    const again = l10n.t("Go On");
    const choice = await window.showInformationMessage(
      l10n.t("The download is paused; what came so far is kept."),
      again,
    );
    if (choice === again) await fetchAndUse(models, wanted);
    return;
  }
  await models.use(name);
  const measureIt = l10n.t("Measure It on My Code");
  const choice = await window.showInformationMessage(l10n.t("{0} is used from now on.", name), measureIt);
  if (choice === measureIt) await measure();
}

async function pick({ available }: ModelsOverview): Promise<Wanted | undefined> {
  const items: (QuickPickItem & { readonly wanted?: Wanted })[] = available.map((model) => ({
    label: `${model.name} ${model.quantization}`,
    description: model.bytes > 0 ? megabytes(model.bytes) : l10n.t("size not known"),
    detail: [
      model.note,
      model.license,
      model.publisher,
      model.cost,
      model.verified ? "" : l10n.t("checksum not known beforehand"),
    ]
      .filter((part) => part !== "")
      .join("; "),
    wanted: wantedOf(model),
  }));
  const chosen = await window.showQuickPick([...items, { label: `$(link) ${l10n.t("From an address…")}` }], {
    title: l10n.t("Inkling: Download a Model"),
    matchOnDetail: true,
  });
  if (!chosen || chosen.wanted) return chosen?.wanted;
  const prompt = l10n.t("Its checksum is not known beforehand: the file is checked by its header only.");
  const address = await window.showInputBox({ title: l10n.t("Address of a .gguf file"), prompt });
  return address ? { id: address, title: address.split("/").at(-1) ?? address } : undefined;
}

function wantedOf({ id, name, quantization, bytes }: ModelsOverview["available"][number]): Wanted {
  return { id, title: `${name} ${quantization}${bytes > 0 ? `, ${megabytes(bytes)}` : ""}` };
}

/** A file from the picker, or one that was dropped or chosen in the explorer. */
async function importFile(models: Models, given: Uri | undefined): Promise<void> {
  const [file] = given
    ? [given]
    : ((await window.showOpenDialog({ title: l10n.t("Import a GGUF File"), filters: { GGUF: ["gguf"] } })) ??
      []);
  if (!file) return;
  const about = await models.inspect(file.fsPath);
  const copy = l10n.t("Copy It");
  const link = l10n.t("Leave It Where It Is");
  const how = await window.showQuickPick([copy, link], {
    title: l10n.t("Import {0}", workspace.asRelativePath(file)),
    placeHolder: about,
    // The editor takes the focus after a drop.
    ignoreFocusOut: true,
  });
  if (how === undefined) return;
  await takeIn(models, { path: file.fsPath, about }, how === link);
}

async function findOthers(models: Models): Promise<void> {
  const found = await models.find();
  if (found.length === 0)
    return void window.showInformationMessage(
      l10n.t("Neither Ollama nor LM Studio has a model in its usual folder."),
    );
  const items = found.map(({ name, program, path, bytes, about }) => ({
    label: name,
    description: `${program}, ${megabytes(bytes)}`,
    detail: about,
    path,
  }));
  const chosen = await window.showQuickPick(items, { title: l10n.t("Inkling: Models of Other Programs") });
  if (chosen) await takeIn(models, { path: chosen.path, about: chosen.detail }, true);
}

async function takeIn(
  models: Models,
  { path, about }: { readonly path: string; readonly about: string },
  link: boolean,
): Promise<void> {
  const name = await models.import(path, link);
  const use = l10n.t("Use It");
  const choice = await window.showInformationMessage(l10n.t("{0} can be used: {1}.", name, about), use);
  if (choice === use) await models.use(name);
}

function megabytes(bytes: number): string {
  return bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.round(bytes / 1e6)} MB`;
}

import path from "node:path";
import type { Command } from "commander";
import { starterModelPath } from "../../../machine/files/assets.ts";
import { megabytes } from "../../../machine/models/copyFile.ts";
import { dataFolder } from "../../../machine/models/dataFolder.ts";
import { factsInWords } from "../../../machine/models/factsInWords.ts";
import { type FoundModel, findModels } from "../../../machine/models/findModels.ts";
import { type InstalledModel, ModelStore, reservedNames } from "../../../machine/models/modelStore.ts";
import { CrashRecords } from "../../../machine/models/shared/crashRecords.ts";
import { catalogModels } from "../../../model/files/catalog.ts";
import { CommandError } from "../commandError.ts";
import {
  type CommonOptions,
  type Environment,
  printJson,
  printLines,
  withCommonOptions,
} from "../environment.ts";
import type { BenchOptions } from "../models/modelBench.ts";
import { registerDownload } from "../models/modelDownload.ts";
import { describe, type FilesOptions, refusing, withFormat } from "../models/modelOutput.ts";

/** `inkling model …`: the local model. */
export function registerModel(program: Command, environment: Environment): void {
  const model = program.command("model").description("the local model");
  const store = new ModelStore(dataFolder());
  withCommonOptions(model.command("status").description("which model is used, and whether it loads")).action(
    async (options: CommonOptions) =>
      (await import("../models/modelStatus.ts")).modelStatus(environment, options),
  );
  withFormat(
    model.command("list").description("the models that are here, and those that can be downloaded"),
  ).action((options: FilesOptions) => list(environment, store, options));
  withFormat(
    model.command("find").description("models that Ollama and LM Studio have on this machine"),
  ).action((options: FilesOptions) => find(environment, options));
  registerDownload(model, environment, store);
  withFormat(model.command("import <file>").description("take a GGUF file that is here; it is checked first"))
    .option("--link", "leave the file where it lies instead of copying it")
    .option("--use", "use it from now on")
    .action((file: string, options: FilesOptions & ImportOptions) =>
      importFile(environment, store, file, options),
    );
  withCommonOptions(
    model
      .command("bench [folder]")
      .description(
        "measure the model on this machine and on the code of a folder, with the starter beside it",
      ),
  )
    .option("--places <count>", "hidden places to ask for", "120")
    .option("--seed <number>", "which places", "1")
    .option("--held-out <folder>", "check on other code what was fitted to that of the folder")
    .option("--apply", "do what the result advises")
    .option("--output <file>", "write the page there as well")
    .action(async (folder: string | undefined, options: BenchOptions) =>
      (await import("../models/modelBench.ts")).modelBench(environment, store, folder, options),
    );
  withFormat(
    model
      .command("use <name>")
      .description('use a model from now on: its name, "starter" or "none"; open editors follow'),
  ).action((name: string, options: FilesOptions) => use(environment, store, name, options));
  withFormat(model.command("remove <name>").description("remove a model and free its space")).action(
    (name: string, options: FilesOptions) => remove(environment, store, name, options),
  );
}

async function list(environment: Environment, store: ModelStore, options: FilesOptions): Promise<void> {
  const installed = await store.list();
  const chosen = (await store.chosen()) ?? "starter";
  const isUsed = (file: string) => chosen === file || (chosen === "starter" && file === starterModelPath);
  const available = catalogModels().flatMap(({ id, name, publisher, license, download }) =>
    (download?.files ?? []).map(({ quantization, bytes, sha256, url, note }, index) => ({
      id: index === 0 ? id : `${id}:${quantization.toLowerCase()}`,
      name,
      publisher,
      license,
      quantization,
      bytes: bytes ?? null,
      sha256: sha256 ?? null,
      url,
      note,
    })),
  );
  if (options.format === "json")
    return printJson(environment, {
      folder: store.folder,
      installed: [
        { name: "starter", path: starterModelPath, used: isUsed(starterModelPath) },
        ...installed.map((model) => ({ ...model, used: isUsed(model.path) })),
      ],
      available,
    });
  const mark = (used: boolean) => (used ? "*" : " ");
  printLines(environment, [
    `${mark(isUsed(starterModelPath))} starter  the model that comes with Inkling`,
    ...installed.map((model) => `${mark(isUsed(model.path))} ${describe(model)}`),
    ...(chosen === "none" ? ["* none"] : []),
    "",
    "To download (inkling model download ID):",
    ...available.map(
      ({ id, name, license, quantization, bytes, sha256, note }) =>
        `  ${id}  ${name}, ${quantization}, ${bytes ? megabytes(bytes) : "size not verified"}, ${license}${sha256 ? "" : ", checksum not verified"}; ${note}`,
    ),
    "",
    `Models lie in ${store.models}`,
  ]);
}

async function find(environment: Environment, { format }: FilesOptions): Promise<void> {
  const found = await findModels();
  if (format === "json") return printJson(environment, found);
  printLines(
    environment,
    found.length === 0
      ? ["Neither Ollama nor LM Studio has a model in its usual folder."]
      : [...found.map(foundInWords), "", "Take one with: inkling model import PATH --link"],
  );
}

function foundInWords({ name, program, path: file, facts, bytes }: FoundModel): string {
  return `${program}  ${name}: ${factsInWords(facts, bytes)}\n    ${file}`;
}

interface ImportOptions {
  readonly link?: boolean;
  readonly use?: boolean;
}

async function importFile(
  environment: Environment,
  store: ModelStore,
  file: string,
  { format, link, use: used }: FilesOptions & ImportOptions,
): Promise<void> {
  const full = path.resolve(environment.cwd, file);
  const model = await refusing(() => store.import(full, link ? "link" : "copy", environment.signal));
  if (used) await store.choose(model.path);
  if (format === "json") return printJson(environment, model);
  printLines(environment, [
    describe(model),
    ...(used ? [] : [`Use it with: inkling model use ${model.name}`]),
  ]);
}

async function use(
  environment: Environment,
  store: ModelStore,
  name: string,
  { format }: FilesOptions,
): Promise<void> {
  if (reservedNames.includes(name)) await store.choose(name);
  else {
    const model = await namedModel(store, name);
    if (!model.facts) throw new CommandError(`${name} is broken and cannot be used: ${model.problem}`);
    await new CrashRecords(store.folder).forgive(model.path);
    await store.choose(model.path);
  }
  if (format === "json") return printJson(environment, { used: name });
  printLines(environment, [`${name} is used from now on.`]);
}

async function remove(
  environment: Environment,
  store: ModelStore,
  name: string,
  { format }: FilesOptions,
): Promise<void> {
  if (reservedNames.includes(name)) throw new CommandError(`${name} cannot be removed.`);
  const { linked, path: file } = await namedModel(store, name);
  const freed = await store.remove(name);
  if (format === "json") return printJson(environment, { removed: name, freed });
  printLines(environment, [
    linked
      ? `${name} is forgotten; ${file} stays.`
      : `${name} is removed; ${megabytes(freed)} are free again.`,
  ]);
}

async function namedModel(store: ModelStore, name: string): Promise<InstalledModel> {
  const model = await refusing(() => store.find(name));
  if (model) return model;
  const names = (await store.list()).map((each) => each.name);
  throw new CommandError(`There is no model "${name}". There are ${["starter", ...names].join(", ")}.`);
}

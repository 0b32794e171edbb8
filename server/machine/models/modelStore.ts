import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import * as z from "zod";
import type { ModelFacts } from "../../model/files/modelFacts.ts";
import { copyFileChecked } from "./copyFile.ts";
import { inspectFile } from "./inspectFile.ts";
import { readJsonFile, writeJsonFile } from "./jsonFile.ts";

const record = z.object({
  /** Where the file lies; outside the storage folder when it is only linked. */
  path: z.string(),
  linked: z.boolean(),
  bytes: z.number(),
  /** Lower-case hexadecimal; absent for a linked file, which is not ours to read through. */
  sha256: z.string().optional(),
  /** True when a checksum known beforehand was met. */
  verified: z.boolean(),
  /** Address or path it came from. */
  source: z.string(),
});
export type ModelRecord = z.output<typeof record>;

const choice = z.object({ model: z.string() });

/** A model the user has. */
export interface InstalledModel extends ModelRecord {
  /** What the user calls it by: the file's name without its ending. */
  readonly name: string;
  /** Undefined for a file that is broken. */
  readonly facts: ModelFacts | undefined;
  /** What is wrong with it, as a sentence. */
  readonly problem: string | undefined;
}

/** Names that mean no file. */
export const reservedNames: readonly string[] = ["starter", "none"];

/** The models of a storage folder, and which of them is in use. */
export class ModelStore {
  /** Where downloaded and copied models lie. */
  readonly models: string;
  readonly #choice: string;

  /** @param folder the storage folder, see `dataFolder` */
  constructor(readonly folder: string) {
    this.models = path.join(folder, "models");
    this.#choice = choiceFile(folder);
  }

  /** All models, by name. Files that were put into the folder by hand count too. */
  async list(): Promise<readonly InstalledModel[]> {
    const names = await readdir(this.models).catch(() => []);
    const found = names.flatMap((name) => (/\.(?:json|gguf)$/.test(name) ? [path.parse(name).name] : []));
    const models = await Promise.all([...new Set(found)].sort().map((name) => this.find(name)));
    return models.filter((model) => model !== undefined);
  }

  /** A model by its name; undefined when there is none. */
  async find(name: string): Promise<InstalledModel | undefined> {
    const file = this.fileOf(name);
    const known = (await readJsonFile(this.#recordOf(name), record)) ?? (await recordOfStray(file));
    if (!known) return undefined;
    try {
      const { bytes, facts } = await inspectFile(known.path);
      return { ...known, name, bytes, facts, problem: undefined };
    } catch (error) {
      return { ...known, name, facts: undefined, problem: messageOf(error) };
    }
  }

  /** Path of the file that a model of that name has when it lies in the storage folder. */
  fileOf(name: string): string {
    if (!/^[\w.+@-]+$/.test(name) || name.startsWith("."))
      throw new RangeError(`"${name}" is no name of a model.`);
    return path.join(this.models, `${name}.gguf`);
  }

  /** Notes a file that lies at its place, or elsewhere when it is linked. */
  async add(name: string, about: ModelRecord): Promise<InstalledModel> {
    await writeJsonFile(this.#recordOf(name), about);
    const added = await this.find(name);
    if (!added) throw new Error(`${about.path} is gone.`);
    return added;
  }

  /**
   * Takes a file the user has. It is checked first; copied, or only noted where it lies.
   * @throws InvalidModelFileError for a file that is no model or a broken one
   */
  async import(file: string, how: "copy" | "link", signal: AbortSignal): Promise<InstalledModel> {
    const { bytes } = await inspectFile(file);
    const name = await this.#freeName(nameFor(file), file);
    if (how === "link")
      return this.add(name, { path: file, linked: true, bytes, verified: false, source: file });
    const target = this.fileOf(name);
    const sha256 =
      path.resolve(file) === target ? undefined : await copyFileChecked(file, target, bytes, signal);
    const sum = sha256 === undefined ? {} : { sha256 };
    return this.add(name, { path: target, linked: false, bytes, ...sum, verified: false, source: file });
  }

  /** Removes a model and returns the bytes that are free again; a linked file stays where it is. */
  async remove(name: string): Promise<number> {
    const model = await this.find(name);
    if (!model) throw new Error(`There is no model ${name}.`);
    if (!model.linked) await rm(model.path, { force: true });
    await rm(this.#recordOf(name), { force: true });
    if ((await this.chosen()) === model.path) await this.choose("starter");
    return model.linked ? 0 : model.bytes;
  }

  /** Notes which model is used where no setting names one: a path, `starter` or `none`. */
  async choose(model: string): Promise<void> {
    await writeJsonFile(this.#choice, { model });
  }

  /** The path in use, `starter` or `none`; undefined when the user chose none yet. */
  async chosen(): Promise<string | undefined> {
    return (await readJsonFile(this.#choice, choice))?.model;
  }

  #recordOf(name: string): string {
    return this.fileOf(name).replace(/gguf$/, "json");
  }

  /** The name, or one with a number behind it where another file has the name already. */
  async #freeName(name: string, source: string): Promise<string> {
    for (let count = 1; ; count++) {
      const tried = count === 1 ? name : `${name}-${count}`;
      const known = await this.find(tried);
      if (!known || known.source === source || known.path === source) return tried;
    }
  }
}

/** The file that says which model was chosen. */
export function choiceFile(folder: string): string {
  return path.join(folder, "chosen.json");
}

/** A name for a file: its own, with what names may not hold replaced. */
function nameFor(file: string): string {
  const plain = path
    .basename(file)
    .replace(/\.gguf$/i, "")
    .replace(/[^\w.+@-]+/g, "-")
    .replace(/^[.-]+/, "");
  return plain === "" || reservedNames.includes(plain) ? `model-${plain}` : plain;
}

async function recordOfStray(file: string): Promise<ModelRecord | undefined> {
  const found = await stat(file).catch(() => undefined);
  return found && { path: file, linked: false, bytes: found.size, verified: false, source: file };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

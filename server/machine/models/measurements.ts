import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import { taskCalibration } from "../../model/files/catalog.ts";
import { readJsonFile, writeJsonFile } from "./jsonFile.ts";

const weights = z.record(z.string(), z.number());
const measurement = z.object({
  /** Of the model file. */
  sha256: z.string(),
  name: z.string(),
  /** Fitted on the user's code; absent where the shipped weights were better. */
  calibration: z.object({ weights, beginnings: weights.optional() }).optional(),
  /** Of answers to closed questions, by task; those that were better as shipped are left out. */
  tasks: z.record(z.string(), taskCalibration).optional(),
  /** The order of a prompt's parts that this model answers best to; absent where it made no difference. */
  promptStyle: z.enum(["fim", "suffixFirst", "prefix"]).optional(),
});
/** What was measured of a model on this user's code: numbers only. */
export type Measurement = z.output<typeof measurement>;

const index = z.record(z.string(), z.string());

/** What was measured of models, kept by their checksum, so that a file may be moved or downloaded again. */
export class Measurements {
  readonly #folder: string;

  /** @param data the storage folder */
  constructor(data: string) {
    this.#folder = path.join(data, "measured");
  }

  /** The file that changes whenever a measurement is added. */
  get index(): string {
    return path.join(this.#folder, "index.json");
  }

  /** What is known of a file; undefined for one that nobody measured. */
  of(file: string): Measurement | undefined {
    try {
      const sha256 = index.parse(JSON.parse(readFileSync(this.index, "utf8")))[keyOf(file)];
      if (sha256 === undefined) return undefined;
      return measurement.parse(JSON.parse(readFileSync(this.#fileOf(sha256), "utf8")));
    } catch {
      // Nothing was measured, or the note is damaged: the catalog's figures serve.
      return undefined;
    }
  }

  async save(file: string, measured: Measurement): Promise<void> {
    await writeJsonFile(this.#fileOf(measured.sha256), measured);
    const known = (await readJsonFile(this.index, index)) ?? {};
    await writeJsonFile(this.index, { ...known, [keyOf(file)]: measured.sha256 });
  }

  #fileOf(sha256: string): string {
    return path.join(this.#folder, `${sha256.replace(/[^0-9a-f]/g, "")}.json`);
  }
}

/** A file as it lies there now: reading half a gigabyte for a checksum at every start would cost a second. */
function keyOf(file: string): string {
  const { size, mtimeMs } = statSync(file);
  return `${file}|${size}-${Math.round(mtimeMs)}`;
}

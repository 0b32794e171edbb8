import * as z from "zod";
import {
  type Capability,
  type CompletionCalibration,
  capabilities,
  type TaskCalibration,
} from "../../contract/ports.ts";
import type { SpecialTokens } from "../engine/engine.ts";
import catalogFile from "./catalog.json" with { type: "json" };
import type { GgufHeader } from "./ggufFile.ts";

export const taskCalibration: z.ZodType<TaskCalibration> = z.object({
  temperature: z.number().positive().optional(),
  scale: z.number().optional(),
  offset: z.number().optional(),
});

const downloadFile = z.object({
  name: z.string(),
  quantization: z.string(),
  url: z.url(),
  /** Lower-case hexadecimal; left out where no public page but the publisher's own states it. */
  sha256: z.string().length(64).optional(),
  bytes: z.int().positive().optional(),
  note: z.string().optional(),
});
/** One file of a model that can be downloaded. */
export type DownloadFile = z.output<typeof downloadFile>;

const catalogModel = z.object({
  /** As commands name it: small letters and hyphens. */
  id: z.string(),
  /** As people read it. */
  name: z.string(),
  /** Regular expression on the file's `general.name`, letter case ignored. */
  generalName: z.string(),
  publisher: z.string().optional(),
  /** SPDX identifier. */
  license: z.string(),
  capabilities: z.array(z.enum(capabilities)),
  /** Order of what stands around the cursor: `fim` before and behind, `suffixFirst` behind and before, `prefix` before alone. */
  promptStyle: z.enum(["fim", "suffixFirst", "prefix"]),
  /** Whether the last token before the cursor is taken back, so that a word that was begun can go on. */
  healing: z.boolean(),
  /** Its publisher's page and files on Hugging Face; left out for what cannot be downloaded. */
  download: z.object({ page: z.url(), files: z.array(downloadFile) }).optional(),
  calibration: z.object({
    /** Logistic weights of ghost text, fitted by `npm run eval`. */
    completion: z.record(z.string(), z.number()).optional(),
    /** The same for the beginnings of lines. */
    beginnings: z.record(z.string(), z.number()).optional(),
    /** By task, such as `classify.async`; a task without an entry uses its first part's, such as `classify`. */
    tasks: z.record(z.string(), taskCalibration).optional(),
  }),
});

/** What Inkling knows about a model: what it can do, how it is asked, how far to trust it. */
export type CatalogModel = z.output<typeof catalogModel>;

let models: readonly CatalogModel[] | undefined;

/** The models Inkling knows. */
export function catalogModels(): readonly CatalogModel[] {
  models ??= z.object({ models: z.array(catalogModel) }).parse(catalogFile).models;
  return models;
}

/**
 * The catalog's entry for a file, or one inferred from what the file's vocabulary and metadata hold. A file that lacks
 * what a capability needs does not have it, whatever the catalog says of its name.
 */
export function describeModel(header: GgufHeader, special: SpecialTokens, fileName: string): CatalogModel {
  const generalName = header.metadata.get("general.name");
  const name = typeof generalName === "string" ? generalName : "";
  const known = catalogModels().find((model) => new RegExp(model.generalName, "i").test(name));
  if (!known) return inferModel(header, special, name || fileName);
  const able = known.capabilities.filter((capability) => capability === "complete" || chats(header, special));
  return { ...known, capabilities: able };
}

/** Whether the catalog says how far a model, by its name, can be trusted with a task. */
export function hasFigures(name: string, task: string): boolean {
  const model = catalogModels().find((known) => known.name === name);
  return model?.calibration.tasks?.[task] !== undefined;
}

/** Whether the file was made to be asked questions. */
function chats(header: GgufHeader, special: SpecialTokens): boolean {
  const { chatStart, chatEnd } = special;
  return header.metadata.has("tokenizer.chat_template") && chatStart !== undefined && chatEnd !== undefined;
}

function inferModel(header: GgufHeader, special: SpecialTokens, name: string): CatalogModel {
  const fills = special.fimPrefix !== undefined && special.fimMiddle !== undefined;
  const license = header.metadata.get("general.license");
  const abilities: Capability[] = [];
  if (fills) abilities.push("complete");
  if (chats(header, special)) abilities.push("classify", "define", "judge");
  return {
    id: "unknown",
    name,
    generalName: "",
    license: typeof license === "string" ? license : "unknown",
    capabilities: abilities,
    promptStyle: "fim",
    healing: true,
    calibration: {},
  };
}

/** Calibration of ghost text in the port's shape. */
export function completionCalibration(model: CatalogModel): CompletionCalibration | undefined {
  const { completion: weights, beginnings } = model.calibration;
  return weights && { weights, ...(beginnings ? { beginnings } : {}) };
}

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { applyEdits, modify } from "jsonc-parser";
import * as z from "zod";
import type { CompletionCalibration, TaskCalibration } from "../../../server/contract/ports.ts";

const catalogShape = z.object({ models: z.array(z.object({ name: z.string() })) });
const card = path.resolve(import.meta.dirname, "../../../models/README.md");
const catalog = path.resolve(import.meta.dirname, "../../../server/model/files/catalog.json");

/** Puts a section into the model card, between its markers; at the end the first time. */
export async function writeCardSection(name: string, markdown: string): Promise<void> {
  const start = `<!-- eval:${name} -->`;
  const end = `<!-- /eval:${name} -->`;
  const section = `${start}\n\n${markdown}\n\n${end}`;
  const text = await readFile(card, "utf8").catch(() => "# Models\n");
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  const updated =
    from === -1 || to === -1
      ? `${text.trimEnd()}\n\n${section}\n`
      : text.slice(0, from) + section + text.slice(to + end.length);
  await writeFile(card, updated);
}

/** Puts the constants of ghost text into the catalog's entry of the model named; false when there is none. */
export async function writeCompletionWeights(
  modelName: string,
  { weights, beginnings }: CompletionCalibration,
): Promise<boolean> {
  const known = await writeCalibration(modelName, "completion", weights);
  return known && writeCalibration(modelName, "beginnings", beginnings);
}

/** Puts the constants of closed questions into the catalog's entry of the model named; false when there is none. */
export function writeTaskCalibrations(
  modelName: string,
  tasks: Readonly<Record<string, TaskCalibration>>,
): Promise<boolean> {
  return writeCalibration(modelName, "tasks", tasks);
}

async function writeCalibration(modelName: string, kind: string, constants: unknown): Promise<boolean> {
  const text = await readFile(catalog, "utf8");
  const { models } = catalogShape.parse(JSON.parse(text));
  const index = models.findIndex(({ name }) => name === modelName);
  if (index === -1) return false;
  const edits = modify(text, ["models", index, "calibration", kind], constants, {
    formattingOptions: { tabSize: 2, insertSpaces: true },
  });
  await writeFile(catalog, applyEdits(text, edits));
  return true;
}

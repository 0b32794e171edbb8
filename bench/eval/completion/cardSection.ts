import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const card = path.resolve(import.meta.dirname, "../../../models/README.md");
const catalog = path.resolve(import.meta.dirname, "../../../server/model/catalog.json");

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
  weights: Readonly<Record<string, number>>,
): Promise<boolean> {
  const text = await readFile(catalog, "utf8");
  const parsed: { models: { name: string; calibration: Record<string, unknown> }[] } = JSON.parse(text);
  const entry = parsed.models.find(({ name }) => name === modelName);
  if (!entry) return false;
  entry.calibration.completion = weights;
  await writeFile(catalog, `${JSON.stringify(parsed, undefined, 2)}\n`);
  return true;
}

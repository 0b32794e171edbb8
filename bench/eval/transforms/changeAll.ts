import { readFileSync, writeFileSync } from "node:fs";
import { TextDocument } from "vscode-languageserver-textdocument";
import { catalog } from "../../../server/features/transforms/catalog.ts";
import type { TransformsProvider } from "../../../server/features/transforms/transforms.ts";

const never = new AbortController().signal;

/** Transformations in the catalog's order or, since many undo each other, the other way round. */
export type Order = "forward" | "backward";

/** Applies all transformations of a language to all of a file, one after the other, and says how many places changed. */
export async function changeAll(
  transforms: TransformsProvider,
  file: string,
  languageId: string,
  order: Order = "forward",
  without: readonly string[] = [],
): Promise<number> {
  const known = catalog.filter(
    ({ name, languages }) => languages.includes(languageId) && !without.includes(name),
  );
  let text = readFileSync(file, "utf8");
  let places = 0;
  for (const { name } of order === "forward" ? known : known.toReversed()) {
    const document = TextDocument.create(file, languageId, 1, text);
    const changed = await transforms.rewriteAll(name, document, never);
    text = changed.text;
    places += changed.count;
  }
  writeFileSync(file, text);
  return places;
}

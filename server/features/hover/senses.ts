import { dataOf } from "../../language/dataOf.ts";
import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { isLanguage } from "../../language/glossary/meaning.ts";

/** A sense for a language, where there is one, with the language's name; dialects fall back to their base language. */
export function senseOf(entry: GlossaryEntry, languageId: string | undefined): string | undefined {
  if (languageId === undefined || !entry.senses) return undefined;
  const [id, sense] =
    Object.entries(entry.senses).find(([wanted]) => wanted === languageId) ??
    Object.entries(entry.senses).find(([wanted]) => isLanguage(languageId, wanted)) ??
    [];
  return sense === undefined ? undefined : `In ${(id !== undefined && dataOf(id)?.name) || id}: ${sense}`;
}

import { guessLanguage } from "./languageByContent.ts";
import { languagesByName } from "./languageTable.ts";

/** A guess by content alone must be this sure before a file is read as code of a language. */
const sure = 0.9;

/**
 * A file's language as an LSP identifier: by its name, and by its text where the name allows several or none.
 * `plaintext` where neither is sure. Without the text, the likeliest language of the name.
 */
export function languageOfFile(path: string, text?: string): string {
  if (text === undefined) return languagesByName(path)[0]?.id ?? "plaintext";
  const { language, confidence } = guessLanguage(path, text);
  return language && confidence >= sure ? language.id : "plaintext";
}

import { guessLanguage } from "./languageByContent.ts";
import { languageOfPath } from "./languageOfPath.ts";

/** A file's language as an LSP identifier: by its name, and by its text where the name allows several or none. */
export function languageOfFile(path: string, text?: string): string {
  if (text === undefined) return languageOfPath(path);
  return guessLanguage(path, text).language?.id ?? "plaintext";
}

import { Vocabulary } from "../../server/model/engine/vocabulary.ts";

/** A vocabulary of so many texts, each with its place among them as its token. */
export function vocabularyOf(texts: readonly string[]): Promise<Vocabulary> {
  return Vocabulary.read({ vocabularySize: texts.length, textOf: (token) => texts[token] ?? "" });
}

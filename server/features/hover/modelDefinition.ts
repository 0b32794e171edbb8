import { type Model, ModelUnavailableError, type Written } from "../../contract/ports.ts";

/** Characters of a term that are put into a question. */
const longestTerm = 80;

/** Most tokens of a definition: one sentence. */
const maxTokens = 60;

/** Asks the model what a term means; undefined when the model cannot define or was cut off. */
export async function defineByModel(
  model: Model,
  term: string,
  languageId: string,
  signal: AbortSignal,
): Promise<Written | undefined> {
  if (!model.can("define")) return undefined;
  const quoted = term.replace(/\s+/g, " ").replaceAll('"', "'").slice(0, longestTerm);
  try {
    const written = await model.write(
      {
        document: "",
        languageId,
        instruction: `What does the programming term "${quoted}" mean? Answer in one sentence.`,
        grammar: "definition",
        maxTokens,
        task: "define.term",
        capability: "define",
        priority: "hover",
      },
      signal,
    );
    return written.finished && written.text.trim() !== "" ? written : undefined;
  } catch (error) {
    if (error instanceof ModelUnavailableError) return undefined;
    throw error;
  }
}

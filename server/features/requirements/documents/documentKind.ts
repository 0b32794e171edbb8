import { holdsNeeds, isDoorstopItem } from "./structured.ts";

/** How a requirements document is written. */
export type DocumentKind =
  | "markdown"
  | "asciidoc"
  | "restructuredtext"
  | "plain"
  | "gherkin"
  | "gherkin-markdown"
  | "strictdoc"
  | "yaml";

/** The kinds that a name tells. */
export const kinds: readonly (readonly [RegExp, DocumentKind])[] = [
  [/\.feature\.md$/i, "gherkin-markdown"],
  [/\.feature$/i, "gherkin"],
  [/\.sdoc$/i, "strictdoc"],
  [/\.(?:adoc|asciidoc|asc)$/i, "asciidoc"],
  [/\.(?:rst|rest)$/i, "restructuredtext"],
  [/\.ya?ml$/i, "yaml"],
  [/\.te?xt$/i, "plain"],
];

/** The kind of a document by its name; Markdown where the name does not tell. */
export function kindOfDocument(path: string): DocumentKind {
  return kinds.find(([pattern]) => pattern.test(path))?.[1] ?? "markdown";
}

/** Whether a file holds requirements whatever the settings say: nothing else is written in it. */
export function isAlwaysDocument(path: string): boolean {
  return /^(?:gherkin|gherkin-markdown|strictdoc)$/.test(kindOfDocument(path));
}

/**
 * An OpenFastTrace item on a line of its own makes a document of a text, and so does a directive of sphinx-needs. Doorstop's
 * items are told by their fields.
 */
export function holdsItems(path: string, text: string): boolean {
  if (/\.(?:md|ya?ml)$/i.test(path) && isDoorstopItem(text)) return true;
  if (!/\.(?:md|markdown|adoc|asciidoc|rst)$/i.test(path)) return false;
  if (holdsNeeds.test(text)) return true;
  return /^`?[A-Za-z]{2,20}~[A-Za-z][\w.-]{0,80}~\d{1,4}`?[ \t]*(?:::[ \t]*)?$|^\[\.specitem\b/m.test(text);
}

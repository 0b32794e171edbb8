import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { senseOf } from "./senses.ts";

/** What hover shows of an entry. */
export function entryMarkdown(entry: GlossaryEntry, languageId: string): string {
  const area = entry.where && entry.area ? ` *(${entry.area})*` : "";
  const sense = senseOf(entry, languageId);
  const see = entry.see?.length ? `See also: ${entry.see.join(", ")}` : undefined;
  return [`**${escaped(entry.term)}**${area}: ${entry.definition}`, sense, see].filter(Boolean).join("\n\n");
}

/** Signs such as `**` would be taken for markup. */
function escaped(term: string): string {
  return /[*_`[\]<>#|\\~]/.test(term) ? `\`${term.replaceAll("`", "'")}\`` : term;
}

/** One line of plain Markdown for the terminal and other software: the definition with its sense in a language. */
export function definitionText(entry: GlossaryEntry, languageId: string | undefined): string {
  return [entry.definition, senseOf(entry, languageId)].filter(Boolean).join(" ");
}

/** What else a term can mean, as a sentence each. */
export function otherMeaning({ area, definition, term }: GlossaryEntry): {
  area: string;
  term: string;
  definition: string;
} {
  return { area: area ?? "", term, definition };
}

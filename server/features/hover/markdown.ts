import { expansionOf, type GlossaryEntry } from "../../language/glossary/entry.ts";
import { baseForms, oneSpelling } from "../../language/glossary/spelling.ts";
import type { WebFact } from "../../language/glossary/webFacts.ts";
import { senseOf } from "./senses.ts";

/**
 * What hover shows of an entry, with the other name of it that was met: nobody looks for "greenfield" who reads "brownfield".
 */
export function entryMarkdown(entry: GlossaryEntry, languageId: string, written = entry.term): string {
  const expansion = expansionOf(entry);
  const area = expansion ? ` (${expansion})` : entry.where && entry.area ? ` *(${entry.area})*` : "";
  const other = otherName(entry, written);
  const sense = senseOf(entry, languageId);
  const see = entry.see?.length ? `See also: ${entry.see.join(", ")}` : undefined;
  const heading = other ? `**${escaped(entry.term)}** · ${escaped(other)}` : `**${escaped(entry.term)}**`;
  return [`${heading}${area}: ${entry.definition}`, sense, see].filter(Boolean).join("\n\n");
}

/** What hover shows of a name of HTML or CSS: what it is, its values, and since when browsers have it. */
export function webFactMarkdown({ name, text, since, values }: WebFact): string {
  return [`**\`${name}\`**: ${text}`, valuesText(values), sinceText(since)].filter(Boolean).join("\n\n");
}

function valuesText(values: WebFact["values"]): string | undefined {
  if (!values) return undefined;
  const initial = values.initial === "" ? "" : `; initially \`${values.initial}\``;
  return `Values: \`${values.syntax}\`${initial}${values.inherited ? "; inherited" : ""}.`;
}

/** A sentence on browser support: "Baseline" as the web features data has it. */
export function sinceText(since: string | undefined): string {
  if (since === undefined) return "Not in all major browsers yet.";
  const month = new Date(`${since}-01T00:00:00Z`).toLocaleString("en", {
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
  return `In all major browsers since ${month}.`;
}

/** The alias that was met, if it is a name of its own rather than a form or an abbreviation of the term. */
function otherName({ term, aliases }: GlossaryEntry, written: string): string | undefined {
  const forms = baseForms(written.toLowerCase()).map(plain);
  const met = [term, ...(aliases ?? [])].find((name) => forms.includes(plain(name.toLowerCase())));
  if (met === undefined || met === term || met.length <= longestAbbreviation) return undefined;
  return plain(met).slice(0, sameStart) === plain(term).slice(0, sameStart) ? undefined : met;
}

const longestAbbreviation = 5;
/** Letters in which forms of one word agree: `memoize` and `memoization`. */
const sameStart = 5;

function plain(name: string): string {
  return oneSpelling(name.replace(/[\s_'’-]+/g, ""));
}

/** Signs such as `**` would be taken for markup. */
function escaped(term: string): string {
  return /[*_`[\]<>#|\\~]/.test(term) ? `\`${term.replaceAll("`", "'")}\`` : term;
}

/** One line of plain Markdown for the terminal and other software: the definition with its sense in a language. */
export function definitionText(entry: GlossaryEntry, languageId: string | undefined): string {
  const expansion = expansionOf(entry);
  return [expansion && `(${expansion})`, entry.definition, senseOf(entry, languageId)]
    .filter(Boolean)
    .join(" ");
}

/** What else a term can mean, as a sentence each. */
export function otherMeaning({ area, definition, term }: GlossaryEntry): {
  area: string;
  term: string;
  definition: string;
} {
  return { area: area ?? "", term, definition };
}

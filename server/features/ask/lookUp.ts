import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { explainTerm } from "../../language/glossary/explain.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import { isLanguage, meaningAt, wordsNear } from "../../language/glossary/meaning.ts";
import { wordsOf } from "../../text/termWords.ts";
import type { Question } from "./understandQuestion.ts";

/** Words that say what kind of thing a term is, or that it is asked about at all; they belong to no term. */
const qualifiers = new Set(
  (
    "a an the my this that these those exactly actually keyword keywords operator operators sign signs symbol symbols function functions " +
    "method methods command commands builtin statement syntax header headers attribute decorator annotation macro type types " +
    "modifier library module package term word concept notation character flag option pattern patterns algorithm algorithms principle " +
    "programming computing computer science software development code language data structure structures called so-called " +
    "used mean means meaning do does thing http html status error exit variable class object attack database databases " +
    "web networking machine learning design mode value theorem testing test tests property protocol file format server please really just basically thing stuff about " +
    "double triple single question mark marks quotes expression regular special variable at end of in is number numbers"
  ).split(" "),
);

/** The meaning of a subject in a question's language and context; undefined unless all of the subject is accounted for. */
export function lookUpSubject(
  glossary: Glossary,
  subject: string,
  { languageId, context }: Pick<Question, "languageId" | "context">,
  near: readonly string[] = [],
): GlossaryEntry | undefined {
  const [bare = "", place = ""] = subject.split("\u0000");
  for (const candidate of candidatesOf(
    place === "" ? [bare] : [`${bare} in ${place}`, `${place} ${withoutArticle(bare)}`, bare],
  )) {
    const found = explainTerm(glossary, candidate, languageId);
    if (!found || (isPattern(candidate) && !isCalled(found.entry, candidate))) continue;
    const meanings = [found.entry, ...found.others].filter(({ kind }) => kind !== "recipe");
    if (meanings.length === 0) continue;
    return chosen(meanings, languageId, [...wordsOf(context), ...wordsOf(place), ...near]);
  }
  return undefined;
}

function isCalled({ term, aliases = [] }: GlossaryEntry, name: string): boolean {
  return [term, ...aliases].some((each) => each.toLowerCase() === name.toLowerCase());
}

/** Whether a text holds several signs of regular expressions; its letters are no words. */
function isPattern(text: string): boolean {
  return /[\\^$*+?{}[\]|].*[\\^$*+?{}[\]|]/.test(text);
}

/** The term as written, then without articles and quotes, then without words that only say what it is. */
function candidatesOf(texts: readonly string[]): readonly string[] {
  const found: string[] = [];
  for (const text of texts) {
    found.push(text);
    const quoted = /[`"“‘']([^`"”’']+|['"`])[`"”’'](?=\s|$|\s*\()/.exec(text)?.[1];
    if (quoted) found.push(quoted);
    const code = /^`([^`]+)`$/.exec(text)?.[1];
    if (code) found.push(code);
    if (text.includes("...")) found.push(text.replace("...", "…"));
    const status = /\b(?:exit|exits|exited|returned)\b.*?(?<![\w.])(\d{1,3})$/i.exec(text)?.[1];
    if (status) found.push(`exit code ${status}`);
    const plain = withoutArticle(text).replace(/[`"“”]/g, "");
    found.push(plain, plain.replace(/\([^)]*\)$/, "").trim());
    found.push(...withoutQualifiers(plain.split(" ")));
  }
  return found.filter((text) => text !== "" && !qualifiersOnly(text));
}

/** Longer subjects are sentences, which name no term. */
const mostWords = 16;

/** Runs of words around which only words stand that say what the term is, the longest first. */
function withoutQualifiers(words: readonly string[]): readonly string[] {
  if (words.length > mostWords) return [];
  const found: string[] = [];
  for (let length = words.length - 1; length > 0; length--)
    for (let start = 0; start + length <= words.length; start++) {
      const left = [...words.slice(0, start), ...words.slice(start + length)];
      if (left.every((word) => qualifiers.has(word.toLowerCase())))
        found.push(words.slice(start, start + length).join(" "));
    }
  // "chmod 755": what is done with a number, once the number itself is no term.
  if (words.length > 1 && /^\d+$/.test(words.at(-1) ?? "")) found.push(words.slice(0, -1).join(" "));
  return found;
}

function withoutArticle(text: string): string {
  return text.replace(/^(?:an?|the|some|my|your)\s+/i, "");
}

function qualifiersOnly(text: string): boolean {
  return text.length < 2 && /[a-z]/i.test(text);
}

function chosen(
  meanings: readonly GlossaryEntry[],
  languageId: string | undefined,
  words: readonly string[],
): GlossaryEntry | undefined {
  const near = wordsNear(words);
  if (languageId !== undefined) {
    const own = meanings.find(({ where }) => where?.languages?.some((each) => isLanguage(languageId, each)));
    if (own) return own;
  }
  const area = meanings.find(
    (entry) => entry.where && entry.area && wordsOf(entry.area).some((word) => near.has(word.toLowerCase())),
  );
  if (area) return area;
  const surroundings = { languageId: languageId ?? "", fileName: "", imports: [], words: near };
  return meaningAt(meanings, surroundings) ?? meanings[0];
}

import { expansionOf, type GlossaryEntry } from "../../language/glossary/entry.ts";
import { nearestTerms } from "../../language/glossary/explain.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import { isLanguage } from "../../language/glossary/meaning.ts";
import { lookUpSubject } from "./lookUp.ts";
import { compareNotations, readNotation } from "./notations/readNotation.ts";
import { findProperty } from "./properties.ts";
import { findRecipe } from "./recipes.ts";
import type { Question } from "./understandQuestion.ts";

/** An answer by heart, as Markdown. */
export interface KnownAnswer {
  readonly text: string;
  readonly terms: readonly string[];
}

/** Answers a question from the glossary, or not at all. */
export function answerFromGlossary(
  glossary: Glossary,
  question: Question,
  languageId: string | undefined,
): KnownAnswer | undefined {
  const asked = { ...question, languageId: question.languageId ?? undefined };
  const understood = isToken(glossary, question) ? undefined : byNotation(question);
  if (understood !== undefined) return { text: understood, terms: [] };
  const property = byProperty(glossary, question, languageId);
  if (property && asksForProperty(question)) return property;
  switch (question.kind) {
    case "difference":
      return difference(glossary, asked, languageId);
    case "howTo": {
      const recipe = findRecipe(glossary.entries, question.subjects[0] ?? "");
      return recipe && { text: `${recipe.definition}`, terms: [recipe.term] };
    }
    case "meaning":
    case "other": {
      const entry = meantEntry(glossary, asked, languageId);
      if (entry) return { text: explained(entry, asked.languageId ?? languageId), terms: [entry.term] };
      if (property) return property;
      if (quotedSigns.test(question.text)) return undefined;
      const recipe = findRecipe(
        glossary.entries,
        `${question.subjects.join(" ").replace("\u0000", " ")} ${question.context}`,
      );
      return recipe && { text: recipe.definition, terms: [recipe.term] };
    }
    default:
      return undefined;
  }
}

/** The term that a question asks for, in general or else as the file's language knows it. */
function meantEntry(
  glossary: Glossary,
  asked: Parameters<typeof lookUpSubject>[2] & Pick<Question, "subjects">,
  languageId: string | undefined,
): ReturnType<typeof lookUpSubject> {
  const subject = asked.subjects[0] ?? "";
  const general = lookUpSubject(glossary, subject, asked);
  if (general || !languageId || asked.languageId) return general;
  return lookUpSubject(glossary, subject, { ...asked, languageId });
}

/** Who quotes a pattern asks for that, not for a task that sounds alike. */
const quotedSigns = /`[^`]{0,60}[\\^$*+?{}[\]|][^`]{0,60}`/;

/** Whether a question asks for a sign of the language it names: `::` in C++ is no address. */
function isToken(glossary: Glossary, { subjects: [subject = ""], languageId }: Question): boolean {
  const sign = (subject.split("\u0000")[0] ?? "").replaceAll("`", "").trim();
  return (
    languageId !== undefined &&
    /^[^\p{L}\p{N}\s]+$/u.test(sign) &&
    glossary.token(sign).some(({ where }) => where?.languages?.some((each) => isLanguage(languageId, each)))
  );
}

/** What a small notation means that the question holds: a version range, a mode, a pattern. */
function byNotation({ kind, subjects, text }: Question): string | undefined {
  if (kind === "howTo" || kind === "yesNo") return undefined;
  if (kind !== "difference") return readNotation(text);
  const [one = "", other = ""] = subjects.map((subject) => subject.split("\u0000")[0] ?? "");
  return compareNotations(one, other, text);
}

/** "What is a stable sort?" asks for a meaning, "what is the worst case of quicksort?" for a property. */
function asksForProperty({ kind, text }: Question): boolean {
  return (
    kind === "yesNo" ||
    /\b(?:worst|best|average)[ -]case\b|\bcomplexity\b|^how (?:fast|slow|efficient)\b/i.test(text)
  );
}

/** What is known of a property that a question asks about: whether quicksort is stable, what its worst case is. */
function byProperty(
  { entries }: Glossary,
  { kind, text, languageId: named }: Question,
  languageId: string | undefined,
): KnownAnswer | undefined {
  if (kind === "difference" || kind === "howTo") return undefined;
  const known = findProperty(entries, text, named ?? languageId);
  return known && { text: `${known.term}: ${known.sentence}`, terms: [known.term] };
}

/** Terms that may have been meant by a question that nobody could answer. */
export function nearestTo(glossary: Glossary, question: Question): readonly string[] {
  const words = question.subjects.map((subject) =>
    (subject.split("\u0000")[0] ?? "").replace(/^(?:an?|the)\s+/i, ""),
  );
  return [...new Set(words.flatMap((word) => nearestTerms(glossary, word, mostNearest)))].slice(
    0,
    mostNearest,
  );
}

const mostNearest = 5;

function difference(
  glossary: Glossary,
  question: Question,
  languageId: string | undefined,
): KnownAnswer | undefined {
  const [one = "", other = ""] = question.subjects;
  // "symmetric versus asymmetric encryption": what both are is said once.
  const head = (other.split("\u0000")[0] ?? "").split(" ").at(-1) ?? "";
  const first = lookUpSubject(glossary, one, question) ?? lookUpSubject(glossary, `${one} ${head}`, question);
  const second = lookUpSubject(glossary, other, question, [one]);
  if (!first || !second) return undefined;
  const [left, right] = alike(glossary, question, first, second);
  const language = question.languageId ?? languageId;
  if (left === right) return { text: explained(left, language), terms: [left.term] };
  return {
    text: `${explained(left, language)}\n\n${explained(right, language)}`,
    terms: [left.term, right.term],
  };
}

/** Two things that are compared belong together: `let` and `var` of one language. */
function alike(
  glossary: Glossary,
  question: Question,
  first: GlossaryEntry,
  second: GlossaryEntry,
): readonly [GlossaryEntry, GlossaryEntry] {
  if (first.area === second.area || question.languageId !== undefined) return [first, second];
  const [one = "", other = ""] = question.subjects;
  for (const language of [...(first.where?.languages ?? []), ...(second.where?.languages ?? [])]) {
    const inLanguage = { languageId: language, context: question.context };
    const [left, right] = [
      lookUpSubject(glossary, one, inLanguage),
      lookUpSubject(glossary, other, inLanguage),
    ];
    const isOf = (entry: GlossaryEntry | undefined) =>
      entry?.where?.languages?.some((each) => isLanguage(language, each));
    if (left && right && isOf(left) && isOf(right)) return [left, right];
  }
  return [first, second];
}

function explained(entry: GlossaryEntry, languageId: string | undefined): string {
  const sense =
    languageId === undefined
      ? undefined
      : Object.entries(entry.senses ?? {}).find(([id]) => isLanguage(languageId, id))?.[1];
  const expansion = expansionOf(entry);
  const area = expansion ? ` (${expansion})` : entry.where && entry.area ? ` (${entry.area})` : "";
  const term = /[*_`[\]<>#|\\~]/.test(entry.term) ? `\`${entry.term}\`` : `**${entry.term}**`;
  return [`${term}${area}: ${entry.definition}`, sense].filter(Boolean).join(" ");
}

import { type GlossaryEntry, isCodeToken } from "../../language/glossary/entry.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import { isOnTopic, meaningAt, type Surroundings, signsOf } from "../../language/glossary/meaning.ts";
import { baseForms } from "../../language/glossary/spelling.ts";
import { runsAt, type Word, wordsAround } from "../../text/termWords.ts";
import {
  isFormOfCapitals,
  isHumpedApart,
  isShortPart,
  isSquashedName,
  isUnhyphened,
  isUnsigned,
  lacksUnderscore,
  shortName,
} from "./lookalikes.ts";
import { everydayForms, everydayWords, genericWords } from "./ordinaryWords.ts";
import {
  isAddress,
  isBareNumber,
  isInOnePiece,
  isNamedAsHeader,
  isParted,
  isWithinHyphens,
  jointOf,
  namesPeople,
} from "./placeInLine.ts";
import { senseOf } from "./senses.ts";
import {
  isEveryday,
  isProperName,
  isSpelledAs,
  isWholeName,
  namesOf,
  textsOf,
  writtenOf,
} from "./termNames.ts";

/** A term of the glossary at a place of a line. */
export interface FoundTerm {
  readonly entry: GlossaryEntry;
  /** The words that name it there. */
  readonly run: readonly Word[];
  readonly start: number;
  readonly end: number;
}

/** How a word stands where it was found. */
export interface Standing {
  readonly line: string;
  readonly character: number;
  /** `name`: an identifier or a quoted word, which is short of words to tell its meaning by. */
  readonly place: "prose" | "name";
  readonly surroundings: Surroundings;
}

/** Abbreviations up to this length need evidence as a part of a name in small letters. */
const shortPartOfName = 4;
/** Abbreviations up to this length are taken for one in prose only if they are written in capitals. */
const shortAbbreviation = 3;
/** So many words seldom meet by chance. */
const longPhrase = 3;
/** Kinds of numbers that mean something only beside a word that says so. */
const numbered = new Set(["status", "exit code"]);

/** The longest run of words at a place that the glossary explains in the sense of the place; undefined for silence. */
export function findTerm(glossary: Glossary, standing: Standing): FoundTerm | undefined {
  const { line, character } = standing;
  if (isAddress(line, character) || namesPeople(line)) return undefined;
  for (const run of runsAt(line, character, glossary.longestTerm)) {
    const [first, last] = [run[0], run.at(-1)];
    if (!first || !last) continue;
    const meanings = glossary
      .find(textsOf(run), jointOf(line, run))
      .filter((entry) => !isCodeToken(entry) || (run.length > 1 && jointOf(line, run) === "apart"))
      .filter((entry) => entry.kind !== "module" || isModule(entry, run, standing));
    const entry = meaningAt(meanings, standing.surroundings);
    if (entry && isTelling(entry, run, standing)) return { entry, run, start: first.start, end: last.end };
  }
  return undefined;
}

/**
 * Whether an entry may be shown unasked for these words: see `exact`, `everyday` and `quiet` in `glossary/README.md`.
 * Implements UI-2.
 */
function isTelling(entry: GlossaryEntry, run: readonly Word[], standing: Standing): boolean {
  const words = textsOf(run);
  const { line } = standing;
  if (entry.quiet || words.some((word) => everydayForms.has(word.toLowerCase()))) return false;
  const written = writtenOf(line, run);
  if (entry.kind === "header" && !written.includes("-"))
    return isSpelledAs(entry, written) && isWholeName(line, run) && isNamedAsHeader(line, run);
  if (entry.kind === "header" && isWithinHyphens(line, run)) return false;
  // `bad-request` is how other protocols name their errors.
  if (entry.kind === "status" && written.includes("-")) return false;
  if (entry.kind === "status" && !/\d/.test(written) && !isAboutHttp(entry, standing)) return false;
  if (isChance(entry, written, run, standing)) return false;
  if (numbered.has(entry.kind ?? "") && /^\d+$/.test(written))
    return isBareNumber(line, run) && saysSo(entry, line);
  return words.length > 1 ? isTellingPhrase(entry, run, standing) : isTellingWord(entry, run, standing);
}

/** Whether a module is named, rather than one of the project's own, a part of another name or, in prose, what it is about. */
function isModule(entry: GlossaryEntry, run: readonly Word[], { line, place }: Standing): boolean {
  const written = writtenOf(line, run);
  if (place === "prose" && !isSpelledAs(entry, written)) return false;
  const isPart = !isWholeName(line, run) && !isSpelledAs(entry, written);
  // `from ..selectors import x` takes it from the project, `from pack.selectors import x` from another package.
  const [, parent] = /^\s*from\s+([\w.]{1,200}\.)$/.exec(line.slice(0, run[0]?.start)) ?? [];
  if (parent !== undefined && !isSpelledAs(entry, parent + written)) return false;
  return !isPart && !relativeImport.test(line) && !isOfAnother(entry, written, run, line);
}

/** Whether the neighbourhood speaks of HTTP: other protocols have bad requests too, and too many of them stand in prose. */
function isAboutHttp({ term }: GlossaryEntry, { surroundings: { words, imports } }: Standing): boolean {
  const number = /\d+/.exec(term)?.[0] ?? "";
  return (
    ["http", "https", "status", number].some((word) => words.has(word)) ||
    imports.some((name) => /http/.test(name))
  );
}

/** `Cysharp.Tasks.Linq` is no part of `System.Linq`, and a class `CUrl` no cURL. */
function isOfAnother(entry: GlossaryEntry, written: string, run: readonly Word[], line: string): boolean {
  const [, parent] =
    /([\p{L}\p{N}_]{1,80})\.$/u.exec(line.slice(Math.max(0, (run[0]?.start ?? 0) - 80), run[0]?.start)) ?? [];
  if (parent !== undefined && namesOf(entry).some((name) => name.endsWith(`.${written}`)))
    return !namesOf(entry).some((name) => name.endsWith(`${parent}.${written}`));
  return /\p{Lu}\p{Ll}/u.test(written) && !namesOf(entry).some((name) => name.slice(1) === written.slice(1));
}

const relativeImport =
  /^\s*(?:from\s+\.|(?:import|export)\b.{0,200}["']\.|use (?:crate|super|self)::|require_relative\b)/;

function isTellingPhrase(entry: GlossaryEntry, run: readonly Word[], standing: Standing): boolean {
  const words = textsOf(run);
  return (
    isInOnePiece(standing.line, run) &&
    isPhrase(entry, run, standing) &&
    (!isEveryday(entry, words.join(" ")) || isAmongItsOwn(entry, words, standing))
  );
}

function isTellingWord(entry: GlossaryEntry, run: readonly Word[], standing: Standing): boolean {
  const { surroundings, line } = standing;
  const words = textsOf(run);
  const [word = ""] = words;
  if (!isWrittenAsTerm(entry, word, standing, isWholeName(line, run))) return false;
  if (!isEveryday(entry, word))
    return isUnmistakable(entry, run, line) || hasEvidence(entry, words, standing);
  const anywhere = { ...surroundings, languageId: "" };
  // A part of a longer name is even less than a word: `ParameterResolver`, `EMailBox`.
  if (!isWholeName(line, run) && signsOf(entry, anywhere) === 0) return false;
  // Nor does the language alone make a variable what its types are: `span`.
  return isAmongItsOwn(
    entry,
    words,
    isVariable(run, standing) ? { ...standing, surroundings: anywhere } : standing,
  );
}

/** Whether somebody said which names of an entry are ambiguous, or what kind of thing it is says enough. */
function isUnmistakable(entry: GlossaryEntry, run: readonly Word[], line: string): boolean {
  return entry.kind !== undefined || (entry.everyday !== undefined && !isSmallPart(entry, run, line));
}

/** The small letters of a short abbreviation within a name meet others: `set_imap_cb` sets a map of intensities. */
function isSmallPart(entry: GlossaryEntry, run: readonly Word[], line: string): boolean {
  const written = writtenOf(line, run);
  return (
    written.length <= shortPartOfName &&
    written === written.toLowerCase() &&
    !isWholeName(line, run) &&
    !isSpelledAs(entry, written) &&
    namesOf(entry).includes(written.toUpperCase())
  );
}

/** Whether anything around speaks for a term that no other trade is known to use: a single word is enough. */
function hasEvidence(entry: GlossaryEntry, words: readonly string[], { surroundings }: Standing): boolean {
  return (
    signsOf(entry, surroundings) > 0 ||
    isImported(entry, surroundings) ||
    senseOf(entry, surroundings.languageId) !== undefined ||
    isOnTopic(entry, words, surroundings, 1)
  );
}

function isVariable(run: readonly Word[], { line, place }: Standing): boolean {
  const written = writtenOf(line, run);
  return place === "name" && written === written.toLowerCase();
}

/** Whether the words only look like the term. */
function isChance(entry: GlossaryEntry, written: string, run: readonly Word[], standing: Standing): boolean {
  if (isFormOfCapitals(entry, written) || isHumpedApart(entry, written)) return true;
  if (isUnhyphened(entry, written) || isUnsigned(entry, written) || lacksUnderscore(entry, written))
    return true;
  return isSquashedName(entry, textsOf(run)) && !isTellingSquashed(entry, run, standing);
}

/** Whether a word of everyday language stands where the term is at home. */
function isAmongItsOwn(entry: GlossaryEntry, words: readonly string[], standing: Standing): boolean {
  const { surroundings, place } = standing;
  return (
    signsOf(entry, surroundings) > 0 ||
    isImported(entry, surroundings) ||
    (place === "name" && senseOf(entry, surroundings.languageId) !== undefined) ||
    (senseOf(entry, surroundings.languageId) !== undefined && !isDocument(surroundings)) ||
    isOnTopic(entry, words, surroundings)
  );
}

/** Whether the file imports the library that an entry explains. */
function isImported({ term, aliases = [] }: GlossaryEntry, { imports }: Surroundings): boolean {
  return [term, ...aliases].some((name) => imports.includes(name.toLowerCase()));
}

/** Short and everyday words meet by chance: `air_flow_control`, `ThreadSafeList`, "in-order", "ref count". */
function isTellingSquashed(entry: GlossaryEntry, run: readonly Word[], standing: Standing): boolean {
  const words = textsOf(run);
  const isOfEveryday = words.some((word) => everydayWords.has(word.toLowerCase()));
  if (isOfEveryday || words.every(isGeneric)) return isOnTopic(entry, words, standing.surroundings);
  if (isEveryday(entry, words.join(""))) return isAmongItsOwn(entry, words, standing);
  // `poly_fill_rectangle`: who parts a word by humps or underscores means its parts; `regEx` has no part that is a word.
  if (isParted(standing.line, run) && entry.everyday !== false && !words.some(isShortPart))
    return isOnTopic(entry, words, standing.surroundings);
  return isWholeName(standing.line, run) || words.every(({ length }) => length > shortAbbreviation);
}

function isDocument({ languageId }: Surroundings): boolean {
  return languageId === "markdown" || languageId === "plaintext";
}

/** Whether words side by side mean the term: those of everyday speech only where the neighbourhood speaks of it. */
function isPhrase(
  entry: GlossaryEntry,
  run: readonly Word[],
  { line, place, surroundings }: Standing,
): boolean {
  const words = textsOf(run);
  if (words.every(isGeneric)) return !isWithinName(line, run, place);
  const isAtHome = () => signsOf(entry, surroundings) > 0 || isOnTopic(entry, words, surroundings);
  // `strict_mode`, `BoxModel`, "rendering engine": what a project calls its own things is made of the same words.
  if (entry.everyday === undefined && words.length < longPhrase && !isProperName(entry, writtenOf(line, run)))
    return isAtHome();
  return !words.every((word) => isGeneric(word) || everydayWords.has(word.toLowerCase())) || isAtHome();
}

function isGeneric(word: string): boolean {
  return baseForms(word.toLowerCase()).some((form) => genericWords.has(form));
}

/** Short names and abbreviations must be written as such. */
function isWrittenAsTerm(
  entry: GlossaryEntry,
  word: string,
  { place, surroundings }: Standing,
  whole: boolean,
): boolean {
  const written = word.replace(/['’]?s$/, "");
  const isCapitals = written.length > 1 && written === written.toUpperCase();
  // `map.delete` sends no DELETE.
  if (entry.exact && !isCapitals && !isSpelledAs(entry, written) && isOfCapitals(entry, written))
    return false;
  if (entry.exact && written.length <= shortName)
    return place === "name"
      ? whole && isSpelledAs(entry, written)
      : isCapitals || isSpelledAs(entry, written);
  // `CLS` in `CLSCompliant` stands for something else more often than not.
  if (isCapitals && word.length <= shortAbbreviation && !whole) return isOnTopic(entry, [word], surroundings);
  if (word.length > shortAbbreviation || isCapitals || entry.term === word) return true;
  // `cfg` is rarely a control-flow graph, `cls` never a Core Web Vital: small letters must be the glossary's own.
  return isSpelledAs(entry, written) || isSpelledAs(entry, word);
}

/** Whether the names that a word meets are written in capitals: "having" is no HAVING. */
function isOfCapitals(entry: GlossaryEntry, word: string): boolean {
  const forms = baseForms(word.toLowerCase());
  return namesOf(entry)
    .filter((name) => forms.includes(name.toLowerCase()))
    .every((name) => /^\p{Lu}+$/u.test(name));
}

/** Whether the words are, or are part of, a name of the code rather than prose. */
function isWithinName(line: string, run: readonly Word[], place: "prose" | "name"): boolean {
  return place === "name" || !isWholeName(line, run) || jointOf(line, run) === "joined";
}

/** A bare number needs a word beside it that says what it is. */
function saysSo({ where }: GlossaryEntry, line: string): boolean {
  const near = new Set(wordsAround(line, 0, line.length).map(({ text }) => text.toLowerCase()));
  return (
    ["status", "http", "code", "exit", "exited", "returncode"].some((word) => near.has(word)) &&
    where?.words?.some((word) => near.has(word)) === true
  );
}

/**
 * A text's language from the text alone: its `#!` line, an editor's modeline, unmistakable shapes, and a classifier over
 * words.
 */
import { guessByWords, isKnownByWords, type WordGuess } from "./guessByWords.ts";
import { isDataShape, type ShapeGuess, shapeOf } from "./languageShapes.ts";
import {
  type Language,
  languageByAlias,
  languageById,
  languageByInterpreter,
  languagesByName,
} from "./languageTable.ts";
import { isSharedEnding, languageByEnding } from "./sharedEndings.ts";
import { orNeighbour, tellLanguage } from "./telltales.ts";

/**
 * How often a shape is right that words contradict, as a part of its confidence: measured on packages that neither was made
 * from (`npm run eval classification`).
 */
const contradicted = 0.6;
/** C is nearly always C++ too, and headers often show nothing of which it is. */
const alsoCpp = 0.85;
/** Shapes that the whole text has, not a part of it. */
const thorough: ReadonlySet<string> = new Set(["csv", "json"]);
/** A shape this sure decides between languages that share an extension. */
const sureShape = 0.75;
/** Characters and lines at the end of a file in which an editor's modeline is looked for. */
const tail = { characters: 500, lines: 5 } as const;

/** Languages in which no text may begin with `#!`: a script that is named like one of them is none. */
const withoutShebang: ReadonlySet<string> = new Set([
  "c",
  "cpp",
  "objective-c",
  "objective-cpp",
  "cuda-cpp",
  "xml",
]);

/** Begins with a line that names what runs JavaScript, if with any. */
const typed: ReadonlySet<string> = new Set(["typescript", "typescriptreact"]);

export interface LanguageGuess {
  /** Undefined when nothing decides. */
  readonly language: Language | undefined;
  /** 0 to 1. */
  readonly confidence: number;
  readonly by: "editor" | "model" | "name" | "shebang" | "modeline" | "shape" | "words" | "nothing";
}

/** Below this a guess is worth nothing, and no language is named. */
const leastConfidence = 0.3;
/** Below this words give way to a clear shape. */
const unsureWords = 0.7;
/** A shape that leaves hardly a doubt. */
const clearShape = 0.85;
const nothing: LanguageGuess = { language: undefined, confidence: 0, by: "nothing" };
/** Enough to recognise any language, little enough to cost nothing: characters from the start. */
const sampleLength = 16_384;

/**
 * The language of a file, by its name first and by its text where the name allows several or none. What the editor
 * says goes before both, unless it only says that it is text.
 */
export function guessLanguage(path: string, text: string, editorsChoice?: string): LanguageGuess {
  const chosen =
    editorsChoice === undefined || editorsChoice === "plaintext" ? undefined : languageById(editorsChoice);
  if (chosen) return { language: chosen, confidence: 0.99, by: "editor" };
  const candidates = languagesByName(path);
  const declared = byDeclaration(text);
  const [first] = candidates;
  if (first === undefined) return declared ?? byEnding(path, text) ?? guessLanguageByContent(text);
  if (declared?.by === "shebang" && candidates.every(({ id }) => isRunOtherwise(id, declared)))
    return declared;
  if (candidates.length === 1 && !isSharedEnding(path))
    return { language: first, confidence: 0.99, by: "name" };
  if (declared && candidates.includes(declared.language as Language)) return declared;
  return { language: amongCandidates(path, candidates, text), confidence: 0.95, by: "name" };
}

/** Whether a text of the language never begins with the line that this one begins with. */
function isRunOtherwise(id: string, { language }: LanguageGuess): boolean {
  return withoutShebang.has(id) || (typed.has(id) && language?.id !== "javascript");
}

/** Endings that Linguist gives to no language, though some files that have them are of one. */
function byEnding(path: string, text: string): LanguageGuess | undefined {
  const id = languageByEnding(path.slice(path.lastIndexOf(".")).toLowerCase(), text);
  const language = id === undefined ? undefined : languageById(id);
  return language && { language, confidence: 0.95, by: "name" };
}

/** The language of a text without a name. */
export function guessLanguageByContent(text: string): LanguageGuess {
  const sample = text.slice(0, sampleLength);
  const declared = byDeclaration(sample);
  if (declared) return declared;
  const usual = strongest(shapeOf(sample), doubtful(guessByWords(sample)));
  const told = tellLanguage(sample, usual);
  const best = told
    ? { ...told, by: "shape" as const }
    : usual && { ...usual, id: orNeighbour(usual.id, sample) };
  const language = best && languageById(best.id);
  return best && language && best.confidence >= leastConfidence
    ? { language, confidence: best.confidence, by: best.by }
    : nothing;
}

function doubtful(words: WordGuess | undefined): WordGuess | undefined {
  return words?.id === "c" ? { ...words, confidence: words.confidence * alsoCpp } : words;
}

/**
 * Shapes know more languages, words tell those they know apart better. So words decide among theirs, unless a clear
 * shape speaks for a language that they have never seen.
 */
function strongest(
  shape: ShapeGuess | undefined,
  words: WordGuess | undefined,
): (ShapeGuess & { readonly by: "shape" | "words" }) | undefined {
  if (!shape || !words) {
    if (shape) return { ...shape, by: "shape" };
    return words && { ...words, by: "words" };
  }
  if (shape.id === words.id)
    return { id: shape.id, confidence: 1 - (1 - words.confidence) * (1 - shape.confidence / 2), by: "words" };
  const isForeign = !isKnownByWords(shape.id);
  // Of few words the classifier makes little, of a language it has never seen nothing; a shape that is there says more.
  if (words.confidence < unsureWords && (shape.confidence >= clearShape || isForeign))
    return {
      ...shape,
      confidence: shape.confidence * (thorough.has(shape.id) ? 1 : contradicted),
      by: "shape",
    };
  // Only words that are very sure stay so where a clear shape contradicts them.
  const doubt = shape.confidence >= clearShape ? words.confidence : 1;
  return { ...words, confidence: words.confidence * doubt, by: "words" };
}

function byDeclaration(text: string): LanguageGuess | undefined {
  const shebang = /^#!\s*(?:\S*\/)?env\s+(?:-\S+\s+)*(?:\w+=\S+\s+)*(\S+)|^#!\s*(\S+)/.exec(text);
  const interpreter = (shebang?.[1] ?? shebang?.[2])?.split("/").at(-1);
  const run = interpreter === undefined ? undefined : languageByInterpreter(interpreter);
  if (run) return { language: run, confidence: 0.99, by: "shebang" };
  const said = modeline(text);
  return said && { language: said, confidence: 0.98, by: "modeline" };
}

/** Emacs (`-*- mode: x -*-`) in the first two lines, Vim (`vim: ft=x`) in the first or last five. */
function modeline(text: string): Language | undefined {
  const lines = text.split("\n", tail.lines);
  const emacs = /-\*-\s*(?:.*?\bmode:\s*)?([\w+#-]+)\s*(?:;.*?)?-\*-/i.exec(
    lines.slice(0, 2).join("\n"),
  )?.[1];
  if (emacs !== undefined) return languageByAlias(emacs);
  const ends = `${lines.join("\n")}\n${text.slice(-tail.characters).split("\n").slice(-tail.lines).join("\n")}`;
  const vim = /\b(?:vim?|ex):.*?\b(?:ft|filetype|syntax)=(\w+)/.exec(ends)?.[1];
  return vim === undefined ? undefined : languageByAlias(vim);
}

/** Of languages that share an ending: the one whose shape the text has, otherwise the usual one. */
function amongCandidates(path: string, candidates: readonly Language[], text: string): Language | undefined {
  const ids = new Set(candidates.map((language) => language.id));
  const sample = text.slice(0, sampleLength);
  const told = languageByEnding(path.slice(path.lastIndexOf(".")).toLowerCase(), sample);
  if (told !== undefined) return languageById(told);
  const shape = shapeOf(sample, ids);
  if (shape && shape.confidence >= sureShape && ids.has(shape.id)) return languageById(shape.id);
  if (isDataShape(sample) && ids.has("xml")) return languageById("xml");
  return candidates[0];
}

import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Position, Range } from "vscode-languageserver-types";
import type { Judged, Ports } from "../../contract/ports.ts";
import { type GlossaryEntry, isCodeToken } from "../../language/glossary/entry.ts";
import { createGlossary, type Glossary } from "../../language/glossary/glossary.ts";
import { meaningAt, type Surroundings, wordsNear } from "../../language/glossary/meaning.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { runsAt, type Word, wordsAround, wordsOf } from "../../text/termWords.ts";
import { defineByModel } from "./modelDefinition.ts";
import { findOwnDefinition } from "./ownDefinition.ts";
import { placeAt } from "./place.ts";
import { isTelling, senseOf } from "./telling.ts";

/** A definition to show over a word. */
export interface HoverAnswer extends Judged {
  readonly term: string;
  /** Markdown, ready to be shown. */
  readonly definition: string;
  readonly range: Range;
}

/** What `inkling define` prints. */
export interface DefineAnswer extends Judged {
  readonly term: string;
  /** Null when nobody knows the term. */
  readonly definition: string | null;
}

/** Explains technical terms. */
export interface HoverProvider {
  /** The definition of the term at a position, or undefined: silence beats noise. */
  provide(document: TextDocument, position: Position, signal: AbortSignal): Promise<HoverAnswer | undefined>;
  /** The definition of a term, in the sense of a language where it has one of its own. */
  define(term: string, languageId: string | undefined, signal: AbortSignal): Promise<DefineAnswer>;
}

/** Entries were written and reviewed by people; a word may still be meant in another sense where it stands. */
const glossaryConfidence = 0.97;
const ownDefinitionConfidence = 0.9;
/** Lines above and below that count as the neighbourhood of a word. */
const nearLines = 3;

/**
 * Creates the hover provider: the glossary first, then the file's own words, then the model.
 * Implements INV-1.
 */
export function createHover(ports: Ports, syntax: Syntax): HoverProvider {
  const { clock, model, settings } = ports;
  let loaded: Promise<Glossary> | undefined;
  const glossaryOf = () => {
    loaded ??= ports.glossary.load().then(createGlossary);
    return loaded;
  };

  return Object.freeze({
    async provide(document: TextDocument, position: Position, signal: AbortSignal) {
      const started = clock.now();
      const config = settings.of(document.uri);
      if (!config.enabled || !config.hover.enabled || config.languages[document.languageId] === false)
        return undefined;
      const offset = document.offsetAt(position);
      const place = await placeAt(syntax, document, offset);
      if (place === "other" || signal.aborted) return undefined;
      const line = lineAt(document, position.line);
      const glossary = await glossaryOf();
      const runs = runsAt(line, position.character, glossary.longestTerm);
      const rangeOf = (start: number, end: number): Range => ({
        start: { line: position.line, character: start },
        end: { line: position.line, character: end },
      });

      const known = inGlossary(glossary, runs, surroundingsOf(document, position), place === "identifier");
      if (known)
        return {
          term: known.entry.term,
          definition: toMarkdown(known.entry, document.languageId),
          range: rangeOf(known.start, known.end),
          tier: "heuristic" as const,
          confidence: glossaryConfidence,
          ms: clock.now() - started,
        };
      if (place === "identifier") return undefined;
      const name = nameAt(line, position.character);
      if (!name) return undefined;
      const range = rangeOf(name.start, name.start + name.text.length);
      const own = namesCode(line, name) ? findOwnDefinition(document.getText(), name.text) : undefined;
      if (own !== undefined)
        return {
          term: name.text,
          definition: `**${name.text}**: ${own}`,
          range,
          tier: "heuristic" as const,
          confidence: ownDefinitionConfidence,
          ms: clock.now() - started,
        };
      if (!config.hover.model || !looksTechnical(name.text)) return undefined;
      const written = await defineByModel(model, name.text, document.languageId, signal);
      if (!written || written.confidence < config.minConfidence) return undefined;
      const percent = Math.round(written.confidence * 100);
      return {
        term: name.text,
        definition: `**${name.text}**: ${written.text}\n\n*Local model, ${percent} % sure*`,
        range,
        tier: "model" as const,
        confidence: written.confidence,
        ms: clock.now() - started,
      };
    },

    async define(term: string, languageId: string | undefined, signal: AbortSignal) {
      const started = clock.now();
      const glossary = await glossaryOf();
      const entry = glossary.find(wordsOf(term))[0] ?? glossary.find([term.trim()])[0];
      if (entry) {
        const definition = [entry.definition, senseOf(entry, languageId)].filter(Boolean).join(" ");
        const ms = clock.now() - started;
        return { term: entry.term, definition, tier: "heuristic" as const, confidence: 1, ms };
      }
      const written = await defineByModel(model, term, languageId ?? "", signal);
      const known = written && written.confidence >= settings.of("").minConfidence ? written : undefined;
      return {
        term,
        definition: known?.text ?? null,
        tier: known ? ("model" as const) : ("heuristic" as const),
        confidence: known?.confidence ?? 0,
        ms: clock.now() - started,
      };
    },
  });
}

/** The longest of some runs of words that the glossary knows, with its place in the line. */
function inGlossary(
  glossary: Glossary,
  runs: readonly (readonly Word[])[],
  surroundings: Surroundings,
  isIdentifier: boolean,
): { entry: GlossaryEntry; start: number; end: number } | undefined {
  for (const run of runs) {
    const words = run.map((word) => word.text);
    const entry = meaningAt(glossary.find(words), surroundings);
    const [first, last] = [run[0], run.at(-1)];
    if (
      entry &&
      first &&
      last &&
      !(isCodeToken(entry) && words.length === 1) &&
      isTelling(entry, words, isIdentifier)
    )
      return { entry, start: first.start, end: last.end };
  }
  return undefined;
}

function toMarkdown(entry: GlossaryEntry, languageId: string): string {
  const sense = senseOf(entry, languageId);
  const see = entry.see?.length ? `See also: ${entry.see.join(", ")}` : undefined;
  return [`**${entry.term}**: ${entry.definition}`, sense, see].filter(Boolean).join("\n\n");
}

function surroundingsOf(document: TextDocument, { line }: Position): Surroundings {
  const words: string[] = [];
  for (let at = Math.max(0, line - nearLines); at <= line + nearLines; at++)
    words.push(...wordsAround(lineAt(document, at), 0).map(({ text }) => text));
  const { languageId, uri: fileName } = document;
  return { languageId, fileName, imports: [], words: wordsNear(words) };
}

function lineAt(document: TextDocument, line: number): string {
  return document.getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } });
}

/** The whole identifier-like word at a position, underscores included. */
function nameAt(line: string, character: number): { text: string; start: number } | undefined {
  const before = line.slice(Math.max(0, character - 100), character).match(/[\p{L}\p{N}_]*$/u)?.[0] ?? "";
  const after = line.slice(character, character + 100).match(/^[\p{L}\p{N}_]*/u)?.[0] ?? "";
  const text = before + after;
  return /^\p{L}/u.test(text) && text.length > 1 ? { text, start: character - before.length } : undefined;
}

/** Whether a word of prose is meant as a name: by its humps or underscores, back quotes, or brackets behind it. */
function namesCode(line: string, { text, start }: { text: string; start: number }): boolean {
  const end = start + text.length;
  return (
    /\p{Ll}\p{Lu}|\p{L}_\p{L}/u.test(text) ||
    (line[start - 1] === "`" && line[end] === "`") ||
    line[end] === "("
  );
}

/** Abbreviations and compound names; ordinary words are left alone. */
function looksTechnical(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(name) || /\p{Ll}\p{Lu}/u.test(name);
}

import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import type { Range } from "vscode-languageserver-types";
import type { Config } from "../../contract/config.ts";
import type { Judged, Ports } from "../../contract/ports.ts";
import { dataOf } from "../../language/dataOf.ts";
import { type Glossary, lazyWebFacts } from "../../language/glossary/glossary.ts";
import type { WebFacts } from "../../language/glossary/webFacts.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { wordsOf } from "../../text/termWords.ts";
import { findToken } from "./codeTokens.ts";
import { type DefineAnswer, define } from "./define.ts";
import { type Evidence, ownEvidence, termEvidence, tokenEvidence } from "./evidence.ts";
import { findTerm } from "./findTerm.ts";
import { leastConfidence, lineConfidence, ownConfidence, termConfidence } from "./gate.ts";
import { entryMarkdown, webFactMarkdown } from "./markdown.ts";
import { defineByModel } from "./modelDefinition.ts";
import { findImportedDefinition } from "./own/importedDefinition.ts";
import { findLineOfDefinition } from "./own/lineOfDefinition.ts";
import { type Mention, mentionAt, namesCode } from "./own/mention.ts";
import { findOwnDefinition, isOwnName } from "./own/ownDefinition.ts";
import { positionKindAt } from "./positionKind.ts";
import { lineOf, surroundingsOf } from "./surroundings.ts";
import { findWebName, isWebLanguage } from "./webName.ts";

/** A definition to show over a word. */
export interface HoverAnswer extends Judged {
  readonly term: string;
  /** Markdown, ready to be shown. */
  readonly definition: string;
  readonly range: Range;
  readonly source: "glossary" | "file" | "model";
  /** What its confidence is computed from; the model has its own. */
  readonly evidence?: Evidence;
}

/** Explains technical terms. */
export interface HoverProvider {
  /** The definition of the term at a position, or undefined: silence beats noise. */
  hoverAt(document: TextDocument, position: Position, signal: AbortSignal): Promise<HoverAnswer | undefined>;
  /** The definition of a term, in the sense of a language where it has one of its own. */
  define(term: string, languageId: string | undefined, signal: AbortSignal): Promise<DefineAnswer>;
  /** Reads the glossary ahead, so that the first hover does not wait for it. */
  prepare(): Promise<void>;
}

/** What one hover works on. */
interface Asked {
  readonly document: TextDocument;
  readonly position: Position;
  readonly line: string;
  readonly config: Config;
}

/** What is to be shown, but for what it cost. */
type Found = Omit<HoverAnswer, "ms" | "range"> & { readonly start: number; readonly end: number };

/**
 * Creates the hover provider: the file's own words where it names one, the glossary, then the model.
 * Implements INV-1.
 * @param least what is less sure stays silent
 */
export function createHover(
  ports: Ports,
  syntax: Syntax,
  glossaryOf: () => Promise<Glossary>,
  least = leastConfidence,
): HoverProvider {
  const { clock, settings } = ports;
  const webFactsOf = lazyWebFacts(ports.glossary);

  const sure = (found: Found | undefined) => (found && found.confidence >= least ? found : undefined);

  async function find(asked: Asked, signal: AbortSignal): Promise<Found | undefined> {
    const { document, position, line } = asked;
    const { character } = position;
    const web = isWebLanguage(document.languageId) && byWebFacts(await webFactsOf(), asked);
    if (web) return web;
    const place = await positionKindAt(syntax, document, document.offsetAt(position));
    if (place === undefined || signal.aborted) return undefined;
    const glossary = await glossaryOf();
    if (typeof place === "object") return byToken(glossary, asked, place.languageId, false);
    if (place === "name" && syntax.supports(document.languageId)) {
      const token = byToken(glossary, asked, document.languageId, true);
      if (token && !(await isOwnToken(syntax, document, token))) return token;
    }
    const mention =
      place === "prose" ? mentionAt(line, character, dataOf(document.languageId)?.nameEnds) : undefined;
    const named = mention && namesCode(line, mention) ? mention : undefined;
    const own = await byOwnWords(ports, syntax, asked, { mention: named, isCode: place === "name" }, signal);
    const known = sure(own) ?? sure(byTerm(glossary, asked, place));
    return known ?? (mention && byModel(ports, asked, mention, signal));
  }

  return Object.freeze({
    async hoverAt(document: TextDocument, position: Position, signal: AbortSignal) {
      const started = clock.now();
      const config = settings.of(document.uri);
      if (!config.enabled || !config.hover.enabled || config.languages[document.languageId] === false)
        return undefined;
      const line = lineOf(document, position.line);
      const found = await find({ document, position, line, config }, signal);
      if (!found) return undefined;
      const { start, end, ...answer } = found;
      const at = (character: number) => ({ line: position.line, character });
      return { ...answer, range: { start: at(start), end: at(end) }, ms: clock.now() - started };
    },

    prepare: async () => {
      const glossary = await glossaryOf();
      // One look-up compiles the expressions that all of them use.
      const sample = TextDocument.create("", "plaintext", 0, "a `mutexGuard` for getState()");
      const standing = { line: sample.getText(), character: 5, place: "prose" as const };
      findTerm(glossary, { ...standing, surroundings: surroundingsOf(sample, { line: 0, character: 5 }) });
      mentionAt(standing.line, standing.character);
    },

    define: async (term: string, languageId: string | undefined, signal: AbortSignal) =>
      define({ ports, glossary: await glossaryOf(), webFactsOf }, term, languageId, signal),
  });
}

/** A token of code, which is found where it stands and not guessed. */
function tokenFound(term: string): Pick<Found, "tier" | "confidence" | "source" | "evidence" | "term"> {
  const confidence = termConfidence(term, tokenEvidence);
  return { tier: "heuristic", confidence, source: "glossary", evidence: tokenEvidence, term };
}

function byToken(
  glossary: Glossary,
  { line, position }: Asked,
  languageId: string,
  isName: boolean,
): Found | undefined {
  const token = findToken(glossary, line, position.character, languageId, isName);
  if (!token) return undefined;
  const { entry, start, end } = token;
  const definition = entryMarkdown(entry, languageId);
  return { ...tokenFound(entry.term), definition, start, end };
}

/** The glossary's entry for the words there, and how sure it is that they are meant in its sense. */
function byTerm(
  glossary: Glossary,
  { document, line, position }: Asked,
  place: Parameters<typeof findTerm>[1]["place"],
): Found | undefined {
  const standing = {
    line,
    character: position.character,
    place,
    surroundings: surroundingsOf(document, position),
  };
  const found = findTerm(glossary, standing);
  if (!found) return undefined;
  const { entry, start, end } = found;
  const evidence = termEvidence(found, standing);
  const confidence = termConfidence(entry.term, evidence);
  const definition = entryMarkdown(entry, document.languageId, line.slice(start, end));
  return {
    tier: "heuristic",
    confidence,
    source: "glossary",
    evidence,
    term: entry.term,
    definition,
    start,
    end,
  };
}

/** Whether a name of the language's own, such as `Arc`, is one of this project's. */
async function isOwnToken(syntax: Syntax, document: TextDocument, { term }: Found): Promise<boolean> {
  if (!/^\p{Lu}\w*$/u.test(term)) return false;
  const tree = await syntax.parse(document);
  return tree !== undefined && isOwnName(tree, term);
}

/** An element, attribute or property, where a page or a style sheet has one. */
function byWebFacts(facts: WebFacts, { document, position, line }: Asked): Found | undefined {
  const before = document.getText({
    start: { line: Math.max(0, position.line - tagLines), character: 0 },
    end: { line: position.line, character: 0 },
  });
  const found = findWebName(facts, {
    line,
    character: position.character,
    before,
    languageId: document.languageId,
  });
  if (!found) return undefined;
  const { fact, start, end } = found;
  return { ...tokenFound(fact.name), definition: webFactMarkdown(fact), start, end };
}

/** A tag seldom has more lines. */
const tagLines = 20;

/** What the file itself, or one it imports from, says about a name that a text mentions. */
async function byOwnDefinition(
  ports: Ports,
  syntax: Syntax,
  document: TextDocument,
  mention: Mention,
  position: Position,
): Promise<Found | undefined> {
  const sentence = await ownSentence(ports, syntax, document, mention, position);
  if (sentence === undefined) return undefined;
  const { name, start } = mention;
  const evidence = ownEvidence(lineOf(document, position.line), mention, sentence);
  const confidence = ownConfidence(evidence);
  return {
    tier: "heuristic",
    confidence,
    source: "file",
    evidence,
    term: name,
    definition: `**${name}**: ${sentence}`,
    start,
    end: start + name.length,
  };
}

/** What the project itself says of a name: its documentation, or the line that defines it in a language without a tree. */
async function byOwnWords(
  ports: Ports,
  syntax: Syntax,
  { document, position }: Asked,
  { mention, isCode }: { readonly mention: Mention | undefined; readonly isCode: boolean },
  signal: AbortSignal,
): Promise<Found | undefined> {
  const isParsed = syntax.supports(document.languageId);
  if (!mention && (isParsed || !isCode)) return undefined;
  if (mention && isParsed) return byOwnDefinition(ports, syntax, document, mention, position);
  const found = await findLineOfDefinition(document, position, mention, ports.workspace, signal);
  return found && { tier: "heuristic", confidence: lineConfidence, source: "file", ...found };
}

async function ownSentence(
  { workspace }: Ports,
  syntax: Syntax,
  document: TextDocument,
  mention: Mention,
  { line }: Position,
): Promise<string | undefined> {
  const { name, start } = mention;
  const tree = await syntax.parse(document);
  if (!tree) return undefined;
  const sentence =
    findOwnDefinition(tree, mention, document.offsetAt({ line, character: start })) ??
    (mention.receiver === undefined
      ? await findImportedDefinition(tree, document.uri, name, { syntax, workspace })
      : undefined);
  // Where the line says it already, hover would repeat.
  const isSaid = (text: string) =>
    wordsOf(lineOf(document, line)).join(" ").includes(wordsOf(text).join(" "));
  return sentence === undefined || isSaid(sentence) ? undefined : sentence;
}

async function byModel(
  { model }: Ports,
  { document, config }: Asked,
  { name, start }: Mention,
  signal: AbortSignal,
): Promise<Found | undefined> {
  if (!config.hover.model || !looksTechnical(name)) return undefined;
  const written = await defineByModel(model, name, document.languageId, signal);
  if (!written || written.confidence < config.minConfidence) return undefined;
  const { text, confidence } = written;
  const definition = `**${name}**: ${text}\n\n*Local model, ${Math.round(confidence * 100)} % sure*`;
  return {
    tier: "model",
    confidence,
    source: "model",
    term: name,
    definition,
    start,
    end: start + name.length,
  };
}

/** Abbreviations and compound names; ordinary words are left alone. */
function looksTechnical(name: string): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}]+s?$/u.test(name) || /\p{Ll}\p{Lu}/u.test(name);
}

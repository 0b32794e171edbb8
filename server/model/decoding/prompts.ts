import type { ChoiceRequest, FillRequest, Snippet } from "../../contract/ports.ts";
import { trimEndOf } from "../../text/endOf.ts";
import { sharedLength } from "./advance.ts";
import { splitTyped } from "./healing.ts";
import type { PrefixWindow, WindowBounds } from "./prefixWindow.ts";
import type { PromptEngine } from "./promptEngine.ts";

/** What is left of a document that is too long, each time it loses lines. */
const kept = 0.75;
/** More characters than that stand for no token, as a rule. */
const mostCharactersPerToken = 16;

/** `fim`: prefix, suffix, middle. `suffixFirst`: suffix, prefix, middle. `prefix`: plain text up to the cursor. */
export type PromptStyle = "fim" | "suffixFirst" | "prefix";

export interface FillLayout {
  readonly style: PromptStyle;
  readonly healing: boolean;
  /** Most tokens of the text behind the cursor: it is evaluated again with every keystroke. */
  readonly suffixTokens: number;
  /** Most tokens of a prefix none of which is in the KV cache yet: bounds the wait after a jump. */
  readonly coldPrefixTokens: number;
}

/** Share of the window for snippets of other files, and their bound in tokens. */
const snippetShare = 0.25;
const mostSnippetTokens = 256;
/** Room left for special tokens and for the retyped piece at the cursor. */
const reservedTokens = 24;

/**
 * Lays out a completion prompt: what changes slowly first (snippets, then the prefix), what changes with every
 * keystroke last, so that the KV cache serves as much as possible.
 * @param held the tokens in the KV cache
 */
export function fillPrompt(
  engine: PromptEngine,
  request: FillRequest,
  layout: FillLayout,
  window: PrefixWindow,
  held: readonly number[],
): { readonly prompt: readonly number[]; readonly typed: string } {
  const { special } = engine;
  const room = engine.contextSize - request.maxTokens - reservedTokens;
  const before = withPlainLineEnds(request.prefix);
  const { settled, typed } = layout.healing ? splitTyped(before) : { settled: before, typed: "" };
  const { fimPrefix, fimSuffix, fimMiddle } = special;
  if (
    layout.style === "prefix" ||
    fimPrefix === undefined ||
    fimSuffix === undefined ||
    fimMiddle === undefined
  ) {
    const prompt = window.fit(engine, request.document, settled, boundsOf(room, layout, held, []));
    // The model needs something to go on from, even at the start of an empty document.
    return { prompt: prompt.length > 0 ? prompt : engine.tokenize("\n"), typed };
  }
  const context = repositoryContext(engine, request, Math.min(mostSnippetTokens, room * snippetShare));
  const suffix = suffixTokens(engine, withPlainLineEnds(request.suffix), layout.suffixTokens);
  const isSuffixFirst = layout.style === "suffixFirst";
  const lead = isSuffixFirst
    ? [...context, fimPrefix, fimSuffix, ...suffix, fimMiddle]
    : [...context, fimPrefix];
  const prefixRoom = room - context.length - suffix.length;
  const prefix = window.fit(engine, request.document, settled, boundsOf(prefixRoom, layout, held, lead));
  return {
    prompt: isSuffixFirst ? [...lead, ...prefix] : [...lead, ...prefix, fimSuffix, ...suffix, fimMiddle],
    typed,
  };
}

/** Bounds of a prefix that stands behind `lead` in the prompt. */
function boundsOf(
  room: number,
  { coldPrefixTokens }: FillLayout,
  held: readonly number[],
  lead: readonly number[],
): WindowBounds {
  return {
    room,
    coldRoom: Math.min(room, coldPrefixTokens),
    fresh(window) {
      const prompt = [...lead, ...window];
      const shared = sharedLength(held, prompt, prompt.length);
      return window.length - Math.max(0, shared - lead.length);
    },
  };
}

/**
 * A question in ChatML: what is answered already first, as turns of the same chat, then the document, so that their KV cells serve
 * every question about it.
 */
export function questionPrompt(
  engine: PromptEngine,
  request: Pick<ChoiceRequest, "document" | "languageId" | "examples"> & { readonly question: string },
  answerTokens: number,
): readonly number[] {
  const { chatStart, chatEnd } = engine.special;
  if (chatStart === undefined || chatEnd === undefined) return [];
  const asked = (document: string, question: string) => [
    chatStart,
    ...engine.tokenize(`user\n${document}${question}`),
    chatEnd,
    ...engine.tokenize("\n"),
    chatStart,
    ...engine.tokenize("assistant\n"),
  ];
  const answered = (request.examples ?? []).flatMap(({ document, languageId, question, answer }) => [
    ...asked(fenced(document, languageId), question),
    ...engine.tokenize(answer),
    chatEnd,
    ...engine.tokenize("\n"),
  ]);
  const prompt = (document: string) => [...answered, ...asked(document, request.question)];
  const room = engine.contextSize - answerTokens - 1;
  let lines = withPlainLineEnds(request.document).split("\n");
  for (;;) {
    const tokens = prompt(fenced(lines.join("\n"), request.languageId));
    if (tokens.length <= room) return tokens;
    // Callers sample documents to fit; what is still too long loses lines at its end, a quarter at a time.
    if (lines.length > 1) lines = lines.slice(0, Math.floor(lines.length * kept));
    else if ((lines[0] ?? "") !== "") lines = [(lines[0] ?? "").slice(0, (lines[0] ?? "").length >> 1)];
    else return [...tokens.slice(0, 2), ...tokens.slice(2 + tokens.length - room)];
  }
}

/** Models are trained on text whose lines end in a line feed. */
function withPlainLineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}

/** The document as it stands in a question: a fenced block and an empty line; nothing for an empty document. */
function fenced(document: string, languageId: string): string {
  return document === "" ? "" : `\`\`\`${languageId}\n${document.trimEnd()}\n\`\`\`\n\n`;
}

/** Snippets of other files in Qwen's repository format, the most relevant one nearest to the document. */
function repositoryContext(engine: PromptEngine, request: FillRequest, room: number): readonly number[] {
  const { repoName, fileSeparator } = engine.special;
  if (repoName === undefined || fileSeparator === undefined || request.snippets.length === 0) return [];
  const file = (snippet: Snippet) => [
    fileSeparator,
    ...engine.tokenize(`${snippet.path}\n${trimEndOf(withPlainLineEnds(snippet.text), "\n")}\n`),
  ];
  const header = [repoName, ...engine.tokenize("workspace\n")];
  const footer = [fileSeparator, ...engine.tokenize(`${request.path}\n`)];
  let left = room - header.length - footer.length;
  const files: (readonly number[])[] = [];
  for (const snippet of request.snippets) {
    const tokens = file(snippet);
    if (tokens.length > left) continue;
    left -= tokens.length;
    files.unshift(tokens);
  }
  return files.length === 0 ? [] : [...header, ...files.flat(), ...footer];
}

/** The beginning of the suffix. Code has about four characters per token; what lies far beyond is not tokenised. */
function suffixTokens(engine: PromptEngine, suffix: string, most: number): readonly number[] {
  return engine.tokenize(suffix.slice(0, most * mostCharactersPerToken)).slice(0, most);
}

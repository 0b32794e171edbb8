import path from "node:path";
import { type Position, TextDocument } from "vscode-languageserver-textdocument";
import { type Config, type ConfigInput, configSchema } from "../../server/contract/config.ts";
import type { Ports } from "../../server/contract/ports.ts";
import {
  type CompletionContext,
  type CompletionProvider,
  createCompletion,
} from "../../server/features/completion/completion.ts";
import type { CompletionAnswer } from "../../server/features/completion/silence.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { createFileGrammarLoader } from "../../server/machine/files/fileGrammarLoader.ts";
import { JumpingClock } from "../support/clocks.ts";
import { strictLogger } from "../support/loggers.ts";
import { type Says, ScriptedModel } from "./scriptedModel.ts";

const logger = strictLogger;
const grammars = createFileGrammarLoader(path.resolve("node_modules/@vscode/tree-sitter-wasm/wasm"));
/** The parser that tests share. */
export const syntax = createSyntax(grammars, logger);

/** Turns of the event loop in which work that waits for nothing comes to its end. */
const settlingTurns = 100;
/** In milliseconds. */
const settlingTime = 20;

export interface GhostOptions {
  readonly languageId?: string;
  readonly config?: ConfigInput;
  /** Other open documents, by file name. */
  readonly others?: Readonly<Record<string, string>>;
  /** Files that are not open, by path. */
  readonly onDisk?: Readonly<Record<string, string>>;
  readonly onBattery?: boolean;
  readonly uri?: string;
}

/** A door that a test opens. */
export class Door {
  open: () => void = () => undefined;
  readonly opened = new Promise<void>((resolve) => {
    this.open = resolve;
  });
}

/** Splits a text at its cursor marker `|`. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf("|");
  if (offset === -1) throw new Error("The text has no cursor marker.");
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), offset };
}

/** An editor with one document, a cursor, and ghost text from a scripted model. */
export class Ghost {
  readonly model: ScriptedModel;
  readonly clock = new JumpingClock();
  readonly completion: CompletionProvider;
  document: TextDocument;
  cursor: Position;
  /** How often a file was asked for. */
  #read = 0;

  constructor(marked: string, says: Says | ScriptedModel, options: GhostOptions = {}) {
    const { text, offset } = atCursor(marked);
    this.model = says instanceof ScriptedModel ? says : new ScriptedModel(says);
    const { uri = "file:///work/main.js" } = options;
    this.document = TextDocument.create(uri, options.languageId ?? "javascript", 1, text);
    this.cursor = this.document.positionAt(offset);
    this.completion = createCompletion(this.#ports(options), syntax);
  }

  /** Asks for ghost text, as typing does unless told otherwise. */
  ask(
    context: Partial<CompletionContext> = {},
    signal: AbortSignal = new AbortController().signal,
  ): Promise<CompletionAnswer> {
    return this.completion.completeInline(
      this.document,
      this.cursor,
      { triggerKind: "automatic", ...context },
      signal,
    );
  }

  /** Types a text at the cursor, a keystroke after the last. */
  type(text: string): this {
    return this.edit(this.cursor, this.cursor, text);
  }

  /** Deletes `count` characters before the cursor. */
  backspace(count = 1): this {
    const start = this.document.positionAt(this.document.offsetAt(this.cursor) - count);
    return this.edit(start, this.cursor, "");
  }

  /** Puts the cursor at a column of its line. */
  moveTo(character: number): this {
    this.cursor = { line: this.cursor.line, character };
    return this;
  }

  edit(start: Position, end: Position, text: string): this {
    const change = { range: { start, end }, text };
    this.clock.time += 100;
    const offset = this.document.offsetAt(start);
    this.document = TextDocument.update(this.document, [change], this.document.version + 1);
    this.cursor = this.document.positionAt(offset + text.length);
    this.completion.didChange(this.document, [change]);
    return this;
  }

  /** Waits until what goes on while nobody types is done. */
  async settled(): Promise<void> {
    // Loading the grammar takes a time of its own.
    await syntax.parse(this.document);
    for (let seen = -1; seen !== this.#read; ) {
      seen = this.#read;
      // What is read from the disk beside, as the names that a language has of itself, comes when it comes.
      await new Promise((resolve) => setTimeout(resolve, settlingTime));
      for (let turn = 0; turn < settlingTurns; turn++) await new Promise(setImmediate);
    }
  }

  #ports({ config = {}, others = {}, onDisk = {}, onBattery }: GhostOptions): Ports {
    const settings: Config = configSchema.parse(config);
    const documents = (texts: Readonly<Record<string, string>>) =>
      Object.entries(texts).map(([name, text]) =>
        TextDocument.create(`file:///work/${name}`, this.document.languageId, 1, text),
      );
    const open = documents(others);
    const all = [...open, ...documents(onDisk)];
    return {
      settings: { of: () => settings, onDidChange: () => ({ dispose: () => undefined }) },
      model: this.model,
      largeModel: undefined,
      clock: this.clock,
      logger,
      workspace: {
        roots: ["file:///work"],
        openDocuments: () => [this.document, ...open],
        document: async (uri) => {
          this.#read++;
          return all.find((document) => document.uri === uri);
        },
        findFiles: async () => all.map(({ uri }) => uri),
        relativePath: (uri) => uri.replace("file:///work/", ""),
      },
      grammars,
      glossary: {
        load: () => Promise.resolve([]),
        webFacts: () => Promise.resolve(""),
        nameFacts: () => Promise.resolve("{}"),
      },
      machine: { onBattery: () => onBattery, load: () => undefined },
    };
  }
}

/** The text suggested after typing the marked text's last character before the cursor. */
export async function suggestionAt(
  marked: string,
  says: Says,
  options: GhostOptions = {},
): Promise<{ text: string; reason: string | undefined }> {
  const { text, offset } = atCursor(marked);
  const typed = text.charAt(offset - 1);
  const ghost = new Ghost(`${text.slice(0, offset - 1)}|${text.slice(offset)}`, says, options).type(typed);
  const { text: suggested, reason } = await ghost.ask();
  return { text: suggested, reason };
}

import { setTimeout } from "node:timers/promises";
import {
  CancellationTokenSource,
  InlineCompletionTriggerKind,
  LSPErrorCodes,
  ResponseError,
} from "vscode-languageserver-protocol";
import type { LspClient } from "../../test/protocol/lspClient.ts";
import { askings, differing } from "./answers.ts";
import type { SoakDocument } from "./documents.ts";

/** Between two keystrokes, in milliseconds: ten times the five characters a second of a quick typist. */
const keystrokeEvery = 20;
/** Keystrokes in one document before the next one is turned to. */
const burst = 40;
/** Edits taken back at the end of a burst. */
const undone = 5;
/** Bursts between two changes of the settings, and between two comparisons with the oracle. */
const settingsEvery = 25;
const oracleEvery = 20;

/** Ghost text is shown however improbable: what is not shown cannot be held against the oracle. */
export const soakSettings = { completion: { minConfidence: 0 } };

/** An answer's latency. */
export interface Latency {
  readonly name: string;
  /** When it was asked, in milliseconds since the session began. */
  readonly at: number;
  readonly ms: number;
}

/** Types into documents by turns, as fast as ten people, and keeps what came of it. */
export class SoakSession {
  readonly latencies: Latency[] = [];
  /** Answers about another document, and documents whose text was not the oracle's, in words. */
  readonly crossed: string[] = [];
  readonly astray: string[] = [];
  keystrokes = 0;
  compared = 0;
  readonly #documents: readonly SoakDocument[];
  readonly #started = performance.now();
  #client: LspClient;
  #bursts = 0;

  constructor(client: LspClient, documents: readonly SoakDocument[]) {
    this.#client = client;
    this.#documents = documents;
  }

  /** Milliseconds since the session began. */
  get age(): number {
    return performance.now() - this.#started;
  }

  async openAll(): Promise<void> {
    for (const { uri, language, text } of this.#documents) await this.#client.open(uri, language, text);
  }

  /** Goes on with another server, to which everything is opened anew, as a client does. */
  async moveTo(client: LspClient): Promise<void> {
    this.#client = client;
    await this.openAll();
  }

  /** Types for so long, and ends with a burst. */
  async typeFor(ms: number): Promise<void> {
    const until = performance.now() + ms;
    while (performance.now() < until) await this.#burst();
  }

  async #burst(): Promise<void> {
    const document = this.#documents[this.#bursts++ % this.#documents.length];
    if (!document) return;
    if (this.#bursts % settingsEvery === 0) await this.#changeSettings();
    await this.#typeInto(document);
    for (let edit = 0; edit < undone; edit++) await this.#send(document, document.undo());
    for (const { name, ask } of askings) {
      const belongs = await this.#timed(name, ask(this.#client, document));
      if (!belongs) this.crossed.push(`${name} of document ${document.number}`);
    }
    if (this.#bursts % oracleEvery === 0) await this.#compare([document]);
  }

  /** One keystroke after the other; each takes back the request for ghost text of the one before. */
  async #typeInto(document: SoakDocument): Promise<void> {
    const answers: Promise<unknown>[] = [];
    let asked: CancellationTokenSource | undefined;
    for (let keystroke = 0; keystroke < burst; keystroke++) {
      await this.#send(document, document.edit());
      asked?.cancel();
      asked = new CancellationTokenSource();
      const { uri, position } = document;
      const context = { triggerKind: InlineCompletionTriggerKind.Automatic };
      const params = { textDocument: { uri }, position, context };
      const { connection } = this.#client;
      const answer = connection.sendRequest("textDocument/inlineCompletion", params, asked.token);
      answers.push(this.#timed("while typing", answer).catch(unlessTakenBack));
      this.keystrokes++;
      await setTimeout(keystrokeEvery);
    }
    await Promise.all(answers);
  }

  #send(document: SoakDocument, change: ReturnType<SoakDocument["edit"]>): Promise<void> {
    return this.#client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: document.uri, version: this.#client.nextVersion() },
      contentChanges: [change],
    });
  }

  async #changeSettings(): Promise<void> {
    const severity = this.#bursts % (2 * settingsEvery) === 0 ? "off" : "hint";
    await this.#client.connection.sendNotification("workspace/didChangeConfiguration", {
      settings: { inkling: { ...soakSettings, rules: { "magic-number": { severity } } } },
    });
  }

  async #compare(documents: readonly SoakDocument[]): Promise<void> {
    this.compared += documents.length;
    const astray = await differing(this.#client, documents);
    this.astray.push(...astray.map(({ number }) => `document ${number}`));
  }

  /** Compares all documents with the oracle's. */
  compareAll(): Promise<void> {
    return this.#compare(this.#documents);
  }

  async #timed<T>(name: string, answer: Promise<T>): Promise<T> {
    const at = this.age;
    const asked = performance.now();
    const answered = await answer;
    this.latencies.push({ name, at, ms: performance.now() - asked });
    return answered;
  }
}

function unlessTakenBack(error: unknown): void {
  if (!(error instanceof ResponseError) || error.code !== LSPErrorCodes.RequestCancelled) throw error;
}

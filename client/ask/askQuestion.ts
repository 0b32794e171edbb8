/** "Inkling: Ask…": a question in natural words, answered by the lowest tier that knows. */
import { randomUUID } from "node:crypto";
import {
  CancellationError,
  CancellationTokenSource,
  type ExtensionContext,
  env,
  l10n,
  type TextEditor,
  window,
  workspace,
} from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import {
  type AskParams,
  type AskResult,
  type AskText,
  askRequest,
  askTextNotification,
} from "../../server/edges/lsp/protocol.ts";
import { AnswerView } from "./answerView.ts";
import { agrees, askEditorModel, findLarger, isLargerOn } from "./largeModel.ts";
import type { FromPage, ShownAnswer } from "./messages.ts";

/** A question with what it was asked about. */
interface Asked {
  readonly question: string;
  readonly uri?: string;
  readonly selection?: string;
}

const longestTerm = 80;
const unsure = () => l10n.t("Nobody here is sure of an answer.");

export class Asking {
  readonly #context: ExtensionContext;
  readonly #client: LanguageClient;
  readonly #view: AnswerView;
  #asked: Asked | undefined;
  #running: CancellationTokenSource | undefined;
  /** The editor that was active last: the view has the focus when its buttons are pressed. */
  #editor: TextEditor | undefined = window.activeTextEditor;

  constructor(context: ExtensionContext, client: LanguageClient) {
    this.#context = context;
    this.#client = client;
    this.#view = new AnswerView(context.extensionUri);
    this.#view.onMessage = (message) => this.#receive(message);
    context.subscriptions.push(
      this.#view,
      window.onDidChangeActiveTextEditor((editor) => {
        if (editor) this.#editor = editor;
      }),
    );
  }

  /** Asks for a question and answers it. A selected word is offered as the question. */
  async ask(given?: unknown): Promise<void> {
    const editor = window.activeTextEditor ?? this.#editor;
    const selection = editor?.document.getText(editor.selection) ?? "";
    const question =
      typeof given === "string"
        ? given
        : await window.showInputBox({
            title: l10n.t("Inkling: Ask"),
            prompt: l10n.t(
              "Any small question: what a word means, how two things differ, how something is done, whether this file does something.",
            ),
            placeHolder: l10n.t("What is a race condition?"),
            value: suggestion(selection),
          });
    if (!question?.trim()) return;
    this.#asked = {
      question: question.trim(),
      ...(editor ? { uri: editor.document.uri.toString() } : {}),
      ...(selection.trim() === "" ? {} : { selection }),
    };
    await this.#view.reveal();
    await this.#answer({ ...this.#asked });
  }

  /** The answer that is shown, for tests and other commands. */
  get shown(): ShownAnswer | undefined {
    return this.#view.answer;
  }

  async #answer(params: AskParams): Promise<void> {
    this.#show("waiting", "", l10n.t("Looking it up…"));
    await this.#run(async (source) => {
      const thinking = l10n.t("The local model is answering; nobody knows yet how sure it is…");
      const result = await this.#request(params, (whole) => this.#show("waiting", whole, thinking), source);
      const { text, problem, nearest } = result;
      if (problem !== undefined) this.#show("failed", "", problem);
      else if (text === null) this.#show("unknown", "", unsure(), nearest);
      else this.#show("done", text, noteOf(result));
    });
  }

  async #askLarger(): Promise<void> {
    const asked = this.#asked;
    if (!asked) return;
    const larger = await findLarger(this.#client);
    if (!larger)
      return this.#show(
        "failed",
        "",
        l10n.t("There is no larger model: see the settings inkling.largeModel."),
      );
    const code = this.#codeOf(asked);
    const what = code
      ? l10n.t("Your question and {0} ({1} characters) will be sent.", code.what, code.text.length)
      : l10n.t("Only your question will be sent.");
    if (!(await agrees(this.#context, larger, what))) return;
    let text = "";
    const receive = (whole: string) => {
      text = whole;
      this.#show("waiting", text, l10n.t("{0} is answering…", larger.name));
    };
    this.#show("waiting", "", l10n.t("Asking {0}…", larger.name));
    await this.#run(async (source) => {
      if (larger.kind === "editor") {
        const whole = await askEditorModel(larger.model, asked.question, code, receive, source.token);
        if (source.token.isCancellationRequested) throw new CancellationError();
        this.#show("done", whole, l10n.t("{0}, through VS Code; nobody measured how sure", larger.name));
        return;
      }
      const result = await this.#request({ ...asked, large: true }, receive, source);
      if (result.problem !== undefined) this.#show("failed", text, result.problem);
      else if (result.text === null) this.#show("unknown", "", unsure(), result.nearest);
      else this.#show("done", result.text, noteOf(result));
    });
  }

  /** Asks the server; `receive` is handed what there is of the answer whenever more of it comes. */
  async #request(
    params: AskParams,
    receive: (text: string) => void,
    source: CancellationTokenSource,
  ): Promise<AskResult> {
    const id = randomUUID();
    let text = "";
    const pieces = this.#client.onNotification(askTextNotification, (piece: AskText) => {
      if (piece.id !== id || source.token.isCancellationRequested) return;
      text += piece.text;
      receive(text);
    });
    try {
      return await this.#client.sendRequest<AskResult>(askRequest, { ...params, id }, source.token);
    } finally {
      pieces.dispose();
    }
  }

  /** Runs one question at a time; a new one ends the one before. */
  async #run(answer: (source: CancellationTokenSource) => Promise<void>): Promise<void> {
    this.#running?.cancel();
    const source = new CancellationTokenSource();
    this.#running = source;
    try {
      await answer(source);
    } catch (error) {
      if (this.#running !== source) return;
      const text = this.#view.answer?.text ?? "";
      if (source.token.isCancellationRequested) this.#show("failed", text, l10n.t("Stopped."));
      else this.#show("failed", text, error instanceof Error ? error.message : String(error));
    } finally {
      if (this.#running === source) this.#running = undefined;
      source.dispose();
    }
  }

  async #receive(message: FromPage): Promise<void> {
    const text = this.#view.answer?.text ?? "";
    switch (message.type) {
      case "copy":
        await env.clipboard.writeText(text);
        break;
      case "insert":
        await this.#insert(text);
        break;
      case "larger":
        await this.#askLarger();
        break;
      case "stop":
        this.#running?.cancel();
        break;
      case "again":
        await this.ask();
        break;
      case "ask":
        await this.ask(`What is ${message.term}?`);
        break;
    }
  }

  async #insert(text: string): Promise<void> {
    const editor = window.activeTextEditor ?? this.#editor;
    if (!editor || editor.document.isClosed)
      return void window.showInformationMessage(l10n.t("Open a file to insert into."));
    const plain = text.replaceAll("**", "");
    await editor.edit((edit) => edit.replace(editor.selection, plain));
  }

  /** What of the file a larger model would see: the selection, or the file if the question speaks of it. */
  #codeOf({ question, uri, selection }: Asked): { what: string; path: string; text: string } | undefined {
    const document = workspace.textDocuments.find((each) => each.uri.toString() === uri);
    if (!document) return undefined;
    const path = workspace.asRelativePath(document.uri);
    if (selection !== undefined) return { what: l10n.t("the selection in {0}", path), path, text: selection };
    const isAboutFile =
      /\b(?:this|the|that|here)\b/i.test(question) &&
      /\b(?:file|code|function|class|module|script|method|here|this)\b/i.test(question);
    return isAboutFile ? { what: path, path, text: document.getText() } : undefined;
  }

  #show(state: ShownAnswer["state"], text: string, note: string, nearest: readonly string[] = []): void {
    const question = this.#asked?.question ?? "";
    this.#view.show({ question, text, note, state, nearest, canAskLarger: isLargerOn() });
  }
}

/** A selected word or sign is likely what the question is about. */
function suggestion(selection: string): string {
  const term = selection.trim();
  return term !== "" && term.length <= longestTerm && !term.includes("\n") ? `What is ${term}?` : "";
}

function noteOf({ source, by, confidence }: AskResult): string {
  const percent = Math.round(confidence * 100);
  if (source === "glossary") return l10n.t("From the glossary, {0} % sure", percent);
  if (source === "file") return l10n.t("From the file, {0} % sure", percent);
  if (source === "model")
    return l10n.t("{0}, on this machine, {1} % sure", by ?? l10n.t("Local model"), percent);
  return l10n.t("{0}; nobody measured how sure", by ?? l10n.t("The larger model"));
}

/** What LSP says of messages that come too early or too late, or without what they need, before any handler sees them. */
import {
  type DataCallback,
  type Disposable,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageWriter,
  type NotificationMessage,
  type RequestMessage,
} from "vscode-languageserver/node";

type State = "new" | "running" | "shut down";

interface Refusal {
  readonly code: number;
  readonly message: string;
}

/**
 * A reader that hands on what may come now: requests before `initialize` are answered with ServerNotInitialized, a second
 * `initialize` and requests after `shutdown` with InvalidRequest; notifications of that kind are dropped, `exit` never is.
 */
export function withLifecycle(reader: MessageReader, writer: MessageWriter): MessageReader {
  let state: State = "new";

  function onRequest(request: RequestMessage, callback: DataCallback): void {
    const refusal = refusalOf(request.method, state);
    if (refusal) {
      const answer = { jsonrpc: "2.0", id: request.id, error: refusal };
      // A client that has gone hears nothing.
      writer.write(answer).catch(() => undefined);
      return;
    }
    const due = withNames(request);
    if (due.method === "initialize" && due.params !== undefined) state = "running";
    if (due.method === "shutdown") state = "shut down";
    callback(due);
  }

  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    dispose: () => reader.dispose(),
    listen: (callback): Disposable =>
      reader.listen((message) => {
        if (Message.isRequest(message)) onRequest(message, callback);
        else if (isAnswer(message)) callback(message);
        else if (!Message.isNotification(message)) refuseMalformed(writer);
        else if (message.method === "exit" || (state === "running" && !isUnreadable(message)))
          callback(withNames(message));
      }),
  };
}

/** Some clients leave out a result of nothing. */
function isAnswer(message: Message): boolean {
  return Message.isResponse(message) || (hasNames(message) && !("method" in message));
}

/** JSON, but no message: a list of some, one whose identifier is an object. Whoever sent it waits for an answer. */
function refuseMalformed(writer: MessageWriter): void {
  const error = { code: ErrorCodes.InvalidRequest, message: "This is no message of JSON-RPC 2.0." };
  writer.write({ jsonrpc: "2.0", id: null, error } as unknown as Message).catch(() => undefined);
}

function refusalOf(method: string, state: State): Refusal | undefined {
  if (state === "shut down") return { code: ErrorCodes.InvalidRequest, message: "The server was shut down." };
  if (state === "new" && method !== "initialize")
    return { code: ErrorCodes.ServerNotInitialized, message: "The server is not initialized yet." };
  if (state === "running" && method === "initialize")
    return { code: ErrorCodes.InvalidRequest, message: "The server is initialized already." };
  return undefined;
}

/** LSP gives parameters names: whatever else stands in their place is none, which JSON-RPC answers with InvalidParams. */
function withNames<T extends RequestMessage | NotificationMessage>(message: T): T {
  const { params, ...rest } = message;
  const isWhole = hasNames(params) && (!/^textDocument\//.test(message.method) || namesDocument(params));
  return isWhole ? message : (rest as T);
}

/** What the library reads before any handler, and outside of any guard: cancellation, tracing, progress. */
function isUnreadable({ method, params }: NotificationMessage): boolean {
  return /^(?:\$|window)\//.test(method) && !hasNames(params);
}

function hasNames(params: unknown): params is object {
  return typeof params === "object" && params !== null && !Array.isArray(params);
}

/** Whatever is asked or told of a document says of which. */
function namesDocument(params: object): boolean {
  return "textDocument" in params && hasNames(params.textDocument);
}

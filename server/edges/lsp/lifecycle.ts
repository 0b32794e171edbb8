/** What LSP says of messages that come too early or too late, before any handler sees them. */
import {
  type DataCallback,
  type Disposable,
  ErrorCodes,
  Message,
  type MessageReader,
  type MessageWriter,
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
    if (request.method === "initialize") state = "running";
    if (request.method === "shutdown") state = "shut down";
    callback(request);
  }

  return {
    onError: reader.onError,
    onClose: reader.onClose,
    onPartialMessage: reader.onPartialMessage,
    dispose: () => reader.dispose(),
    listen: (callback): Disposable =>
      reader.listen((message) => {
        if (Message.isRequest(message)) onRequest(message, callback);
        else if (!Message.isNotification(message) || state === "running" || message.method === "exit")
          callback(message);
      }),
  };
}

function refusalOf(method: string, state: State): Refusal | undefined {
  if (state === "shut down") return { code: ErrorCodes.InvalidRequest, message: "The server was shut down." };
  if (state === "new" && method !== "initialize")
    return { code: ErrorCodes.ServerNotInitialized, message: "The server is not initialized yet." };
  if (state === "running" && method === "initialize")
    return { code: ErrorCodes.InvalidRequest, message: "The server is initialized already." };
  return undefined;
}

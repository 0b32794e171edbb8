import type { CancellationToken, ResponseError } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { ServerContext } from "./context.ts";
import { guardRequest, withoutParams, withParams } from "./handle.ts";

type Handler<P, R> = (params: P, token: CancellationToken) => Promise<R | ResponseError<never>>;

/** The guard of `handle.ts` around a server's requests. */
export class GuardedRequests {
  readonly #context: Pick<ServerContext, "backlog" | "documents" | "composed">;

  constructor(context: Pick<ServerContext, "backlog" | "documents" | "composed">) {
    this.#context = context;
  }

  /** @param empty what a request that fails is answered with */
  request<P, R>(
    name: string,
    empty: R,
    answer: (params: P, signal: AbortSignal) => Promise<R> | R,
  ): Handler<P, R> {
    const { backlog, composed } = this.#context;
    return guardRequest(name, composed.ports.logger, empty, async (params: P, signal) => {
      const room = backlog.room(signal);
      if (room) await room;
      signal.throwIfAborted();
      return answer(params, signal);
    });
  }

  /** For requests of our own protocol. */
  own<P, R>(name: string, empty: R, answer: (params: P, signal: AbortSignal) => Promise<R> | R) {
    return withParams(this.request(name, empty, answer));
  }

  /** For those of them that have no parameters. */
  plain<R>(name: string, empty: R, answer: (signal: AbortSignal) => Promise<R> | R) {
    return withoutParams(this.request<unknown, R>(name, empty, (_params, signal) => answer(signal)));
  }

  /** For requests about an open document; for any other the answer is empty. */
  onDocument<P extends { textDocument: { uri: string } }, R>(
    name: string,
    empty: R,
    answer: (document: TextDocument, params: P, signal: AbortSignal) => Promise<R>,
  ): Handler<P, R> {
    return this.request<P, R>(name, empty, async (params, signal) => {
      const document = this.#context.documents.get(params.textDocument.uri);
      return document ? answer(document, params, signal) : empty;
    });
  }
}

import type { Message, MessageWriter } from "vscode-languageserver/node";

/** Messages that wait to be read by the client; a client that reads has one or two. */
const most = 16;

/**
 * What was written and not yet taken by the client. While there is much of it, requests wait before they are worked at: a client
 * that does not read costs the memory of its questions, not that of the answers, and is then told of the newest texts.
 */
export class Backlog {
  #unread = 0;
  readonly #waiting = new Set<() => void>();

  /** A writer whose messages count. */
  watch(writer: MessageWriter): MessageWriter {
    return {
      onError: writer.onError,
      onClose: writer.onClose,
      write: (message) => this.#write(writer, message),
      end: () => writer.end(),
      dispose: () => writer.dispose(),
    };
  }

  /** Resolves when there is room for another answer, or the signal aborts; undefined where there is room now. */
  room(signal: AbortSignal): Promise<void> | undefined {
    if (this.#unread < most || signal.aborted) return undefined;
    return new Promise((resolve) => {
      const go = () => {
        this.#waiting.delete(go);
        signal.removeEventListener("abort", go);
        resolve();
      };
      this.#waiting.add(go);
      signal.addEventListener("abort", go, { once: true });
    });
  }

  async #write(writer: MessageWriter, message: Message): Promise<void> {
    this.#unread++;
    try {
      await writer.write(message);
    } finally {
      this.#unread--;
      // Whoever goes on is answered, which lets the next one go on.
      const [next] = this.#waiting;
      next?.();
    }
  }
}

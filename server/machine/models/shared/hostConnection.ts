import { createConnection, type Socket } from "node:net";
import { ModelUnavailableError } from "../../../contract/ports.ts";
import { Frames } from "./frames.ts";
import { ClientSide } from "./handshake.ts";
import type { HostAddress } from "./hostPlace.ts";
import { type Answer, answerSchema, type Call, type News } from "./messages.ts";

/** Milliseconds that a host has to prove itself. */
const greetingMs = 2000;

/** The host went away before it had answered; asking another one is right. */
export class HostGoneError extends Error {
  override readonly name = "HostGoneError";
}

/** What a connection tells. */
export interface HostEvents {
  readonly onNews: (news: News) => void;
  /** @param sleeps true when the host said that it ends because nobody asked for long */
  readonly onGone: (sleeps: boolean) => void;
}

interface Pending {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly receive: ((piece: string) => void) | undefined;
}

/** A way to a host that has proved to be one. */
export class HostConnection {
  readonly #socket: Socket;
  readonly #events: HostEvents;
  readonly #pending = new Map<number, Pending>();
  #frames: Frames | undefined;
  #count = 0;
  #sleeps = false;
  #news: News | undefined;
  #waiting: { readonly check: () => void; readonly reject: (error: unknown) => void }[] = [];

  private constructor(socket: Socket, events: HostEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  /** Connects; rejects when nobody listens there, or somebody who does not know the secret. */
  static async open({ address, secret }: HostAddress, events: HostEvents): Promise<HostConnection> {
    const socket = createConnection(address);
    const connection = new HostConnection(socket, events);
    try {
      await connection.#greet(new ClientSide(secret));
    } catch (error) {
      socket.destroy();
      throw error;
    }
    return connection;
  }

  /** Asks the host's model. Rejects with `HostGoneError` when the host ends before it answered. */
  ask(
    call: Call,
    request: unknown,
    receive: ((piece: string) => void) | undefined,
    signal: AbortSignal,
  ): Promise<unknown> {
    if (signal.aborted) return Promise.reject(signal.reason);
    if (this.#socket.destroyed) return Promise.reject(new HostGoneError("The model's host is gone."));
    const id = this.#count++;
    return new Promise((resolve, reject) => {
      const cancel = () => {
        this.#frames?.send({ cancel: id });
        finish(() => reject(signal.reason));
      };
      const finish = (settle: () => void) => {
        signal.removeEventListener("abort", cancel);
        this.#pending.delete(id);
        settle();
      };
      this.#pending.set(id, {
        resolve: (result) => finish(() => resolve(result)),
        reject: (error) => finish(() => reject(error)),
        receive,
      });
      signal.addEventListener("abort", cancel, { once: true });
      this.#frames?.send({ id, call, request, ...(receive ? { streams: true } : {}) });
    });
  }

  /** Resolves when the host's model is loaded or could not be; rejects with `HostGoneError` when the host ends before. */
  whenSettled(): Promise<void> {
    return this.#until(({ status: { state } }) => state === "ready" || state === "failed");
  }

  close(): void {
    this.#socket.destroy();
  }

  #until(isSo: (news: News) => boolean): Promise<void> {
    if (this.#socket.destroyed) return Promise.reject(new HostGoneError("The model's host is gone."));
    return new Promise((resolve, reject) => {
      const entry = {
        check: () => {
          if (!this.#news || !isSo(this.#news)) return;
          this.#waiting = this.#waiting.filter((other) => other !== entry);
          resolve();
        },
        reject,
      };
      this.#waiting.push(entry);
      entry.check();
    });
  }

  #greet(proof: ClientSide): Promise<void> {
    return new Promise((resolve, reject) => {
      let step: "greeting" | "confirmation" | "open" = "greeting";
      const refuse = (why: string) => reject(new Error(why));
      const timer = setTimeout(() => refuse("The model's host does not answer."), greetingMs);
      const frames = new Frames(this.#socket, (message) => {
        if (step === "open") return this.#take(message);
        if (step === "greeting") {
          const reply = proof.reply(message);
          if (reply === undefined) return refuse("Something else listens where the model's host did.");
          step = "confirmation";
          return frames.send(reply);
        }
        if (!proof.isConfirmedBy(message)) return refuse("The model's host does not know the secret.");
        step = "open";
        clearTimeout(timer);
        resolve();
      });
      this.#frames = frames;
      this.#socket.on("error", (error) => reject(error));
      this.#socket.on("close", () => {
        clearTimeout(timer);
        reject(new HostGoneError("The model's host is gone."));
        if (step === "open") this.#lose();
      });
    });
  }

  #take(message: unknown): void {
    const answer: Answer = answerSchema.parse(message);
    if ("sleeps" in answer) {
      this.#sleeps = true;
      return;
    }
    if ("status" in answer) {
      this.#news = answer;
      this.#events.onNews(answer);
      for (const { check } of [...this.#waiting]) check();
      return;
    }
    const pending = this.#pending.get(answer.id);
    if (!pending) return;
    if ("piece" in answer) pending.receive?.(answer.piece);
    else if ("error" in answer) pending.reject(toError(answer.error));
    else pending.resolve(answer.result);
  }

  #lose(): void {
    for (const { reject } of this.#waiting.splice(0)) reject(new HostGoneError("The model's host is gone."));
    for (const { reject } of [...this.#pending.values()])
      reject(new HostGoneError("The model's host is gone."));
    this.#events.onGone(this.#sleeps);
  }
}

/** The error as this process would have thrown it: callers tell these kinds apart. */
function toError({ name, message }: { readonly name: string; readonly message: string }): Error {
  if (name === "ModelUnavailableError") return new ModelUnavailableError(message);
  if (name === "AbortError") return new DOMException(message, "AbortError");
  return Object.assign(new Error(message), { name });
}

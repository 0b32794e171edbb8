import { chmod } from "node:fs/promises";
import { createServer, type Server, type Socket } from "node:net";
import type { Logger } from "../../../contract/ports.ts";
import type { ModelCalls, OwnModelHost } from "../../../model/host/modelHost.ts";
import { Frames } from "./frames.ts";
import { HostSide, longestGreeting } from "./handshake.ts";
import type { HostAddress } from "./hostPlace.ts";
import { type Answer, type Call, type News, type Request, requestSchema } from "./messages.ts";

export interface HostServerOptions {
  readonly model: OwnModelHost;
  readonly host: HostAddress;
  readonly logger: Logger;
  /** Milliseconds without a client after which the host ends. */
  readonly lingerMs: number;
  /** Milliseconds without a request after which it ends although it has clients; 0 for never. */
  readonly idleMs: number;
  /** Called once, when the host has nothing more to do. */
  readonly onDone: (why: "no clients" | "idle") => void;
}

/** A stranger has so many milliseconds to prove itself. */
const greetingMs = 3000;
/** The one that started the host comes at once, but a busy machine may take its time. */
const firstClientMs = 15_000;
/** Clients that have not proved themselves yet. */
const mostStrangers = 32;
/** Requests of one client under way. */
const mostRequests = 256;

/** Lets other processes of the same user ask a model. */
export class HostServer {
  readonly #options: HostServerOptions;
  readonly #server: Server;
  readonly #clients = new Set<Client>();
  #strangers = 0;
  #count = 0;
  #running = 0;
  #timer: NodeJS.Timeout | undefined;
  #done = false;

  constructor(options: HostServerOptions) {
    this.#options = options;
    this.#server = createServer((socket) => this.#welcome(socket));
    options.model.onDidChangeStatus(() => this.tellAll());
  }

  /** Begins to listen; resolves when clients may come. */
  async listen(): Promise<void> {
    const { address } = this.#options.host;
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(address, resolve);
    });
    if (process.platform !== "win32") await chmod(address, 0o600);
    this.#rest();
  }

  /** Ends it politely: clients are told that nothing was lost, so that they need no other host before their next request. */
  close(): void {
    clearTimeout(this.#timer);
    this.#done = true;
    this.#server.close();
    for (const client of this.#clients) {
      client.send({ sleeps: true });
      client.socket.destroySoon();
    }
  }

  /** Tells every client how the model is. */
  tellAll(): void {
    for (const client of this.#clients) client.send(this.#news());
  }

  #news(): News {
    const { model } = this.#options;
    const status = { ...model.status, processId: process.pid, memory: process.memoryUsage.rss() };
    return { status, calibration: model.completionCalibration };
  }

  #welcome(socket: Socket): void {
    if (this.#done || this.#strangers >= mostStrangers) return void socket.destroy();
    this.#strangers++;
    const proof = new HostSide(this.#options.host.secret);
    let client: Client | undefined;
    const frames = new Frames(
      socket,
      (message) => {
        if (client) return client.take(message);
        const confirmation = proof.confirm(message);
        // Whoever comes while the host ends finds or starts another.
        if (confirmation === undefined || this.#done) return void socket.destroy();
        frames.send(confirmation);
        leave();
        client = this.#admit(socket, frames);
      },
      () => (client ? Number.POSITIVE_INFINITY : longestGreeting),
    );
    const timer = setTimeout(() => socket.destroy(), greetingMs);
    let isStranger = true;
    const leave = () => {
      clearTimeout(timer);
      if (isStranger) this.#strangers--;
      isStranger = false;
    };
    socket.on("error", (error) => this.#options.logger.debug(`A connection failed: ${error.message}`));
    socket.on("close", () => {
      leave();
      if (!client) return;
      client.leave();
      this.#clients.delete(client);
      this.#rest();
    });
    frames.send(proof.greeting);
  }

  #admit(socket: Socket, frames: Frames): Client {
    const client = new Client(socket, frames, this.#options.model.as(`client ${this.#count++}`), {
      begin: () => this.#began(),
      end: () => this.#ended(),
    });
    this.#clients.add(client);
    this.#rest();
    client.send(this.#news());
    return client;
  }

  #began(): void {
    this.#running++;
    clearTimeout(this.#timer);
  }

  #ended(): void {
    this.#running--;
    this.#rest();
  }

  /** Starts counting how long nothing happens. */
  #rest(): void {
    clearTimeout(this.#timer);
    if (this.#running > 0 || this.#done) return;
    const { lingerMs, idleMs } = this.#options;
    const lonely = this.#clients.size === 0;
    if (!lonely && idleMs === 0) return;
    // While a model loads on a busy machine, whoever waits for it may have to come again.
    const isExpected = this.#count === 0 || this.#options.model.status.state === "loading";
    const patienceMs = isExpected ? Math.max(lingerMs, firstClientMs) : lingerMs;
    this.#timer = setTimeout(
      () => this.#finish(lonely ? "no clients" : "idle"),
      lonely ? patienceMs : idleMs,
    );
  }

  #finish(why: "no clients" | "idle"): void {
    if (this.#done) return;
    this.#done = true;
    this.#options.onDone(why);
  }
}

type Asked = Extract<Request, { readonly call: Call }>;

/** One window or command. */
class Client {
  readonly socket: Socket;
  readonly #frames: Frames;
  readonly #model: ModelCalls;
  readonly #count: { readonly begin: () => void; readonly end: () => void };
  readonly #running = new Map<number, AbortController>();

  constructor(
    socket: Socket,
    frames: Frames,
    model: ModelCalls,
    count: { readonly begin: () => void; readonly end: () => void },
  ) {
    this.socket = socket;
    this.#frames = frames;
    this.#model = model;
    this.#count = count;
  }

  send(answer: Answer): void {
    this.#frames.send(answer);
  }

  take(message: unknown): void {
    const request = requestSchema.parse(message);
    if ("cancel" in request) this.#running.get(request.cancel)?.abort();
    else if (this.#running.size < mostRequests) this.#run(request);
    else this.send({ id: request.id, error: { name: "Error", message: "Too many requests at once." } });
  }

  #run({ id, call, request, streams }: Asked): void {
    const abort = new AbortController();
    this.#running.set(id, abort);
    this.#count.begin();
    const receive = (piece: string) => this.send({ id, piece });
    const asked = streams ? { ...(request as object), receive } : request;
    void this.#answer(call, asked, abort.signal)
      .then(
        (result) => this.send({ id, result }),
        (error: unknown) => this.send({ id, error: describeError(error) }),
      )
      .finally(() => {
        this.#running.delete(id);
        this.#count.end();
      });
  }

  leave(): void {
    for (const abort of this.#running.values()) abort.abort();
  }

  /** The other side is this program too and has proved it, so its requests have the shape that the call wants. */
  #answer(call: Call, request: unknown, signal: AbortSignal): Promise<unknown> {
    const ask = this.#model[call] as (request: unknown, signal: AbortSignal) => Promise<unknown>;
    return ask(request, signal);
  }
}

function describeError(error: unknown): { name: string; message: string } {
  if (error instanceof Error) return { name: error.name, message: error.message };
  return { name: "Error", message: String(error) };
}

import { createConnection } from "node:net";
import {
  type Connection,
  createConnection as createLanguageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  Message,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { Backlog } from "./backlog.ts";
import { Framing } from "./framing.ts";
import { withLifecycle } from "./lifecycle.ts";

/** JSON-RPC's code for a message that is no JSON. */
const parseError = -32700;

/** A connection, with what of it the client has still to read. */
export interface OpenConnection {
  readonly connection: Connection;
  readonly backlog: Backlog;
}

/** Opens the connection that the arguments name: `--node-ipc`, `--socket`, `--pipe`, otherwise standard input and output. */
export function openConnection(args: readonly string[]): OpenConnection {
  if (args.includes("--node-ipc"))
    return connect(new IPCMessageReader(process), new IPCMessageWriter(process));
  const [from, to] = openStreams(args);
  const input = from.pipe(new Framing());
  const reader = new StreamMessageReader(input);
  const writer = new StreamMessageWriter(to);
  let isShutDown = false;
  reader.onError((error) => {
    process.stderr.write(`inkling: ${error.message}\n`);
    const answer = {
      jsonrpc: "2.0",
      id: null,
      error: { code: parseError, message: "The message is no JSON." },
    };
    writer.write(answer as unknown as Message).catch(() => undefined);
  });
  // A client that went without `exit` leaves nobody to answer; its last request tells whether that was agreed.
  const end = () => process.exit(isShutDown ? 0 : 1);
  const fail = (error: Error) => {
    process.stderr.write(`inkling: ${error.message}\n`);
    end();
  };
  for (const stream of [input, from, to]) stream.on("error", fail);
  from.on("end", end);
  from.on("close", end);
  return connect(reader, writer, (message) => {
    if (Message.isRequest(message) && message.method === "shutdown") isShutDown = true;
  });
}

/** What is read from and written to: a socket or pipe that the client listens at, or standard input and output. */
function openStreams(args: readonly string[]): readonly [NodeJS.ReadableStream, NodeJS.WritableStream] {
  const port = argument(args, "--socket");
  const pipe = argument(args, "--pipe");
  if (port === undefined && pipe === undefined) return [process.stdin, process.stdout];
  const socket = pipe === undefined ? createConnection(Number(port), "127.0.0.1") : createConnection(pipe);
  return [socket, socket];
}

/** The value of `--name value` or `--name=value`. */
function argument(args: readonly string[], name: string): string | undefined {
  const at = args.findIndex((each) => each === name || each.startsWith(`${name}=`));
  return args[at] === name ? args[at + 1] : args[at]?.slice(name.length + 1);
}

function connect(
  reader: MessageReader,
  out: MessageWriter,
  onMessage?: (message: Message) => void,
): OpenConnection {
  const backlog = new Backlog();
  const writer = backlog.watch(out);
  const due = withLifecycle(reader, writer);
  const watched: MessageReader = {
    ...due,
    listen: (callback) =>
      due.listen((message) => {
        onMessage?.(message);
        callback(message);
      }),
  };
  return { connection: createLanguageConnection(ProposedFeatures.all, watched, writer), backlog };
}

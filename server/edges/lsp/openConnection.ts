import {
  type Connection,
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  Message,
  type MessageReader,
  type MessageWriter,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { Framing } from "./framing.ts";
import { withLifecycle } from "./lifecycle.ts";

/** JSON-RPC's code for a message that is no JSON. */
const parseError = -32700;

/** Opens the connection that the arguments name: `--node-ipc`, `--socket`, `--pipe`, otherwise standard input and output. */
export function openConnection(args: readonly string[]): Connection {
  if (args.includes("--node-ipc"))
    return connect(new IPCMessageReader(process), new IPCMessageWriter(process));
  if (args.some((each) => /^--(?:socket|pipe)\b/.test(each))) return createConnection(ProposedFeatures.all);
  const input = process.stdin.pipe(new Framing());
  const reader = new StreamMessageReader(input);
  const writer = new StreamMessageWriter(process.stdout);
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
  input.on("error", (error: Error) => {
    process.stderr.write(`inkling: ${error.message}\n`);
    end();
  });
  process.stdin.on("end", end);
  process.stdin.on("close", end);
  const connection = connect(reader, writer, (message) => {
    if (Message.isRequest(message) && message.method === "shutdown") isShutDown = true;
  });
  return connection;
}

function connect(
  reader: MessageReader,
  writer: MessageWriter,
  onMessage?: (message: Message) => void,
): Connection {
  const due = withLifecycle(reader, writer);
  const watched: MessageReader = {
    ...due,
    listen: (callback) =>
      due.listen((message) => {
        onMessage?.(message);
        callback(message);
      }),
  };
  return createConnection(ProposedFeatures.all, watched, writer);
}

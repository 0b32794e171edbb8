import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import path from "node:path";
import { PassThrough } from "node:stream";
import { pathToFileURL } from "node:url";
import { createConnection, ProposedFeatures } from "vscode-languageserver";
import {
  createProtocolConnection,
  type Diagnostic,
  ErrorCodes,
  type FullDocumentDiagnosticReport,
  LSPErrorCodes,
  Message,
  type ProtocolConnection,
  type ResponseMessage,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { withLifecycle } from "../../server/edges/lsp/lifecycle.ts";
import { answerOn } from "../../server/edges/lsp/serve.ts";
import { inTempFolder } from "../node/tempFolder.ts";

const uri = "file:///no/such/a.ts";
const text = "// TODO: stay\nconst a = 1;\n";
const start = { line: 0, character: 0 };
/** What a wrong request may be answered with, unless its answer is empty; a rename says why it cannot be. */
const expected = new Set<number>([ErrorCodes.InvalidParams, LSPErrorCodes.RequestFailed]);
/** What ends a connection is tried elsewhere. */
const ending = new Set(["shutdown", "exit"]);

const silent = {
  error: () => undefined,
  warn: () => undefined,
  info: () => undefined,
  debug: () => undefined,
};
const wrongStart = { processId: "x", rootUri: 5, workspaceFolders: [null, { uri: 5 }], capabilities: {} };
const withoutModel = { initializationOptions: { model: { path: "none" } } };

/** What stands where an object, a text, a number or a list should be. */
const wrongValues: readonly unknown[] = [
  null,
  5,
  -1.5,
  "x",
  "file:///no/such",
  true,
  [],
  [null],
  {},
  { a: 1 },
];
/** Names of parameters, of LSP's and of our own requests. */
const names = [
  ..."textDocument position range context uri event changes contentChanges command arguments paused name".split(
    " ",
  ),
  ..."input question selection action format check workDoneToken newName previousResultId previousResultIds".split(
    " ",
  ),
];

/** Parameters that are none, that lack everything, and in which each name stands for something it should not be. */
function wrongParams(): readonly unknown[] {
  const each = names.flatMap((name) => wrongValues.map((value) => ({ ...whole, [name]: value })));
  const within = wrongValues.flatMap((value) => [
    { ...whole, textDocument: { uri: value, version: value, languageId: value, text: value } },
    { ...whole, position: { line: value, character: value } },
    { ...whole, range: { start: value, end: { line: value } } },
    {
      ...whole,
      context: { diagnostics: value, only: value, triggerKind: value, selectedCompletionInfo: value },
    },
    { ...whole, context: { diagnostics: [{ range: value, code: value, data: value }] } },
    { ...whole, contentChanges: [{ range: { start: value, end: value }, text: value }] },
    { ...whole, event: { added: [{ uri: value }], removed: [value] } },
    { ...whole, changes: [{ uri: value, type: value }] },
    { ...whole, settings: { inkling: value } },
  ]);
  return [undefined, true, [], ...wrongValues, ...each, ...within];
}

/** Parameters that most requests can live with, so that one wrong value is reached. */
const whole = {
  textDocument: { uri, version: 1 },
  uri,
  position: start,
  range: { start, end: start },
  context: { diagnostics: [], triggerKind: 1, includeDeclaration: true },
};

/** A server in this process that is talked to message by message, and the methods that it has registered. */
class ServerHere {
  readonly requests = new Set<string>();
  readonly notifications = new Set<string>();
  /** What the server has logged as failed. */
  readonly failures: string[] = [];
  readonly #server: ProtocolConnection;
  readonly #writer: StreamMessageWriter;
  readonly #waiting = new Map<unknown, (answer: ResponseMessage) => void>();
  #id = 0;

  constructor() {
    const [up, down] = [new PassThrough(), new PassThrough()];
    const writer = new StreamMessageWriter(down);
    const reader = withLifecycle(new StreamMessageReader(up), writer);
    this.#server = createProtocolConnection(reader, writer, { ...silent, log: () => undefined });
    this.#note("onRequest", this.requests);
    this.#note("onNotification", this.notifications);
    const watchDog = { shutdownReceived: false, initialize: () => undefined, exit: () => undefined };
    answerOn(
      createConnection(() => this.#server, watchDog, ProposedFeatures.all),
      [],
      silent,
    );
    this.#writer = new StreamMessageWriter(up);
    new StreamMessageReader(down).listen((message) => this.#hear(message));
  }

  #note(on: "onRequest" | "onNotification", methods: Set<string>): void {
    const register = this.#server[on].bind(this.#server) as (...given: unknown[]) => never;
    this.#server[on] = (type: string | { method: string }, ...rest: unknown[]) => {
      methods.add(typeof type === "string" ? type : type.method);
      return register(type, ...rest);
    };
  }

  #hear(message: Message): void {
    if (Message.isResponse(message)) this.#waiting.get(message.id)?.(message);
    if (Message.isRequest(message)) this.#write({ id: message.id, result: null });
  }

  #write(message: object): void {
    void this.#writer.write({ jsonrpc: "2.0", ...message });
  }

  ask(method: string, params: unknown): Promise<ResponseMessage> {
    const id = this.#id++;
    this.#write({ id, method, params });
    return new Promise((resolve) => this.#waiting.set(id, resolve));
  }

  /** Sends what is no message; resolves with the answer that has no identifier. */
  send(message: unknown): Promise<ResponseMessage> {
    void this.#writer.write(message as Message);
    return new Promise((resolve) => this.#waiting.set(null, resolve));
  }

  tell(method: string, params: unknown): void {
    this.#write({ method, params });
  }

  async problems(): Promise<readonly Diagnostic[]> {
    const { result } = await this.ask("textDocument/diagnostic", { textDocument: { uri } });
    return (result as unknown as FullDocumentDiagnosticReport).items;
  }

  async stop(): Promise<void> {
    await this.ask("shutdown", undefined);
    this.#server.dispose();
  }
}

describe("parameters that are missing or wrong", () => {
  let server: ServerHere;

  before(async () => {
    server = new ServerHere();
    const missing = await Promise.all(
      [undefined, null, 5, []].map((params) => server.ask("initialize", params)),
    );
    assert.deepEqual(new Set(missing.map(({ error }) => error?.code)), new Set([ErrorCodes.InvalidParams]));
    const { result } = await server.ask("initialize", { ...wrongStart, ...withoutModel });
    assert.ok(result, "a client may say nonsense of its folders");
    server.tell("initialized", {});
    server.tell("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 1, text },
    });
    assert.equal((await server.problems()).length, 1);
  });
  after(() => server.stop());

  it("are tried for every method that the server has", () => {
    const known = ["textDocument/hover", "inkling/complete", "workspace/executeCommand"];
    assert.deepEqual(
      known.filter((method) => !server.requests.has(method)),
      [],
    );
    assert.ok(server.notifications.has("inkling/cursorRests"));
  });

  it("are answered by every request", async () => {
    const failed: string[] = [];
    for (const method of server.requests) {
      if (ending.has(method) || method === "initialize") continue;
      await Promise.all(
        wrongParams().map(async (params) => {
          const { error } = await server.ask(method, params);
          if (error && !expected.has(error.code))
            failed.push(`${method} ${JSON.stringify(params)}: ${error.code} ${error.message}`);
        }),
      );
    }
    assert.deepEqual(failed.slice(0, 20), []);
    assert.equal((await server.problems()).length, 1);
  }).timeout(60_000);

  it("are told of where the whole message is none", async () => {
    const request = { jsonrpc: "2.0", id: 1, method: "textDocument/hover", params: whole };
    const malformed = [[request], [], 5, null, "x", { ...request, id: {} }, { ...request, method: 5 }];
    for (const message of malformed)
      assert.equal(
        (await server.send(message)).error?.code,
        ErrorCodes.InvalidRequest,
        JSON.stringify(message),
      );
  });

  it("that lead to a pipe as where to export to are refused at once", async function () {
    if (process.platform === "win32") this.skip();
    await inTempFolder({}, async (folder) => {
      const pipe = path.join(folder, "out.json");
      execFileSync("mkfifo", [pipe]);
      const params = { format: "json", uri: pathToFileURL(pipe).toString() };
      assert.equal((await server.ask("inkling/exportReport", params)).result, null);
    });
  });

  it("fail nothing where a language is named as what every object has", async () => {
    server.failures.length = 0;
    const place = { ...whole, textDocument: { uri } };
    for (const languageId of [
      "constructor",
      "__proto__",
      "toString",
      "hasOwnProperty",
      "",
      "x".repeat(10_000),
    ]) {
      server.tell("textDocument/didOpen", { textDocument: { uri, languageId, version: 8, text } });
      for (const method of ["diagnostic", "hover", "codeAction", "inlineCompletion", "codeLens"])
        await server.ask(`textDocument/${method}`, place);
    }
    assert.deepEqual(server.failures, []);
  });

  it("change nothing where they come with a notification", async () => {
    for (const method of server.notifications)
      if (!ending.has(method)) for (const params of wrongParams()) server.tell(method, params);
    server.tell("textDocument/didOpen", {
      textDocument: { uri, languageId: "typescript", version: 9, text },
    });
    assert.equal((await server.problems()).length, 1);
  }).timeout(60_000);
});

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";

const cli = path.join(fileURLToPath(new URL("../../", import.meta.url)), "dist/cli.js");

interface Answer {
  readonly id?: number | null;
  readonly method?: string;
  readonly result?: unknown;
  readonly error?: { readonly code: number };
}

/** What a process may take to end on a machine that is busy with other tests, in milliseconds. */
const patience = 8_000;

/** A server that is talked to byte by byte. */
class RawServer {
  readonly #child = spawn(process.execPath, [cli, "serve", "--stdio"]);
  readonly #answers: Answer[] = [];
  #waiting: (() => void)[] = [];
  readonly ended: Promise<number | null>;

  constructor() {
    let buffer = Buffer.alloc(0);
    this.#child.stdout.on("data", (chunk: Buffer) => {
      buffer = Buffer.concat([buffer, chunk]);
      for (;;) {
        const end = buffer.indexOf("\r\n\r\n");
        const length = Number(
          /Content-Length: (\d+)/.exec(buffer.subarray(0, Math.max(0, end)).toString())?.[1],
        );
        if (end < 0 || buffer.length < end + 4 + length) break;
        this.#answers.push(JSON.parse(buffer.subarray(end + 4, end + 4 + length).toString()));
        buffer = buffer.subarray(end + 4 + length);
        for (const wake of this.#waiting.splice(0)) wake();
      }
    });
    this.#child.stdin.on("error", () => undefined);
    this.ended = new Promise((resolve) => this.#child.on("close", resolve));
  }

  raw(text: string): void {
    this.#child.stdin.write(text);
  }

  send(message: object): void {
    const text = JSON.stringify({ jsonrpc: "2.0", ...message });
    this.raw(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
  }

  async answerTo(id: number | null): Promise<Answer> {
    for (;;) {
      const found = this.#answers.find((each) => each.id === id && each.method === undefined);
      if (found) return found;
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  async ask(id: number, method: string, params: unknown): Promise<Answer> {
    this.send({ id, method, params });
    return this.answerTo(id);
  }

  close(): void {
    this.#child.stdin.end();
  }

  stop(signal: NodeJS.Signals = "SIGTERM"): void {
    this.#child.kill(signal);
  }
}

describe("a server's life", () => {
  let server: RawServer;
  const initialize = { processId: null, rootUri: null, capabilities: {} };
  const hover = { textDocument: { uri: "file:///a" }, position: { line: 0, character: 0 } };

  beforeEach(() => {
    server = new RawServer();
  });

  afterEach(async () => {
    server.stop();
    await server.ended;
  });

  it("begins with initialize, once, and ends with shutdown and exit", async () => {
    assert.equal((await server.ask(1, "textDocument/hover", hover)).error?.code, -32002);
    server.send({ method: "textDocument/didOpen", params: { textDocument: "too early" } });
    assert.ok((await server.ask(2, "initialize", initialize)).result);
    assert.equal((await server.ask(3, "initialize", initialize)).error?.code, -32600);
    server.send({ method: "initialized", params: {} });
    assert.equal((await server.ask(4, "textDocument/hover", undefined)).error?.code, -32602);
    const wrong = { textDocument: 5, position: "x" };
    assert.equal((await server.ask(5, "textDocument/hover", wrong)).error?.code, -32602);
    assert.equal((await server.ask(6, "no/such", {})).error?.code, -32601);
    assert.equal((await server.ask(7, "shutdown", undefined)).error, undefined);
    assert.equal((await server.ask(8, "textDocument/hover", hover)).error?.code, -32600);
    server.send({ method: "exit" });
    assert.equal(await server.ended, 0);
  });

  it("goes on after a message that is no JSON", async () => {
    const broken = '{"jsonrpc":"2.0","id":1,"method":"initialize"';
    server.raw(`Content-Length: ${broken.length}\r\n\r\n${broken}`);
    assert.equal((await server.answerTo(null)).error?.code, -32700);
    assert.ok((await server.ask(2, "initialize", initialize)).result);
  });

  for (const header of [
    "Content-Length: -5",
    "Content-Length: 99999999999",
    "Content-Type: x",
    `X: ${"a".repeat(9000)}`,
  ])
    it(`ends after a header that lies: ${header.slice(0, 40)}`, async () => {
      server.raw(`${header}\r\n\r\n{}`);
      assert.equal(await server.ended, 1);
    });

  it("guards a socket as it guards its standard input", async () => {
    const listening = createServer((socket) => {
      socket.on("error", () => undefined);
      socket.write("Content-Length: -5\r\n\r\n{}");
    }).listen(0, "127.0.0.1");
    await once(listening, "listening");
    const { port } = listening.address() as AddressInfo;
    const child = spawn(process.execPath, [path.join(path.dirname(cli), "server.js"), `--socket=${port}`]);
    const [code] = await once(child, "exit");
    assert.equal(code, 1);
    listening.close();
  });

  // V8 optimised this grammar's lexer for half a minute, and the process did not end before. How soon it ends is the soak's to measure.
  for (const how of ["exit", "SIGTERM"] as const)
    it(`ends at once at ${how} while a line of PowerShell is being parsed`, async () => {
      await server.ask(1, "initialize", initialize);
      const uri = "file:///a.ps1";
      const text = "Get-ChildItem -Path C:\\ | Where-Object { $_.Length -gt 10 }\n".repeat(2_000);
      const textDocument = { uri, languageId: "powershell", version: 1, text };
      server.send({ method: "textDocument/didOpen", params: { textDocument } });
      await server.ask(2, "textDocument/diagnostic", { textDocument: { uri } });
      const asked = Date.now();
      if (how === "exit") server.send({ method: "exit" });
      else server.stop(how);
      assert.equal(await server.ended, how === "exit" ? 1 : null);
      assert.ok(Date.now() - asked < patience, `${Date.now() - asked} ms`);
    });

  it("ends when the client goes without a word", async () => {
    server.raw("Content-Length: 10\r\n\r\n{");
    server.close();
    assert.equal(await server.ended, 1);
  });
});

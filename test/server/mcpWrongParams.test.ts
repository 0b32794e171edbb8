import assert from "node:assert/strict";
import { createInterface } from "node:readline";
import { PassThrough } from "node:stream";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { createLanguageService } from "../../server/core/service.ts";
import { answerMalformed, createMcpServer, withInvalidParams } from "../../server/edges/mcp/mcp.ts";
import { NodeSettings } from "../../server/machine/files/nodeSettings.ts";
import { createTools } from "../../server/tools/tools.ts";
import { testPorts } from "../support/testPorts.ts";

const wrongValues: readonly unknown[] = [undefined, null, -1.5, "x", "\ud800", true, [], [null], {}];
/** Invalid request, no such method, invalid parameters: the asker's fault, unlike an internal error. */
const refusals = [-32_600, -32_601, -32_602];
/** Of the protocol, as clients ask them. */
const methods = [
  "tools/call",
  "tools/list",
  "ping",
  "resources/list",
  "prompts/get",
  "logging/setLevel",
  "no/such",
];

interface Answer {
  readonly result?: { readonly isError?: boolean; readonly tools?: readonly Tool[] };
  readonly error?: { readonly code: number };
}

interface Tool {
  readonly name: string;
  readonly inputSchema: { readonly properties?: object };
}

describe("what agents ask wrongly", () => {
  const [toServer, fromServer] = [new PassThrough(), new PassThrough()];
  /** Asked one after the other, as what is no message is answered without an identifier. */
  const answers = createInterface(fromServer)[Symbol.asyncIterator]();
  let id = 0;

  async function ask(method: string, params: unknown): Promise<Answer> {
    id++;
    toServer.write(`${JSON.stringify({ jsonrpc: "2.0", id, method, params })}\n`);
    const { value } = await answers.next();
    const answer = JSON.parse(value ?? "{}");
    assert.ok(answer.id === id || answer.id === null, value);
    return answer;
  }

  before(async () => {
    const ports = testPorts();
    const settings = new NodeSettings({}, { roots: () => [], openText: () => undefined });
    const tools = createTools({ service: createLanguageService(ports), ports, settings });
    const server = createMcpServer(tools);
    answerMalformed(server, (line) => fromServer.write(line));
    await server.connect(withInvalidParams(new StdioServerTransport(toServer, fromServer)));
    const clientInfo = { name: "test", version: "1" };
    await ask("initialize", { protocolVersion: "2025-06-18", capabilities: {}, clientInfo });
  });

  it("is refused with a reason, whatever the method", async () => {
    for (const method of methods)
      for (const params of wrongValues) {
        const { error, result } = await ask(method, params);
        assert.ok(
          result || refusals.includes(error?.code ?? 0),
          `${method} ${JSON.stringify(params)}: ${JSON.stringify(error)}`,
        );
      }
  });

  it("is refused with a reason, whatever the tool", async () => {
    const { result } = await ask("tools/list", {});
    const tools = result?.tools ?? [];
    assert.ok(tools.length > 5);
    for (const { name, inputSchema } of tools)
      for (const value of wrongValues) {
        const keys = Object.keys(inputSchema.properties ?? {});
        const each = keys.flatMap((key) => [{ [key]: value }, { text: "x = 1\n", line: 1, [key]: value }]);
        for (const input of [value, ...each]) {
          const answer = await ask("tools/call", { name, arguments: input });
          assert.ok(
            answer.result || refusals.includes(answer.error?.code ?? 0),
            `${name} ${JSON.stringify(input)}: ${JSON.stringify(answer)}`,
          );
          assert.doesNotMatch(JSON.stringify(answer), /malformed/, "an error of ours");
        }
      }
  });
});

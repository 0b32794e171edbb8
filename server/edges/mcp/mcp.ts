/** Inkling's questions as tools of the Model Context Protocol, so that agents ask before they spend a large model. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { CallToolResult, JSONRPCMessage } from "@modelcontextprotocol/sdk/types.js";
import * as z from "zod";
import packageJson from "../../../package.json" with { type: "json" };
import { agentTools, runTool, toolTable } from "../../tools/table.ts";
import type { Tools } from "../../tools/tools.ts";

/** Nothing is written, and nothing outside this machine is asked. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Makes the MCP server, not yet connected. */
export function createMcpServer(tools: Tools): McpServer {
  const server = new McpServer({ name: "inkling", title: "Inkling", version: packageJson.version });
  for (const name of agentTools) {
    const { title, description, input, output } = toolTable[name];
    server.registerTool(
      snakeCase(name),
      { title, description, inputSchema: input, outputSchema: output, annotations },
      (asked: object, { signal }: { readonly signal: AbortSignal }) =>
        answer(() => runTool(name, tools, asked, signal)),
    );
  }
  return server;
}

/** Codes of JSON-RPC 2.0. */
const parseError = -32_700;
const invalidRequest = -32_600;
const invalidParams = -32_602;
const internalError = -32_603;

/** A transport that says of a request of the wrong shape that its parameters are; the library calls that an internal error. */
export function withInvalidParams(transport: Transport): Transport {
  const send = transport.send.bind(transport);
  transport.send = (message, options) => send(rightlyCoded(message), options);
  return transport;
}

function rightlyCoded(message: JSONRPCMessage): JSONRPCMessage {
  if (!("error" in message) || message.error.code !== internalError) return message;
  const told = issuesInWords(message.error.message);
  return told === undefined ? message : { ...message, error: { code: invalidParams, message: told } };
}

/** What the schemas' library writes into its error's message: a list of issues as JSON. Undefined for any other message. */
function issuesInWords(text: string): string | undefined {
  if (!text.startsWith("[")) return undefined;
  try {
    const issues = z
      .array(z.looseObject({ path: z.array(z.unknown()), message: z.string() }))
      .parse(JSON.parse(text));
    return issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  } catch {
    return undefined;
  }
}

/**
 * What is no message is answered too, so that whoever sent it does not wait for ever. The library only reports it.
 * @param write sends one line to the client
 */
export function answerMalformed(server: McpServer, write: (line: string) => void): void {
  server.server.onerror = (error) => {
    const isNoJson = error instanceof SyntaxError;
    if (!isNoJson && error.name !== "ZodError" && error.name !== "$ZodError") return;
    const told = isNoJson
      ? { code: parseError, message: "Parse error: this is not JSON." }
      : { code: invalidRequest, message: "Invalid request: this is no JSON-RPC 2.0 message." };
    write(`${JSON.stringify({ jsonrpc: "2.0", id: null, error: told })}\n`);
  };
}

/** `findFiles` → `find_files`, as MCP's own tools are named. */
function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** A tool's answer as JSON; a failure is told to the caller, who can mend the input. */
async function answer(work: () => Promise<object | null>): Promise<CallToolResult> {
  try {
    const value = (await work()) ?? {};
    return { content: [{ type: "text", text: JSON.stringify(value) }], structuredContent: { ...value } };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { content: [{ type: "text", text }], isError: true };
  }
}

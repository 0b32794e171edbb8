import { once } from "node:events";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import type { Command } from "commander";
import { createTools } from "../../../tools/tools.ts";
import { answerMalformed, createMcpServer, withInvalidParams } from "../../mcp/mcp.ts";
import { type CommonOptions, type Environment, openService, withCommonOptions } from "../openService.ts";

/** `inkling mcp`: the tools for agents, over standard input and output. */
export function registerMcp(program: Command, environment: Environment): void {
  const command = program
    .command("mcp [folder]")
    .description("serve classify, find_files, ask, satisfies, validate and route to agents over MCP (stdio)");
  withCommonOptions(command).action(async (folder: string | undefined, options: CommonOptions) => {
    const composed = await openService(environment, options, folder === undefined ? [] : [folder], true);
    try {
      const server = createMcpServer(createTools(composed));
      answerMalformed(server, (line) => process.stdout.write(line));
      const ended = once(process.stdin, "close");
      await server.connect(withInvalidParams(new StdioServerTransport()));
      const interrupted = once(environment.signal, "abort");
      await Promise.race([ended, interrupted]);
      await server.close();
    } finally {
      await composed.dispose();
    }
  });
}

/** Inkling's questions as tools of the Model Context Protocol, so that agents ask before they spend a large model. */
import { McpServer } from "@modelcontextprotocol/sdk/server/mcp.js";
import type { CallToolResult } from "@modelcontextprotocol/sdk/types.js";
import * as z from "zod";
import packageJson from "../../../package.json" with { type: "json" };
import { findShape, subjectShape, type Tools } from "../../tools/tools.ts";

/** Nothing is written, and nothing outside this machine is asked. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

/** Makes the MCP server, not yet connected. */
export function createMcpServer(tools: Tools): McpServer {
  const server = new McpServer({ name: "inkling", title: "Inkling", version: packageJson.version });
  registerQuestions(server, tools);
  registerJudgements(server, tools);
  return server;
}

/** What a file is. */
function registerQuestions(server: McpServer, tools: Tools): void {
  server.registerTool(
    "classify",
    {
      title: "Classify a file",
      description:
        "Language, kind (source, test, documentation, configuration, data, generated), quality, patterns (async, error handling, TODO, security problem) and imported libraries of a file or text. Costs milliseconds.",
      inputSchema: z.strictObject(subjectShape),
      annotations,
    },
    (subject, { signal }) => answer(() => tools.classify(subject, signal)),
  );
  server.registerTool(
    "find_files",
    {
      title: "Find files by what they are",
      description:
        "Files of the workspace that are code, tests, in a language, use a library, have issues or contain a pattern. Use it to pick files before reading them.",
      inputSchema: z.strictObject(findShape),
      annotations,
    },
    (query, { signal }) => answer(() => tools.findFiles(query, signal)),
  );
  server.registerTool(
    "ask",
    {
      title: "Ask a yes/no question about a file",
      description:
        "A yes/no question about a file or text in plain words; answers yes, no or unsure with a confidence.",
      inputSchema: z.strictObject({
        question: z.string().describe("The question, for example: does it use express?"),
        ...subjectShape,
      }),
      annotations,
    },
    ({ question, ...subject }, { signal }) => answer(() => tools.ask(question, subject, signal)),
  );
}

/** Whether code is what it should be, and who should write it. */
function registerJudgements(server: McpServer, tools: Tools): void {
  server.registerTool(
    "satisfies",
    {
      title: "Does code satisfy a requirement",
      description: "Judges code against a requirement: yes, partial, no or unsure, with what is missing.",
      inputSchema: z.strictObject({
        requirement: z.string().describe("What the code should do."),
        ...subjectShape,
      }),
      annotations,
    },
    ({ requirement, ...subject }, { signal }) => answer(() => tools.satisfies(requirement, subject, signal)),
  );
  server.registerTool(
    "validate",
    {
      title: "Validate code",
      description:
        "Whether code is well-formed and in the language asked for, with its syntax errors; and whether it does what a requirement says.",
      inputSchema: z.strictObject({
        requirement: z.string().optional().describe("What the code should do."),
        ...subjectShape,
      }),
      annotations,
    },
    ({ requirement, ...subject }, { signal }) => answer(() => tools.validate(subject, requirement, signal)),
  );
  server.registerTool(
    "route",
    {
      title: "Route a request",
      description:
        "What a request in plain words asks for (create, modify, delete, query), how hard it is, its task type, and which tier should do it: heuristic, model or large.",
      inputSchema: z.strictObject({ text: z.string().describe("The request.") }),
      annotations,
    },
    ({ text }, { signal }) => answer(() => tools.route(text, signal)),
  );
}

/** A tool's answer as JSON; a failure is told to the caller, who can mend the input. */
async function answer(work: () => Promise<object>): Promise<CallToolResult> {
  try {
    const value = await work();
    return { content: [{ type: "text", text: JSON.stringify(value) }], structuredContent: { ...value } };
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { content: [{ type: "text", text }], isError: true };
  }
}

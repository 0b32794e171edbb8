/** Inkling's questions as tools for agent modes; `contributes.languageModelTools` describes each with its input. */
import { type Disposable, LanguageModelTextPart, LanguageModelToolResult, lm } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ToolName } from "../server/edges/lsp/protocol.ts";
import { callTool } from "./api.ts";

const tools: Readonly<Record<string, ToolName>> = {
  inkling_classify: "classify",
  inkling_findFiles: "findFiles",
  inkling_ask: "ask",
  inkling_satisfies: "satisfies",
  inkling_validate: "validate",
  inkling_route: "route",
};

export function registerLanguageModelTools(client: LanguageClient): Disposable[] {
  return Object.entries(tools).map(([name, tool]) =>
    lm.registerTool(name, {
      async invoke({ input }, token) {
        const value = await callTool(client, tool, input, token);
        return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(value))]);
      },
    }),
  );
}

/** Inkling's questions as tools for agent modes; `contributes.languageModelTools` describes each with its input. */
import { type Disposable, type Extension, LanguageModelTextPart, LanguageModelToolResult, lm } from "vscode";
import type { LanguageClient } from "vscode-languageclient/node";
import type { ToolName } from "../server/tools/toolTypes.ts";
import { callTool } from "./api.ts";

interface Contributions {
  readonly languageModelTools: readonly { readonly name: string }[];
}

/** How the manifest names a tool of the server. */
const prefix = "inkling_";

export function registerLanguageModelTools(
  client: LanguageClient,
  { packageJSON }: Extension<unknown>,
): Disposable[] {
  const { languageModelTools } = packageJSON.contributes as Contributions;
  return languageModelTools.map(({ name }) =>
    lm.registerTool(name, {
      async invoke({ input }, token) {
        const value = await callTool(client, name.slice(prefix.length) as ToolName, input, token);
        return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(value))]);
      },
    }),
  );
}

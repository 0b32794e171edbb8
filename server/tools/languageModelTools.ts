/** How agent modes of VS Code see the tools: `contributes.languageModelTools` of the manifest holds exactly this. */
import * as z from "zod";
import { agentTools, toolTable } from "./table.ts";

/** The manifest's entries. */
export function languageModelTools(): readonly object[] {
  return agentTools.map((name) => {
    const { title, description, input } = toolTable[name];
    const reference = "reference" in toolTable[name] ? toolTable[name].reference : undefined;
    const { $schema: _, additionalProperties: __, ...inputSchema } = z.toJSONSchema(input, { io: "input" });
    return {
      name: `inkling_${name}`,
      tags: ["inkling", "code"],
      toolReferenceName: reference,
      displayName: title,
      modelDescription: description,
      canBeReferencedInPrompt: true,
      inputSchema,
    };
  });
}

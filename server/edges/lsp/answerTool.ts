/** Answers `inkling/tool`: parses the input, asks the tool, and turns bad input into a sentence. */
import * as z from "zod";
import type { Composed } from "../../core/compose.ts";
import { isToolName, runTool } from "../../tools/table.ts";
import { createTools, ToolInputError } from "../../tools/tools.ts";
import type { ToolParams, ToolResult } from "./protocol.ts";

/** The answer of a tool that failed for a reason of its own. */
export const toolFailed: ToolResult = { error: "Inkling could not answer; its output says why." };

export async function answerTool(
  composed: Composed,
  { name, input }: ToolParams,
  signal: AbortSignal,
): Promise<ToolResult> {
  if (!isToolName(name)) return { error: `There is no tool "${name}".` };
  try {
    return { value: await runTool(name, createTools(composed), input, signal) };
  } catch (error) {
    if (error instanceof ToolInputError) return { error: error.message };
    if (error instanceof z.ZodError) return { error: z.prettifyError(error) };
    throw error;
  }
}

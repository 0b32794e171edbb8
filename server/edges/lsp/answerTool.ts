/** Answers `inkling/tool`: parses the input, asks the tool, and turns bad input into a sentence. */
import * as z from "zod";
import type { Composed } from "../../core/compose.ts";
import { createTools, findShape, subjectShape, ToolInputError, type Tools } from "../../tools/tools.ts";
import type { ToolName, ToolParams, ToolResult } from "./protocol.ts";

type Handler = (tools: Tools, input: unknown, signal: AbortSignal) => Promise<unknown>;

function handler<S extends z.ZodRawShape>(
  shape: S,
  run: (tools: Tools, input: z.output<z.ZodObject<S>>, signal: AbortSignal) => Promise<unknown>,
): Handler {
  // An agent that misspells a filter must hear of it, not get files that were not filtered.
  const schema = z.strictObject(shape);
  return (tools, input, signal) => run(tools, schema.parse(input), signal);
}

const handlers: Readonly<Record<ToolName, Handler>> = {
  classify: handler(subjectShape, (tools, subject, signal) => tools.classify(subject, signal)),
  findFiles: handler(findShape, (tools, query, signal) => tools.findFiles(query, signal)),
  ask: handler({ question: z.string(), ...subjectShape }, (tools, { question, ...subject }, signal) =>
    tools.ask(question, subject, signal),
  ),
  satisfies: handler(
    { requirement: z.string(), ...subjectShape },
    (tools, { requirement, ...subject }, signal) => tools.satisfies(requirement, subject, signal),
  ),
  validate: handler(
    { requirement: z.string().optional(), ...subjectShape },
    (tools, { requirement, ...subject }, signal) => tools.validate(subject, requirement, signal),
  ),
  route: handler({ text: z.string() }, (tools, { text }, signal) => tools.route(text, signal)),
  askLarge: handler({ question: z.string(), ...subjectShape }, (tools, { question, ...subject }, signal) =>
    tools.askLarge(question, subject, signal),
  ),
};

/** The answer of a tool that failed for a reason of its own. */
export const toolFailed: ToolResult = { error: "Inkling could not answer; its output says why." };

export async function answerTool(
  composed: Composed,
  { name, input }: ToolParams,
  signal: AbortSignal,
): Promise<ToolResult> {
  const run = Object.hasOwn(handlers, name) ? handlers[name] : undefined;
  if (!run) return { error: `There is no tool "${name}".` };
  try {
    return { value: await run(createTools(composed), input, signal) };
  } catch (error) {
    if (error instanceof ToolInputError) return { error: error.message };
    if (error instanceof z.ZodError) return { error: z.prettifyError(error) };
    throw error;
  }
}

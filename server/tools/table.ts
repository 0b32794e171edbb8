/**
 * The questions that agents and other software may ask, each with all that is known of it. MCP, the manifest's
 * language-model tools, the LSP request and the types of the extension's API are made of this table.
 */
import * as z from "zod";
import { recordShape } from "../features/classification/recordShape.ts";
import { findShape, questionOf, subjectShape, type Tools, transformShape } from "./tools.ts";

const judged = {
  tier: z.enum(["heuristic", "model", "large"]).describe("Who answered."),
  confidence: z.number().min(0).max(1).describe("Calibrated probability that the answer is right."),
  ms: z.number().describe("Milliseconds."),
};
const verdict = z.enum(["yes", "partial", "no", "unsure"]);

interface Tool<Input extends z.ZodRawShape = z.ZodRawShape, Output extends z.ZodObject = z.ZodObject> {
  /** For people. */
  readonly title: string;
  /** What VS Code's chat calls it by, behind `#`; absent for what agents are not offered. */
  readonly reference?: string;
  /** What it is for, for a model that chooses between tools. */
  readonly description: string;
  readonly input: z.ZodObject<Input>;
  readonly output: Output;
  /** Answers; null where nobody can. Rejects with `ToolInputError` when the input is at fault. */
  run(
    tools: Tools,
    input: z.output<z.ZodObject<Input>>,
    signal: AbortSignal,
  ): Promise<Known<z.input<Output>> | null>;
}

/** The properties that are named: those that a later version adds are none that callers may count on. */
export type Known<T> = {
  readonly [Key in keyof T as string extends Key ? never : Key]: T[Key];
};

/** An agent that misspells a filter must hear of it, not get files that were not filtered: unknown properties are refused. */
function tool<Input extends z.ZodRawShape, Output extends z.ZodObject>(
  shape: Input,
  described: Omit<Tool<Input, Output>, "input">,
): Tool<Input, Output> {
  return { ...described, input: z.strictObject(shape) as z.ZodObject<Input> };
}

export const toolTable = {
  classify: tool(subjectShape, {
    title: "Classify a File",
    reference: "classify",
    description:
      "Language, kind (source, test, documentation, configuration, data, generated), quality, patterns (async, error handling, TODO, security problem) and imported libraries of a file or text. Costs milliseconds; use it before reading a file.",
    output: z.looseObject({
      ...recordShape,
      reasons: z.array(z.string()).readonly().describe("Why the quality is `issues`."),
      ...judged,
    }),
    run: (tools, subject, signal) => tools.classify(subject, signal),
  }),
  findFiles: tool(findShape, {
    title: "Find Files by What They Are",
    reference: "findFiles",
    description:
      "Files of the workspace that are code, tests, in a language, import a library, have issues or contain a pattern. Use it to pick files before reading them.",
    output: z.looseObject({
      files: z
        .array(z.object({ path: z.string(), language: z.string().nullable(), lines: z.number() }))
        .readonly(),
      matching: z.number().describe("Files that match, those beyond the limit included."),
      examined: z.number(),
    }),
    run: (tools, query, signal) => tools.findFiles(query, signal),
  }),
  ask: tool(
    { question: questionOf("The question, for example: does it use express?"), ...subjectShape },
    {
      title: "Ask a Yes/No Question About a File",
      reference: "askFile",
      description:
        "A yes/no question about a file or text in plain words; answers yes, no or unsure with a confidence.",
      output: z.looseObject({ answer: z.enum(["yes", "no", "unsure"]), ...judged }),
      run: (tools, { question, ...subject }, signal) => tools.ask(question, subject, signal),
    },
  ),
  satisfies: tool(
    { requirement: questionOf("What the code should do."), ...subjectShape },
    {
      title: "Check Code Against a Requirement",
      reference: "satisfies",
      description: "Judges code against a requirement: yes, partial, no or unsure, with what is missing.",
      output: z.looseObject({
        answer: verdict,
        missing: z.array(z.string()).readonly().describe("What is missing, as sentences."),
        ...judged,
      }),
      run: (tools, { requirement, ...subject }, signal) => tools.satisfies(requirement, subject, signal),
    },
  ),
  validate: tool(
    { requirement: z.string().optional().describe("What the code should do."), ...subjectShape },
    {
      title: "Validate Code",
      reference: "validate",
      description:
        "Whether code is well-formed and in the language asked for, with its syntax errors. Use it on code before writing it.",
      output: z.looseObject({
        syntax: z.enum(["valid", "invalid", "unknown"]),
        language: z.string().nullable(),
        languageMatches: z.boolean(),
        requirement: verdict.optional(),
        errors: z
          .array(z.object({ line: z.number(), column: z.number(), message: z.string() }))
          .readonly()
          .describe("Lines and columns are 1-based."),
        unknownNames: z
          .array(
            z.object({
              name: z.string(),
              kind: z.enum(["import", "function"]),
              line: z.number(),
              column: z.number(),
              message: z.string(),
            }),
          )
          .readonly()
          .describe(
            "Imports and functions that exist neither in the language, the workspace nor its dependencies.",
          ),
        ms: z.number(),
      }),
      run: async (tools, { requirement, ...subject }, signal) => ({
        ...(await tools.validate(subject, requirement, signal)),
      }),
    },
  ),
  listFunctions: tool(subjectShape, {
    title: "List a File's Functions",
    reference: "listFunctions",
    description:
      "The functions and methods of a file or text with their lines, parameters and a one-line description each. Use it instead of reading a long file.",
    output: z.looseObject({
      functions: z
        .array(
          z.object({
            name: z.string(),
            line: z.number().describe("1-based."),
            endLine: z.number(),
            parameters: z.array(z.string()).readonly(),
            description: z.string(),
            documented: z.boolean().describe("Whether the description is from its documentation."),
          }),
        )
        .readonly(),
    }),
    run: (tools, subject, signal) => tools.listFunctions(subject, signal),
  }),
  transform: tool(transformShape, {
    title: "Transform Code",
    reference: "transformCode",
    description:
      "Small changes that keep what code does: extract a function, constant or parameter, rename a poor name, convert between like forms, add documentation or type hints. Without a name it lists what can be done at the place; with one it returns the edits and the new text, or why it must not be done. It writes nothing.",
    output: z.looseObject({
      offers: z
        .array(z.object({ name: z.string(), title: z.string(), given: z.string().optional() }))
        .readonly()
        .optional()
        .describe("What can be done at the place."),
      edits: z
        .array(
          z.object({
            line: z.number(),
            column: z.number(),
            endLine: z.number(),
            endColumn: z.number(),
            text: z.string(),
          }),
        )
        .readonly()
        .optional()
        .describe("Lines and columns are 1-based, in the text as it was."),
      text: z.string().optional().describe("The whole text afterwards."),
      refused: z.string().optional().describe("Why it must not be done."),
    }),
    run: (tools, request, signal) => tools.transform(request, signal),
  }),
  route: tool(
    { text: questionOf("The request.") },
    {
      title: "Route a Request",
      reference: "route",
      description:
        "What a request asks for (create, modify, delete, query), how hard it is, its task type, and which tier should do it.",
      output: z.looseObject({
        intent: z.enum(["create", "modify", "delete", "query"]),
        complexity: z.enum(["simple", "medium", "complex"]),
        taskType: z.enum(["bugfix", "feature", "refactor", "docs", "test", "question"]),
        ...judged,
        tier: z.enum(["heuristic", "model", "large"]).describe("The tier that should do the task."),
        decidedBy: z.enum(["heuristic", "model", "large"]),
      }),
      run: (tools, { text }, signal) => tools.route(text, signal),
    },
  ),
} as const;

export type ToolName = keyof typeof toolTable;
const toolNames = Object.keys(toolTable) as readonly ToolName[];

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(toolTable, name);
}

/** The tools that agents are offered. */
export const agentTools: readonly ToolName[] = toolNames.filter(
  (name) => "reference" in toolTable[name] && toolTable[name].reference !== undefined,
);

/** Asks a tool with what somebody sent. Rejects with a `z.ZodError` when that is not what the tool takes. */
export function runTool(
  name: ToolName,
  tools: Tools,
  input: unknown,
  signal: AbortSignal,
): Promise<object | null> {
  const { input: schema, run } = toolTable[name] as unknown as Tool;
  return run(tools, schema.parse(input), signal);
}

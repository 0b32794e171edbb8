/** How agent modes of VS Code see the tools: `contributes.languageModelTools` of the manifest holds exactly this. */
import * as z from "zod";
import { findShape, subjectShape } from "./tools.ts";

interface Described {
  readonly name: string;
  readonly reference: string;
  readonly displayName: string;
  readonly description: string;
  readonly shape: z.ZodRawShape;
}

const described: readonly Described[] = [
  {
    name: "inkling_classify",
    reference: "classify",
    displayName: "Classify a File",
    description:
      "Language, kind (source, test, documentation, configuration, data, generated), quality, patterns (async, error handling, TODO, security problem) and imported libraries of a file or text. Costs milliseconds; use it before reading a file.",
    shape: subjectShape,
  },
  {
    name: "inkling_findFiles",
    reference: "findFiles",
    displayName: "Find Files by What They Are",
    description:
      "Files of the workspace that are code, tests, in a language, import a library, have issues or contain a pattern. Use it to pick files before reading them.",
    shape: findShape,
  },
  {
    name: "inkling_ask",
    reference: "askFile",
    displayName: "Ask a Yes/No Question About a File",
    description:
      "A yes/no question about a file or text in plain words; answers yes, no or unsure with a confidence.",
    shape: { question: z.string().describe("The question."), ...subjectShape },
  },
  {
    name: "inkling_satisfies",
    reference: "satisfies",
    displayName: "Check Code Against a Requirement",
    description: "Judges code against a requirement: yes, partial, no or unsure, with what is missing.",
    shape: { requirement: z.string().describe("What the code should do."), ...subjectShape },
  },
  {
    name: "inkling_validate",
    reference: "validate",
    displayName: "Validate Code",
    description:
      "Whether code is well-formed and in the language asked for, with its syntax errors. Use it on code before writing it.",
    shape: { requirement: z.string().optional().describe("What the code should do."), ...subjectShape },
  },
  {
    name: "inkling_route",
    reference: "route",
    displayName: "Route a Request",
    description:
      "What a request asks for (create, modify, delete, query), how hard it is, its task type, and which tier should do it.",
    shape: { text: z.string().describe("The request.") },
  },
];

/** The manifest's entries. */
export function languageModelTools(): readonly object[] {
  return described.map(({ name, reference, displayName, description, shape }) => {
    const {
      $schema: _,
      additionalProperties: __,
      ...inputSchema
    } = z.toJSONSchema(z.object(shape), { io: "input" });
    return {
      name,
      tags: ["inkling", "code"],
      toolReferenceName: reference,
      displayName,
      modelDescription: description,
      canBeReferencedInPrompt: true,
      inputSchema,
    };
  });
}

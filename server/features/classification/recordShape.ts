import * as z from "zod";

/** What every record of a classified file says. */
export const recordShape = {
  path: z.string(),
  language: z.string().nullable().describe("LSP identifier; null when nothing decides."),
  isCode: z.boolean(),
  isTest: z.boolean(),
  isDocumentation: z.boolean(),
  kind: z.enum(["source", "test", "documentation", "configuration", "data", "generated"]),
  quality: z.enum(["good", "issues"]),
  patterns: z.object({
    async: z.boolean(),
    errorHandling: z.boolean(),
    todo: z.boolean(),
    security: z.boolean(),
  }),
  libraries: z.array(z.string()),
  lines: z.number(),
};

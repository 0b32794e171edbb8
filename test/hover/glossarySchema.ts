import * as z from "zod";
import { entryKinds } from "../../server/language/glossary/entry.ts";

const names = z.array(z.string().min(1)).min(1);

/** Characters of the shortest definition of a term; what a sign means may be said in fewer. */
const shortest = 25;

/** What a file of `glossary/` holds. */
export const glossaryFileSchema = z.array(
  z
    .strictObject({
      term: z.string().min(1),
      aliases: names.optional(),
      definition: z
        .string()
        .min(8)
        .max(420)
        .regex(/^[\p{Lu}\p{N}`'"‘“].*[.!?)…`]$/su, "starts with a capital letter and ends as a sentence"),
      where: z
        .strictObject({
          languages: names.optional(),
          imports: names.optional(),
          files: names.optional(),
          words: names.optional(),
        })
        .refine((where) => Object.keys(where).length > 0, "says where")
        .optional(),
      unless: names.optional(),
      notIn: names.optional(),
      area: z.string().min(1).optional(),
      kind: z.enum(entryKinds).optional(),
      senses: z.record(z.string(), z.string().min(10)).optional(),
      see: names.optional(),
      exact: z.boolean().optional(),
      everyday: z.union([z.boolean(), names]).optional(),
      quiet: z.boolean().optional(),
      properties: z.record(z.string().min(2), z.string().min(3)).optional(),
    })
    .refine(
      ({ definition, kind }) => kind !== undefined || definition.length >= shortest,
      "says more than that",
    ),
);

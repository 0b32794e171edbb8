/** Joins the results of shards. */
import * as z from "zod";
import type { AnsweredRecord } from "./exportRecords.ts";
import { recordShape } from "./recordShape.ts";

const recordSchema = z.looseObject({
  ...recordShape,
  reasons: z.array(z.string()),
  tier: z.enum(["heuristic", "model", "large"]),
  confidence: z.number(),
  ms: z.number(),
  answers: z
    .record(z.string(), z.object({ answer: z.string(), confidence: z.number(), tier: z.string() }))
    .exactOptional(),
});

/**
 * Reads records from JSON (a record or an array of them) or JSONL.
 * @throws Error naming the line that is not a record; an unfinished last line, as an interrupted run leaves, is dropped
 */
export function parseRecords(text: string): readonly AnsweredRecord[] {
  if (/^\s*\[/.test(text)) return z.array(recordSchema).parse(JSON.parse(text));
  const lines = text.split("\n");
  return lines.flatMap((line, at) => {
    if (line.trim() === "") return [];
    try {
      return [recordSchema.parse(JSON.parse(line))];
    } catch (error) {
      if (at > 0 && at === lines.length - 1) return [];
      throw new Error(`line ${at + 1} is not a record of inkling classify`, { cause: error });
    }
  });
}

/** One record per path, sorted by path; of two for one path the surer one, and of equals the first. */
export function mergeRecords(parts: readonly (readonly AnsweredRecord[])[]): readonly AnsweredRecord[] {
  const byPath = new Map<string, AnsweredRecord>();
  for (const record of parts.flat()) {
    const known = byPath.get(record.path);
    if (!known || record.confidence > known.confidence) byPath.set(record.path, record);
  }
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

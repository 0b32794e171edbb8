import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { Label } from "../pair.ts";

/** A requirement in somebody's own words beside code, written by people who do not know the rules. */
export interface NaturalPair {
  readonly id: string;
  readonly language: string;
  readonly requirement: string;
  readonly code: string;
  /** `undecidable`: the code does not tell; whatever is answered is wrong. */
  readonly truth: Label | "undecidable";
}

const here = new URL("./", import.meta.url);

export type Half = "open" | "sealed";

/** Pairs that one hand wrote at one time, kept apart so that their first figures can be told; all may be read. */
export const batches = ["J", "K"] as const;
export type Batch = (typeof batches)[number];

/** The pairs of a batch. */
export function readBatch(batch: Batch): readonly NaturalPair[] {
  return JSON.parse(readFileSync(new URL(`batch${batch}.json`, here), "utf8")) as NaturalPair[];
}

/** Which half a pair belongs to, by its code: what is said of one piece of code stays together. */
export function halfOf({ code }: NaturalPair): Half {
  return (createHash("sha256").update(code).digest()[0] ?? 0) % 2 === 0 ? "open" : "sealed";
}

/**
 * The pairs of a half. The sealed one is packed, so that nobody reads it by chance while rules are made: only its figures
 * are looked at.
 */
export function readNaturalPairs(half: Half): readonly NaturalPair[] {
  const file = new URL(half === "open" ? "open.json" : "sealed.json.gz", here);
  if (!existsSync(file)) return [];
  const bytes = readFileSync(file);
  return JSON.parse((half === "open" ? bytes : gunzipSync(bytes)).toString("utf8")) as NaturalPair[];
}

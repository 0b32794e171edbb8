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
  readonly truth: Label;
}

export type Half = "open" | "sealed";

/** Which half a pair belongs to, by its code: what is said of one piece of code stays together. */
export function halfOf({ code }: NaturalPair): Half {
  return (createHash("sha256").update(code).digest()[0] ?? 0) % 2 === 0 ? "open" : "sealed";
}

const here = new URL("./", import.meta.url);

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

import type { LinesAround } from "../languageData.ts";

/** A comma where another value or key follows a block of data. */
export function followsInData({ suffix }: LinesAround): string {
  return /^\s*["[{\w-]/.test(suffix.replace(/^(?:\s*\/\/.*\n)+/, "")) ? "," : "";
}

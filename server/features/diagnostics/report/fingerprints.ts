import { hash } from "../copies/codeTokens.ts";
import { type CheckedFile, lineText } from "./checkedFile.ts";

/**
 * A fingerprint per finding of a file, in their order. It is made of the rule, the path and the line's text, so it
 * stays the same when lines are added above or the line is indented; equal lines are told apart by counting.
 */
export function fingerprints({ path, document, findings }: CheckedFile): string[] {
  const seen = new Map<string, number>();
  return findings.map(({ rule, range }) => {
    const text = lineText(document, range.start.line).replace(/\s+/g, " ").trim();
    const key = `${rule}\n${path}\n${text}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return `${hex(hash(key, 0))}${hex(hash(`#${key}`, 0))}:${count}`;
  });
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, "0");
}

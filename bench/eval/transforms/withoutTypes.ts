import { transformSync } from "esbuild";

/** A text of TypeScript as JavaScript; undefined where it cannot be read. */
export function withoutTypes(text: string, languageId: string): string | undefined {
  const loader = languageId === "typescript" ? "ts" : "tsx";
  try {
    return transformSync(text, { loader, logLevel: "silent" }).code.replace(/;\s*$/, "");
  } catch {
    return undefined;
  }
}

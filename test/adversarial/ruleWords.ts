import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defaultTodoTags } from "../../server/language/comments/todos.ts";

const folder = fileURLToPath(new URL("../../server/features/diagnostics/rules", import.meta.url));
/** What means something wherever it stands in a comment: tags of tasks, and names of the rules themselves. */
const meant = new RegExp(`^(?:${defaultTodoTags.join("|")}|BUG|HACK|XXX|NOTE|inkling\\w*)$`);

/** Every word that the rules' expressions and tables look for, as written there. */
export function ruleWords(): readonly string[] {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const literals = files.flatMap((file) => literalsIn(readFileSync(path.join(folder, file), "utf8")));
  const words = literals.flatMap((literal) => literal.match(/(?<![\\\w])[A-Za-z_]\w{2,}/g) ?? []);
  return [...new Set(words.filter((word) => !meant.test(word)))].sort();
}

/** Regular expressions and texts of a file's code; those in imports and comments left out. */
function literalsIn(source: string): readonly string[] {
  const code = source.replace(/^(?:import|\s*\/\/|\s*\*|\s*\/\*).*$/gm, "");
  return [...code.matchAll(/\/(?:\\.|\[(?:\\.|[^\]\n])*\]|[^/\\\n[])+\/[gimsuy]*|"(?:\\.|[^"\\\n])*"/g)].map(
    ([literal]) => literal,
  );
}

/** The words in pieces short enough for one line. */
export function chunks(words: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(words.length / size) }, (_, at) =>
    words.slice(at * size, (at + 1) * size),
  );
}

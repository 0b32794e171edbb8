import { csharp, go, java, javascript, php, python, ruby } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { isString } from "../../../../language/roles/texts.ts";
import { type Fixer, replace } from "../fix.ts";
import { importedModules, importing } from "./imports.ts";
import { around, findingNode } from "./place.ts";

/** How a language reads a variable of the environment without importing anything that may be missing. */
const reads: readonly { readonly languages: readonly string[]; readonly write: (name: string) => string }[] =
  [
    { languages: javascript, write: (name) => `process.env.${name}` },
    { languages: python, write: (name) => `os.environ["${name}"]` },
    { languages: ruby, write: (name) => `ENV.fetch("${name}")` },
    { languages: java, write: (name) => `System.getenv("${name}")` },
    { languages: csharp, write: (name) => `System.Environment.GetEnvironmentVariable("${name}")` },
    { languages: php, write: (name) => `getenv('${name}')` },
    { languages: go, write: (name) => `os.Getenv("${name}")` },
  ];
/** What stands before a value that must be a constant: nothing can be called there. */
const constants: Readonly<Record<string, readonly string[]>> = {
  go: ["const"],
  csharp: ["const"],
  php: ["const", "public", "private", "protected", "static", "var"],
};

/** Reads a secret from the environment instead of the code, by a name made of what holds it. */
export const readFromEnvironment: Fixer = (context) => {
  const { document } = context;
  const read = reads.find(({ languages }) => languages.includes(document.languageId));
  const node = findingNode(context);
  if (!read || !node || !isString(node)) return [];
  const holder = around(node, readBinding);
  if (mustBeConstant(node, document.languageId)) return [];
  // An import of Go that is missing has its own place among the others, which its tools know.
  if (go.includes(document.languageId) && !importedModules(context).includes("os")) return [];
  const name = variableName(holder?.name ?? context.subject ?? "secret");
  return [
    {
      title: `Read it from the environment variable ${name}`,
      isReviewed: true,
      edits: [
        ...(python.includes(document.languageId) ? importing(context, "os") : []),
        replace(document, node.start, node.end, read.write(name)),
      ],
    },
  ];
};

function mustBeConstant(node: SyntaxNode, languageId: string): boolean {
  const words = constants[languageId];
  if (!words) return false;
  return around(node, ({ text }) => words.some((word) => text.startsWith(`${word} `)) || undefined) === true;
}

/** `API_KEY` for `apiKey`. */
function variableName(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1_$2")
    .replace(/\W+/g, "_")
    .replace(/^_+|(?<!_)_+$/g, "")
    .toUpperCase();
}

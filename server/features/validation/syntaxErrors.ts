/** Where a text does not follow its grammar: by parse tree where there is a grammar, and JSON by its own parser. */
import type { Syntax } from "../../language/parse/syntax.ts";
import type { Node } from "../../language/parse/treeSitter.ts";
import type { ValidationError } from "./validation.ts";

const excerptLength = 40;

/** More are of no use: one mistake makes many. */
const maxErrors = 20;

export async function syntaxErrors(
  syntax: Syntax,
  languageId: string,
  text: string,
): Promise<readonly ValidationError[]> {
  if (languageId === "json") return jsonErrors(text);
  return (await syntax.withTree(languageId, text, (tree) => treeErrors(tree.rootNode))) ?? [];
}

/** The outermost error nodes, in document order: what lies within one is the same mistake. */
function treeErrors(root: Node): readonly ValidationError[] {
  const errors: ValidationError[] = [];
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node && errors.length < maxErrors; node = waiting.pop()) {
    if (node.isMissing || node.isError) {
      const { row, column } = node.startPosition;
      const what = node.isMissing ? `${node.type} is missing` : `unexpected ${excerpt(node.text)}`;
      errors.push({ line: row + 1, column: column + 1, message: `Syntax error: ${what}.` });
    } else if (node.hasError) {
      waiting.push(...node.children.filter((child) => child !== null).reverse());
    }
  }
  return errors;
}

function excerpt(text: string): string {
  const [line = ""] = text.trim().split("\n", 1);
  return line === ""
    ? "text"
    : JSON.stringify(line.length > excerptLength ? `${line.slice(0, excerptLength)}…` : line);
}

function jsonErrors(text: string): readonly ValidationError[] {
  try {
    JSON.parse(text);
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const offset = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const before = text.slice(0, offset);
    const line = before.split("\n").length;
    return [{ line, column: offset - before.lastIndexOf("\n"), message: `Syntax error: ${message}.` }];
  }
}

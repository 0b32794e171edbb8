/** PHP by php-parser. */
import php from "php-parser";
import { scanText } from "../../lexical/scanText.ts";
import { type Judge, problemAt } from "../syntaxProblem.ts";

/** Language version, as the parser counts them. */
const newest = 805;

const engine = new php.Engine({
  parser: { extractDoc: false, suppressErrors: false, version: newest },
  ast: { withPositions: true },
  lexer: { all_tokens: false, short_tags: true },
});

export const judgePhp: Judge = (text) => {
  try {
    // A function may have this name, which the parser does not know.
    const program = engine.parseCode(text.replace(/\breadonly(?=\s{0,9}\()/g, "readonl_"), "text.php");
    const refused = refusedNode(program);
    if (refused) return [lineProblem(text, refused.line, refused.message)];
    const last = scanText(text, "php").at(-1);
    const isOpen = last?.kind === "string" && last.isOpen && last.end === text.length;
    return isOpen ? [problemAt(text, last.start, "this quote is never closed")] : [];
  } catch (error) {
    if (!(error instanceof SyntaxError)) return undefined;
    const { lineNumber } = error as SyntaxError & { readonly lineNumber?: number };
    const message = error.message.replace(/^Parse Error\s*:\s*/i, "").replace(/(?<!\s)\s+on line \d+$/, "");
    return [lineProblem(text, lineNumber ?? 1, message)];
  }
};

/** A problem of which only the line is known. */
function lineProblem(text: string, line: number, message: string) {
  const lines = text.split("\n");
  const at = Math.min(line, lines.length) - 1;
  const start = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
  const indent = /^\s*/.exec(lines[at] ?? "")?.[0].length ?? 0;
  return problemAt(text, start + indent, message);
}

/** A node of php-parser's tree, as far as it matters here. */
interface PhpNode {
  readonly kind: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly [property: string]: unknown;
}

/** Whether a property is said to be private, static, read-only or the like; the parser tells `var` by a visibility of null. */
function hasModifier({ visibility, isStatic, isFinal, isAbstract, properties }: PhpNode): boolean {
  const isReadOnly = Array.isArray(properties) && properties.some(({ readonly }) => readonly === true);
  return visibility !== "" || isStatic === true || isFinal === true || isAbstract === true || isReadOnly;
}

/** What the parser takes though PHP does not. */
function refusedNode(program: unknown): { readonly line: number; readonly message: string } | undefined {
  const waiting: unknown[] = [program];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (isPhpNode(node)) {
      const message = refusal(node);
      if (message !== undefined) return { line: node.loc?.start.line ?? 1, message };
    }
    if (typeof node === "object" && node !== null)
      waiting.push(
        ...Object.values(node)
          .filter((value) => typeof value === "object" && value !== null)
          .reverse(),
      );
  }
  return undefined;
}

function isPhpNode(value: unknown): value is PhpNode {
  return typeof value === "object" && value !== null && "kind" in value && typeof value.kind === "string";
}

function refusal(node: PhpNode): string | undefined {
  const { kind, catches, always, left } = node;
  if (kind === "propertystatement" && !hasModifier(node))
    return "a property needs a modifier, such as “private”";
  if (kind === "try" && Array.isArray(catches) && catches.length === 0 && !always)
    return "“catch” or “finally” is missing behind this “try”";
  if (kind === "assign" && isPhpNode(left) && left.kind === "name") return "a variable begins with “$”";
  return undefined;
}

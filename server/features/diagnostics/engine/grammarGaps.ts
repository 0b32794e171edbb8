import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import type { Node } from "../../../language/parse/treeSitter.ts";

/** An error with the text around it. */
interface Context {
  readonly error: string;
  readonly before: string;
  /** What follows the start of the error. */
  readonly behind: string;
  /** The token that the parser had to invent, if that is the error. */
  readonly missing: string | undefined;
}

/** Whether valid code that a grammar does not know yet looks like this. */
type Gap = (context: Context) => boolean;

const javascript: Gap = ({ error, before }) =>
  // `String.raw` may hold what is no escape elsewhere.
  /^\\[ux]/.test(error) ||
  // Any word may be exported under any name: `export { a as null }`.
  (/^as\s+\w+/.test(error) && /\bexport\s*\{[^}]*$/.test(before)) ||
  // Declaration files leave out the body: `export default function (): T;`.
  /^default function\s*\(/.test(error);

const typescript: Gap = (context) =>
  javascript(context) ||
  // Variance: `interface Box<in out T>`.
  /^(in|out)\s+\w/.test(context.behind) ||
  /\b(in|out)\s+$/.test(context.before) ||
  isTakenForShift(context);

/** A type argument that is a generic function, in a call: `create<<T extends Key>(key: T) => T>()`. */
function isTakenForShift({ before, behind }: Context): boolean {
  const statement = before.slice(before.lastIndexOf(";") + 1);
  const at = `${statement}${behind}`.search(
    /[\w$]<<(?:(?:const|in|out)\s+)?[A-Z]\w*\s*(?:extends\b|,\s*[A-Z]|=(?!=)|>\s*\()/,
  );
  return at >= 0 && at < statement.length;
}

/** Macros stand where the grammar expects other things, and a preprocessor's branches need not match on their own. */
const cpp: Gap = ({ before, behind, missing }) => {
  if (missing !== undefined && /^(::|identifier|type_identifier|#endif)$/.test(missing)) return true;
  const around = [...before.split("\n").slice(-linesBefore), ...behind.split("\n").slice(0, linesBehind)];
  return /\b_*[A-Z][A-Z0-9_]{2,}\b|\b__\w+|^\s*#\s*(if|el|end|define)/m.test(around.join("\n"));
};
const linesBefore = 6;
const linesBehind = 3;

const gaps: Readonly<Record<string, Gap>> = {
  javascript,
  javascriptreact: javascript,
  typescript,
  typescriptreact: typescript,
  c: cpp,
  cpp,
};
/** How much of the text on either side of an error is looked at, in characters. */
const reach = 400;

/** Whether an error shows a gap in the language's grammar and no mistake of the writer. */
export function isGrammarGap({ languageId, text }: SyntaxTree, node: Node): boolean {
  const gap = gaps[languageId];
  if (!gap) return false;
  const { startIndex: start, endIndex: end } = node;
  const before = text.slice(Math.max(0, start - reach), start);
  return gap({
    error: text.slice(start, end),
    before,
    behind: text.slice(start, start + reach),
    missing: node.isMissing ? node.type : undefined,
  });
}

/** Whether a gap leaves the parser so lost that later errors in the file tell nothing. */
export function spoilsTheRest({ languageId }: SyntaxTree): boolean {
  return languageId === "c" || languageId === "cpp";
}

/**
 * What valid code may hold that a grammar does not know, by language: an error near it says nothing. Languages that have a
 * judge need no such list.
 */
import type { TreeProblem } from "./treeProblems.ts";

interface Gaps {
  /** Found on the line of an error or in what the parser could not read. */
  readonly near: RegExp;
  /** Found in the head of the top-level item around an error: the body of a macro is no code yet. */
  readonly item?: RegExp;
  /** Found on the line of an error, it is a mistake whatever else stands there. */
  readonly despite?: RegExp;
  /** Found anywhere in the file: an error may stand far from what the parser stumbled over. */
  readonly file?: RegExp;
}

const gaps: Readonly<Record<string, Gaps>> = {
  rust: {
    near: /\b(?:safe|raw|gen|auto|default|yeet|builtin|unsafe extern|use<|try|async|dyn|const|move|static|box|if let)\b|~|\$|\bimpl\s*!|\bwhere\b|\w!\s*[([{]|&raw\b|\.\.=?|c"|\bfn\s*\(/,
    item: /^(?:(?:pub(?:\([^)]*\))?\s+)?macro(?:_rules!)?\s|[\w:]+!\s*[[({])/,
    // A constant without a type.
    despite: /^(?:pub(?:\([^)]*\))?\s+)?(?:const|static)\s+(?:mut\s+)?[A-Z_][A-Z\d_]*\s*=(?!=)/,
  },
  csharp: {
    near: /\b(?:params|allows|extension|field|required|scoped|file|ref|unsafe|delegate\*|partial|checked|record|init|with|union|closed|nint|is|switch|default|static|when|await|async|yield|dynamic|global)\b|"""|\$@?"|@\$"|\?\?=|\?\[|\[\.\.|\.\.|\bu8\b|\?\.\w+\s*[-+*/]?=|#:|\[[A-Za-z]/,
    // Pointers: a cast to one that is read at once, a buffer of a fixed size.
    file: /\*\(\w+ ?\*\) ?[&(\w]|\(\w+ ?\*\) ?[\w(]|\bunsafe fixed\b|\bfixed \w+ \w+\[/,
  },
  // Dialects of games and editors, which add signs and types of their own.
  lua: {
    near: /[-+*/%^.|&]=|[!&|]{1,2}=?|\bcontinue\b|\/\/|\?\.?|`|\w:\s*\w+\s*[=,)]|\btype\s+\w|\bexport\b|->/,
  },
};

/** How much of an error is looked at, in code units. */
const reach = 300;

/** Whether an error shows a gap in the language's grammar and no mistake of the writer. */
export function isGap(languageId: string, text: string, { start, end, item }: TreeProblem): boolean {
  const gap = gaps[languageId];
  if (!gap) return false;
  if (!item) return true;
  if (gap.file?.test(text)) return true;
  const lineStart = text.lastIndexOf("\n", start - 1) + 1;
  const lineEnd = text.indexOf("\n", Math.max(start, end));
  const near = text.slice(lineStart, Math.min(lineEnd < 0 ? text.length : lineEnd, lineStart + reach));
  if (gap.despite?.test(near)) return false;
  return gap.near.test(near) || gap.item?.test(text.slice(item.start, item.start + reach)) === true;
}

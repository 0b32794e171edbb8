/** Lua's block comments: `--[[ … ]]`, `--[==[ … ]==]`. */
const longBracket = /^--\[=*\[/;

/** Whether a comment, with its signs, is one that goes from sign to sign, not to the line's end. */
export function isBlockComment(comment: string): boolean {
  return comment.startsWith("/*") || comment.startsWith("=begin") || longBracket.test(comment);
}

/** The lines of a comment as they would stand without its signs: indented as they are, but for one blank behind the sign. */
export function uncommented(comment: string): readonly string[] {
  if (longBracket.test(comment)) return trimmed(comment.replace(longBracket, "").replace(/\]=*\]\s*$/, ""));
  if (comment.startsWith("/*")) return trimmed(comment.replace(/^\/\*|\*\/$/g, "")).map(withoutStar);
  if (isBlockComment(comment)) return trimmed(comment).slice(1, -1).map(withoutStar);
  return [comment.replace(/^(?:\/\/+|#+|--)\s?/, "").trimEnd()];
}

function trimmed(text: string): readonly string[] {
  return text.split("\n").map((line) => line.trimEnd());
}

function withoutStar(line: string): string {
  return line.replace(/^\s*\*(?!\s*\/|\/)\s?/, "");
}

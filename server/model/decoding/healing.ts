/**
 * Qwen2's pre-tokenizer, as llama.cpp applies it: no token spans two of its pieces, so the last piece before the
 * cursor is what more typing may tokenise differently.
 */
const piece =
  /(?:'[sS]|'[tT]|'[rR][eE]|'[vV][eE]|'[mM]|'[lL][lL]|'[dD])|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}| ?[^\s\p{L}\p{N}]+[\r\n]*|\s*[\r\n]+|\s+(?!\S)|\s+/gu;

/** Longer runs are settled text, not something being typed. */
const longestTyped = 64;
/** So much of the line is enough to find the last piece; lines of a million characters exist. */
const reach = 256;

/**
 * Splits the text before the cursor into what the model reads as it stands and what was typed of the piece at the
 * cursor. The model chooses the tokens of that piece itself, constrained to begin with the typed characters;
 * otherwise it would have to go on from a token boundary it never saw in training.
 */
export function splitTyped(prefix: string): { readonly settled: string; readonly typed: string } {
  const lineStart = Math.max(prefix.lastIndexOf("\n"), prefix.lastIndexOf("\r")) + 1;
  const last =
    prefix
      .slice(Math.max(lineStart, prefix.length - reach))
      .match(piece)
      ?.pop() ?? "";
  const typed = last.length > longestTyped ? "" : last;
  return { settled: prefix.slice(0, prefix.length - typed.length), typed };
}

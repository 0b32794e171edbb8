/** Words that make a line a sentence rather than code. */
const fewestWords = 3;
const codeSign = /[{}()=;<>[\]|&`"'\\$@]|\w\.\w|^\s*(?:-|\+|\*|\/)\s*\d/;

/** A short line that leads to what follows: `Adds an event:`, `Example.`. */
const introduction = /^\s*\p{Lu}\p{L}*(?: \p{L}+){0,3}[:.]\s*$/u;

/** Whether a line of a comment, without its signs, reads as prose: several words and nothing that only code has. */
export function isSentence(line: string): boolean {
  const plain = line
    .replace(/\b(?:e\.g\.|i\.e\.|etc\.)/gi, "")
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, "")
    .replace(/(?<=\s)\((?=[^()]*\)[.,:]?(?:\s|$))([^()=;]*)\)/g, "$1");
  if (introduction.test(plain)) return true;
  const words = plain.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= fewestWords && /\p{L}{2} \p{L}/u.test(plain) && !codeSign.test(plain);
}

/**
 * Cuts a long text down to what a small model can read in time: its head, signatures from all over, and a piece of
 * its middle.
 */

/** Part of the room that goes to signatures, and of a piece that may be given up to end with a whole line. */
const quarter = 0.25;

const signature =
  /^[ \t]*(?:(?:export|default|public|private|protected|internal|static|final|abstract|async|pub(?:\([^)]*\))?|override|unsafe|inline)\s+)*(?:function|class|interface|type|enum|struct|trait|impl|def|fn|func|fun|module|namespace|record)\b[^\n]*/gm;

/** Halves of surrogate pairs that a cut leaves at either end. */
const halfCharacters = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;

/** Characters per token, low enough to keep within the budget for dense code. */
const charactersPerToken = 3;

/** About how many tokens a text has: rather too many than too few. */
export function estimateTokens(text: string): number {
  return Math.ceil(text.length / charactersPerToken);
}

/** At most about `maxTokens` tokens of the text; whole when it is short. */
export function sampleText(text: string, maxTokens: number): string {
  const budget = maxTokens * charactersPerToken;
  if (text.length <= budget) return text;
  const head = wholeLines(text, 0, Math.floor(budget / 2));
  const signatures = signatureLines(text.slice(head.length), Math.floor(budget * quarter));
  const middle = wholeLines(
    text,
    lineStart(text, Math.floor(text.length / 2)),
    budget - head.length - signatures.length,
  );
  return [head, signatures, middle].filter((part) => part.trim() !== "").join("\n");
}

function signatureLines(text: string, budget: number): string {
  let lines = "";
  for (const [line] of text.matchAll(signature)) {
    if (lines.length + line.length + 1 > budget) break;
    lines += `${line}\n`;
  }
  return lines;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf("\n", offset) + 1;
}

/** Whole lines where there are any; a single long line is cut. */
function wholeLines(text: string, start: number, length: number): string {
  if (length <= 0) return "";
  const piece = text.slice(start, start + length);
  const end = piece.lastIndexOf("\n");
  return (end > length * quarter ? piece.slice(0, end) : piece).replace(halfCharacters, "");
}

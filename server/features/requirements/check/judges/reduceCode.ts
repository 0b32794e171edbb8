import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";

/** Longest code that is shown to the model as it is, in characters: about 700 tokens. */
const longest = 2_400;
/** Lines kept around each line of evidence. */
const around = 2;

/** The code to show a model: all of it when it is short, otherwise its first lines and those around the evidence. */
export function reduceCode(units: readonly SyntaxNode[], evidence: readonly SyntaxNode[]): string {
  const whole = units.map((unit) => unit.text).join("\n\n");
  if (whole.length <= longest) return whole;
  const share = longest / units.length;
  return units.map((unit) => reduceUnit(unit, evidence, share)).join("\n\n");
}

function reduceUnit(unit: SyntaxNode, evidence: readonly SyntaxNode[], share: number): string {
  const lines = unit.text.split("\n");
  const rows = evidence
    .filter((node) => node.source === unit.source && node.start >= unit.start && node.end <= unit.end)
    .map((node) => unit.source.slice(unit.start, node.start).split("\n").length - 1);
  const kept = new Set([0, 1, 2]);
  for (const row of rows) for (let offset = -around; offset <= around; offset++) kept.add(row + offset);
  let text = "";
  let last = -1;
  for (const [row, line] of lines.entries()) {
    if (!kept.has(row)) continue;
    if (text.length + line.length > share) break;
    text += `${row > last + 1 ? "…\n" : ""}${line}\n`;
    last = row;
  }
  return text;
}

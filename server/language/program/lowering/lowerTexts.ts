import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import type { Expression } from "../program.ts";
import { textOf } from "./literals.ts";
import { type Lowering, partsOf } from "./lowering.ts";

const holes = /interpolation|substitution|^variable_name$|^simple_name$/;
const marks = /string_start|string_end|interpolation_start|interpolation_quote|interpolation_brace/;
const pieces = /string_fragment|string_content|^string_literal_content$|^heredoc_content$/;

/** Lowers a text with values in it; undefined for others, and where a format says how the values are written. */
export function lowerTemplate(node: SyntaxNode, lower: Lowering): Expression | undefined {
  const parts = partsOf(node).filter(({ type }) => !marks.test(type));
  if (!parts.some(({ type }) => holes.test(type))) return undefined;
  const lowered = parts.map((part) => lowerPart(part, lower));
  return lowered.every((part) => part !== undefined) ? { kind: "template", parts: lowered, node } : undefined;
}

function lowerPart(part: SyntaxNode, lower: Lowering): Expression | undefined {
  if (pieces.test(part.type) || part.type === "escape_sequence")
    return { kind: "text", value: textOf(`"${part.text}"`), node: part };
  if (!/interpolation|substitution/.test(part.type)) return lower.expression(part);
  const inner = partsOf(part).filter(({ type }) => !marks.test(type));
  const [value, format] = inner;
  if (!value || !format) return value && lower.expression(value);
  if (!/format/.test(format.type)) return undefined;
  const spec: Expression = { kind: "text", value: format.text.replace(/^:/, ""), node: format };
  const callee: Expression = { kind: "name", name: "format", node: format };
  const args = [lower.expression(value), spec].map((each) => ({ name: undefined, value: each }));
  return { kind: "call", callee, args, constructs: false, node: part };
}

/** What Java refuses though the grammar takes it. */
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { notAStatement } from "./notAStatement.ts";
import { type SilentCheck, suspectIf } from "./silentCheck.ts";

const types = new Set(["class_declaration", "enum_declaration", "record_declaration"]);

export const javaChecks: Readonly<Record<string, SilentCheck>> = {
  expression_statement: notAStatement,
  character_literal: ({ text }) =>
    suspectIf(!/^'(?:[^'\\\n]|\\(?:u+[\da-fA-F]{4}|[0-7]{1,3}|.))'$/.test(text)),
  string_literal: ({ text }) => suspectIf(!text.startsWith('"""') && text.includes("\n")),
  constructor_declaration: (node) => {
    const [name, type] = [node.child("name"), nameOfType(node)];
    if (!name || !type || name.text === type.text) return undefined;
    return `“${name.text}” needs a type for its result`;
  },
};

function nameOfType(node: SyntaxNode): SyntaxNode | undefined {
  return node.ancestor(types)?.child("name");
}

/** What the answers about named things have in common. */
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { framed } from "../../../language/roles/definitions.ts";
import { trimEndOf } from "../../../text/endOf.ts";
import { counted, lineAt, quoted } from "./words.ts";

/** A file with all that it names. */
export interface FileDefinitions {
  readonly text: string;
  readonly root: SyntaxNode;
  readonly all: readonly NamedDefinition[];
}

/** Tells of one definition; undefined where the tree does not. */
export type Answer = (definition: NamedDefinition, file: FileDefinitions) => string | undefined;

/** The name as a sentence begins with it, with the type before it whose member it is. */
export function called({ name, owner }: NamedDefinition): string {
  return `\`${owner === undefined ? name : `${owner}.${name}`}\``;
}

export const sayPlace: Answer = (definition, { text }) =>
  `${called(definition)} is defined in line ${lineAt(text, definition.node.start)}: ${quoted(firstLineOf(definition.node))}`;

export const sayLength: Answer = (definition, { text }) => {
  const { start, end } = definition.node;
  return `${called(definition)} has ${counted(lineAt(text, end) - lineAt(text, start) + 1, "line")}.`;
};

function firstLineOf(node: SyntaxNode): string {
  const [line = ""] = framed(node).text.split("\n", 1);
  return trimEndOf(line, " \t\r{");
}

import { documentationText } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { functionParts } from "../../../language/parse/functionParts.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isType } from "../../../language/roles/members.ts";
import { isName } from "../../../language/roles/tokens.ts";
import { type Answer, called, type FileDefinitions, sayLength, sayPlace } from "./told.ts";
import { listed } from "./words.ts";

/** What is told of a type, by what is asked. */
export const typeAnswers: Readonly<Record<string, Answer>> = {
  methods: (definition, { all }) => {
    const methods = namesOf(membersOf(definition, all, "function"));
    return `${called(definition)} has ${methods.length === 0 ? "no methods" : `the methods ${listed(methods)}`}.`;
  },
  fields(definition, { all }) {
    const fields = namesOf(membersOf(definition, all, "value"));
    return fields.length === 0 ? undefined : `${called(definition)} has ${listed(fields)}.`;
  },
  subtypes(definition, file) {
    const found = subtypesOf(definition.name, file);
    return found.length === 0 ? `Nothing in this file builds on ${called(definition)}.` : `${listed(found)}.`;
  },
  place: sayPlace,
  length: sayLength,
  deed,
  bare: (definition, file) => deed(definition, file) ?? sayPlace(definition, file),
};

function membersOf(
  { name }: NamedDefinition,
  all: readonly NamedDefinition[],
  kind: NamedDefinition["kind"],
): readonly NamedDefinition[] {
  return all.filter((each) => each.owner === name && each.kind === kind);
}

function namesOf(definitions: readonly NamedDefinition[]): readonly string[] {
  return [...new Set(definitions.map(({ name }) => name))];
}

/** Types whose head names another. */
function subtypesOf(name: string, { all }: FileDefinitions): readonly string[] {
  const types = all.filter((each) => each.kind === "type" && each.name !== name);
  return namesOf(types.filter(({ node }) => headNames(node).includes(name)));
}

function headNames(node: SyntaxNode): readonly string[] {
  const { body } = functionParts(node, node.language);
  const own = node.child("name");
  const heads = node.children.filter(
    (child) => child !== body && child !== own && child.named && !isType(child),
  );
  return heads.flatMap((head) =>
    [...head.descendants()].filter((each) => isName(each) && each !== own).map(({ text }) => text),
  );
}

function deed(definition: NamedDefinition, { all }: FileDefinitions): string | undefined {
  const said = firstSentence(documentationText(definition.node), definition.name);
  if (said !== undefined) return `${called(definition)}: ${said}`;
  const members = namesOf([
    ...membersOf(definition, all, "value"),
    ...membersOf(definition, all, "function"),
  ]);
  return members.length > 0 ? `${called(definition)} has ${listed(members)}.` : undefined;
}

import { documentationText } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import type { NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { boundValue } from "../../../language/roles/bindings.ts";
import { type Answer, called, sayPlace } from "./told.ts";
import { quoted } from "./words.ts";

/** What is told of a constant, a field or a parameter, by what is asked. */
export const valueAnswers: Readonly<Record<string, Answer>> = {
  value: sayValue,
  default(definition, file) {
    const own = sayValue(definition);
    if (own !== undefined) return own;
    // `defaultBurst` says what `burst` is where nobody says otherwise.
    const name = definition.name.toLowerCase();
    const constants = file.all.filter((each) => each.kind === "value" && plainName(each) === name);
    const [only, ...others] = constants.map(sayValue);
    return others.length === 0 ? only : undefined;
  },
  type(definition) {
    const { node } = definition;
    const type = (node.child("type") ?? node.parent?.child("type"))?.text.replace(/^:\s*/, "");
    return type === undefined ? undefined : `${called(definition)} is of type ${quoted(type)}.`;
  },
  place: sayPlace,
  deed,
  bare: (definition, file) => deed(definition) ?? sayPlace(definition, file),
};

function sayValue(definition: NamedDefinition): string | undefined {
  const value = definition.given ?? boundValue(definition.node);
  return value && `${called(definition)} is ${quoted(value.text)}.`;
}

/** Without `default` before or behind it. */
function plainName({ name }: NamedDefinition): string | undefined {
  const plain = name.replace(/^k?default_?|_?default$/i, "");
  return plain === name ? undefined : plain.toLowerCase();
}

function deed(definition: NamedDefinition): string | undefined {
  const said = firstSentence(documentationText(definition.node), definition.name);
  const value = sayValue(definition);
  return said === undefined
    ? value
    : `${called(definition)}: ${said}${value === undefined ? "" : ` ${value}`}`;
}

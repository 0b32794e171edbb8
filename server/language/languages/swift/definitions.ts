import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters } = formMaker();

/** How lines of Swift define names. */
export const swiftDefinitions: DefinitionForms = {
  forms: [
    type(
      String.raw`(?<![:.\w])(?:class|struct|enum|protocol|actor|typealias|associatedtype)[ \t]+(?!(?:func|var|let|subscript)\b)NAME`,
    ),
    member(String.raw`\bfunc[ \t]+NAME(?=[ \t]*[(<])`),
    member(String.raw`^[ \t]*(?:indirect[ \t]+)?case[ \t]+NAME(?=[ \t]*(?:[(,=]|$))`),
    variable(String.raw`\b(?:let|var)[ \t]+NAME`),
    variable(String.raw`\b(?:let|var)[ \t]*\([ \t]*NAME(?=[ \t]*,)`),
    parameter(
      String.raw`\{[ \t]{0,3}(?:\[[^\]\n]{1,60}\][ \t]{0,3})?\(?[ \t]{0,3}NAME(?=[ \t]{0,3}\)?[ \t]{0,3}(?:in\b|,[^{}\n]{1,80}\bin\b))`,
    ),
    parameter(String.raw`\bfor[ \t]+NAME(?=[ \t]+in\b)`),
  ],
  parameters: [
    parameters(
      String.raw`(?<![.\w])(?:func[ \t]+NAME|init[?!]?|subscript)[ \t]*(?:<[^>\n]{1,80}>)?(?=\()`,
      String.raw`[(,]\s*(?:\w+[ \t]+)?NAME(?=[ \t]*:)`,
    ),
  ],
  documentation: { comment: /^\/(?:\*\*|\/\/)/ },
  between: /^\s*[@#]/,
  label: /^:/,
  self: new Set(["self", "Self", "super"]),
};

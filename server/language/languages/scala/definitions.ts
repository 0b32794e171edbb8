import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters } = formMaker();

/** How lines of Scala define names. */
export const scalaDefinitions: DefinitionForms = {
  forms: [
    type(String.raw`(?<![:.\w])(?:class|object|trait|enum|type)[ \t]+NAME`),
    member(String.raw`\bdef[ \t]+NAME`),
    variable(String.raw`\b(?:val|var|given)[ \t]+NAME(?=[ \t]*(?:[:=,]|$))`),
    variable(String.raw`\b(?:val|var)[ \t]*\([ \t]*NAME(?=[ \t]*,)`),
    parameter(
      String.raw`[({,][ \t]{0,3}NAME(?=[ \t]{0,3}(?::[ \t]{0,3}[\w.[\]]{1,60}[ \t]{0,3})?\)?[ \t]{0,3}=>)`,
    ),
    parameter(String.raw`\bcase[ \t]+NAME(?=[ \t]*(?:=>|:|@|if\b))`),
    parameter(String.raw`(?:^|[({;])[ \t]*NAME(?=[ \t]*<-)`),
  ],
  parameters: [
    parameters(
      String.raw`\b(?:def|class)[ \t]+NAME(?:\[[^\n(]{1,80}\])?[ \t]*(?=\()`,
      String.raw`[(,]\s*(?:(?:implicit|using|override|private|protected|final|val|var)[ \t]+)*NAME(?=[ \t]*:)`,
    ),
  ],
  documentation: { comment: /^\/\*\*/ },
  between: /^\s*@/,
  label: /^ ?=(?![=>])/,
  self: new Set(["this", "super"]),
};

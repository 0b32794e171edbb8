import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters } = formMaker();

/** How lines of Kotlin define names. */
export const kotlinDefinitions: DefinitionForms = {
  forms: [
    type(String.raw`(?<![:.\w])(?:class|interface|object|typealias)[ \t]+NAME`),
    member(String.raw`\bfun[ \t]+(?:<[^>\n]{1,80}>{1,3}[ \t]*)?(?:[\w.<>?*, ]{1,80}\.)?NAME(?=[ \t]*[(<])`),
    variable(String.raw`\b(?:val|var)[ \t]+(?:<[^>\n]{1,80}>[ \t]*)?(?:[\w.<>?]{1,80}\.)?NAME`),
    variable(String.raw`\b(?:val|var)[ \t]*\([ \t]*NAME(?=[ \t]*,)`),
    parameter(String.raw`\{[ \t]*NAME(?=[ \t]*(?:->|:|,[^{}\n]{1,60}->))`),
    parameter(String.raw`\b(?:for|catch)[ \t]*\([ \t]*NAME(?=[ \t]+in\b|[ \t]*:)`),
  ],
  parameters: [
    parameters(
      String.raw`\bfun[ \t]+(?:<[^>\n]{1,80}>{1,3}[ \t]*)?(?:[\w.<>?*, ]{1,80}\.)?NAME[ \t]*(?=\()`,
      String.raw`[(,]\s*(?:(?:vararg|noinline|crossinline)[ \t]+)?NAME(?=[ \t]*:)`,
    ),
    parameters(
      String.raw`\bclass[ \t]+NAME(?:<[^>\n]{1,80}>{1,3})?[ \t]*(?=\()`,
      String.raw`[(,]\s*NAME(?=[ \t]*:)`,
    ),
  ],
  documentation: { comment: /^\/\*\*/ },
  between: /^\s*@/,
  label: /^ ?=(?!=)/,
  self: new Set(["this", "super", "Companion"]),
};

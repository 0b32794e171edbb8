import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters, name } =
  formMaker(String.raw`[\p{L}_][\p{L}\p{N}_]*!?`);

/** Parameters in brackets that hold at most one more pair. */
const list = String.raw`\((?:[^()\n]|\([^()\n]{0,80}\)){0,200}\)`;

/** How lines of Julia define names. */
export const juliaDefinitions: DefinitionForms = {
  forms: [
    type(
      String.raw`^[ \t]*(?:@\w+[ \t]+)?(?:mutable[ \t]+)?(?:struct|abstract[ \t]+type|primitive[ \t]+type|module)[ \t]+NAME`,
    ),
    member(String.raw`\b(?:function|macro)[ \t]+(?:\w+\.){0,5}NAME(?=[({]|[ \t]*$)`),
    member(
      String.raw`^[ \t]*(?:@\w+[ \t]+)?(?:\w+\.){0,5}NAME(?=${list}(?:::[\w{}., ]{1,60})?(?:[ \t]*where[^=\n]{1,80})?[ \t]*=(?!=))`,
    ),
    variable(String.raw`^[ \t]*(?:(?:local|global|const)[ \t]+)?NAME(?=[ \t]*(?:::[^=\n]{1,60})?=(?!=))`),
    parameter(String.raw`\bfor[ \t]+NAME(?=[ \t]+(?:in\b|∈)|[ \t]*=)`),
    parameter(String.raw`(?:^|[\s(,=])NAME(?=[ \t]{0,3}->)`),
  ],
  parameters: [
    parameters(
      String.raw`\bfunction[ \t]+[\w.!]{1,60}(?:\{[^}\n]{1,60}\})?(?=\()`,
      String.raw`[(,;]\s*NAME(?=\s*(?:[,;)=]|::|\.\.\.|$))`,
    ),
    parameters(
      String.raw`^[ \t]*(?:@\w+[ \t]+)?(?:\w+\.){0,5}NAME(?=${list}(?:::[\w{}., ]{1,60})?(?:[ \t]*where[^=\n]{1,80})?[ \t]*=(?!=))`,
      String.raw`[(,;]\s*NAME(?=\s*(?:[,;)=]|::|\.\.\.|$))`,
    ),
  ],
  documentation: { textBehind: /^(?:@doc)?$/ },
  between: /^\s*@\w/,
  label: /^ ?=(?!=)/,
  assignmentDefines: true,
  name,
};

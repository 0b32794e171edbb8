import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { member, variable, parameter, parameters, name } = formMaker(
  String.raw`(?:\p{L}|\.[\p{L}_.])[\p{L}\p{N}_.]*`,
);

/** How lines of R define names. */
export const rDefinitions: DefinitionForms = {
  forms: [
    member(String.raw`^NAME(?=[ \t]*(?:<-|=)\s*(?:function\b|\\\())`),
    variable(String.raw`^[ \t]*NAME(?=[ \t]*(?:<<?-|=(?!=)))`),
    parameter(String.raw`\bfor[ \t]*\([ \t]*NAME(?=[ \t]+in\b)`),
  ],
  parameters: [
    parameters(String.raw`(?:\bfunction[ \t]*|\\)(?=\()`, String.raw`[(,]\s*NAME(?=\s*(?:[,)=]|$))`),
  ],
  documentation: { comment: /^#'/ },
  label: /^ ?=(?!=)/,
  assignmentDefines: true,
  name,
};

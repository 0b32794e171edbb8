import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters, name } = formMaker(
  String.raw`@?[\p{L}_][\p{L}\p{N}_]*[?!]?`,
);

/** Attributes that speak of what follows, and define nothing. */
const speaking =
  "(?:after_compile|before_compile|behaviour|callback|compile|deprecated|derive|dialyzer|doc|enforce_keys|external_resource|impl|macrocallback|moduledoc|on_definition|on_load|opaque|optional_callbacks|since|spec|type|typedoc|typep|vsn)";

/** How lines of Elixir define names. */
export const elixirDefinitions: DefinitionForms = {
  forms: [
    type(String.raw`^[ \t]*def(?:module|protocol)[ \t]+(?:\w+\.){0,9}NAME`),
    member(String.raw`^[ \t]*def(?:p|macrop?|guardp?|delegate)?[ \t]+NAME`),
    variable(String.raw`^[ \t]*(?!@${speaking}\b)(?=@)NAME(?=[ \t]+[^\s=])`),
    variable(String.raw`^[ \t]*NAME(?=[ \t]*=(?![=~>]))`),
    variable(String.raw`[{,][ \t]*NAME(?=[^{}\n]{0,80}\}[ \t]*=(?![=~>]))`),
    parameter(String.raw`\bfn[ \t]+\(?NAME(?=[ \t]*(?:->|,))`),
    parameter(String.raw`(?:^|[{,])[ \t]*NAME(?=[^{}\n]{0,80}\}?[ \t]*(?:when[^>\n]{1,80})?->)`),
    parameter(String.raw`(?:^|[\s{,])NAME(?=[^{}\n]{0,40}\}?[ \t]*<-)`),
  ],
  parameters: [
    parameters(String.raw`^[ \t]*def\w*[ \t]+[\w?!]{1,80}(?=\()`, String.raw`[\s(,{[|=]NAME(?![\w(:.])`, {
      nested: true,
    }),
  ],
  documentation: { textBehind: /^@(?:doc|typedoc)(?:[ \t]+~[sS])?$/ },
  between: /^\s*@(?:spec|impl|deprecated|since|dialyzer)\b/,
  label: /^:/,
  assignmentDefines: true,
  callsNeedBrackets: true,
  self: new Set(["__MODULE__"]),
  name,
};

import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters, name } =
  formMaker(String.raw`[\p{L}_][\p{L}\p{N}_']*`);

/** How lines of Haskell define names. */
export const haskellDefinitions: DefinitionForms = {
  forms: [
    type(
      String.raw`^(?:data|newtype|type)[ \t]+(?:(?:family|instance)[ \t]+)?(?:[^=\n]{1,80}=>[ \t]*)?(?!family\b|instance\b)NAME`,
    ),
    type(String.raw`^class[ \t]+(?:[^=\n]{1,120}=>[ \t]*)?NAME`),
    member(
      String.raw`^(?!(?:data|newtype|type|class|instance|module|import|where|deriving)\b)NAME(?=[ \t]*(?:,[^:\n]{1,80})?::)`,
    ),
    member(
      String.raw`^(?!(?:data|newtype|type|class|instance|module|import|where|deriving|pattern|infix[lr]?)\b)NAME(?=[^=|:\n]{0,120}(?:=(?![=>])|\|(?!\|)))`,
    ),
    member(String.raw`^(?:data|newtype)[ \t][^=\n]{1,120}=[ \t]*NAME`),
    member(String.raw`^[ \t]+[=|][ \t]*(?=\p{Lu})NAME`, { within: /^(?:data|newtype)\b/ }),
    member(String.raw`[{,][ \t]*NAME(?=[ \t]*::)`),
    variable(String.raw`^[ \t]+(?:where[ \t]+|let[ \t]+)?NAME(?=[ \t]*::)`),
    variable(
      String.raw`(?:^[ \t]+|\b(?:let|where)[ \t]+)(?!(?:let|where|if|then|else|case|in|do|return|pure)\b)(?=[\p{Ll}_])NAME(?=(?:[ \t]+[\w'@~!]{1,30}){0,6}[ \t]*=(?![=>]))`,
    ),
    variable(String.raw`(?:^[ \t]+|\bdo[ \t]+)(?=[\p{Ll}_])NAME(?=[ \t]*<-)`),
    parameter(String.raw`\\(?=[\p{Ll}_])NAME(?=[^\n]{0,60}->)`),
  ],
  parameters: [
    parameters(
      String.raw`^(?!(?:data|newtype|type|class|instance|module|import|deriving|pattern)\b)(?=[\p{Ll}_])NAME(?=[ \t][^=:|\n]{1,120}=)`,
      String.raw`[\s(,[@!~](?=[\p{Ll}_])NAME`,
      {
        until: /[=|]/,
      },
    ),
  ],
  documentation: { comment: /^(?:--|\{-)[ \t]*\|/, continues: true },
  between: /^\s*\{-#/,
  path: /^\.\p{Lu}/u,
  knownAbove: true,
  name,
};

import { type DefinitionForms, formMaker } from "../../lexical/definitions/definitionForms.ts";

const { type, member, variable, parameter, parameters } = formMaker();

/** A type as it stands before a name; no word that begins a statement. */
const written = String.raw`(?!(?:return|await|else|new|throw|case|yield|assert|in|is|as|import|export|part|library|class|enum|mixin|extension|typedef)\b)[\w.]+(?:<[^;(){}\n]{1,80}>)?\??[ \t]+`;
const modifiers = String.raw`(?:(?:static|external|abstract|covariant|late|final|const|factory)[ \t]+)*`;

/** How lines of Dart define names. */
export const dartDefinitions: DefinitionForms = {
  forms: [
    type(String.raw`(?<![:.\w])(?:class|mixin|enum|typedef)[ \t]+(?!class\b)NAME`),
    type(String.raw`^[ \t]*extension[ \t]+(?:type[ \t]+(?:const[ \t]+)?)?(?!on\b)NAME`),
    member(
      String.raw`^[ \t]*${modifiers}${written}(?!(?:get|set|operator)\b)NAME(?=[ \t]*(?:<[^>\n]{1,60}>)?\()`,
    ),
    member(String.raw`\b(?:get|set)[ \t]+NAME(?=[ \t]*(?:=>|\{|\(|;|async\b))`),
    variable(String.raw`\b(?:var|final|const|late)[ \t]+(?:${written})?NAME(?=[ \t]*(?:=(?!=)|;|in\b))`),
    variable(String.raw`^[ \t]*${modifiers}${written}NAME(?=[ \t]*(?:=(?![=>])|;))`),
    parameter(String.raw`\bfor[ \t]*\((?:${written})?NAME(?=[ \t]*(?:=(?!=)|in\b))`),
    parameter(String.raw`\([ \t]*NAME(?=[ \t]*\)[ \t]*(?:async[ \t]*)?(?:=>|\{))`),
  ],
  parameters: [
    parameters(
      String.raw`^[ \t]*${modifiers}(?:${written})?(?!(?:if|for|while|switch|catch|assert|return)\b)NAME(?=\([^;()]*\)[ \t]*(?:async\*?[ \t]*|sync\*[ \t]*)?(?:\{|=>|;|:))`,
      String.raw`[(,{[]\s*(?:(?:required|final|covariant)[ \t]+)*(?:${written}|this\.|super\.)NAME(?=\s*(?:[,)}\]=]|$))`,
      { nested: true },
    ),
  ],
  documentation: { comment: /^\/(?:\*\*|\/\/)/ },
  between: /^\s*@/,
  label: /^:/,
  self: new Set(["this", "super"]),
};

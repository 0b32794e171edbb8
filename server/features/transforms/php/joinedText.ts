import {
  doubleQuoted,
  type InterpolationForm,
  plainValue,
  singleQuoted,
} from "../anyLanguage/interpolationForm.ts";

/** How PHP joins texts. */
export const phpText: InterpolationForm = {
  operator: ".",
  addsNumbers: false,
  open: '"',
  close: '"',
  // A dollar before the brace would mean another variable.
  text: (literal) =>
    literal.text.endsWith('$"')
      ? undefined
      : (doubleQuoted(literal) ?? singleQuoted(literal)?.replaceAll("$", "\\$")),
  // A text holds what begins with a variable.
  value: (node) => {
    const text = plainValue(node);
    return text && /^\$\w/.test(text) ? `{${text}}` : undefined;
  },
};

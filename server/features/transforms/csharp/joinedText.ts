import { doubleQuoted, type InterpolationForm, plainValue } from "../anyLanguage/interpolationForm.ts";

/** How C# joins texts. */
export const csharpText: InterpolationForm = {
  operator: "+",
  addsNumbers: true,
  open: '$"',
  close: '"',
  text: (literal) => doubleQuoted(literal)?.replace(/[{}]/g, "$&$&"),
  value: (node) => {
    const text = plainValue(node);
    return text && `{${text}}`;
  },
};

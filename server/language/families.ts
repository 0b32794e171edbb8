import { familyMembers } from "./dataOf.ts";

/** LSP identifiers of languages that share libraries and idioms. */
const idsOf = (family: string): readonly string[] => familyMembers(family).flatMap(({ ids }) => ids);

export const javascript = idsOf("javascript");
export const python = idsOf("python");
export const java = idsOf("java");
export const go = idsOf("go");
export const rust = idsOf("rust");
export const cpp = idsOf("c");
export const csharp = idsOf("csharp");
export const php = idsOf("php");
export const ruby = idsOf("ruby");
export const lua = idsOf("lua");
export const shellscript = idsOf("shellscript");

/** Every language that is known beyond its syntax: its libraries, what fails in it, what is dangerous. */
export const allLanguages: readonly string[] = [
  ...javascript,
  ...python,
  ...java,
  ...go,
  ...rust,
  ...cpp,
  ...csharp,
  ...php,
  ...ruby,
  ...lua,
];

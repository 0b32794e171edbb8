import type { LanguageFacts } from "../../languageFacts.ts";
import { javascript } from "../javascript/grammar.ts";
import { typescriptNames } from "./names.ts";
import { typescriptRoles, typescriptreactRoles } from "./roles.ts";

const shared = {
  ...javascript,
  roles: typescriptRoles,
  names: typescriptNames,
  strings: new Set([...javascript.strings, "template_literal_type"]),
  identifiers: new Set([...javascript.identifiers, "type_identifier"]),
  functions: new Set([
    ...javascript.functions,
    "function_signature",
    "method_signature",
    "abstract_method_signature",
  ]),
  imports: new Set([...javascript.imports, "import_alias"]),
  containers: new Set([
    ...javascript.containers,
    "abstract_class_declaration",
    "internal_module",
    "module",
    "statement_block",
  ]),
  bodies: new Set([...javascript.bodies, "statement_block"]),
  wrappers: new Set([...javascript.wrappers, "expression_statement", "ambient_declaration"]),
};

export const typescript: LanguageFacts = { ...shared, grammar: "typescript", languageIds: ["typescript"] };

export const typescriptreact: LanguageFacts = {
  ...shared,
  roles: typescriptreactRoles,
  grammar: "tsx",
  languageIds: ["typescriptreact"],
};

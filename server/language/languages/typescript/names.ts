import type { NameFacts } from "../../variables/nameFacts.ts";
import { javascriptNames } from "../javascript/names.ts";

export const typescriptNames: NameFacts = {
  ...javascriptNames,
  types: new Set(["type_identifier"]),
  scopes: new Set([
    ...javascriptNames.scopes,
    ...["function_type", "constructor_type", "method_signature", "call_signature", "construct_signature"],
    ...["function_signature", "abstract_method_signature", "interface_declaration", "type_alias_declaration"],
    "internal_module",
  ]),
  places: {
    ...javascriptNames.places,
    "required_parameter.pattern": "parameter",
    "optional_parameter.pattern": "parameter",
    "class_declaration.name": "type",
    "abstract_class_declaration.name": "type",
    "interface_declaration.name": "type",
    "type_alias_declaration.name": "type",
    "enum_declaration.name": "type",
    "type_parameter.name": "type",
    "function_signature.name": "around",
  },
};

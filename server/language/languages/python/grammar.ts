import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { pythonNames } from "./names.ts";
import { pythonRoles } from "./roles.ts";

export const python: LanguageFacts = {
  ...emptyFacts,
  roles: pythonRoles,
  names: pythonNames,
  grammar: "python",
  languageIds: ["python"],
  comments: new Set(["comment"]),
  strings: new Set(["string"]),
  numbers: new Set(["integer", "float"]),
  identifiers: new Set(["identifier"]),
  functions: new Set(["function_definition", "lambda"]),
  imports: new Set(["import_statement", "import_from_statement", "future_import_statement"]),
  containers: new Set(["class_definition", "block"]),
  bodies: new Set(["block"]),
  wrappers: new Set(["decorated_definition"]),
  control: {
    ...emptyControl,
    ifs: new Set(["if_statement"]),
    elseIfs: new Set(["elif_clause"]),
    elses: new Set(["else_clause"]),
    loops: new Set(["for_statement", "while_statement"]),
    switches: new Set(["match_statement"]),
    tries: new Set(["try_statement", "with_statement"]),
    catches: new Set(["except_clause"]),
    ternaries: new Set(["conditional_expression"]),
    binaries: new Set(["boolean_operator"]),
    logical: new Set(["and", "or"]),
  },
};

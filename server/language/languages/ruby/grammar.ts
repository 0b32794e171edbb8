import type { LanguageFacts } from "../../languageFacts.ts";
import { emptyControl, emptyFacts } from "../emptyFacts.ts";
import { rubyNames } from "./names.ts";
import { rubyRoles } from "./roles.ts";

export const ruby: LanguageFacts = {
  ...emptyFacts,
  roles: rubyRoles,
  names: rubyNames,
  grammar: "ruby",
  languageIds: ["ruby"],
  comments: new Set(["comment"]),
  strings: new Set([
    "string",
    "heredoc_body",
    "character",
    "subshell",
    "regex",
    "simple_symbol",
    "delimited_symbol",
    "bare_string",
  ]),
  numbers: new Set(["integer", "float", "rational", "complex"]),
  identifiers: new Set(["identifier", "constant", "instance_variable", "class_variable", "global_variable"]),
  functions: new Set(["method", "singleton_method", "lambda"]),
  containers: new Set(["class", "module", "singleton_class", "body_statement"]),
  bodies: new Set(["body_statement"]),
  callbacks: new Set(["call", "do_block", "body_statement"]),
  control: {
    ...emptyControl,
    ifs: new Set(["if", "unless", "if_modifier", "unless_modifier"]),
    elseIfs: new Set(["elsif"]),
    elses: new Set(["else"]),
    loops: new Set(["while", "until", "for", "while_modifier", "until_modifier"]),
    switches: new Set(["case", "case_match"]),
    catches: new Set(["rescue", "rescue_modifier"]),
    ternaries: new Set(["conditional"]),
    binaries: new Set(["binary"]),
    logical: new Set(["&&", "||", "and", "or"]),
  },
};

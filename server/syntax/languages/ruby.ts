import type { LanguageFacts } from "../languageFacts.ts";

export const ruby: LanguageFacts = {
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
  imports: new Set<string>(),
  containers: new Set(["class", "module", "singleton_class", "body_statement"]),
  bodies: new Set(["body_statement"]),
  wrappers: new Set<string>(),
  attributes: new Set<string>(),
};

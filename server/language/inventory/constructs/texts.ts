/** Texts, signs, and the constructs of shells. */
import { list } from "../list.ts";
import type { Construct } from "./construct.ts";

export const texts: readonly Construct[] = [
  { words: ["template literal", "template string"], nodes: ["template_string"] },
  {
    words: list("f-string, fstring, string interpolation, interpolated string, formatted string literal"),
    nodes: ["interpolation", "template_substitution", "interpolated_string_expression", "encapsed_string"],
  },
  { words: ["jsx", "jsx element"], nodes: ["jsx_element", "jsx_self_closing_element"] },
  { words: ["text block"], nodes: ["multiline_string_fragment"], only: ["java"] },
  {
    words: ["heredoc", "here document", "here-document"],
    nodes: ["heredoc_body", "heredoc_redirect", "heredoc", "heredoc_beginning"],
  },
  { words: ["here string", "here-string"], nodes: ["herestring_redirect"] },
  { words: ["pipe", "pipeline"], nodes: ["pipeline"], only: ["shellscript"] },
  {
    words: ["command substitution", "backtick"],
    nodes: ["command_substitution", "shell_command_expression", "subshell"],
    only: ["shellscript", "php", "ruby"],
  },
  { words: ["process substitution"], nodes: ["process_substitution"] },
  { words: ["subshell"], nodes: ["subshell"], only: ["shellscript"] },
  { words: ["symbol"], nodes: ["simple_symbol", "hash_key_symbol", "delimited_symbol"], only: ["ruby"] },
  { words: ["tab", "tab indentation", "tabs for indentation", "tab character"], structures: ["tabs"] },
  { words: ["space", "spaces for indentation"], structures: ["spaces"] },
  { words: ["single quote", "single-quoted string"], structures: ["single quotes"] },
  { words: ["double quote", "double-quoted string"], structures: ["double quotes"] },
  { words: ["semicolon"], tokens: [";"] },
  { words: ["regex literal", "regular expression literal"], nodes: ["regex", "regex_literal"] },
];

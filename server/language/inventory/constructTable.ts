/**
 * Constructs that people ask for by name, and what shows them in a tree: node types and tokens of the grammars in
 * `languages/`. A node type means the same in each grammar that has it, unless a language is named.
 */
import type { Structure } from "./inventory.ts";
import { list } from "./list.ts";

export interface Construct {
  /** How it is called, in the singular. */
  readonly words: readonly string[];
  readonly nodes?: readonly string[];
  readonly tokens?: readonly string[];
  readonly structures?: readonly Structure[];
  /** Calls and names that mean the same: `lambda` in Ruby, `ABC` in Python. */
  readonly names?: readonly string[];
  /** Only in these languages; in others it is not known what is meant. */
  readonly only?: readonly string[];
  /** What shows it is listed in part: then not seeing it proves nothing. */
  readonly isPartial?: true;
}

const forLoops = list(`
      for_statement, for_in_statement, enhanced_for_statement, for_expression, foreach_statement,
      for_range_loop, c_style_for_statement, for`);
const whileLoops = list(
  "while_statement, do_statement, while_expression, while, until, while_modifier, until_modifier",
);
const lambdas = list(`
      arrow_function, function_expression, lambda, lambda_expression, func_literal, closure_expression,
      anonymous_function, anonymous_method_expression`);
const classes = list(
  "class_declaration, abstract_class_declaration, class_definition, class_specifier, class",
);
const annotations = ["marker_annotation", "annotation"];
const switches = list(`
      switch_statement, switch_expression, expression_switch_statement, type_switch_statement,
      match_statement, match_expression, case, case_match`);
const patternMatches = list(
  "match_statement, match_expression, case_match, is_pattern_expression, record_pattern, type_pattern",
);

export const constructs: readonly Construct[] = [
  { words: ["arrow function", "fat arrow"], nodes: ["arrow_function"] },
  {
    words: list(
      "lambda, lambda expression, lambda function, anonymous function, closure, function expression",
    ),
    nodes: [...lambdas, "do_block", "block_argument"],
  },
  { words: ["block"], nodes: ["do_block", "block", "block_argument"], only: ["ruby"] },
  { words: ["class"], nodes: classes },
  {
    words: ["abstract class", "abstract method", "abstract"],
    nodes: [
      "abstract_class_declaration",
      "abstract_method_signature",
      "abstract_modifier",
      "pure_virtual_clause",
    ],
    tokens: ["abstract"],
    names: ["ABC", "abstractmethod", "ABCMeta"],
  },
  { words: ["interface"], nodes: ["interface_declaration", "interface_type"] },
  {
    words: ["enum", "enumeration"],
    nodes: ["enum_declaration", "enum_item", "enum_specifier"],
    names: ["Enum", "IntEnum", "StrEnum", "Flag"],
  },
  {
    words: ["struct", "structure"],
    nodes: ["struct_type", "struct_item", "struct_specifier", "struct_declaration"],
    names: ["Struct"],
  },
  { words: ["record", "record type", "record class"], nodes: ["record_declaration"] },
  { words: ["trait"], nodes: ["trait_item", "trait_declaration"] },
  { words: ["impl block", "impl"], nodes: ["impl_item"] },
  {
    words: list("generic, type parameter, generic type, generic function, generic class"),
    nodes: list(`
      type_parameters, type_parameter_list, type_arguments, type_argument_list, generic_type,
      template_declaration, template_type, generic_name`),
    names: ["TypeVar", "Generic"],
  },
  {
    words: ["c++ template", "template", "template class", "template function"],
    nodes: ["template_declaration"],
    only: ["cpp"],
  },
  { words: ["decorator"], nodes: ["decorator"] },
  { words: ["annotation"], nodes: annotations, only: ["java"] },
  {
    words: ["type annotation", "type hint", "static type", "typed parameter"],
    nodes: list("type_annotation, typed_parameter, typed_default_parameter, type, named_type"),
    only: ["python", "typescript", "typescriptreact", "javascript", "javascriptreact", "php"],
  },
  {
    words: ["attribute"],
    nodes: ["attribute_item", "inner_attribute_item", "attribute_list"],
    only: ["rust", "csharp", "php"],
  },
  { words: ["derive", "derive macro"], nodes: [], names: ["derive"], only: ["rust"] },
  {
    words: ["loop"],
    nodes: [...forLoops, ...whileLoops, "loop_expression"],
    names: ["forEach", "each", "times"],
  },
  { words: ["for loop", "foreach loop", "for each loop"], nodes: forLoops },
  { words: ["while loop"], nodes: ["while_statement", "while_expression", "while", "while_modifier"] },
  { words: ["do while loop", "do-while loop", "do loop"], nodes: ["do_statement"] },
  { words: ["infinite loop"], nodes: ["loop_expression"], isPartial: true },
  { words: ["nested loop"], structures: ["nested loops"] },
  { words: ["nested function", "inner function"], structures: ["nested functions"] },
  { words: ["nested ternary"], structures: ["nested ternaries"] },
  {
    words: ["recursion", "recursive function", "recursive call"],
    structures: ["recursion"],
    isPartial: true,
  },
  { words: ["switch", "switch statement", "switch case", "case statement"], nodes: switches },
  {
    words: ["match", "match statement", "match expression"],
    nodes: ["match_statement", "match_expression", "case_match"],
  },
  { words: ["pattern matching", "structural pattern matching"], nodes: patternMatches },
  {
    words: list(
      "ternary, ternary operator, ternary expression, conditional expression, conditional operator",
    ),
    nodes: ["ternary_expression", "conditional_expression", "conditional"],
  },
  {
    words: ["if statement", "conditional", "branch"],
    nodes: list("if_statement, if_expression, if, unless, if_modifier, unless_modifier"),
  },
  { words: ["else branch", "else"], nodes: ["else_clause", "else"], tokens: ["else"] },
  {
    words: list(`
      try, try block, try statement, try catch, try/catch, try-catch, try except, try/except, exception
      handling`),
    nodes: ["try_statement", "try_with_resources_statement", "rescue", "rescue_modifier"],
  },
  {
    words: list(
      "catch, catch block, catch clause, except clause, except, rescue, catch error, catch exception",
    ),
    nodes: ["catch_clause", "except_clause", "rescue", "rescue_modifier"],
  },
  { words: ["finally", "finally block", "finally clause"], nodes: ["finally_clause", "ensure"] },
  {
    words: list(`
      throw, throw statement, raise, raise statement, throw error, throw exception, raise error, raise
      exception`),
    nodes: ["throw_statement", "throw_expression", "raise_statement"],
    names: ["raise"],
  },
  {
    words: ["generator", "generator function", "yield"],
    nodes: list(`
      yield_expression, yield, yield_statement, generator_function, generator_function_declaration,
      co_yield_statement`),
  },
  { words: ["generator expression"], nodes: ["generator_expression"] },
  { words: ["template literal", "template string"], nodes: ["template_string"] },
  {
    words: list("f-string, fstring, string interpolation, interpolated string, formatted string literal"),
    nodes: ["interpolation", "template_substitution", "interpolated_string_expression", "encapsed_string"],
  },
  { words: ["list comprehension"], nodes: ["list_comprehension"] },
  { words: ["dict comprehension", "dictionary comprehension"], nodes: ["dictionary_comprehension"] },
  { words: ["set comprehension"], nodes: ["set_comprehension"] },
  {
    words: ["comprehension"],
    nodes: ["list_comprehension", "dictionary_comprehension", "set_comprehension", "generator_expression"],
  },
  {
    words: ["destructuring", "destructuring assignment", "unpacking", "tuple unpacking"],
    nodes: list(`
      object_pattern, array_pattern, pattern_list, tuple_pattern, left_assignment_list,
      structured_binding_declarator, list_literal`),
  },
  {
    words: ["spread", "spread operator", "spread syntax"],
    nodes: list("spread_element, variadic_unpacking, list_splat, dictionary_splat, splat_argument"),
  },
  {
    words: list("rest parameter, variadic parameter, varargs, variadic function, variable argument"),
    nodes: list(`
      rest_pattern, list_splat_pattern, dictionary_splat_pattern, spread_parameter, variadic_parameter,
      variadic_parameter_declaration, splat_parameter`),
  },
  {
    words: ["default parameter", "default argument", "optional parameter"],
    nodes: list(`
      default_parameter, typed_default_parameter, optional_parameter, optional_parameter_declaration,
      assignment_pattern`),
    isPartial: true,
  },
  {
    words: ["keyword argument", "named argument"],
    nodes: ["keyword_argument", "keyword_parameter"],
    isPartial: true,
  },
  {
    words: ["optional chaining", "safe navigation", "null-conditional operator"],
    nodes: [
      "optional_chain",
      "conditional_access_expression",
      "nullsafe_member_access_expression",
      "nullsafe_member_call_expression",
    ],
    tokens: ["&.", "?."],
  },
  {
    words: [
      "nullish coalescing",
      "nullish coalescing operator",
      "null coalescing",
      "null-coalescing operator",
    ],
    tokens: ["??", "??="],
  },
  {
    words: ["inheritance", "superclass", "subclass", "base class"],
    nodes: list("class_heritage, extends_clause, superclass, base_list, base_class_clause, base_clause"),
    structures: ["superclass"],
  },
  {
    words: ["private field", "private member", "private method"],
    nodes: ["private_property_identifier"],
    tokens: ["private"],
    names: ["private"],
  },
  {
    words: ["static method", "static member", "static function", "static field"],
    nodes: ["static_modifier", "class_static_block", "singleton_method"],
    tokens: ["static"],
    names: ["staticmethod", "classmethod"],
  },
  {
    words: ["getter", "setter", "accessor"],
    nodes: ["accessor_declaration"],
    tokens: ["get", "set"],
    names: ["attr_accessor", "attr_reader", "attr_writer", "property"],
    isPartial: true,
  },
  { words: ["property", "c# property"], nodes: ["property_declaration"], only: ["csharp"] },
  {
    words: ["constructor"],
    nodes: ["constructor_declaration", "compact_constructor_declaration"],
    names: ["constructor", "__init__", "initialize", "__construct"],
    isPartial: true,
  },
  {
    words: ["destructor", "finalizer"],
    nodes: ["destructor_name", "destructor_declaration"],
    names: ["__del__", "__destruct", "finalize", "Drop"],
  },
  {
    words: ["operator overloading", "overloaded operator"],
    nodes: ["operator_name", "operator_declaration", "operator_cast", "conversion_operator_declaration"],
    isPartial: true,
  },
  { words: ["friend class", "friend function", "friend"], nodes: ["friend_declaration"], only: ["cpp"] },
  { words: ["goto", "goto statement"], nodes: ["goto_statement"], tokens: ["goto"] },
  {
    words: ["labeled statement", "label", "labelled statement"],
    nodes: ["labeled_statement", "named_label_statement", "label", "statement_identifier"],
  },
  {
    words: ["pointer"],
    nodes: ["pointer_type", "pointer_declarator", "abstract_pointer_declarator", "pointer_expression"],
  },
  {
    words: ["reference"],
    nodes: ["reference_declarator", "reference_type", "reference_expression"],
    only: ["cpp", "rust"],
  },
  { words: ["raw pointer"], nodes: ["pointer_type"], only: ["rust"] },
  {
    words: ["smart pointer"],
    names: list("unique_ptr, shared_ptr, weak_ptr, make_unique, make_shared, Box, Rc, Arc"),
    only: ["cpp", "rust"],
  },
  {
    words: ["macro"],
    nodes: ["macro_definition", "macro_invocation", "preproc_def", "preproc_function_def"],
    only: ["rust", "cpp", "c"],
  },
  {
    words: ["preprocessor directive", "conditional compilation", "preprocessor"],
    nodes: list(
      "preproc_if, preproc_ifdef, preproc_def, preproc_function_def, preproc_include, preproc_call",
    ),
    only: ["c", "cpp", "csharp"],
  },
  {
    words: ["unsafe", "unsafe block", "unsafe code"],
    nodes: ["unsafe_block", "unsafe_statement"],
    tokens: ["unsafe"],
    names: ["unsafe"],
    only: ["rust", "csharp", "go"],
  },
  { words: ["lifetime", "lifetime parameter", "lifetime annotation"], nodes: ["lifetime"] },
  { words: ["trait object", "dyn"], nodes: ["dynamic_type"], only: ["rust"] },
  { words: ["question mark operator", "? operator"], nodes: ["try_expression"], only: ["rust"] },
  {
    words: ["inline assembly", "asm"],
    nodes: ["gnu_asm_expression"],
    names: ["asm!", "asm", "__asm", "__asm__"],
  },
  {
    words: ["import", "import statement"],
    nodes: list(`
      import_statement, import_from_statement, import_declaration, use_declaration, using_directive,
      namespace_use_declaration, preproc_include`),
    names: ["require", "require_relative"],
  },
  {
    words: ["wildcard import", "star import"],
    nodes: ["wildcard_import", "asterisk", "use_wildcard", "namespace_import"],
  },
  { words: ["static import"], nodes: [], only: ["java"], isPartial: true },
  {
    words: ["export", "export statement"],
    nodes: ["export_statement"],
    only: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
    names: ["exports"],
  },
  {
    words: ["default export"],
    structures: ["default export"],
    only: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  },
  {
    words: ["namespace"],
    nodes: list(`
      namespace_definition, namespace_declaration, file_scoped_namespace_declaration, internal_module,
      module`),
    only: ["cpp", "csharp", "php", "typescript", "ruby"],
  },
  { words: ["jsx", "jsx element"], nodes: ["jsx_element", "jsx_self_closing_element"] },
  {
    words: ["null", "nil", "none", "null value"],
    nodes: ["null", "null_literal", "none", "nil"],
    tokens: ["null", "nullptr"],
    names: ["NULL", "nullptr"],
  },
  { words: ["undefined"], nodes: ["undefined"] },
  { words: ["union type"], nodes: ["union_type"] },
  { words: ["intersection type"], nodes: ["intersection_type"] },
  { words: ["conditional type"], nodes: ["conditional_type"] },
  { words: ["mapped type"], nodes: ["mapped_type_clause"] },
  { words: ["tuple"], nodes: ["tuple", "tuple_type", "tuple_expression"], isPartial: true },
  {
    words: ["type assertion", "type cast", "cast", "casting"],
    nodes: list(`
      as_expression, type_assertion, cast_expression, type_cast_expression, type_assertion_expression,
      type_conversion_expression`),
    isPartial: true,
  },
  {
    words: ["non-null assertion", "non null assertion", "non-null assertion operator"],
    nodes: ["non_null_expression"],
  },
  { words: ["satisfies"], nodes: ["satisfies_expression"] },
  {
    words: ["type alias"],
    nodes: list(`
      type_alias_declaration, type_alias, type_item, alias_declaration, type_alias_statement,
      type_definition`),
  },
  {
    words: ["type guard", "type predicate"],
    nodes: ["type_predicate", "type_predicate_annotation", "asserts_annotation"],
  },
  { words: ["goroutine"], nodes: ["go_statement"] },
  {
    words: ["channel"],
    nodes: ["channel_type", "send_statement", "receive_statement", "select_statement"],
    only: ["go"],
  },
  { words: ["select statement", "select"], nodes: ["select_statement"], only: ["go"] },
  { words: ["defer", "defer statement", "deferred call"], nodes: ["defer_statement"] },
  {
    words: ["walrus operator", "assignment expression", "walrus"],
    nodes: ["named_expression"],
    only: ["python"],
  },
  { words: ["with statement", "context manager"], nodes: ["with_statement"], only: ["python"] },
  { words: ["using statement"], nodes: ["using_statement"], only: ["csharp"], isPartial: true },
  { words: ["try-with-resource", "try with resource"], nodes: ["try_with_resources_statement"] },
  {
    words: ["assert", "assertion", "assert statement"],
    nodes: ["assert_statement", "static_assert_declaration"],
    names: list("assert, assert!, assert_eq!, expect, assertEquals, assertEqual, assertTrue"),
    isPartial: true,
  },
  {
    words: list("global variable, module-level variable, global state, mutable global, mutable global state"),
    structures: ["module variables"],
    isPartial: true,
  },
  {
    words: ["global", "global statement", "global keyword"],
    nodes: ["global_statement", "global_declaration"],
    only: ["python", "php"],
  },
  { words: ["nonlocal"], nodes: ["nonlocal_statement"] },
  {
    words: ["linq", "linq query", "query expression"],
    nodes: ["query_expression"],
    names: ["Linq"],
    only: ["csharp"],
  },
  { words: ["delegate"], nodes: ["delegate_declaration"], names: ["Action", "Func"], only: ["csharp"] },
  { words: ["event", "c# event"], nodes: ["event_declaration", "event_field_declaration"], only: ["csharp"] },
  {
    words: ["async method", "async function", "async/await", "async await"],
    nodes: ["await_expression", "await", "async_block", "co_await_expression"],
    tokens: ["async", "await"],
  },
  { words: ["top-level await", "await"], nodes: ["await_expression", "await", "co_await_expression"] },
  {
    words: ["synchronized", "synchronized block"],
    nodes: ["synchronized_statement"],
    tokens: ["synchronized"],
  },
  { words: ["method reference"], nodes: ["method_reference"] },
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
  {
    words: ["function"],
    nodes: [
      ...list(`
      function_declaration, function_definition, function_item, method_definition, method_declaration,
      local_function_statement, method, generator_function_declaration`),
      ...lambdas,
    ],
  },
  {
    words: ["array"],
    nodes: list("array, array_type, array_expression, array_creation_expression, array_declarator, list"),
    isPartial: true,
  },
  { words: ["symbol"], nodes: ["simple_symbol", "hash_key_symbol", "delimited_symbol"], only: ["ruby"] },
  {
    words: ["mixin"],
    names: ["include", "extend", "prepend"],
    nodes: ["use_declaration"],
    only: ["ruby", "php"],
  },
  { words: ["tab", "tab indentation", "tabs for indentation", "tab character"], structures: ["tabs"] },
  { words: ["space", "spaces for indentation"], structures: ["spaces"] },
  { words: ["single quote", "single-quoted string"], structures: ["single quotes"] },
  { words: ["double quote", "double-quoted string"], structures: ["double quotes"] },
  { words: ["semicolon"], tokens: [";"] },
  { words: ["regex literal", "regular expression literal"], nodes: ["regex", "regex_literal"] },
  {
    words: ["strict equality"],
    tokens: ["===", "!=="],
    only: ["javascript", "javascriptreact", "typescript", "typescriptreact", "php"],
  },
  {
    words: ["loose equality", "double equals"],
    tokens: ["==", "!="],
    only: ["javascript", "javascriptreact", "typescript", "typescriptreact", "php"],
  },
];

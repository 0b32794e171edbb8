/** Functions, their parameters, names, imports and expressions. */
import { list } from "../list.ts";
import type { Construct } from "./construct.ts";

const lambdas = list(`
      arrow_function, function_expression, lambda, lambda_expression, func_literal, closure_expression,
      anonymous_function, anonymous_method_expression`);
const annotations = ["marker_annotation", "annotation"];

export const declarations: readonly Construct[] = [
  { words: ["arrow function", "fat arrow"], nodes: ["arrow_function"] },
  {
    words: list(
      "lambda, lambda expression, lambda function, anonymous function, closure, function expression",
    ),
    nodes: [...lambdas, "do_block", "block_argument"],
  },
  { words: ["block"], nodes: ["do_block", "block", "block_argument"], only: ["ruby"] },
  { words: ["decorator"], nodes: ["decorator"] },
  { words: ["annotation"], nodes: annotations, only: ["java"] },
  {
    words: ["attribute"],
    nodes: ["attribute_item", "inner_attribute_item", "attribute_list"],
    only: ["rust", "csharp", "php"],
  },
  { words: ["derive", "derive macro"], nodes: [], names: ["derive"], only: ["rust"] },
  { words: ["nested function", "inner function"], structures: ["nested functions"] },
  {
    words: list(
      "ternary, ternary operator, ternary expression, conditional expression, conditional operator",
    ),
    nodes: ["ternary_expression", "conditional_expression", "conditional"],
  },
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
  {
    words: list(`
      throw, throw statement, raise, raise statement, throw error, throw exception, raise error, raise
      exception`),
    nodes: ["throw_statement", "throw_expression", "raise_statement"],
    names: ["raise"],
  },
  { words: ["generator expression"], nodes: ["generator_expression"] },
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
  {
    words: ["null", "nil", "none", "null value"],
    nodes: ["null", "null_literal", "none", "nil"],
    tokens: ["null", "nullptr"],
    names: ["NULL", "nullptr"],
  },
  { words: ["undefined"], nodes: ["undefined"] },
  {
    words: ["walrus operator", "assignment expression", "walrus"],
    nodes: ["named_expression"],
    only: ["python"],
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
  { words: ["method reference"], nodes: ["method_reference"] },
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

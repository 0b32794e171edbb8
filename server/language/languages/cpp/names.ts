import type { GrammarNode, NameFacts, NamePlace } from "../../variables/nameFacts.ts";
import { emptyNames } from "../emptyNames.ts";

/** What may stand between a function and the list of what it takes: `int *f(int a)`. */
const declarators: ReadonlySet<string> = new Set([
  ...["function_declarator", "pointer_declarator", "reference_declarator", "parenthesized_declarator"],
  ...["abstract_function_declarator", "lambda_declarator"],
]);
const withBody: ReadonlySet<string> = new Set(["function_definition", "lambda_expression", "catch_clause"]);

/** A function takes its parameters; one that is only announced, or pointed to, or a template names them for readers. */
function parameter({ parent: list }: GrammarNode): NamePlace {
  let owner = list?.parent;
  while (owner && declarators.has(owner.type)) owner = owner.parent;
  return list?.type === "parameter_list" && withBody.has(owner?.type ?? "") ? "parameter" : "none";
}

const storage = /^(?:static|extern|thread_local)$/;
const constant = /^(?:const|constexpr|constinit)$/;

/** What a block declares `static` or `extern` outlives it, unless it is a constant; outside of blocks a function is announced. */
function declared(declaration: GrammarNode, whole: GrammarNode): NamePlace {
  if (declaration.parent?.type !== "compound_statement")
    return whole.type === "function_declarator" ? "around" : "block";
  const has = (type: string, pattern: RegExp) =>
    declaration.children.some((child) => child.type === type && pattern.test(child.text));
  return has("storage_class_specifier", storage) && !has("type_qualifier", constant) ? "foreign" : "block";
}

function initialized(declarator: GrammarNode): NamePlace {
  return declarator.parent ? declared(declarator.parent, declarator) : "block";
}

/** `struct S { … }` declares the type, `struct S s;` reads it. */
function typeName(specifier: GrammarNode): NamePlace {
  return specifier.child("body") ? "type" : "read";
}

/** The names of `enum class` are known behind it alone. */
function enumerator({ parent: list }: GrammarNode): NamePlace {
  const isClosed = list?.parent?.children.some(({ type }) => type === "class" || type === "struct");
  return isClosed ? "none" : "block";
}

/** Whoever has a variable's address may change it. */
function pointed(expression: GrammarNode): NamePlace {
  return expression.child("operator")?.text === "&" ? "foreign" : "read";
}

/** A macro may do anything with what it is given. */
function given({ parent: call }: GrammarNode): NamePlace {
  return /^[A-Z][A-Z\d_]+$/.test(call?.child("function")?.text ?? "") ? "unsure" : "read";
}

export const cppNames: NameFacts = {
  ...emptyNames,
  leaves: new Set(["identifier", "field_identifier"]),
  types: new Set(["type_identifier"]),
  scopes: new Set([
    ...["translation_unit", "namespace_definition", "field_declaration_list", "function_definition"],
    ...["lambda_expression", "compound_statement", "for_statement", "for_range_loop", "if_statement"],
    ...["while_statement", "switch_statement", "catch_clause", "requires_expression"],
  ]),
  patterns: new Set([
    ...["pointer_declarator", "reference_declarator", "parenthesized_declarator", "attributed_declarator"],
    ...["structured_binding_declarator", "variadic_declarator"],
    ...["array_declarator.declarator", "function_declarator.declarator"],
  ]),
  places: {
    "declaration.declarator": declared,
    "init_declarator.declarator": initialized,
    "for_range_loop.declarator": "block",
    "function_definition.declarator": "around",
    "parameter_declaration.declarator": parameter,
    "optional_parameter_declaration.declarator": parameter,
    variadic_parameter_declaration: parameter,
    "field_declaration.declarator": "member",
    "bitfield_clause.declarator": "member",
    "enumerator.name": enumerator,
    "struct_specifier.name": typeName,
    "class_specifier.name": typeName,
    "union_specifier.name": typeName,
    "enum_specifier.name": typeName,
    "alias_declaration.name": "type",
    "type_definition.declarator": "type",
    type_parameter_declaration: "none",
    variadic_type_parameter_declaration: "none",
    "optional_type_parameter_declaration.name": "none",
    "concept_definition.name": "none",
    "qualified_identifier.name": "none",
    "field_expression.field": "none",
    field_designator: "none",
    field_initializer: "write",
    "assignment_expression.left": "write",
    "update_expression.argument": "update",
    "pointer_expression.argument": pointed,
    argument_list: given,
    lambda_capture_specifier: "capture",
    "lambda_capture_initializer.left": "block",
    "preproc_def.name": "block",
    "preproc_function_def.name": "block",
    preproc_params: "none",
    preproc_defined: "none",
    "preproc_ifdef.name": "none",
    gnu_asm_output_operand: "foreign",
    gnu_asm_input_operand: "foreign",
    attribute: "none",
    attribute_specifier: "none",
    ms_declspec_modifier: "none",
    using_declaration: "none",
  },
  sequential: true,
  self: new Set(["this"]),
  selves: new Set(["this"]),
  bound: new Set(["__func__", "__FUNCTION__", "__PRETTY_FUNCTION__", "va_start"]),
  selfKeepers: new Set(["lambda_expression"]),
};

/** Types, their members, and what is said of types. */
import { list } from "../list.ts";
import type { Construct } from "./construct.ts";

const classes = list(
  "class_declaration, abstract_class_declaration, class_definition, class_specifier, class",
);

export const types: readonly Construct[] = [
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
  {
    words: ["type annotation", "type hint", "static type", "typed parameter"],
    nodes: list("type_annotation, typed_parameter, typed_default_parameter, type, named_type"),
    only: ["python", "typescript", "typescriptreact", "javascript", "javascriptreact", "php"],
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
  { words: ["lifetime", "lifetime parameter", "lifetime annotation"], nodes: ["lifetime"] },
  { words: ["trait object", "dyn"], nodes: ["dynamic_type"], only: ["rust"] },
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
  { words: ["delegate"], nodes: ["delegate_declaration"], names: ["Action", "Func"], only: ["csharp"] },
  { words: ["event", "c# event"], nodes: ["event_declaration", "event_field_declaration"], only: ["csharp"] },
  {
    words: ["mixin"],
    names: ["include", "extend", "prepend"],
    nodes: ["use_declaration"],
    only: ["ruby", "php"],
  },
];

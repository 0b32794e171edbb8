import { tailOf } from "../../../text/endOf.ts";
import type { SyntaxNode } from "../../parse/syntaxNode.ts";
import { isInverted } from "../../roles/branches.ts";
import { isReturn, isThrow } from "../../roles/control.ts";
import { isBreak } from "../../roles/jumps.ts";
import { isExpressionStatement } from "../../roles/statements.ts";
import type { Expression, Handler, Statement } from "../program.ts";
import { type Lowering, partsOf } from "./lowering.ts";
import { lowerEach, lowerLoop } from "./lowerLoop.ts";
import { lowerSwitch } from "./lowerSwitch.ts";

const blocks =
  /^(?:block|statement_block|statement_list|compound_statement|body_statement|do|then|else_clause|else|declaration_list|module|program|source_file|class_body|field_declaration_list|labeled_statement|labelled_statement|unsafe_block|compilation_unit|translation_unit|begin|ensure|finally_clause|export_statement|enum_body|enum_body_declarations|interface_body|constructor_body|global_statement|using_directive|file_scoped_namespace_declaration|decorated_definition|switch_block_statement_group|synchronized_statement|lock_statement|lazy|attributed_statement|macro_definition|public_field_declaration|static_initializer|checked_statement|fixed_statement|unsafe_statement|linkage_specification)$/;
/** What holds members in a body of its own. */
const holders =
  /^(?:class|class_declaration|class_definition|record_declaration|struct_declaration|abstract_class_declaration|class_specifier|struct_specifier|interface_declaration|enum_declaration|enum_item|struct_item|namespace_definition|namespace_declaration|mod_item|impl_item|trait_item|internal_module|singleton_class|type_declaration)$/;
const definitions =
  /^(?:function_declaration|function_definition|function_item|method_declaration|method_definition|constructor_declaration|method|singleton_method|local_function_statement|generator_function_declaration|compact_constructor_declaration|function_signature|method_signature|abstract_method_signature|function_signature_item|operator_declaration|accessor_declaration|destructor_declaration)$/;
const declarations =
  /^(?:variable_declarator|let_declaration|const_item|static_item|const_spec|var_spec|public_field_definition|field_definition|init_declarator|property_declaration|const_element|property_element)$/;
const declarationLists =
  /^(?:lexical_declaration|variable_declaration|local_variable_declaration|local_declaration_statement|field_declaration|const_declaration|var_declaration|declaration|variable_declaration_list|constant_declaration|property_declaration_list|using_statement_declaration)$/;

type Parts = readonly SyntaxNode[];
type Rule = (node: SyntaxNode, parts: Parts, lower: Lowering) => Statement[] | undefined;

/** Lowers one statement to none, one or several. */
export function lowerStatement(node: SyntaxNode, lower: Lowering): Statement[] {
  const parts = partsOf(node);
  for (const rule of rules) {
    const found = rule(node, parts, lower);
    if (found) return found;
  }
  const value = lower.expression(node);
  return value.kind === "other" && value.parts.length === 0 ? [] : [{ kind: "expression", value, node }];
}

function lowerDefinition(node: SyntaxNode, _: Parts, lower: Lowering): Statement[] | undefined {
  if (!definitions.test(node.type)) return undefined;
  const definition = lower.function(node);
  return [declare(definition.name, { kind: "function", definition, node }, node)];
}

function lowerWrapped(node: SyntaxNode, [first]: Parts, lower: Lowering): Statement[] | undefined {
  return first && isExpressionStatement(node) ? lower.statements(first) : undefined;
}

/** What leaves a function, a loop or a block. */
function lowerLeaving(node: SyntaxNode, parts: Parts, lower: Lowering): Statement[] | undefined {
  const { type } = node;
  const [first] = parts;
  if (isReturn(node)) return lowerReturn(node, parts, lower);
  if (isThrow(node))
    return [
      { kind: "expression", value: { kind: "throw", value: first && lower.expression(first), node }, node },
    ];
  if (isBreak(node)) return [{ kind: "break", node }];
  if (/^(?:continue_statement|continue_expression|next)$/.test(type)) return [{ kind: "continue", node }];
  return type === "defer_statement" && first
    ? [{ kind: "defer", value: lower.expression(first), node }]
    : undefined;
}

/** What branches, repeats and chooses. */
function lowerFlow(node: SyntaxNode, parts: Parts, lower: Lowering): Statement[] | undefined {
  const blockOf = (block: SyntaxNode | undefined) => lower.statements(block);
  const branch = lowerIf(node, parts, lower, blockOf);
  if (branch) return branch;
  const one =
    lowerLoop(node, parts, lower) ?? lowerEach(node, parts, lower) ?? lowerSwitch(node, lower, blockOf);
  return one && [one];
}

const trying = /^(?:try_statement|try_with_resources_statement|with_statement|using_statement|begin_block)$/;

function lowerTrying(node: SyntaxNode, parts: Parts, lower: Lowering): Statement[] | undefined {
  const isRescued = node.type === "begin" && parts.some((part) => part.type === "rescue");
  return trying.test(node.type) || isRescued ? [lowerTry(node, parts, lower)] : undefined;
}

function lowerDeclared(node: SyntaxNode, parts: Parts, lower: Lowering): Statement[] | undefined {
  if (declarations.test(node.type)) return lowerDeclaration(node, parts, lower);
  return declarationLists.test(node.type) ? parts.flatMap((part) => lower.statements(part)) : undefined;
}

/** What holds other statements. */
function lowerHolder(node: SyntaxNode, parts: Parts, lower: Lowering): Statement[] | undefined {
  if (blocks.test(node.type)) return parts.flatMap((part) => lower.statements(part));
  if (!holders.test(node.type)) return undefined;
  const body = node.child("body") ?? parts.find((part) => /body|list|block/.test(part.type));
  return body ? lower.statements(body) : [];
}

function lowerOrder(node: SyntaxNode, [first]: Parts, lower: Lowering): Statement[] | undefined {
  if (node.type === "assert_statement" && first) return [assertion(node, lower.expression(first))];
  if (node.type === "delete_statement" && first) return [call("delete", lower.expression(first), node)];
  return silent.test(node.type) ? [] : undefined;
}

const silent =
  /^(?:import|package|comment|type_(?!cast|assertion|conversion)|attribute|modifier|using_dir|line_comment|block_comment|empty_statement|pass_statement|annotation|hash_bang)/;

/** The first that knows a node lowers it. */
const rules: readonly Rule[] = [
  lowerDefinition,
  lowerWrapped,
  lowerLeaving,
  lowerFlow,
  lowerTrying,
  lowerDeclared,
  lowerHolder,
  lowerOrder,
];

function lowerReturn(node: SyntaxNode, parts: readonly SyntaxNode[], lower: Lowering): Statement[] {
  const [first] = parts;
  const value =
    parts.length > 1
      ? ({ kind: "list", items: parts.map((part) => lower.expression(part)), node } as const)
      : first && lower.expression(first);
  return [{ kind: "return", value, node }];
}

/** A failed assertion is a thrown error. */
function assertion(node: SyntaxNode, test: Expression): Statement {
  const error: Expression = { kind: "name", name: "AssertionError", node };
  const fail: Statement = { kind: "expression", value: { kind: "throw", value: error, node }, node };
  return { kind: "if", test, yes: [], no: [fail], node };
}

function call(name: string, argument: Expression, node: SyntaxNode): Statement {
  const callee: Expression = { kind: "name", name, node };
  return {
    kind: "expression",
    value: { kind: "call", callee, args: [{ name: undefined, value: argument }], constructs: false, node },
    node,
  };
}

function declare(name: string, value: Expression, node: SyntaxNode): Statement {
  return {
    kind: "expression",
    value: { kind: "assign", target: { kind: "name", name, node }, operator: "", value, node },
    node,
  };
}

/** `if` in all its forms; undefined for other nodes. `blockOf` lowers its branches. */
export function lowerIf(
  node: SyntaxNode,
  parts: readonly SyntaxNode[],
  lower: Lowering,
  blockOf: (block: SyntaxNode | undefined) => Statement[],
): Statement[] | undefined {
  if (!isIf(node) || parts.length < 2) return undefined;
  const isModifier = node.type.endsWith("modifier");
  const condition = node.child("condition") ?? (isModifier ? parts.at(-1) : parts[0]);
  const consequence = node.child("consequence") ?? node.child("body") ?? (isModifier ? parts[0] : parts[1]);
  if (!condition) return undefined;
  const initializer = node.child("initializer");
  // Python has all `elif` and `else` beside each other; elsewhere one holds the next.
  const alternatives = parts.filter(
    (part) =>
      part.field === "alternative" || (part.start >= (consequence?.end ?? node.end) && isOtherWay(part)),
  );
  const no = alternatives.reduceRight<Statement[]>((rest, alternative) => {
    const nested = lowerIf(alternative, partsOf(alternative), lower, blockOf);
    const [only] = nested ?? [];
    if (only?.kind !== "if") return blockOf(elseBody(alternative));
    return [{ ...only, no: only.no.length > 0 ? only.no : rest }];
  }, []);
  const lowered = lower.expression(condition);
  const test: Expression = isInverted(node)
    ? { kind: "unary", operator: "!", operand: lowered, node }
    : lowered;
  const branch: Statement = { kind: "if", test, yes: consequence ? blockOf(consequence) : [], no, node };
  return initializer ? [...lower.statements(initializer), branch] : [branch];
}

function isIf({ type, language: { control } }: SyntaxNode): boolean {
  return control !== undefined && (control.ifs.has(type) || control.elseIfs.has(type));
}

function isOtherWay({ type, language: { control } }: SyntaxNode): boolean {
  return control !== undefined && (control.elses.has(type) || control.elseIfs.has(type));
}

/** What an `else` holds: a block, or the `if` of an `else if`. */
function elseBody(alternative: SyntaxNode): SyntaxNode {
  if (!isOtherWay(alternative)) return alternative;
  return alternative.child("body") ?? partsOf(alternative)[0] ?? alternative;
}

function lowerTry(node: SyntaxNode, parts: readonly SyntaxNode[], lower: Lowering): Statement {
  const held = parts.filter(({ type }) =>
    /^(?:resource_specification|with_clause|variable_declaration)$/.test(type),
  );
  const last = parts.at(-1);
  const body =
    node.child("body") ??
    (node.type === "using_statement" ? last : parts.find(({ type }) => /block|body/.test(type)));
  const resources = held.flatMap((part) =>
    part.type === "variable_declaration"
      ? lower.statements(part)
      : partsOf(part).flatMap((resource) => lowerResource(resource, lower)),
  );
  const handlers = parts.filter(({ type }) =>
    /^(?:catch_clause|except_clause|rescue|except_group_clause)$/.test(type),
  );
  const always = parts.find(({ type }) => /^(?:finally_clause|ensure)$/.test(type));
  return {
    kind: "try",
    body: [...resources, ...(body ? lower.statements(body) : [])],
    handlers: handlers.map((handler) => lowerHandler(handler, lower)),
    always: [
      ...(always ? partsOf(always).flatMap((part) => lower.statements(part)) : []),
      ...resources.flatMap(closing),
    ],
    node,
  };
}

function lowerResource(node: SyntaxNode, lower: Lowering): Statement[] {
  const value = node.child("value") ?? partsOf(node)[0];
  const alias = node.child("name") ?? value?.child("alias");
  if (!value) return [];
  return [declare(alias?.text ?? "", lower.expression(value), node)];
}

/** What a resource is held for ends with its being closed. */
function closing(resource: Statement): Statement[] {
  if (resource.kind !== "expression" || resource.value.kind !== "assign") return [];
  const { node, value } = resource;
  const { target } = value;
  if (target.kind !== "name" || target.name === "") return [];
  const callee: Expression = { kind: "member", object: target, name: "close", node };
  return [{ kind: "expression", value: { kind: "call", callee, args: [], constructs: false, node }, node }];
}

function lowerHandler(node: SyntaxNode, lower: Lowering): Handler {
  const body = node.child("body") ?? partsOf(node).at(-1);
  const head = node.source.slice(node.start, body?.start ?? node.end);
  const types = [...head.matchAll(/\b[A-Z]\w*/g)].map(([name]) => name);
  const binder =
    node.child("parameter")?.text ?? /(?:\bas\s+|\s)([a-z_]\w*)\s*[):]*\s*$/.exec(tailOf(head))?.[1];
  return { types, binder, body: body ? lower.statements(body) : [] };
}

function lowerDeclaration(node: SyntaxNode, parts: readonly SyntaxNode[], lower: Lowering): Statement[] {
  const name =
    node.child("name") ??
    node.child("pattern") ??
    node.child("declarator") ??
    node.child("property") ??
    parts[0];
  const last = parts.at(-1);
  const value =
    node.child("value") ??
    (last !== name && last && last.field !== "type" && !/type|modifier|accessor/.test(last.type)
      ? last
      : undefined);
  // Go's `var err error` is nil to begin with.
  if (name && !value && node.child("type")?.text === "error")
    return [declare(name.text, { kind: "null", node }, node)];
  // What is written into is an empty text to begin with.
  if (name && !value && /^(?:strings\.Builder|bytes\.Buffer)$/.test(node.child("type")?.text ?? ""))
    return [declare(name.text, { kind: "text", value: "", node }, node)];
  if (!name || !value || name === value) return [];
  const lowered = lower.expression(value);
  const other = node.child("alternative");
  const guard: Statement[] = other
    ? [
        {
          kind: "if",
          test: { kind: "binary", operator: "==", left: lowered, right: { kind: "null", node }, node },
          yes: lower.statements(other),
          no: [],
          node,
        },
      ]
    : [];
  const assign: Expression = {
    kind: "assign",
    target: lower.expression(name),
    operator: "",
    value: lowered,
    node,
  };
  return [...guard, { kind: "expression", value: assign, node }];
}

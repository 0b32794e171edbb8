import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type Binding, readBinding } from "../../../language/roles/bindings.ts";
import { readCall } from "../../../language/roles/calls.ts";
import {
  joinsText,
  literalText,
  type Piece,
  piecesOf,
  withoutQuotes,
} from "../../../language/roles/texts.ts";
import type { Lookup } from "../engine/fileFacts.ts";

/** Steps from a name to what it stands for, and on; longer ways are rare, and may be circles. */
const maxDepth = 8;

/** Answers what a name can stand for, as far as one file tells. */
export interface Scope {
  /** True when the expression can only have values that are written in the code. */
  isConstant(node: SyntaxNode): boolean;
  /** The values bound to a variable where it is used; empty when unknown. */
  values(name: string, at: SyntaxNode): readonly SyntaxNode[];
  /** The literal texts an expression can stand for, constants of the file looked up; empty when unknown. */
  texts(node: SyntaxNode): readonly string[];
}

interface Names {
  readonly bindings: Map<string, Binding[]>;
  readonly parameters: Set<string>;
}

const literals =
  /^(number|integer|float|true|false|null|none|nil|undefined|boolean.*|bool.*|null_literal|true_literal|false_literal|number_literal|.*integer_literal|.*float.*_literal|int_literal|float_literal|decimal.*literal|hex.*literal|real_literal|simple_symbol|char_literal|class_constant_access_expression|regex|predefined_type|type_identifier)$/i;
const transparent =
  /^(array|list|tuple|array_expression|array_creation_expression|array_element_initializer|array_initializer|initializer_list|initializer_expression|parenthesized_expression|expression_list|literal_element|argument|reference_expression|as_expression|satisfies_expression|non_null_expression|concatenated_string|binary_expression|binary_operator|binary|unary_expression|conditional_expression|ternary_expression|conditional|hash|dictionary|object|pair|composite_literal|literal_value|slice_type|cast_expression|string_array|bare_string|jsx_expression|word_list)$/;
const names = /^(identifier|variable_name|constant|shorthand_property_identifier|name|simple_identifier)$/;
const constantName = /^\$?[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;
const parameterTypes =
  /^(formal_parameters|parameters|parameter_list|method_parameters|closure_parameters|lambda_parameters|block_parameters|inferred_parameters|implicit_parameter)$/;

/**
 * Reads all bindings below `root`. `functions` are the language's function-like nodes; `constants` are names bound once
 * in the file, with their literals as written.
 */
export function createScope(
  root: SyntaxNode,
  functions: ReadonlySet<string>,
  constants: Lookup<string>,
): Scope {
  const scopes = collect(root, functions);

  function values(variable: string, at: SyntaxNode): readonly SyntaxNode[] {
    const name = withoutSigil(variable);
    for (let node: SyntaxNode | undefined = at; node; node = node.parent) {
      const known = scopes.get(node);
      if (known?.parameters.has(name)) return [];
      const bindings = known?.bindings.get(name);
      if (bindings) return bindings.map((binding) => binding.value);
    }
    return [];
  }

  function isConstant(node: SyntaxNode, depth = 0): boolean {
    if (depth > maxDepth) return false;
    if (joinsText(node)) {
      const pieces = piecesOf(node);
      const isFixed = (piece: Piece) =>
        "text" in piece || (piece.node !== node && isConstant(piece.node, depth + 1));
      if (pieces.length > 0 && pieces.every(isFixed)) return true;
    }
    if (literals.test(node.type)) return true;
    if (names.test(node.type)) {
      const bound = values(node.text, node);
      if (bound.length === 0) return constants.has(node.text) || constantName.test(node.text);
      return bound.every((value) => !within(node, value) && isConstant(value, depth + 1));
    }
    if (transparent.test(node.type) || node.type === "interpolation" || node.type === "template_substitution")
      return node.namedChildren.every((child) => isConstant(child, depth + 1));
    if (
      /^(member_expression|attribute|selector_expression|field_access|scope_resolution|scoped_identifier)$/.test(
        node.type,
      )
    )
      return constantName.test(node.namedChildren.at(-1)?.text ?? "");
    const call = readCall(node);
    return call !== undefined &&
      /(^|\.)(join|String\.from|to_string|to_owned|c_str|strip|trim)$/.test(call.callee)
      ? node.namedChildren.every((child) => isConstant(child.namedChildren[0] ?? child, depth + 1))
      : false;
  }

  function texts(node: SyntaxNode): readonly string[] {
    const literal = literalText(node);
    if (literal !== undefined) return [literal];
    if (!names.test(node.type)) return [];
    const bound = values(node.text, node).map(literalText);
    const constant = constants.get(node.text);
    const found = bound.length > 0 ? bound : constant === undefined ? [] : [withoutQuotes(constant)];
    return found.filter((text) => text !== undefined);
  }

  return { isConstant: (node) => isConstant(node), values, texts };
}

/** PHP writes variables with a dollar sign. */
function withoutSigil(name: string): string {
  return name.replace(/^\$/, "");
}

function within(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

/** Notes bindings and parameters under the function they belong to. */
function collect(root: SyntaxNode, functions: ReadonlySet<string>): Map<SyntaxNode, Names> {
  const scopes = new Map([[root, newNames()]]);
  const stack: [SyntaxNode, SyntaxNode][] = [[root, root]];
  for (let entry = stack.pop(); entry; entry = stack.pop()) {
    const [node, owner] = entry;
    const inner = node !== root && node.named && functions.has(node.type) ? node : owner;
    const known = scopes.get(inner) ?? newNames();
    scopes.set(inner, known);
    note(node, known);
    for (const child of node.children) if (child.children.length > 0) stack.push([child, inner]);
  }
  return scopes;
}

function newNames(): Names {
  return { bindings: new Map(), parameters: new Set() };
}

function note(node: SyntaxNode, { bindings, parameters }: Names): void {
  const binding = node.named ? readBinding(node) : undefined;
  if (binding?.kind === "variable")
    bindings.set(binding.name, [...(bindings.get(binding.name) ?? []), binding]);
  // The one parameter of an arrow function may stand without a list.
  const list = parameterTypes.test(node.type) ? node : node.child("parameter");
  const named = list ? [...list.descendants()].filter(({ type }) => names.test(type)) : [];
  for (const { text } of named) parameters.add(withoutSigil(text));
}

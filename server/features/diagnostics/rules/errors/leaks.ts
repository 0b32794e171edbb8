import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import type { Binding } from "../../../../language/roles/bindings.ts";
import { boundName } from "../../../../language/roles/bindings.ts";
import { type Call, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { isName, withoutGroups } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { findingAt, type RuleContext, type RuleFinding } from "../../engine/rule.ts";
import { type Opening, openings } from "./openings.ts";

/** Most openings looked at in one unit: each costs a walk over its function, and more are generated code. */
const most = 100;

/** Files, sockets and the like that are opened and never closed. Only what one function opens and keeps is judged. */
export function leaks(context: RuleContext): RuleFinding[] {
  const opening = openings.find(({ languages }) => languages.includes(context.languageId));
  if (!opening) return [];
  const { bindings, calls } = codeOf(context);
  return [
    ...bindings
      .filter(({ value }) => opensSomething(value, opening, context))
      .slice(0, most)
      .flatMap((binding) => keptOpen(binding, opening, context)),
    ...calls.flatMap((call) => usedAtOnce(call, opening, context)),
  ];
}

function keptOpen(binding: Binding, opening: Opening, context: RuleContext): RuleFinding[] {
  const { node, value, kind } = binding;
  const { language } = context;
  const call = readCall(unwrapped(value));
  if (kind !== "variable" || !call || !opens(call, opening, context) || hasBlock(call)) return [];
  const name = firstName(binding);
  const body = node.ancestor(language.functions)?.child("body") ?? ownerBody(node, language.functions);
  if (!name || !body || isManaged(node) || isStoredElsewhere(node, name, body)) return [];
  return isClosedOrHandedOn(body, name, node, opening) ? [] : [leak(call, opening)];
}

function leak(call: Call, { advice }: Opening): RuleFinding {
  const opened = call.callee.replace(/^new /, "").replace(/\(\)/g, "");
  return findingAt(call.node, `What “${opened}” opens is never closed. ${advice}`);
}

/** Names of languages that need no declaration: what a function gives a value is its own. */
const undeclared = /^(?:python|ruby|php)$/;

/** Whether the name is not the function's own: a field, a global, a place that a pointer leads to, a variable around it. */
function isStoredElsewhere(node: SyntaxNode, name: SyntaxNode, body: SyntaxNode): boolean {
  const target = node.child("left") ?? node.child("name");
  if (!isName(name) && name.type !== "variable_name") return true;
  if (node.language.grammar === "ruby" && /^[@$]/.test(name.text)) return true;
  if (
    target &&
    target !== name &&
    /^(?:pointer_expression|member|field|attribute|subscript|element|instance|global)/.test(target.type)
  )
    return true;
  if (undeclared.test(node.language.grammar))
    return body
      .ofType(
        "global_statement",
        "nonlocal_statement",
        "global_declaration",
        "function_static_declaration",
        "static_variable_declaration",
      )
      .some((statement) => statement.text.includes(name.text));
  if (!/^(?:assignment|augmented)/.test(node.type)) return isStatic(node) || isStatic(node.parent);
  return !isDeclaredIn(body.parent ?? body, name.text);
}

/** C keeps a static variable from call to call. */
function isStatic(node: SyntaxNode | undefined): boolean {
  return (
    node?.children.some(({ type, text }) => type === "storage_class_specifier" && text === "static") ?? false
  );
}

const declarations: ReadonlySet<string> = new Set(
  "variable_declarator init_declarator declaration var_spec short_var_declaration let_declaration variable_declaration".split(
    " ",
  ),
);

function isDeclaredIn(body: SyntaxNode, name: string): boolean {
  return [...body.descendants()].some(
    (node) =>
      declarations.has(node.type) &&
      !isStatic(node) &&
      node.children.some(
        (child) =>
          child.field !== "value" &&
          child.field !== "right" &&
          [...child.descendants()].some((each) => isName(each) && each.text === name),
      ),
  );
}

/** What wraps a stream that was handed in leaves it to its owner. */
const handedIn =
  /^\w*(?:stream|response|request|socket|connection|reader|writer)\w*(?:\(\))?$|\.Get\w*Stream\w*\(/i;
/** Wrappers of Java, which close what they wrap. */
const wrappers =
  /^new (?:PrintWriter|BufferedReader|BufferedWriter|Scanner|InputStreamReader|OutputStreamWriter)$/;

function opensSomething(value: SyntaxNode, opening: Opening, context: RuleContext): boolean {
  const call = readCall(unwrapped(value));
  return call !== undefined && opens(call, opening, context);
}

function opens(call: Call, opening: Opening, context: RuleContext): boolean {
  if (opensPath(call, context)) return true;
  if (!wrappers.test(call.callee) && !opening.opens.test(call.callee)) return false;
  if (call.arguments.some(({ value, keyword }) => keyword === "fileobj" || isInMemory(value, context)))
    return false;
  const first = call.arguments[0]?.value;
  if (wrappers.test(call.callee)) {
    const inner = first && readCall(first);
    return opening.languages.includes("java") && inner !== undefined && opens(inner, opening, context);
  }
  // A wrapper leaves what it was given to its owner.
  const { type } = first ? codeOf(context).scope.origin(first.text, first) : { type: "" };
  if (call.callee.startsWith("new ") && /Stream|Reader|Writer|Socket/.test(type)) return false;
  return !(call.callee.startsWith("new ") && handedIn.test(first?.text ?? ""));
}

/** What wraps a buffer in memory holds nothing of the system's. */
function isInMemory(value: SyntaxNode, context: RuleContext): boolean {
  const made = readCall(value) ?? codeOf(context).scope.values(value.text, value).map(readCall)[0];
  return (
    made !== undefined &&
    /(?:^|[. ])(?:BytesIO|StringIO|ByteArrayInputStream|MemoryStream)$/.test(made.callee)
  );
}

/** Python: `Path(name).open()`, on what is a path by its making or its type. */
function opensPath(call: Call, context: RuleContext): boolean {
  if (context.languageId !== "python" || call.name !== "open") return false;
  const receiver = receiverOf(call.node);
  return receiver !== undefined && isPath(receiver, context);
}

function isPath(value: SyntaxNode, context: RuleContext, depth = 0): boolean {
  const node = withoutGroups(value);
  if (depth > mostSteps) return false;
  const call = readCall(node);
  if (call) {
    const receiver = receiverOf(node);
    if (/^(?:pathlib\.)?(?:Pure)?(?:Posix|Windows)?Path(?:\.(?:cwd|home))?$/.test(call.callee)) return true;
    return (
      /^(?:joinpath|with_name|with_suffix|with_stem|resolve|absolute|expanduser|relative_to)$/.test(
        call.name,
      ) &&
      receiver !== undefined &&
      isPath(receiver, context, depth + 1)
    );
  }
  const [first] = node.namedChildren;
  if (/^(?:binary_operator)$/.test(node.type))
    return first !== undefined && isPath(first, context, depth + 1);
  if (node.type === "attribute")
    return (
      /^(?:parent)$/.test(node.child("attribute")?.text ?? "") &&
      first !== undefined &&
      isPath(first, context, depth + 1)
    );
  const { type, values, isParameter } = codeOf(context).scope.origin(node.text, node);
  if (/^(?:pathlib\.)?Path$/.test(type)) return true;
  return !isParameter && values.length > 0 && values.every((each) => isPath(each, context, depth + 1));
}

const mostSteps = 4;
/** Openings that are often used without a name. */
const direct =
  /^(?:open|io\.open|codecs\.open|gzip\.open|File\.\w+|new (?:File(?:Reader|InputStream|Stream)|StreamReader))$/;

/** `open(path).read()`: nothing is left that could be closed. */
function usedAtOnce(call: Call, opening: Opening, context: RuleContext): RuleFinding[] {
  const isDirect = opening.opens.test(call.callee) && direct.test(call.callee);
  if (!(isDirect || opensPath(call, context)) || hasBlock(call)) return [];
  const { parent } = call.node;
  const isReceiver =
    parent !== undefined && /^(?:attribute|member_access_expression|field_access)$/.test(parent.type);
  const isObject =
    /^(?:call|method_invocation)$/.test(parent?.type ?? "") &&
    /^(?:receiver|object)$/.test(call.node.field ?? "");
  const outer = parent?.type === "argument_list" ? parent.parent : undefined;
  const user = outer && readCall(outer);
  const isRead = user !== undefined && opening.uses.test(user.callee);
  const next = isReceiver ? parent.namedChildren.at(-1)?.text : undefined;
  const method = isObject && parent ? readCall(parent)?.name : next;
  // Ruby's `tap` gives back what it is called on.
  if (
    !(isReceiver || isObject || isRead) ||
    /^(?:close|Close|Dispose|getChannel|getFD|tap)$/.test(method ?? "")
  )
    return [];
  return [leak(call, opening)];
}

function unwrapped(value: SyntaxNode): SyntaxNode {
  const inner = value.namedChildren.at(-1);
  return inner &&
    /^(?:await_expression|await|cast_expression|parenthesized_expression|error_suppression_expression|expression_list)$/.test(
      value.type,
    )
    ? unwrapped(inner)
    : value;
}

/** Ruby closes what is opened with a block. */
function hasBlock({ node, arguments: given }: Call): boolean {
  return node.child("block") !== undefined || given.some(({ value }) => value.type === "block_argument");
}

/** Go's `f, err := …`: the first name is what is opened. */
function firstName({ node }: Binding): SyntaxNode | undefined {
  const left = node.child("left");
  return left?.type === "expression_list" ? left.namedChildren[0] : boundName(node);
}

function ownerBody(node: SyntaxNode, functions: ReadonlySet<string>): SyntaxNode | undefined {
  return node.ancestor(new Set([...functions, "method", "singleton_method"]));
}

/** `with`, `using` and try-with-resources close by themselves. */
function isManaged(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (/^(?:with_item|resource|using_statement|with_clause)$/.test(outer.type)) return true;
    if (outer.type === "local_declaration_statement" && /^(?:await\s+)?using\b/.test(outer.text)) return true;
    if (/statement|block|body/.test(outer.type) && !/^(?:expression_statement)$/.test(outer.type))
      return false;
  }
  return false;
}

const closingMethod =
  /^(?:\w*[cC]lose\w*|Dispose\w*|shutdown|unlink|disconnect|release|destroy|stop|quit|terminate|detach|fileno)$/;
const closingCall = /close|free|release|destroy|dispose|shutdown/i;

function isClosedOrHandedOn(
  body: SyntaxNode,
  name: SyntaxNode,
  binding: SyntaxNode,
  opening: Opening,
): boolean {
  const uses = [...body.descendants()].filter(
    (node) =>
      node.text === name.text && (isName(node) || node.type === "variable_name") && node.start >= binding.end,
  );
  if (uses.some((use) => isClosing(use) || escapes(use, opening))) return true;
  return opening.languages.includes("ruby") && lastStatement(body)?.text === name.text;
}

/** `f.close()`, `fclose(f)`, `addCleanup(f.close)`, `with f:`, `using (f)`. */
function isClosing(use: SyntaxNode): boolean {
  const argument = use.parent?.type === "argument" ? use.parent : use;
  const { parent } = argument;
  if (!parent || isManaged(use)) return parent !== undefined;
  const call = readCall(parent);
  if (call && receiverOf(parent) === use) return closingMethod.test(call.name);
  if (/^(?:arguments|argument_list)$/.test(parent.type)) {
    const outer = parent.parent && readCall(parent.parent);
    return outer !== undefined && closingCall.test(outer.name);
  }
  // A member: what is called, or handed on to be called later.
  const member = parent.namedChildren.at(-1);
  return (
    parent.namedChildren[0] === use &&
    member !== undefined &&
    closingMethod.test(member.text) &&
    /member|attribute|selector|field|access/.test(parent.type)
  );
}

/** Whether this use may pass the duty to close on: returned, stored, or given to something that may keep it. */
function escapes(use: SyntaxNode, opening: Opening): boolean {
  // What is converted is handed on as what it was.
  const wraps =
    /^(?:argument|type_assertion_expression|type_conversion_expression|cast_expression|as_expression|parenthesized_expression|unary_expression|reference_expression)$/;
  let parent = use;
  while (parent.parent && wraps.test(parent.parent.type)) parent = parent.parent;
  const around = parent.parent;
  if (!around) return false;
  if (
    /^(?:return_statement|return|yield|yield_expression|yield_statement|expression_list|tuple|list|array|dictionary|hash|pair|object|shorthand_property_identifier|array_element_initializer|element_initializer|keyed_element|literal_element|initializer_list|field_initializer)$/.test(
      around.type,
    )
  )
    return true;
  if (/assignment|variable_declarator|init_declarator|short_var|var_spec/.test(around.type))
    return parent.field !== "left" && parent.field !== "name";
  if (/^(?:keyword_argument)$/.test(around.type)) return true;
  if (/^(?:arguments|argument_list)$/.test(around.type)) {
    const call = around.parent && readCall(around.parent);
    return call === undefined || !opening.uses.test(call.callee);
  }
  return false;
}

function lastStatement(body: SyntaxNode): SyntaxNode | undefined {
  const inner = body.childOfType("body_statement") ?? body;
  return inner.namedChildren.at(-1);
}

import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { ownNodes } from "../../../../language/roles/outcomes.ts";
import { parametersOf } from "../../../../language/roles/parameters.ts";
import { expressionType } from "./expressionType.ts";
import { bindingOf } from "./localType.ts";

/** A hint for a variable or an attribute. */
export interface VariableHint {
  readonly type: string;
  /** Where it is written. */
  readonly at: number;
  /** What must hold for it to be right, as a clause. */
  readonly doubt: string | undefined;
}

/** What is empty says nothing of what it will hold: a checker asks for it. */
const empty: Readonly<Record<string, string>> = {
  ...{ "[]": "list", "list()": "list", "{}": "dict", "dict()": "dict", "set()": "set" },
};
const functions = new Set(["function_definition"]);
const classes = new Set(["class_definition"]);
const scopes = new Set(["function_definition", "class_definition", "lambda"]);

/** The type of an empty collection, or of an attribute that is None until it is given a value. */
export function variableHint(statement: SyntaxNode, root: SyntaxNode): VariableHint | undefined {
  const assignment = statement.type === "expression_statement" ? statement.namedChildren[0] : undefined;
  const [left, value] = [assignment?.child("left"), assignment?.child("right")];
  if (assignment?.type !== "assignment" || assignment.child("type") || !left || !value) return undefined;
  const isAttribute = left.type === "attribute";
  const scope = isAttribute ? classOf(left, statement) : scopeOf(statement, root);
  if (!scope || (left.type !== "identifier" && !isAttribute)) return undefined;
  const others = bindings(left, scope);
  if (!others || others.some(({ start }) => start < value.start)) return undefined;
  const rest = others.filter((each) => each !== value);
  const at = left.end;
  if (value.type === "none") return isAttribute ? noneHint(rest, at) : undefined;
  const kind = Object.hasOwn(empty, value.text) ? empty[value.text] : undefined;
  if (kind === undefined || rest.some((each) => expressionType(each) !== kind)) return undefined;
  const isLocal = scope.type === "function_definition";
  if (isLocal && !isChecked(scope)) return undefined;
  const around = statement.ancestor(functions);
  if (isFilled(left, around?.child("body") ?? root)) return undefined;
  const isRead = !isAttribute || isChecked(around);
  return {
    ...{ type: kind, at },
    doubt: isRead ? undefined : "a type checker reads the method",
  };
}

/** `self.x = None`, and elsewhere in the class always the same. */
function noneHint(others: readonly SyntaxNode[], at: number): VariableHint | undefined {
  const [type, ...more] = new Set(
    others.filter((each) => each.type !== "none").map((each) => madeType(each) ?? expressionType(each)),
  );
  if (type === undefined || more.length > 0) return undefined;
  return { type: `${type} | None`, at, doubt: "those who use it ask for None first" };
}

/** The class of `Class(…)` and `module.Class(…)`. */
function madeType(value: SyntaxNode): string | undefined {
  const callee = value.type === "call" ? value.child("function")?.text : undefined;
  const name = callee?.split(".").at(-1) ?? "";
  return callee !== undefined && /^[\w.]+$/.test(callee) && /^[A-Z]\w*[a-z]/.test(name) ? callee : undefined;
}

/** The class of whose object it is an attribute; undefined where the name before the dot is not the method's first. */
function classOf(left: SyntaxNode, statement: SyntaxNode): SyntaxNode | undefined {
  const method = statement.ancestor(scopes);
  const self = method?.child("parameters")?.namedChildren[0]?.text;
  const owner = method?.type === "function_definition" ? method.ancestor(scopes) : undefined;
  return self !== undefined && left.child("object")?.text === self && owner?.type === "class_definition"
    ? owner
    : undefined;
}

/** The function, plain class or module around; in classes that are made of something a hint would declare a field. */
function scopeOf(statement: SyntaxNode, root: SyntaxNode): SyntaxNode | undefined {
  const scope = statement.ancestor(scopes);
  if (!scope) return isNamedGlobally(root) ? undefined : root;
  if (scope.type === "function_definition") return scope;
  const isPlain = scope.type === "class_definition" && !scope.child("superclasses");
  return isPlain && scope.parent?.type !== "decorated_definition" ? scope : undefined;
}

/** A function of the file gives values to variables of the module. */
function isNamedGlobally(root: SyntaxNode): boolean {
  return root.ofType("global_statement").length > 0;
}

/** The values that a variable or attribute is given in its scope; undefined where one comes from elsewhere. */
function bindings(left: SyntaxNode, scope: SyntaxNode): readonly SyntaxNode[] | undefined {
  if (left.type === "attribute") return attributeValues(left, scope);
  const values: SyntaxNode[] = [];
  for (const use of scope.ofType("identifier")) {
    if (use.text !== left.text || use.field === "attribute" || use.parent?.type === "keyword_argument")
      continue;
    const binding = bindingOf(use);
    if (binding === "opaque") return undefined;
    if (binding) values.push(binding);
  }
  return values;
}

function attributeValues(left: SyntaxNode, scope: SyntaxNode): readonly SyntaxNode[] | undefined {
  const values: SyntaxNode[] = [];
  for (const use of scope.ofType("attribute")) {
    if (use.text !== left.text || use.field !== "left") continue;
    const value = use.parent?.type === "assignment" ? use.parent.child("right") : undefined;
    if (!value) return undefined;
    values.push(value);
  }
  return values;
}

const filling = /^(?:append|extend|insert|add|update|setdefault)$/;

/** Something is put into it in the same function, or at the top of the file: a checker learns the type from that. */
function isFilled(left: SyntaxNode, owner: SyntaxNode): boolean {
  return [...ownNodes(owner)].some((use) => {
    const { parent, field } = use;
    if (use.text !== left.text || use.type !== left.type || !parent || use.start === left.start) return false;
    if (parent.type === "attribute") return filling.test(parent.child("attribute")?.text ?? "");
    const isEntry = parent.type === "subscript" && parent.field === "left";
    return isEntry || (parent.type === "augmented_assignment" && field === "left");
  });
}

/** A checker looks into a function that has a hint. */
function isChecked(owner: SyntaxNode | undefined): boolean {
  if (!owner || classes.has(owner.type)) return true;
  return (
    owner.child("return_type") !== undefined || parametersOf(owner).some(({ type }) => type !== undefined)
  );
}

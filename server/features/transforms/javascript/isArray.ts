import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** The nearest declaration above makes it an array, or types it as one. */
export function isArray(loop: SyntaxNode, name: string): boolean {
  for (let scope = loop.parent; scope; scope = scope.parent) {
    const asParameter = isArrayParameter(scope, name);
    if (asParameter !== undefined) return asParameter;
    for (const declarator of scope.children.flatMap((each) => each.namedChildren)) {
      if (declarator.type !== "variable_declarator" || declarator.child("name")?.text !== name) continue;
      return isArrayType(declarator.child("type")) || isConstantArray(declarator);
    }
  }
  return false;
}

/** Whether a parameter of the name holds an array; undefined where there is none. */
function isArrayParameter(scope: SyntaxNode, name: string): boolean | undefined {
  for (const parameter of scope.child("parameters")?.namedChildren ?? []) {
    if (parameter.text.startsWith(`...${name}`)) return true;
    if (parameter.child("pattern")?.text === name) return isArrayType(parameter.child("type"));
    if (parameter.text === name) return false;
  }
  return undefined;
}

function isConstantArray(declarator: SyntaxNode): boolean {
  if (declarator.parent?.children[0]?.type !== "const") return false;
  const value = declarator.child("value");
  const callee = value?.child("function")?.text ?? "";
  return value?.type === "array" || /^(?:Object\.(?:keys|values|entries)|Array\.(?:from|of))$/.test(callee);
}

function isArrayType(type: SyntaxNode | undefined): boolean {
  return /^:\s*(?:readonly\s+)?(?:[\w.]+\[\]|(?:Readonly)?Array<[^>]*>)$/.test(type?.text ?? "");
}

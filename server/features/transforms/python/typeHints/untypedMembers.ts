import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { parametersOf } from "../../../../language/roles/parameters.ts";

const owners = new Set(["class_definition", "function_definition"]);

/** Methods of a class, and attributes that are only ever given a parameter without a type. */
export function untypedMembers(owner: SyntaxNode): ReadonlySet<string> {
  const methods = owner.ofType("function_definition").filter((each) => each.ancestor(owners) === owner);
  const assignments = owner.ofType("assignment", "augmented_assignment");
  const given = assignments.filter((each) => each.type === "assignment" && isGivenParameter(each));
  const typed = new Set(
    assignments.filter((each) => !given.includes(each)).map((each) => memberOf(each, owner)),
  );
  const names = [
    ...methods.map((each) => each.child("name")?.text),
    ...given.map((each) => memberOf(each, owner)),
  ];
  return new Set(names.flatMap((name) => (name === undefined || typed.has(name) ? [] : [name])));
}

/** The name of the class's member that an assignment sets: `x` of `self.x = …`, or a variable in the class itself. */
function memberOf(assignment: SyntaxNode, owner: SyntaxNode): string | undefined {
  const left = assignment.child("left");
  if (left?.type === "attribute") return left.child("attribute")?.text;
  return left?.type === "identifier" && assignment.ancestor(owners) === owner ? left.text : undefined;
}

/** Whether what is assigned to an attribute is a parameter of the function around that has neither type nor default. */
function isGivenParameter(assignment: SyntaxNode): boolean {
  const method = assignment.ancestor(owners);
  const right = assignment.child("right");
  if (!method || right?.type !== "identifier" || assignment.child("left")?.type !== "attribute") return false;
  return parametersOf(method).some(
    ({ name, type, value }) => type === undefined && !value && name === right.text,
  );
}

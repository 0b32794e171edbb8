import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { expressionType } from "./expressionType.ts";
import type { HintFacts } from "./hintFacts.ts";

const owners = new Set(["class_definition", "function_definition"]);

/** What the calls in the file give a parameter; undefined for a call that gives it nothing. */
export function givenArguments(
  owner: SyntaxNode,
  name: string,
  facts: HintFacts,
): readonly (SyntaxNode | undefined)[] {
  const called = owner.child("name")?.text ?? "";
  const outer = owner.ancestor(owners);
  const isMethod = outer?.type === "class_definition";
  const names = (owner.child("parameters")?.namedChildren ?? []).map(
    (each) => (each.child("name") ?? each.namedChildren[0] ?? each).text,
  );
  const place = names.indexOf(name) - (isMethod && /^(?:self|cls)$/.test(names[0] ?? "") ? 1 : 0);
  // A constructor is called by its class's name.
  const className = isMethod && called === "__init__" ? outer.child("name")?.text : undefined;
  const calls = [
    ...facts.callsOf(className ?? called),
    ...(className === undefined ? [] : facts.callsOf("__init__")),
  ];
  return calls.map((call) => argumentOf(call, name, place));
}

function argumentOf(call: SyntaxNode, name: string, place: number): SyntaxNode | undefined {
  const given = call.child("arguments")?.namedChildren ?? [];
  const keyword = given.find((each) => each.type === "keyword_argument" && each.child("name")?.text === name);
  const value = keyword ? keyword.child("value") : given[place];
  return value?.type === "keyword_argument" ? undefined : value;
}

/** The one type that all calls of a function nobody else calls give a parameter. */
export function calledType(owner: SyntaxNode, name: string, facts: HintFacts): string | undefined {
  const called = owner.child("name")?.text ?? "";
  const isPrivate =
    called.startsWith("_") && !called.startsWith("__") && owner.ancestor(owners) === undefined;
  const given = isPrivate ? givenArguments(owner, name, facts) : [];
  const types = new Set(given.map((value) => value && expressionType(value)));
  const [type, ...others] = types;
  // The function may be handed on by its name, and called with something else.
  return others.length === 0 && type !== "None" && !facts.isHandedOn(called) ? type : undefined;
}

import { dialectOf } from "../dataOf.ts";
import { functionName } from "../parse/functionParts.ts";
import type { NodeIndex } from "../parse/nodeIndex.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { bindingTypes, readBinding } from "../roles/bindings.ts";
import { isCall } from "../roles/calls.ts";
import { isCatch, isReturn, isThrow, isTry } from "../roles/control.ts";
import { inRole } from "../roles/inRole.ts";
import { isMemberList } from "../roles/members.ts";
import { isAsync } from "../roles/modifiers.ts";
import { isString } from "../roles/texts.ts";
import { isName, isTruth, significantNamed } from "../roles/tokens.ts";
import type { FunctionFacts, UnitFacts } from "./fileFacts.ts";
import { ownJudge } from "./givenData.ts";
import { dataIn } from "./safety.ts";
import { dangers, escapesHtml } from "./sanitizers.ts";
import { createScope, own } from "./scope.ts";
import { isStartedWith } from "./shellArguments.ts";

/** A binding of `require` begins with it, in characters. */
const bindingHead = 500;

const nameFields = ["name", "left", "declarator", "property"];
const valueFields = ["value", "right", "default_value"];
const returnFields = ["return_type", "returns", "result", "type"];

/**
 * Reads the facts that a unit adds to its file.
 * @param wantsGlobals whether anybody asks what variables of the top level are safe in, which takes longer than all else
 */
export function collectFacts(index: NodeIndex, wantsGlobals = true): UnitFacts {
  const { language } = index;
  const functions: [string, FunctionFacts][] = [];
  for (const node of index.ofTypes(language.functions)) {
    const name = functionName(node)?.text;
    if (name)
      functions.push([
        name,
        {
          async: isAsync(node),
          returns: returnsOf(node),
          isMethod: isMember(node, index),
          owner: ownerOf(node),
          isContained: isContained(node),
          isAlwaysTrue: isAlwaysTrue(node),
        },
      ]);
  }
  const constants: [string, string][] = [];
  for (const node of index.ofTypes(language.roles.namedConstants)) {
    // Some grammars give the two no field: then the name stands first and the value last.
    const named = node.namedChildren;
    const value = fieldOf(node, valueFields) ?? named.at(-1);
    const name = fieldOf(node, nameFields) ?? named[0];
    if (!value || !name || value === name || node.ancestor(language.functions)) continue;
    const literal = literalOf(value, language.strings, language.numbers);
    if (literal) constants.push([name.text, literal.text]);
  }
  const globals = wantsGlobals ? [...safeGlobals(index), ...shellGlobals(index), ...escapers(index)] : [];
  const types = declaredTypes(index);
  const imports = [...index.ofTypes(language.imports), ...requires(index)].map((node) => node.text);
  const bases = classBases(index);
  return { imports, functions, constants, globals, types, bases };
}

function isMember(node: SyntaxNode, { language }: NodeIndex): boolean {
  const around = node.parent;
  if (isMethod(node)) return true;
  return around !== undefined && (isMemberList(around) || language.containers.has(around.type));
}

const isMethod = inRole(({ methods }) => methods);

/** `func (s *Server) Start()`: the name of the type. */
function ownerOf(node: SyntaxNode): string {
  return node.child("receiver")?.ofType(...node.language.names.types)[0]?.text ?? "";
}

/** `async f() { try { … } catch (error) { … } }`, where the handler throws nothing. */
function isContained(node: SyntaxNode): boolean {
  const body = node.child("body");
  const [only, ...others] = body ? significantNamed(body) : [];
  const handler = only && isTry(only) ? only.children.find(isCatch) : undefined;
  return handler !== undefined && others.length === 0 && ![...handler.descendants()].some(isThrow);
}

/** `bool Accept(…) { return true; }`, `bool Accept(…) => true`. */
function isAlwaysTrue(node: SyntaxNode): boolean {
  const body = node.child("body");
  const [only, ...others] = body ? significantNamed(body) : [];
  const given = only && isReturn(only) ? only.namedChildren[0] : only;
  return given !== undefined && others.length === 0 && isTruth(given) && given.text.toLowerCase() === "true";
}

/** What the classes around a unit are made from. */
function classBases({ unit }: NodeIndex): [string, string][] {
  const found: [string, string][] = [];
  for (let outer: SyntaxNode | undefined = unit; outer; outer = outer.parent) {
    const name = outer.child("name");
    const bases =
      fieldOf(outer, ["superclasses", "superclass", "interfaces", "bases"]) ??
      outer.children.find(isBaseList);
    if (name && bases)
      found.push([name.text, bases.text.replace(/^\s*(?:(?:extends|implements|[<:(])\s*)+|\)$/g, "")]);
  }
  return found;
}

const isBaseList = inRole(({ baseLists }) => baseLists);

/** Functions that escape HTML, each by its name. */
function escapers(index: NodeIndex): [string, string][] {
  return index.ofTypes(index.language.functions).flatMap((node): [string, string][] => {
    const name = escapesHtml(node) ? functionName(node)?.text : undefined;
    return name === undefined ? [] : [[name, "html"]];
  });
}

/** Longer values are data. In characters. */
const longestValue = 1_000;

/** Variables of the top level whose value is safe somewhere: escaped, quoted, a number, a table of constants. */
function safeGlobals(index: NodeIndex): [string, string][] {
  const { language, unit } = index;
  if (!dialectOf(language).runsFromTop) return [];
  const scope = createScope(unit, noFacts);
  const isOwn = ownJudge(scope);
  const found: [string, string][] = [];
  for (const node of index.ofTypes(bindingTypes)) {
    const binding = node.ancestor(language.functions) ? undefined : readBinding(node);
    if (binding?.kind !== "variable" || !/^\$?\w+$/.test(binding.path)) continue;
    const { value } = binding;
    if (
      value.end - value.start > longestValue ||
      (!isString(value) && /function|class|import|require/.test(value.text.slice(0, bindingHead)))
    )
      continue;
    const safe: string[] = dangers.filter((danger) => dataIn(value, scope, danger) === undefined);
    found.push([binding.name, [...safe, ...(isOwn(value) ? [own] : [])].join(" ")]);
  }
  return found;
}

/** Variables of a shell script: nobody else wrote those that do not begin with what it was started with. */
function shellGlobals(index: NodeIndex): [string, string][] {
  if (index.language.grammar !== "bash") return [];
  return index.ofTypes(bindingTypes).flatMap((node): [string, string][] => {
    const binding = readBinding(node);
    return binding ? [[binding.name, isStartedWith(binding.value.text) ? "" : own]] : [];
  });
}

const nothing = { get: () => undefined, has: () => false };
const noFacts = { constants: nothing, globals: nothing, types: nothing, imports: [] };

/** Fields and variables declared with a type outside of functions. */
function declaredTypes(index: NodeIndex): [string, string][] {
  const { language } = index;
  return index.ofTypes(language.roles.typedDeclarations).flatMap((node): [string, string][] => {
    const type = node.child("type");
    if (!type || node.ancestor(language.functions)) return [];
    const names = node.namedChildren.flatMap((child) =>
      child.field === "type" ? [] : (declaredName(child) ?? []),
    );
    return names.map((name) => [name, type.text.replace(/^\s*:\s*/, "")]);
  });
}

function declaredName(node: SyntaxNode): string | undefined {
  if (isName(node)) return node.text;
  const inner = node.child("declarator") ?? node.child("name") ?? node.child("property");
  return inner && declaredName(inner);
}

function returnsOf(node: SyntaxNode): string {
  return (fieldOf(node, returnFields)?.text ?? "").replace(/^\s*:\s*/, "");
}

function literalOf(
  node: SyntaxNode,
  strings: ReadonlySet<string>,
  numbers: ReadonlySet<string>,
): SyntaxNode | undefined {
  if (strings.has(node.type) || numbers.has(node.type)) return node;
  // Go and some others wrap the values of a declaration in a list.
  const [only, ...others] = node.namedChildren;
  return only && others.length === 0 && isOnlyValue(node) ? literalOf(only, strings, numbers) : undefined;
}

const isOnlyValue = inRole(({ onlyValues }) => onlyValues);

function fieldOf(node: SyntaxNode, fields: readonly string[]): SyntaxNode | undefined {
  for (const field of fields) {
    const found = node.child(field);
    if (found) return found;
  }
  return undefined;
}

/** Bindings such as `const { exec } = require("node:child_process")`, and Ruby's `require "digest"`. */
function requires(index: NodeIndex): readonly SyntaxNode[] {
  return index
    .ofTypes(index.language.roles.requiring)
    .filter((node) =>
      isCall(node)
        ? /^require(?:_relative)?$/.test(node.child("method")?.text ?? "")
        : /=\s*require\s*\(/.test(node.text.slice(0, bindingHead)),
    );
}

import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type Binding, bindingTypes, readBinding } from "../../../language/roles/bindings.ts";
import { type Call, callTypes, readCall } from "../../../language/roles/calls.ts";
import { isString, stringTypes } from "../../../language/roles/texts.ts";
import type { RuleContext } from "../engine/rule.ts";
import { createScope, type Scope } from "./scope.ts";

/** A unit's calls, bindings and texts, in document order. */
export interface UnitCode {
  readonly calls: readonly Call[];
  readonly bindings: readonly Binding[];
  /** Text literals; those within another one's interpolation too. */
  readonly strings: readonly SyntaxNode[];
  readonly scope: Scope;
}

const read = new WeakMap<SyntaxNode, UnitCode>();

/** Reads a unit once for all rules that ask. */
export function codeOf(context: RuleContext): UnitCode {
  let code = read.get(context.unit);
  if (!code) {
    code = readUnit(context);
    read.set(context.unit, code);
  }
  return code;
}

function readUnit({ unit, nodes, file }: RuleContext): UnitCode {
  let scope: Scope | undefined;
  return {
    calls: nodes.ofTypes(callTypes).flatMap((node) => (node.named ? (readCall(node) ?? []) : [])),
    bindings: nodes.ofTypes(bindingTypes).flatMap((node) => (node.named ? (readBinding(node) ?? []) : [])),
    strings: nodes.ofTypes(stringTypes).filter(isString),
    get scope() {
      scope ??= createScope(unit, file);
      return scope;
    },
  };
}

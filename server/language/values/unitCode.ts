import type { NodeIndex } from "../parse/nodeIndex.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { type Binding, bindingTypes, readBinding } from "../roles/bindings.ts";
import { type Call, callTypes, readCall } from "../roles/calls.ts";
import { isString, stringTypes } from "../roles/texts.ts";
import type { FileFacts } from "./fileFacts.ts";
import { createScope, type Scope } from "./scope.ts";

/** A unit's calls, bindings and texts, in document order. */
export interface UnitCode {
  readonly calls: readonly Call[];
  readonly bindings: readonly Binding[];
  /** Text literals; those within another one's interpolation too. */
  readonly strings: readonly SyntaxNode[];
  readonly scope: Scope;
}

/** A unit of a file, with what is known of the file beyond it. */
export interface UnitInFile {
  readonly unit: SyntaxNode;
  readonly nodes: NodeIndex;
  readonly file: FileFacts;
}

const read = new WeakMap<SyntaxNode, UnitCode>();

/** Reads a unit once for all who ask. */
export function codeOf(context: UnitInFile): UnitCode {
  let code = read.get(context.unit);
  if (!code) {
    code = readUnit(context);
    read.set(context.unit, code);
  }
  return code;
}

function readUnit({ unit, nodes, file }: UnitInFile): UnitCode {
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

import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, readCall } from "../../../../language/roles/calls.ts";
import { type Fix, type FixContext, type Fixer, replace } from "../fix.ts";
import { importing } from "./imports.ts";
import { findingNode } from "./place.ts";

/** What one node becomes. */
export interface Replacement {
  readonly node: SyntaxNode;
  readonly text: string;
}

/** How calls of one function become safer ones. */
export interface SaferCall {
  readonly languages: readonly string[];
  /** Matched against the whole dotted path of what is called. */
  readonly callee: RegExp;
  readonly title: string;
  /** Undefined for calls that it cannot put right. */
  readonly rewrite: (call: Call, context: FixContext) => readonly Replacement[] | undefined;
  /** The module of Python's library that the new call needs. */
  readonly module?: string;
}

/** A fixer that knows safer calls. The result is other than before, so that no fix is made without being looked at. */
export function saferCall(table: readonly SaferCall[]): Fixer {
  return (context) => {
    const node = findingNode(context);
    const call = node && readCall(node);
    if (!call) return [];
    const { languageId } = context.document;
    return table
      .filter(({ languages, callee }) => languages.includes(languageId) && callee.test(call.callee))
      .flatMap((safer) => fixOf(safer, call, context));
  };
}

function fixOf({ title, rewrite, module }: SaferCall, call: Call, context: FixContext): Fix[] {
  const replaced = rewrite(call, context);
  if (!replaced) return [];
  const edits = replaced.map(({ node, text }) => replace(context.document, node.start, node.end, text));
  return [{ title, isReviewed: true, edits: [...(module ? importing(context, module) : []), ...edits] }];
}

/**
 * What a language refuses though its grammar takes it in silence. A suspicion only calls the judge; what a judge does not
 * look at either, and the tree shows for certain, is a problem by itself.
 */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { csharpChecks } from "./silent/csharp.ts";
import * as go from "./silent/go.ts";
import { javaChecks } from "./silent/java.ts";
import { javascriptChecks, tsxChecks, typescriptChecks } from "./silent/javascript.ts";
import * as javascriptNames from "./silent/javascriptNames.ts";
import { phpChecks } from "./silent/php.ts";
import * as python from "./silent/python.ts";
import { rustChecks } from "./silent/rust.ts";
import { shellChecks } from "./silent/shell.ts";
import type { SilentCheck } from "./silent/silentCheck.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

export interface SilentFaults {
  /** Whether the judge should look at the text. */
  readonly isSuspect: boolean;
  /** What is certain without one. */
  readonly problems: readonly SyntaxProblem[];
}

interface Doubts {
  /** By the type of the nodes they look at. */
  readonly checks: readonly (readonly [types: ReadonlySet<string>, check: SilentCheck])[];
  /** Suspicions that concern the text as a whole, so that no piece of it shows them. */
  readonly isTextSuspect?: (text: string) => boolean;
}

const javascript = doubts(javascriptChecks, javascriptNames.isTextSuspect);
const byLanguage: Readonly<Record<string, Doubts>> = {
  javascript,
  javascriptreact: javascript,
  typescript: doubts({ ...javascriptChecks, ...typescriptChecks }, javascriptNames.isTextSuspect),
  typescriptreact: doubts(
    { ...javascriptChecks, ...typescriptChecks, ...tsxChecks },
    javascriptNames.isTextSuspect,
  ),
  python: doubts(python.pythonChecks, python.isTextSuspect),
  go: doubts(go.goChecks, go.isTextSuspect),
  java: doubts(javaChecks),
  csharp: doubts(csharpChecks),
  php: doubts(phpChecks),
  rust: doubts(rustChecks),
  shellscript: doubts(shellChecks, (text) =>
    /\b(?:then\s+(?:#[^\n]*\n\s*)*(?:else|elif|fi)|do\s+(?:#[^\n]*\n\s*)*done)\b/.test(text),
  ),
  // Ruby's own parser is quicker than any look at the tree, which forgives much.
  ruby: doubts({}, () => true),
};

function doubts(
  checks: Readonly<Record<string, SilentCheck>>,
  isTextSuspect?: Doubts["isTextSuspect"],
): Doubts {
  const byTypes = Object.entries(checks).map(([type, check]) => [new Set([type]), check] as const);
  return { checks: byTypes, ...(isTextSuspect ? { isTextSuspect } : {}) };
}

export const noFaults: SilentFaults = { isSuspect: false, problems: [] };

/**
 * Looks at nodes for what their grammar takes in silence.
 * @param ofTypes the nodes of some types, wherever below the piece of text they stand
 */
export function silentFaults(
  languageId: string,
  ofTypes: (types: ReadonlySet<string>) => readonly SyntaxNode[],
): SilentFaults {
  const { checks } = byLanguage[languageId] ?? { checks: [] };
  const problems: SyntaxProblem[] = [];
  let isSuspect = false;
  for (const [types, check] of checks) {
    for (const node of ofTypes(types)) {
      const said = check(node);
      if (said === "suspect") isSuspect = true;
      else if (said !== undefined) problems.push(problemOf(node, said));
    }
  }
  return isSuspect || problems.length > 0 ? { isSuspect, problems } : noFaults;
}

function problemOf(node: SyntaxNode, said: string): SyntaxProblem {
  const [line = ""] = node.text.split("\n", 1);
  return {
    start: node.start,
    end: node.start + Math.max(1, line.trimEnd().length),
    message: `Syntax error: ${said}.`,
  };
}

/** Whether the text as a whole gives a reason to ask the judge. */
export function isTextSuspect(languageId: string, text: string): boolean {
  return byLanguage[languageId]?.isTextSuspect?.(text) ?? false;
}

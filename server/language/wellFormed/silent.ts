/**
 * What a language refuses though its grammar takes it in silence. A suspicion only calls the judge; what a judge does not
 * look at either, and the tree shows for certain, is a problem by itself.
 */
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SilentCheck } from "./silentCheck.ts";
import { javascriptChecks } from "./silentJavascript.ts";
import { pythonChecks } from "./silentPython.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";

export interface SilentFaults {
  /** Whether the judge should look at the text. */
  readonly isSuspect: boolean;
  /** What is certain without one. */
  readonly problems: readonly SyntaxProblem[];
}

const goChecks: Readonly<Record<string, SilentCheck>> = {
  // A body that stands on the next line is a block of its own to the grammar.
  function_declaration: (node) => (node.child("body") ? undefined : "suspect"),
  method_declaration: (node) => (node.child("body") ? undefined : "suspect"),
};

type Checks = readonly (readonly [types: ReadonlySet<string>, check: SilentCheck])[];

const javascript = byTypes(javascriptChecks);
const byLanguage: Readonly<Record<string, Checks>> = {
  javascript,
  javascriptreact: javascript,
  typescript: javascript,
  typescriptreact: javascript,
  python: byTypes(pythonChecks),
  go: byTypes(goChecks),
};

function byTypes(checks: Readonly<Record<string, SilentCheck>>): Checks {
  return Object.entries(checks).map(([type, check]) => [new Set([type]), check]);
}

const none: SilentFaults = { isSuspect: false, problems: [] };

/**
 * Looks at nodes for what their grammar takes in silence.
 * @param ofTypes the nodes of some types, wherever below the piece of text they stand
 */
export function silentFaults(
  languageId: string,
  ofTypes: (types: ReadonlySet<string>) => readonly SyntaxNode[],
): SilentFaults {
  const checks = byLanguage[languageId];
  if (!checks) return none;
  const problems: SyntaxProblem[] = [];
  let isSuspect = false;
  for (const [types, check] of checks) {
    for (const node of ofTypes(types)) {
      const said = check(node);
      if (said === "suspect") isSuspect = true;
      else if (said !== undefined) problems.push(problemOf(node, said));
    }
  }
  return isSuspect || problems.length > 0 ? { isSuspect, problems } : none;
}

function problemOf(node: SyntaxNode, said: string): SyntaxProblem {
  const [line = ""] = node.text.split("\n", 1);
  return {
    start: node.start,
    end: node.start + Math.max(1, line.trimEnd().length),
    message: `Syntax error: ${said}.`,
  };
}

/** Lines that begin with a tab, and lines that begin with a blank: Python refuses some mixtures. */
const tabbed = /^\t+\S/m;
const spaced = /^ +\S/m;
/** Names declared at the left margin of a script. */
const declared = /^(?:export\s+)?(?:let|const|class)\s+([\w$]+)/gm;

/** Suspicions that concern the text as a whole, so that no piece of it shows them. */
export function isTextSuspect(languageId: string, text: string): boolean {
  // Ruby's own parser is quicker than any look at the tree, which forgives much.
  if (languageId === "ruby") return true;
  if (languageId === "python") return tabbed.test(text) && spaced.test(text);
  if (languageId === "go") return !/^[ \t]*package\s+\w/m.test(text);
  if (!/^(?:java|type)script/.test(languageId)) return false;
  const names = [...text.matchAll(declared)].map(([, name]) => name);
  return new Set(names).size < names.length;
}

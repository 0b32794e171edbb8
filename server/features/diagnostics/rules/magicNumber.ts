import { isBenchmarkPath, isExamplePath } from "../../../language/files/filePlaces.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isStatement } from "../../../language/roles/statements.ts";
import { numberOf } from "../../../language/values/numberOf.ts";
import { judgedDoubt } from "../engine/doubt.ts";
import { isInTestCode } from "../engine/isInTestCode.ts";
import { findingAt, type Rule, type RuleFinding } from "../engine/rule.ts";
import { nameConstant } from "../fixes/nameConstant.ts";
import { confidenceIn } from "./numbers/confidence.ts";
import { exemptionOf } from "./numbers/exemption.ts";

/** Numbers whose meaning is not named. */
export const magicNumber: Rule = {
  id: "magic-number",
  title: "Numbers whose meaning is not named.",
  severity: "hint",
  options: {
    ignore: { type: "numbers", default: [], description: "Numbers that explain themselves in this project." },
    ignoreArrayIndexes: { type: "boolean", default: true, description: "Whether array indexes are exempt." },
  },
  spares: [
    "numbers that explain themselves",
    "what its place names: a name, a default, a key, an enum, an annotation, a table",
    "versions, statuses of HTTP, codes of characters, quantities with their unit",
    "what a comment explains",
  ],
  needs: "unit",
  isForPeople: true,
  sparesTests: true,
  fix: nameConstant,
  examples: [
    {
      language: "javascript",
      bad: "if (attempts > 37) giveUp();",
      good: "const maxAttempts = 37;\nif (attempts > maxAttempts) giveUp();",
    },
  ],
  check({ nodes, language, config, isTest, path }) {
    if (!language.control || isTest || isExamplePath(path) || isBenchmarkPath(path)) return [];
    const { ignore, ignoreArrayIndexes } = config.rules["magic-number"];
    const comments = nodes.ofTypes(language.comments);
    const context = { functions: language.functions, ignore, ignoreArrayIndexes, comments };
    const findings: RuleFinding[] = [];
    const reported = new Set<string>();
    for (const number of nodes.ofTypes(language.numbers)) {
      const signed = withSign(number);
      const value = numberOf(signed.text);
      if (value === undefined || exemptionOf(signed, value, context) !== undefined) continue;
      // The same number in one statement is one thing to name.
      const statement = statementOf(signed);
      const key = `${statement.start} ${value}`;
      if (reported.has(key) || isInTestCode(signed)) continue;
      reported.add(key);
      findings.push(describe(signed, value, path));
    }
    return findings;
  },
};

function describe(signed: SyntaxNode, value: number, path: string): RuleFinding {
  const confidence = confidenceIn(signed, value, path);
  return findingAt(signed, `What does ${signed.text} mean? Give the number a name.`, {
    ...(confidence === undefined ? {} : { confidence }),
    doubt: judgedDoubt(`Would a reader need a name to understand the number ${signed.text} here?`),
  });
}

/** A number with the sign before it, unless the sign is an operator between two operands. */
export function withSign(number: SyntaxNode): SyntaxNode {
  const { parent } = number;
  const sign = parent?.children.length === 2 ? parent.children[0]?.text : undefined;
  return parent && (sign === "-" || sign === "+") ? parent : number;
}

function statementOf(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent && !isStatement(current)) current = current.parent;
  return current;
}

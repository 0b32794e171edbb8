import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { branchesOf } from "../../../language/roles/branches.ts";
import { argumentsOf, calleeOf, isCall } from "../../../language/roles/calls.ts";
import { comparisonsOf } from "../../../language/roles/comparisons.ts";
import { isTernary } from "../../../language/roles/control.ts";
import { hasEffect } from "../../../language/roles/evaluation.ts";
import { isAbsent, isName, withoutGroups } from "../../../language/roles/tokens.ts";
import { javascriptLanguages } from "../javascript/languages.ts";
import { nothingTest } from "../javascript/nothingTest.ts";
import { holdsComment } from "../layout.ts";
import { isJunction } from "../negate.ts";
import { replaceNode, type Transform } from "../transform.ts";
import { operandText } from "./statements.ts";

/** `a != null ? a : b` → `a ?? b`. */
export const nullCoalescing: Transform = {
  name: "conditional-to-null-coalescing",
  title: "Use ??",
  kind: "refactor.rewrite",
  languages: [...javascriptLanguages, "csharp", "php"],
  example: ["limit = wanted != null ? wanted : 10;", "limit = wanted ?? 10;"],
  exampleLanguage: "javascript",
  refuses: [
    "Tests that tell null and undefined apart, and of what is called or looked up by a call.",
    "In C# everywhere at once: a class may say itself what `!=` means. At one place the title says so.",
  ],
  rewrite(node, { languageId }) {
    const [yes, no, ...more] = isTernary(node) ? branchesOf(node) : [];
    const test = yes?.condition && testIn(yes.condition, languageId);
    if (!test || !yes?.body || !no?.body || more.length > 0 || holdsComment(node)) return undefined;
    const [kept, other] = test.isNothing ? [no.body, yes.body] : [yes.body, no.body];
    if (withoutGroups(kept).text !== test.subject.text) return undefined;
    if ([...test.subject.descendants()].some(isCall) || hasEffect(test.subject)) return undefined;
    const written = `${test.subject.text} ?? ${sideText(other)}`;
    const edits = [replaceNode(node, isWithinOperation(node) ? `(${written})` : written)];
    const doubt = doubtOf(test, languageId);
    return doubt === undefined ? { edits } : { edits, assumes: doubt };
  },
};

const overloading: ReadonlySet<string> = new Set(["csharp"]);

/** What must hold for the subject to be the same when it is asked for once. */
function doubtOf({ subject, isSet }: Test, languageId: string): string | undefined {
  if (overloading.has(languageId)) return `!= of ${subject.text} means what it says`;
  if (isSet || isName(subject)) return undefined;
  return `reading ${subject.text} once is as good as twice`;
}

/** Beside "and" and "or" `??` may not stand without brackets. */
function sideText(node: SyntaxNode): string {
  return node.children.some(isJunction) ? `(${node.text})` : operandText(node);
}

interface Test {
  readonly subject: SyntaxNode;
  /** It holds where there is nothing. */
  readonly isNothing: boolean;
  /** The test asks whether it is set, as `??` does. */
  readonly isSet?: true;
}

function testIn(condition: SyntaxNode, languageId: string): Test | undefined {
  const inner = withoutGroups(condition);
  if (!others.has(languageId)) return nothingTest(inner);
  if (isCall(inner)) return setTest(inner);
  const [comparison, ...more] = comparisonsOf(inner);
  if (!comparison || more.length > 0 || !isAbsent(comparison.right)) return undefined;
  const { operator, left } = comparison;
  const sign = exact[languageId] ?? "==";
  if (operator !== sign && operator !== `!${sign.slice(1)}`) return undefined;
  return { subject: left, isNothing: operator === sign };
}

const others: ReadonlySet<string> = new Set(["csharp", "php"]);
/** The comparison that finds null and nothing else. */
const exact: Readonly<Record<string, string>> = { php: "===" };

/** PHP's `isset($x)`. */
function setTest(call: SyntaxNode): Test | undefined {
  const [subject, ...more] = argumentsOf(call);
  if (calleeOf(call)?.text !== "isset" || !subject || more.length > 0) return undefined;
  return { subject: withoutGroups(subject), isNothing: false, isSet: true };
}

/** Beside other operators `??` needs brackets. */
function isWithinOperation({ parent }: SyntaxNode): boolean {
  return parent?.language.control?.binaries.has(parent.type) === true;
}

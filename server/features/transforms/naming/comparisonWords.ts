import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isAbsent, isNothing } from "../../../language/roles/tokens.ts";

type Words = readonly string[];

const mostWords = 5;
const different: ReadonlySet<string> = new Set(["!=", "!==", "is not", "not in", "<>"]);
const counting: ReadonlySet<string> = new Set(["length", "count", "size"]);

/** Names in words for what a comparison tells, of the words of its two sides. */
export function comparisonWords(
  [subject, other]: readonly [Words, Words],
  operator: string,
  right: SyntaxNode,
): readonly Words[] {
  const isNot = different.has(operator);
  const found = isNothing(right)
    ? emptiness(subject, operator)
    : isAbsent(right)
      ? presence(subject, isNot)
      : undefined;
  return (found ?? relation(subject, other, operator, isNot)).map((words) => words.slice(0, mostWords));
}

/** `items.length === 0`, `name != ""`. */
function emptiness(subject: Words, operator: string): readonly Words[] | undefined {
  const counted = subject.filter((word) => !counting.has(word));
  if (operator === "==" || operator === "===")
    return [
      ["is", ...counted, "empty"],
      ["is", "empty"],
      ["is", ...subject, "zero"],
    ];
  if (operator === ">" || different.has(operator))
    return [
      ["has", ...counted],
      ["is", "not", "empty"],
      ["is", ...subject, "positive"],
    ];
  return undefined;
}

function presence(subject: Words, isNot: boolean): readonly Words[] {
  if (isNot) return [["has", ...subject], ["is", ...subject, "present"], ["exists"]];
  return [
    ["is", ...subject, "missing"],
    ["is", "missing"],
    ["has", "no", ...subject],
  ];
}

function relation(subject: Words, other: Words, operator: string, isNot: boolean): readonly Words[] {
  if (operator.startsWith("<") || operator.startsWith(">")) {
    const word = operator.startsWith(">") ? "above" : "below";
    return [
      ["is", ...subject, word, ...other],
      ["is", word, ...other],
      ["exceeds", ...other],
    ];
  }
  if (operator.endsWith("in"))
    return [
      ["has", ...subject],
      ["is", isNot ? "unknown" : "known", ...subject],
      ["contains", ...subject],
    ];
  const same = isNot ? ["is", "not"] : ["is"];
  const names = [
    [...same, ...other],
    [...same, "same", ...subject],
    [...same, ...subject, ...other],
  ];
  return names.filter(({ length }) => length > same.length);
}

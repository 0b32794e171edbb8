import { dataOf } from "../dataOf.ts";
import type { Syntax } from "./syntax.ts";

/**
 * A piece of code with what it has to stand in where it cannot stand by itself, as PHP's without its tag; any other piece as it is.
 * Lines keep their numbers.
 */
export async function asWhole(syntax: Syntax, languageId: string, text: string): Promise<string> {
  const around = dataOf(languageId)?.layout?.surroundings ?? [];
  const [first] = around;
  const isFree = around.some(([before]) => before === "");
  if (!first || isFree || text.includes(first[0].trim())) return text;
  for (const [before, behind] of around) {
    const whole = `${before.replaceAll("\n", " ")}${text}${behind}`;
    if ((await syntax.withTree(languageId, whole, (tree) => tree.rootNode.hasError)) === false) return whole;
  }
  return text;
}

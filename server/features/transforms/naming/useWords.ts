import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isBinding } from "../../../language/roles/bindings.ts";
import { isLoop } from "../../../language/roles/control.ts";
import { type Given, givenBy } from "../../../language/roles/given.ts";
import { isLiteral } from "../../../language/roles/tokens.ts";
import type { Variable } from "../../../language/variables/names.ts";
import { plural } from "../../../language/words/inflect.ts";
import { destinationWords } from "./contextWords.ts";
import { valueWords, wordsOf } from "./valueWords.ts";

type Words = readonly string[];

/** Names in words for a variable by what is put into it, what walks through it, and where its value goes. */
export function useWords(variable: Variable, root: SyntaxNode): readonly Words[] {
  const { name, scope, uses } = variable;
  const given = [...scope.descendants()].flatMap(givenBy);
  const put = given.filter((each) => each.adds && each.name === name && !isText(each));
  const walks = given.filter(
    ({ node, value, adds }) => !adds && (isLoop(node) || !isBinding(node)) && value.text === name,
  );
  const goes = uses.filter(({ reads, declares }) => reads && !declares);
  return [
    ...put.map(({ value }) => many(valueWords(value)[0] ?? [])),
    ...walks.map((each) => many(wordsOf(each.name))),
    ...goes.flatMap(({ whole }) => destinationWords(whole, root)),
  ].filter((words) => words.length > 0);
}

/** What is added to by an operator, or signs are put to, is a sum or a text, and not several of what is added. */
function isText({ node, value }: Given): boolean {
  return isLiteral(value) || node.children.some(({ named, type }) => !named && type === "+=");
}

function many(words: Words): Words {
  const last = words.at(-1);
  return last === undefined ? [] : [...words.slice(0, -1), plural(last)];
}

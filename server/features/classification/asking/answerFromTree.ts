/** Answers yes/no questions about a file that has a tree: about all of it, or about what it names. */
import { definitionsIn, type NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { takeInventory } from "../../../language/inventory/inventory.ts";
import { copyTree } from "../../../language/parse/copyTree.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { readFile } from "../readFile.ts";
import { answerByReading, type ReadAnswer } from "./answerByReading.ts";
import { answerPresence, type Evidence } from "./answerPresence.ts";
import { readAskedPart } from "./askedPart.ts";
import { answerByTrait } from "./definitionTraits.ts";

/** Things of one name that are asked, one by one. */
const mostAlike = 6;
/** Share of right answers to questions about named things, by somebody who had not seen how they are read. */
const traitConfidence = 0.95;

/** @param isCut the tree is of the file's beginning alone, so that nothing is known to be absent */
export function answerFromTree(
  question: string,
  tree: SyntaxTree,
  { facts, findings }: Evidence,
  isCut: boolean,
): ReadAnswer {
  const root = copyTree(tree);
  const taken = takeInventory(tree, root);
  const whole = { facts, inventory: { ...taken, isBroken: taken.isBroken || isCut }, findings };
  const part = readAskedPart(question, definitionsIn(root));
  if (part) return answerOfPart(part.question, part.definitions, tree, root, whole);
  return answerPresence(question, whole) ?? answerByReading(question, facts);
}

/** Where a file has several things of a name, only what holds of all of them. */
function answerOfPart(
  question: string,
  definitions: readonly NamedDefinition[],
  tree: SyntaxTree,
  root: SyntaxNode,
  whole: Evidence,
): ReadAnswer {
  const holds = answerByTrait(question, definitions, root);
  if (holds !== undefined) return { answer: holds ? "yes" : "no", confidence: traitConfidence };
  if (definitions.length > mostAlike) return unsure;
  const [first = unsure, ...others] = definitions.map(({ node }) =>
    answerOfNode(question, node, tree, whole),
  );
  return others.every(({ answer }) => answer === first.answer) ? first : unsure;
}

const unsure: ReadAnswer = { answer: "unsure", confidence: 0.5 };

function answerOfNode(question: string, node: SyntaxNode, tree: SyntaxTree, whole: Evidence): ReadAnswer {
  const { language } = whole.facts;
  const facts = readFile({ path: "", text: node.text }, language);
  const part = {
    facts: { ...facts, libraries: [] },
    inventory: takeInventory(tree, node),
    findings: undefined,
    whole,
  };
  return (
    answerPresence(question, part) ?? answerByReading(question, { ...whole.facts, patterns: facts.patterns })
  );
}

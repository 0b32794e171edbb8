/** Answers yes/no questions about a file that has a tree: about all of it, or about what it names. */
import { definitionsIn, type NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { isKnownLibrary } from "../../../language/inventory/concepts.ts";
import { type Inventory, mergeInventories, takeInventory } from "../../../language/inventory/inventory.ts";
import { importedModules } from "../../../language/names/importedModules.ts";
import { copyTree } from "../../../language/parse/copyTree.ts";
import { isWhole, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../language/parse/syntaxTree.ts";
import { readCall } from "../../../language/roles/calls.ts";
import { type FileReading, readFile } from "../readFile.ts";
import { answerByReading, type ReadAnswer } from "./answerByReading.ts";
import { answerPresence, type Evidence } from "./answerPresence.ts";
import { readAskedPart } from "./askedPart.ts";
import { answerByTrait } from "./definitionTraits.ts";

/** Things of one name that are asked, one by one. */
const mostAlike = 6;
/** Functions that are followed from the one that is asked about. */
const mostReached = 40;
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
  const whole = {
    facts,
    inventory: { ...taken, isBroken: taken.isBroken || isCut || !isWhole(root) },
    findings,
  };
  const part = readAskedPart(question, () => definitionsIn(root));
  if (part) return answerOfPart(part.question, part.definitions, { tree, root, whole });
  return answerPresence(question, whole) ?? answerByReading(question, facts);
}

interface AskedTree {
  readonly tree: SyntaxTree;
  readonly root: SyntaxNode;
  readonly whole: Evidence & { readonly inventory: Inventory };
}

/** Where a file has several things of a name, only what holds of all of them. */
function answerOfPart(
  question: string,
  definitions: readonly NamedDefinition[],
  { tree, root, whole }: AskedTree,
): ReadAnswer {
  const holds = answerByTrait(question, definitions, { root, inventory: whole.inventory });
  if (holds !== undefined) return { answer: holds ? "yes" : "no", confidence: traitConfidence };
  if (definitions.length > mostAlike) return unsure;
  const [first = unsure, ...others] = definitions.map(({ node }) =>
    answerOfNode(question, node, { tree, root, whole }),
  );
  return others.every(({ answer }) => answer === first.answer) ? first : unsure;
}

const unsure: ReadAnswer = { answer: "unsure", confidence: 0.5 };

function answerOfNode(question: string, node: SyntaxNode, asked: AskedTree): ReadAnswer {
  const { whole } = asked;
  const { language } = whole.facts;
  const facts = readFile({ path: "", text: node.text }, language);
  const own = evidenceOf([node], asked, facts);
  const read =
    answerPresence(question, { ...own, whole }) ??
    answerByReading(question, { ...whole.facts, patterns: facts.patterns });
  if (read.answer !== "unsure") return read;
  // What neither it does nor what it calls here is not done: where the file shows it by what is called, not by an import alone.
  const reached = evidenceOf([node, ...reachedFrom(node, definitionsIn(asked.root))], asked, facts);
  const isShown = answerPresence(question, { ...whole, facts: { ...whole.facts, libraries: [] } })?.answer;
  const isAbsent = answerPresence(question, reached);
  const isTold = isShown !== undefined && isShown !== "unsure" && isAbsent && isAbsent.answer !== isShown;
  return isTold && !usesUnknown(reached.inventory, asked.root) ? isAbsent : read;
}

/** Whether something is used that comes from another file, or from a library of which nothing is known. */
function usesUnknown(used: Inventory | undefined, root: SyntaxNode): boolean {
  return importedModules(root).some(
    ({ module, names }) =>
      (module.startsWith(".") || !isKnownLibrary(module)) &&
      names.some(({ local }) => used?.names.has(local)),
  );
}

function evidenceOf(nodes: readonly SyntaxNode[], { tree }: AskedTree, facts: FileReading): Evidence {
  const inventories = nodes.map((node) => takeInventory(tree, node));
  return {
    facts: { ...facts, libraries: [] },
    inventory: mergeInventories(inventories),
    findings: undefined,
  };
}

/** Functions of the file that a node calls, and those that they call. */
function reachedFrom(node: SyntaxNode, all: readonly NamedDefinition[]): readonly SyntaxNode[] {
  const found = new Set<SyntaxNode>();
  const open = [node];
  for (let from = open.pop(); from && found.size <= mostReached; from = open.pop())
    for (const called of calledIn(from, all)) {
      if (called === node || found.has(called)) continue;
      found.add(called);
      open.push(called);
    }
  return [...found];
}

function calledIn(node: SyntaxNode, all: readonly NamedDefinition[]): readonly SyntaxNode[] {
  const names = new Set([...node.descendants()].map((each) => readCall(each)?.name));
  return all.filter(({ name, kind }) => kind === "function" && names.has(name)).map((each) => each.node);
}

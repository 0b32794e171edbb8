import { copyTree } from "../parse/copyTree.ts";
import type { Syntax } from "../parse/syntax.ts";
import type { SyntaxNode } from "../parse/syntaxNode.ts";
import type { SyntaxTree } from "../parse/syntaxTree.ts";
import { silentFaults } from "./silent.ts";
import type { SyntaxProblem } from "./syntaxProblem.ts";
import { maxJudged, type Suspicion, suspicionOf } from "./wellFormed.ts";

/**
 * The problems of a text by itself, the same that are found in a file of the workspace; undefined where no parser knows
 * its language or none is sure.
 */
export async function problemsIn(
  syntax: Syntax,
  languageId: string,
  text: string,
): Promise<readonly SyntaxProblem[] | undefined> {
  const fence = fenceOf(languageId, text);
  if (fence) return [fence];
  if (!syntax.supports(languageId)) return syntax.wellFormed.problemsOf(languageId, text);
  if (text.length > maxJudged) return undefined;
  const suspicion = await syntax.withTree(languageId, text, wholeSuspicion);
  return suspicion ? syntax.wellFormed.judge(suspicion) : syntax.wellFormed.problemsOf(languageId, text);
}

const fenceLength = 3;

/** Models like to put their code between the fences of Markdown, which some languages take for texts. */
function fenceOf(languageId: string, text: string): SyntaxProblem | undefined {
  const [whole] = /^(\s*)(?:```|~~~)/.exec(text) ?? [];
  if (whole === undefined || languageId === "markdown") return undefined;
  return {
    start: whole.length - fenceLength,
    end: whole.length,
    message: "Syntax error: a Markdown fence is no code.",
  };
}

function wholeSuspicion(tree: SyntaxTree): Suspicion {
  const byType = nodesByType(copyTree(tree));
  const ofTypes = (types: Iterable<string>) => [...types].flatMap((type) => byType.get(type) ?? []);
  return suspicionOf(tree, silentFaults(tree.languageId, ofTypes));
}

function nodesByType(root: SyntaxNode): ReadonlyMap<string, readonly SyntaxNode[]> {
  const byType = new Map<string, SyntaxNode[]>();
  for (const node of root.descendants()) {
    if (!node.named || node === root) continue;
    const nodes = byType.get(node.type);
    if (nodes) nodes.push(node);
    else byType.set(node.type, [node]);
  }
  return byType;
}

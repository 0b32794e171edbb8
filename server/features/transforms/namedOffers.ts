import type { TextDocument } from "vscode-languageserver-textdocument";
import type { SyntaxNode } from "../../language/parse/syntaxNode.ts";
import { isFree, proposeNames } from "./naming/proposeNames.ts";
import { vocabularyOf } from "./naming/vocabulary.ts";
import { type NamedEdits, type NamingPlan, type NamingTransform, offsetOfName } from "./namingTransform.ts";
import { type TransformOffer, toTextEdit } from "./offer.ts";
import type { TransformContext } from "./transform.ts";
import { withoutSemicolons } from "./withoutSemicolons.ts";

type Plan = NamingPlan | { readonly refused: string };

/** What a transformation that needs a name would do; nothing where nothing is selected that has to be. */
export function planOf(
  transform: NamingTransform,
  context: TransformContext,
  given?: string,
): Plan | undefined {
  const { start, end } = context.selection;
  if (transform.needsSelection && start === end) return undefined;
  const plan = transform.plan(context);
  const isRefused = plan && !("refused" in plan) && given !== undefined && !isFree(given, plan.subject);
  return isRefused ? { refused: `${given} is taken, or no name.` } : plan;
}

/** Without semicolons where the file has none. */
function inFileStyle({ edits, nameAt: [at, within] }: NamedEdits, document: TextDocument): NamedEdits {
  const styled = withoutSemicolons(edits, document.getText(), document.languageId);
  return { edits: styled, nameAt: [styled[edits.indexOf(at)] ?? at, within] };
}

/** An offer for each name that is proposed; only for the one that is given. */
export function offersOf(
  document: TextDocument,
  { name, kind }: NamingTransform,
  { assumes, subject, title, write }: NamingPlan,
  root: SyntaxNode,
  given?: string,
): readonly TransformOffer[] {
  const names =
    given === undefined ? proposeNames(subject, vocabularyOf([root], subject.nodes), root) : [given];
  const condition = assumes === undefined ? "" : ` (if ${assumes})`;
  return names.map((each) => {
    const named = inFileStyle(write(each), document);
    const edits = named.edits.map((edit) => toTextEdit(document, edit));
    return {
      name,
      kind,
      title: `${title(each)}${condition}`,
      edits,
      cursor: offsetOfName(named),
      given: each,
    };
  });
}

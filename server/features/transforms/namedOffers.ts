import type { TextDocument } from "vscode-languageserver-textdocument";
import type { NameRequest } from "./naming/modelName.ts";
import { namePlace } from "./naming/namePlace.ts";
import { isFree, proposeNames } from "./naming/proposeNames.ts";
import { vocabularyOf } from "./naming/vocabulary.ts";
import { type NamedEdits, type NamingPlan, type NamingTransform, offsetOfName } from "./namingTransform.ts";
import { type TransformOffer, toTextEdit } from "./offer.ts";
import { applyOffsetEdits, type TransformContext } from "./transform.ts";
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

/** Names for what would be done, from the words of the code, the file's own and those of files near it, the likeliest first. */
export function namesFor(transform: NamingTransform, context: TransformContext): readonly string[] {
  const plan = planOf(transform, context);
  if (!plan || "refused" in plan) return [];
  const { root, related = [] } = context;
  return proposeNames(plan.subject, vocabularyOf([root, ...related], plan.subject.nodes), root);
}

/** What a model is shown to find a name for a plan: the code as it would be, without the name. */
export function nameRequest(
  { languageId, path, text }: TransformContext,
  { uri }: TextDocument,
  plan: NamingPlan,
  name: string,
): NameRequest {
  const named = plan.write(name);
  const place = namePlace(applyOffsetEdits(text, named.edits), offsetOfName(named, named.declaredAt), name);
  return { document: uri, path, languageId, ...place };
}

/** An offer for each name. */
export function offersOf(
  document: TextDocument,
  { name, kind }: NamingTransform,
  { assumes, title, write }: NamingPlan,
  names: readonly string[],
): readonly TransformOffer[] {
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

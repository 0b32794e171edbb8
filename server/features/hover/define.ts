import type { Judged, Ports } from "../../contract/ports.ts";
import { explainTerm, nearestTerms } from "../../language/glossary/explain.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import { definitionText, otherMeaning } from "./markdown.ts";
import { defineByModel } from "./modelDefinition.ts";

/** What `inkling define` prints. */
export interface DefineAnswer extends Judged {
  readonly term: string;
  /** Null when nobody knows the term. */
  readonly definition: string | null;
  /** What the term can mean besides, each with what it belongs to. */
  readonly others: readonly { readonly area: string; readonly term: string; readonly definition: string }[];
  /** Terms that may have been meant, when nobody knows this one. */
  readonly nearest: readonly string[];
}

/** As often as hover explains what is meant: `npm run eval hover`. */
const glossaryConfidence = 0.96;
const mostNearest = 5;

/** The definition of a term, in the sense of a language where it has one of its own; otherwise the general one. */
export async function define(
  { clock, model, settings }: Ports,
  glossary: Glossary,
  term: string,
  languageId: string | undefined,
  signal: AbortSignal,
): Promise<DefineAnswer> {
  const started = clock.now();
  const known = explainTerm(glossary, term, languageId);
  if (known)
    return {
      term: known.entry.term,
      definition: definitionText(known.entry, languageId),
      others: known.others.map(otherMeaning),
      nearest: [],
      tier: "heuristic",
      confidence: glossaryConfidence,
      ms: clock.now() - started,
    };
  const written = await defineByModel(model, term, languageId ?? "", signal);
  const sure = written && written.confidence >= settings.of("").minConfidence ? written : undefined;
  return {
    term,
    definition: sure?.text ?? null,
    others: [],
    nearest: sure ? [] : nearestTerms(glossary, term, mostNearest),
    tier: sure ? "model" : "heuristic",
    confidence: sure?.confidence ?? 0,
    ms: clock.now() - started,
  };
}

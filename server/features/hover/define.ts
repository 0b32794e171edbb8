import type { Judged, Ports } from "../../contract/ports.ts";
import { explainTerm, nearestTerms } from "../../language/glossary/explain.ts";
import type { Glossary } from "../../language/glossary/glossary.ts";
import type { WebFacts } from "../../language/glossary/webFacts.ts";
import { definitionText, otherMeaning, sinceText } from "./markdown.ts";
import { defineByModel } from "./modelDefinition.ts";
import { isWebLanguage } from "./webName.ts";

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

/** What definitions are taken from. */
export interface Definers {
  readonly ports: Ports;
  readonly glossary: Glossary;
  readonly webFactsOf: () => Promise<WebFacts>;
}

/** The definition of a term, in the sense of a language where it has one of its own; otherwise the general one. */
export async function define(
  { ports: { clock, model, settings }, glossary, webFactsOf }: Definers,
  term: string,
  languageId: string | undefined,
  signal: AbortSignal,
): Promise<DefineAnswer> {
  const started = clock.now();
  const isWeb = languageId !== undefined && isWebLanguage(languageId);
  const known = explainTerm(glossary, term, languageId);
  const fact = isWeb || !known ? (await webFactsOf()).named(term) : undefined;
  if (fact)
    return {
      term: fact.name,
      definition: `${fact.text} ${sinceText(fact.since)}`,
      others: known ? [known.entry, ...known.others].map(otherMeaning) : [],
      nearest: [],
      tier: "heuristic",
      confidence: glossaryConfidence,
      ms: clock.now() - started,
    };
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

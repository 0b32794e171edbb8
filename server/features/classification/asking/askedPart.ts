/** Yes/no questions about something that a file names: "is total async?" asks of `total`, whatever the rest of the file does. */
import { definitionsNamed, type NamedDefinition } from "../../../language/functions/definitionsIn.ts";

export interface AskedPart {
  /** The same question, asked of "it". */
  readonly question: string;
  /** What the name stands for; several where a file has several of it. */
  readonly definitions: readonly NamedDefinition[];
}

const kind =
  "(?:function|method|class|constant|variable|field|type|struct|interface|enum|trait|procedure|helper|constructor|component|hook)";
const name = String.raw`(?:(?:the|a|my|our) )?(?:${kind} )?(?:called |named )?(?<quote>["'\x60“]?)(?<name>[\p{L}_$@][\p{L}\p{N}_$]*(?:(?:\.|::|->|#)[\p{L}_$@][\p{L}\p{N}_$]*)*[!?]?)(?<call>(?:\([^)]{0,40}\))?)["'\x60”]?(?: ${kind})?`;

/** "Is NAME …", "does NAME …". */
const asSubject = new RegExp(
  `^(?<verb>(?:is|are|was|does|do|did|can|could|will|would|should|may|might|must|has|have)(?:n['’]?t)?) ${name}(?<rest>\\s.+|\\?)$`,
  "iu",
);
/** "Is there a loop in NAME?", "are errors caught by NAME?" */
const asPlace = new RegExp(`^(?<before>.+?) (?:in|inside|within|of|by|inside of) ${name}\\s*\\??$`, "iu");

/** Words that stand for the file or for nothing in particular. */
const noNames = new Set(
  "it this that these those there here any anything some something everything file code module class function method script program they you we".split(
    " ",
  ),
);

/** The definitions of what a question names; undefined where it asks of the file. */
export function readAskedPart(question: string, all: readonly NamedDefinition[]): AskedPart | undefined {
  const said = question.trim().replace(/\s+/g, " ");
  const subject = asSubject.exec(said)?.groups;
  const ofSubject = subject && named(subject, all);
  if (subject && ofSubject) return { question: `${subject.verb} it${subject.rest}`, definitions: ofSubject };
  const place = asPlace.exec(said)?.groups;
  const ofPlace = place && named(place, all);
  return place && ofPlace ? { question: `${place.before} in it?`, definitions: ofPlace } : undefined;
}

/** Ruby's names may end with the sign that ends a question. */
function named(
  { name: asked = "", quote = "", call = "" }: Readonly<Record<string, string>>,
  all: readonly NamedDefinition[],
): readonly NamedDefinition[] | undefined {
  if (noNames.has(asked.toLowerCase().replace(/\?$/, "")) && quote === "" && call === "") return undefined;
  const found = definitionsNamed(all, asked);
  if (found.length > 0) return found;
  const plain = definitionsNamed(all, asked.replace(/[!?]$/, ""));
  return plain.length > 0 ? plain : undefined;
}

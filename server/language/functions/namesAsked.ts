/** Which of a file's own things a question in plain words names. */
import { trimEndOf } from "../../text/endOf.ts";
import { definitionsNamed, type NamedDefinition } from "./definitionsIn.ts";

/** One reading of a question as being about something that the file names. */
export interface NameAsked {
  readonly name: string;
  readonly definitions: readonly NamedDefinition[];
  /** The question with `§` for the name, the words that say what kind of thing it is, and the type whose member it is. */
  readonly rest: string;
  /** The type whose member it is was named too. */
  readonly isOwned: boolean;
}

const nameInText =
  /(?<![\p{L}\p{N}_$.])[$@]?[\p{L}_][\p{L}\p{N}_]*(?:(?:\.|::|->|#)[\p{L}_][\p{L}\p{N}_]*)*[!?]?/gu;
const kinds =
  "function|method|class|constant|const|variable|field|type|struct|interface|enum|trait|procedure|helper|constructor|component|hook|property|module";
/** What may stand between a name and the type whose member it is: "the release method of WaitingList". */
const ofOwner = new RegExp(
  `^(?:\\(\\))?["'\\x60]?(?: (?:${kinds}))* (?:of|in|from|on|inside) (?:(?:the|a|an) )?(?:(?:${kinds}) )*["'\\x60]?$`,
  "i",
);
const before = new RegExp(`(?:\\b(?:the|a|an) )?(?:\\b(?:${kinds}) )?["'\\x60]?$`, "i");
const behind = new RegExp(`^(?:\\([^)]{0,40}\\))?["'\\x60]?(?: (?:${kinds})\\b)?`, "i");

/** Longer texts name too much, in UTF-16 code units. */
const longest = 400;

/** All readings of a question, in the order of the names in it. */
export function namesAsked(question: string, all: readonly NamedDefinition[]): readonly NameAsked[] {
  const said = question.slice(0, longest);
  const places = [...said.matchAll(nameInText)].flatMap(({ 0: text, index }) => {
    const plain = text.replace(/[!?]$/, "");
    // Ruby's names may end with the sign that ends a question, which whoever asks leaves out.
    const name = [text, plain, `${plain}?`, `${plain}!`].find((each) => isDefined(all, each));
    return name === undefined
      ? []
      : [{ name, start: index, end: index + Math.min(name.length, text.length) }];
  });
  return places.map(({ name, start, end }, at) => {
    const next = places[at + 1];
    const owner = next && ofOwner.test(said.slice(end, next.start)) ? next : undefined;
    const ofType = owner ? definitionsNamed(all, `${owner.name.split(/\W+/).at(-1)}.${name}`) : [];
    return owner && ofType.length > 0
      ? { name, definitions: ofType, rest: cut(said, start, owner.end), isOwned: true }
      : { name, definitions: definitionsNamed(all, name), rest: cut(said, start, end), isOwned: false };
  });
}

/** In its own spelling: "Line" at the start of a sentence is no `line`. */
function isDefined(all: readonly NamedDefinition[], name: string): boolean {
  return definitionsNamed(all, name).some((each) => name.endsWith(each.name));
}

function cut(question: string, start: number, end: number): string {
  const rest = `${question.slice(0, start).replace(before, "")}§${question.slice(end).replace(behind, "")}`;
  return trimEndOf(rest.replace(/\s+/g, " "), "?!. ").trimStart();
}

/** Has a sign, a digit or a capital: no word of a sentence. */
export function looksLikeCode(name: string): boolean {
  return /[_$\d.:#\p{Lu}]/u.test(name);
}

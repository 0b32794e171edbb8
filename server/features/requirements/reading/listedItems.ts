/** Reads the things that a sentence lists: "PNG, JPEG or WebP". Pure. */

/** Things that are listed, with what is said around them. */
export interface Listed {
  readonly items: readonly string[];
  /** The list as written. */
  readonly phrase: string;
  readonly before: string;
  readonly behind: string;
}

const item = "[\\p{L}\\d+#./-]+";
const list = new RegExp(
  `((?:${item}(?: ${item})?, )*${item}(?: ${item})?),? (?:and|or|as well as) (${item}(?: ${item})?)`,
  "iu",
);
/** Words in front of the first thing that are none of its own. */
const leading =
  /^(?:.*\b(?:(?:in|by|as|of|are|is|be|the|an?|only|both|either|with|from|to|upload|use|choose|accepts?|supports?|allows?|knows?|has|have|into|between|for|on|plans|levels|roles)|\w+:) )(?=\S)/iu;

/** The longest list of a text; undefined where nothing is listed. */
export function listedIn(text: string): Listed | undefined {
  const found = list.exec(text.replace(/["“”'`]/g, ""));
  if (!found) return undefined;
  const [phrase, front = "", last = ""] = found;
  const fronts = front.split(", ");
  const [first = "", ...others] = fronts;
  const bare = first.replace(leading, "");
  const items = [bare, ...others, last.split(" ")[0] ?? ""].map((each) => each.replace(/[.,:]$/, "").trim());
  const plain = text.replace(/["“”'`]/g, "");
  return {
    items,
    phrase,
    before: plain.slice(0, found.index) + first.slice(0, first.length - bare.length),
    behind: plain.slice(found.index + phrase.length - (last.length - (last.split(" ")[0] ?? "").length)),
  };
}

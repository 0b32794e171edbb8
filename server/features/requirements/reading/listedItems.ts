/** Reads the things that a sentence lists: "PNG, JPEG or WebP". Pure. */

/** Things that are listed. */
export interface Listed {
  readonly items: readonly string[];
  /** The list as written, without quotes. */
  readonly phrase: string;
}

const joint = /,? (?:and|or|as well as) /i;
/** Words in front of the first thing that are none of its own. */
const leading = new Set(
  (
    "in by as of are is be the a an only both either with from to upload use choose accept accepts support supports allow allows know knows " +
    "has have into between for on levels plans roles formats"
  ).split(" "),
);
/** Words that the name of a listed thing has at most. */
const longestName = 2;

/** The first list of a text; undefined where nothing is listed. */
export function listedIn(text: string): Listed | undefined {
  const plain = text.replace(/["“”'`]/g, "");
  const found = joint.exec(plain);
  if (!found) return undefined;
  const front = frontItems(plain.slice(0, found.index).split(", "));
  const last = plain.slice(found.index + found[0].length).split(" ")[0] ?? "";
  if (front.length === 0 || last === "") return undefined;
  const items = [...front, last].map((each) => each.replace(/[.,:]$/, ""));
  return { items, phrase: `${front.join(", ")}${found[0]}${last}` };
}

/** The things in front of the last one: parts of few words, and the end of the sentence that the first stands in. */
function frontItems(parts: readonly string[]): readonly string[] {
  const items: string[] = [];
  for (const part of [...parts].reverse()) {
    const words = part.split(" ");
    items.unshift(nameAtEnd(words));
    if (words.length > longestName) break;
  }
  return items.filter((item) => item !== "");
}

function nameAtEnd(words: readonly string[]): string {
  const own = words.slice(-longestName);
  const [first = ""] = own;
  return (leading.has(first.toLowerCase()) || first.endsWith(":") ? own.slice(1) : own).join(" ");
}

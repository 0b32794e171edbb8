/** The words that tell languages apart: identifiers, runs of punctuation, and what lines begin and end with. */

/** What is read of a text: enough to know it by, in lines and in characters of each. */
const mostLines = 400;
const mostCharacters = 300;

const word = /[A-Za-z_$@#][\w$-]{0,23}|[^\s\w]{1,3}/g;

/** Joins two neighbours into one feature. */
const neighbours = "\u00b7";
/** Longer words say enough by themselves. */
const longestNeighbour = 12;

/** The different features of a text; the same in training and in use. Numbers say nothing and are left out. */
export function featuresOf(text: string): ReadonlySet<string> {
  const features = new Set<string>();
  for (const line of text.split("\n", mostLines)) {
    const words = line.slice(0, mostCharacters).match(word);
    if (!words) continue;
    let before = "";
    for (const each of words) {
      features.add(each);
      if (before !== "" && each.length <= longestNeighbour && before.length <= longestNeighbour)
        features.add(`${before}${neighbours}${each}`);
      before = each;
    }
    features.add(`^${words[0]}`);
    features.add(`${words.at(-1)}$`);
  }
  return features;
}

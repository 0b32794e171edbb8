/** How a term may be written: inflected, possessive, British or American, joined or apart. */

const irregular: ReadonlyMap<string, string> = new Map(
  Object.entries({
    indices: "index",
    vertices: "vertex",
    matrices: "matrix",
    heuristics: "heuristic",
    analyses: "analysis",
    hypotheses: "hypothesis",
    quanta: "quantum",
    schemata: "schema",
    criteria: "criterion",
    children: "child",
  }),
);

/** The least letters that are left when an ending is taken off: `king` is no form of `k`. */
const leastStem = 3;

/** A word and what it may be an inflection of, likeliest first. */
export function baseForms(word: string): readonly string[] {
  const lower = word.toLowerCase();
  const forms = [word];
  const known = irregular.get(lower);
  if (known) forms.push(known);
  // "GCs", "GC's": the capitals say where an abbreviation ends, however short it is.
  const [, abbreviation] = /^(\p{Lu}[\p{Lu}\p{N}]+)['’]?s$/u.exec(word) ?? [];
  if (abbreviation) forms.push(abbreviation);
  const strip = (ending: string, ...replacements: readonly string[]) => {
    if (!lower.endsWith(ending) || word.length < ending.length + leastStem) return;
    const stem = word.slice(0, -ending.length);
    for (const replacement of replacements) forms.push(stem + replacement);
    // `pinned`, `mapping`: the last consonant was doubled.
    if (/^(?:ed|ing)$/.test(ending) && doubled.test(stem)) forms.push(stem.slice(0, -1));
  };
  strip("'s", "");
  strip("’s", "");
  strip("ies", "y", "ie");
  strip("es", "", "e");
  if (!lower.endsWith("ss")) strip("s", "");
  strip("ing", "", "e");
  strip("ed", "", "e");
  return forms;
}

const doubled = /([bdgklmnprt])\1$/i;

/** One spelling for British and American ones; the same for what is stored and what is looked up. */
export function oneSpelling(word: string): string {
  const lower = word.toLowerCase();
  if (lower.length < shortestWithVariants) return lower;
  return lower
    .replace(/is(ation|ations|e|ed|es|er|ers|ing|able)$/, "iz$1")
    .replace(/ys(e|ed|es|er|ers|ing)$/, "yz$1")
    .replace(/our(s|ed|ing|al)?$/, "or$1")
    .replace(/ogue(s)?$/, "og$1")
    .replace(/ll(ed|ing|er|ers|able|ation)$/, "l$1")
    .replace(/tre(s)?$/, "ter$1")
    .replace(/ence$/, "ense");
}

/** Words of this length have no variants worth a rule: four, hour, rise. */
const shortestWithVariants = 5;

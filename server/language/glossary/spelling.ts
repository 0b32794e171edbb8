/** A word and what it may be an inflection of, likeliest first. */
export function baseForms(word: string): readonly string[] {
  const forms = [word];
  const strip = (ending: string, ...replacements: readonly string[]) => {
    if (!word.toLowerCase().endsWith(ending) || word.length < ending.length + 3) return;
    for (const replacement of replacements) forms.push(word.slice(0, -ending.length) + replacement);
  };
  strip("ies", "y", "ie");
  strip("es", "", "e");
  strip("s", "");
  strip("'s", "");
  strip("ing", "", "e");
  strip("ed", "", "e");
  return forms;
}

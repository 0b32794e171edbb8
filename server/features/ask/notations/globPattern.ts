/** Patterns for file names, as shells, .gitignore and build tools have them; see glob(7) and gitignore(5). */

const speaksOfPatterns =
  /\b(?:glob|globs|globbing|wildcard|wildcards|gitignore|dockerignore|npmignore|file ?names?|bash|zsh|shell|path|paths|match|matches)\b/i;

const signs: Readonly<Record<string, string>> = {
  "*": "any run of characters within a name, but no slash",
  "**": "any number of folders, at any depth, also none",
  "?": "exactly one character, but no slash",
};

/** What a pattern matches, if the text is one; a lone sign only where the question speaks of patterns. */
export function readGlob(text: string, question: string): string | undefined {
  const isSpokenOf = speaksOfPatterns.test(question);
  if (Object.hasOwn(signs, text))
    return isSpokenOf && /glob|wildcard|ignore|file ?name/i.test(question)
      ? `\`${text}\`: ${signs[text]}.`
      : undefined;
  if (/^![\w*/.-]+$/.test(text) && /ignore/i.test(question))
    return `\`${text}\`: an exception: what matches \`${text.slice(1)}\` is not ignored, although an earlier line ignores it.`;
  if (/^\[[^\]\s]+\]$/.test(text))
    return /glob|wildcard|ignore|file ?name/i.test(question) ? `\`${text}\`: ${ofSet(text)}.` : undefined;
  if (/^\{[^{}\s]+\}$/.test(text) && text.includes(","))
    return isSpokenOf ? `\`${text}\`: ${ofBraces(text)}.` : undefined;
  if (!/^[\w.*?/[\]{},!@-]+$/.test(text) || !/[*?]/.test(text) || !/\w/.test(text) || !/[./]/.test(text))
    return undefined;
  return `\`${text}\`: ${inWords(text)}.`;
}

function inWords(pattern: string): string {
  const slash = pattern.lastIndexOf("/");
  const [folder, name] = [pattern.slice(0, Math.max(0, slash)), pattern.slice(slash + 1)];
  const where = folder === "" ? "" : ofFolder(folder);
  return `all files ${ofName(name)}${where}`;
}

function ofFolder(folder: string): string {
  if (folder === "**") return ", in this folder and every folder below it, at any depth";
  if (folder.endsWith("/**"))
    return `, in \`${folder.slice(0, -"/**".length)}\` and every folder below it, at any depth`;
  return folder.includes("**")
    ? `, in folders that match \`${folder}\`, where \`**\` is any depth`
    : `, directly in \`${folder}\``;
}

function ofName(name: string): string {
  if (name === "*" || name === "**") return "of any name";
  const [, ending] = /^\*(\.[\w.{},-]+)$/.exec(name) ?? [];
  if (ending !== undefined) return `whose name ends in \`${ending}\``;
  const parts = [
    name.includes("*") && "`*` is any run of characters",
    name.includes("?") && "`?` is one character",
  ].filter(Boolean);
  return parts.length > 0 ? `named like \`${name}\`, where ${parts.join(" and ")}` : `named \`${name}\``;
}

function ofSet(text: string): string {
  const isOther = /^\[[!^]/.test(text);
  const [, from, to] = /^\[[!^]?(\w)-(\w)\]$/.exec(text) ?? [];
  const what = from === undefined ? "of those in the brackets" : `in the range from ${from} to ${to}`;
  return isOther ? `exactly one character that is not ${what}` : `exactly one character ${what}`;
}

function ofBraces(text: string): string {
  const ways = text
    .slice(1, -1)
    .split(",")
    .map((way) => `\`${way}\``);
  return `brace expansion: the word is written once for each of ${ways.join(" and ")}, so \`x${text}\` becomes ${ways.map((way) => `\`x${way.slice(1)}`).join(" ")}`;
}

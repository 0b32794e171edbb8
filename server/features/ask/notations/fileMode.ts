/** Permissions of files in Unix, as numbers, letters and changes; see chmod(1). */

const rights = ["read", "write", "execute"];
const classes = ["the owner", "the group", "all others"];
const speaksOfModes = /\b(?:chmod|umask|permissions?|mode|file|folder|directory)\b/i;

/** What a mode allows whom, if the text is one; a bare number only where the question speaks of files. */
export function readFileMode(text: string, question: string): string | undefined {
  const change = /^(?:chmod )?([ugoa]*)([-+=])([rwxXst]+)$/.exec(text);
  if (change) return ofChange(text, change);
  const letters = /^[-dlbcps]?((?:[r-][w-][xsStT-]){3})$/.exec(text)?.[1];
  if (letters)
    return `\`${text}\`: ${inWords([0, 3, 6].map((at) => letters.slice(at, at + 3)).map(bitsOfLetters))}.`;
  const [, number] = /^(?:chmod )?0?([0-7]{3})$/.exec(text) ?? [];
  if (number === undefined || !speaksOfModes.test(question)) return undefined;
  const meant = /\bumask\b/i.test(question)
    ? [...number].map((digit) => 7 - Number(digit))
    : [...number].map(Number);
  return `\`${text}\`: permissions by which ${inWords(meant)}.`;
}

function bitsOfLetters(letters: string): number {
  return [...letters].reduce((sum, letter, at) => sum + (/[-ST]/.test(letter) ? 0 : 4 >> at), 0);
}

/** Classes that may do the same are named together. */
function inWords(modes: readonly number[]): string {
  const groups: { bits: number; who: string[] }[] = [];
  modes.forEach((bits, at) => {
    const known = groups.at(-1);
    if (known?.bits === bits) known.who.push(classes[at] ?? "");
    else groups.push({ bits, who: [classes[at] ?? ""] });
  });
  return groups
    .map(
      ({ bits, who }) =>
        `${who.length === classes.length ? "everybody (owner, group and all others)" : who.join(" and ")} may ${allowed(bits)}`,
    )
    .join("; ");
}

function allowed(bits: number): string {
  const may = rights.filter((_, at) => bits & (4 >> at));
  return may.length === 0 ? "do nothing" : may.join(", ").replace(/, (?=\w+$)/, " and ");
}

function ofChange(text: string, [, who = "", sign = "", letters = ""]: RegExpExecArray): string {
  const what = [...letters]
    .map(
      (letter) =>
        ({ r: "read", w: "write", x: "execute (run) it", X: "enter folders" })[letter] ?? `\`${letter}\``,
    )
    .join(" and ");
  const whom =
    who === "" || who.includes("a")
      ? "everybody"
      : [...who].map((each) => ({ u: "the owner", g: "the group", o: "all others" })[each]).join(" and ");
  const verb =
    {
      "+": `lets ${whom} ${what}`,
      "-": `no longer lets ${whom} ${what}`,
      "=": `lets ${whom} ${what}, and nothing else`,
    }[sign] ?? "";
  return `\`${text}\`: ${verb}.`;
}

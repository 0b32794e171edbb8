/** A name of code that a text mentions. */
export interface Mention {
  readonly name: string;
  /** Index of its first UTF-16 code unit within the line. */
  readonly start: number;
  /** What it is a member of, as written: `set` in `set.add(x)`. */
  readonly receiver: string | undefined;
  /** Whether it is meant as a thing: a member of it is named behind it, as in `Tx.commit`, or there is one of it, as in "a Reply that". */
  readonly isThing?: boolean;
}

const reach = 100;

/**
 * The whole name at a position of a line, with what it is a member of.
 * @param signs what a name may end with in the file's language besides letters and digits
 */
export function mentionAt(line: string, character: number, signs = ""): Mention | undefined {
  const before =
    line.slice(Math.max(0, character - reach), character).match(/(?<![\p{L}\p{N}_])[\p{L}\p{N}_]*$/u)?.[0] ??
    "";
  const after = line.slice(character, character + reach).match(/^[\p{L}\p{N}_]*/u)?.[0] ?? "";
  const name = before + after + signBehind(line, character + after.length, signs);
  if (!/^[\p{L}_]/u.test(name) || name.length < 2) return undefined;
  const start = character - before.length;
  if (isParameter(line.slice(0, start)) || isTyped(line.slice(Math.max(0, start - reach), start)))
    return undefined;
  const head = line.slice(Math.max(0, start - reach), start);
  // An @ or a dot alone makes a member too, of what nobody names.
  const owner = /(?<![\p{L}\p{N}_$])([\p{L}_$][\p{L}\p{N}_$]{1,60})['’]s\s{1,3}$/u.exec(head);
  const dotted = owner ?? /(?<![\p{L}\p{N}_$])([\p{L}\p{N}_$]*)[)\]]?(?:\.|->|::|#|\?\.)$/u.exec(head);
  const isThing =
    isOne(name, head, line[start + name.length]) ||
    /^(?:\.|::|#)(?!prototype\b)\p{L}/u.test(line.slice(start + name.length, start + name.length + reach));
  // "must Close()" says what is done with something else.
  if (/^\p{Lu}\p{Ll}+$/u.test(name) && /\b(?:to|must) $/.test(head) && line[start + name.length] === "(")
    return undefined;
  if (isListed(head, line.slice(start + name.length))) return undefined;
  return { name, start, receiver: dotted ? (dotted[1] ?? "") : undefined, isThing };
}

/** "A PostReply that can be changed" and `@return {PostReply}` mean no function of that name; "the Close method" does. */
function isOne(name: string, before: string, next: string | undefined): boolean {
  return /^\p{Lu}/u.test(name) && next !== "(" && /(?:\ban? [`*]{0,2}|@\w{1,20} {1,9}\{)$/i.test(before);
}

/** `cut_levels : tuple of float` is how documentation lists a parameter or what is returned. */
function isListed(before: string, after: string): boolean {
  return /^\s*$/.test(before) && /^ : ?\w/.test(after);
}

/** The sign that ends a name, unless it belongs to an operator as in `!=`. */
function signBehind(line: string, end: number, signs: string): string {
  const [sign = "", next = ""] = line.slice(end, end + 2);
  return signs.includes(sign) && !/[=~]/.test(next) ? sign : "";
}

const sql = /\b(?:SELECT|WHERE|ORDER BY|GROUP BY|INSERT INTO|DELETE FROM|UPDATE|JOIN)\b/;

/** Whether a word of prose is meant as a name: by its humps or underscores, back quotes, or brackets behind it. */
export function namesCode(line: string, { name, start }: Mention): boolean {
  const end = start + name.length;
  // A column of a table, unless it is called.
  if (sql.test(line) && line[end] !== "(") return false;
  // `:bare` is an option, whatever else is called so.
  if (/(?<!:):$/.test(line.slice(Math.max(0, start - 2), start)) && line[end] !== "(") return false;
  return /\p{Ll}\p{Lu}|\p{L}_\p{L}/u.test(name) || isBetweenBackQuotes(line, start, end) || line[end] === "(";
}

/** Whether back quotes stand around a piece of a line, at most a few signs away. */
export function isBetweenBackQuotes(line: string, start: number, end: number): boolean {
  return (
    /`[^`\s]*$/.test(line.slice(Math.max(0, start - reach), start)) && /^[^`\s]{0,40}`/.test(line.slice(end))
  );
}

/** `- <kbd>boolean canSign</kbd>` lists the keys of a map, whatever method is called so. */
function isTyped(before: string): boolean {
  return /^[\s/*#;-]*(?:<\w{1,10}>)?(?:bool(?:ean)?|int(?:eger)?|string|float|double|array|object|mixed|number)\s+\$?$/i.test(
    before,
  );
}

/** What a documentation says of a parameter is not said of whatever else has its name. */
function isParameter(before: string): boolean {
  return /(?:[@\\]param(?:eter)?(?:\[[^\]]*\])?(?:\s+\{[^}]{0,80}\}|\s+[\w\\|<>[\]]{1,60})?\s+[[$&*.]*|:(?:param|arg|keyword)(?:\s+\w+)?\s+\**)$/.test(
    before.slice(-reach),
  );
}

import type { Path } from "../../../language/program/machine/path.ts";
import { splitWords, stem } from "../../../language/words/wordForms.ts";
import { placesOfWord } from "../../../text/words.ts";
import type { RunFunction } from "../code/programCode.ts";
import type { Situation } from "./decisions.ts";

/** Something that code compares with named values: a state, a role, a kind. */
export interface Compared {
  readonly subject: string;
  /** What it is compared with: `State.PENDING`, `"draft"`. */
  readonly values: readonly string[];
}

const compared = /^(.+) == ("[\w ./+-]+"|[A-Z]\w*(?:\.[A-Z]\w*)+)$/s;

/** What a function compares with named values, each subject once. */
export function comparedIn({ decisions }: RunFunction): readonly Compared[] {
  const found = new Map<string, string[]>();
  for (const { key } of decisions) {
    const [, subject, value] = compared.exec(key) ?? [];
    if (subject !== undefined && value !== undefined)
      found.set(subject, [...(found.get(subject) ?? []), value]);
  }
  return [...found].map(([subject, values]) => ({ subject, values }));
}

/** All values that the source knows of the kind of one: members of its type, or texts that are listed with it. */
function kindOf(value: string, source: string): readonly string[] {
  if (value.startsWith('"')) {
    const lists = [...source.matchAll(/["'][\w -]+["'](?:\s*\|\s*["'][\w -]+["'])+/g)].map(([list]) => list);
    const list = lists.find((each) => each.replaceAll("'", '"').includes(value));
    return list === undefined ? [] : [...list.matchAll(/["']([\w -]+)["']/g)].map((match) => `"${match[1]}"`);
  }
  const type = value.split(".").slice(0, -1).join(".");
  const last = type.split(".").at(-1) ?? "";
  const body = enumBody(last, source);
  // PHP and Swift write `case` in front of each.
  const cases = [...body.matchAll(/\bcase\s+([\w\s,]+)/g)].flatMap(([, list = ""]) => list.split(","));
  const plain = body.split(";")[0]?.split(",") ?? [];
  const names = (cases.length > 0 ? cases : plain).flatMap((each) => /^\s*(\w+)/.exec(each)?.[1] ?? []);
  return names.map((each) => `${type}.${each}`);
}

/** What stands between the braces of an `enum` of that name. */
function enumBody(name: string, source: string): string {
  const at = placesOfWord(source, name).find((place) =>
    /\benum\s+(?:class\s+)?$/.test(source.slice(Math.max(0, place - "enum class ".length * 2), place)),
  );
  const open = at === undefined ? -1 : source.indexOf("{", at);
  return open < 0 ? "" : (source.slice(open + 1).split("}", 1)[0] ?? "");
}

/** The ways that a function may take where a subject has a value. */
export function pathsWhere({ paths }: RunFunction, subject: string, value: string): readonly Path[] {
  return paths.all.filter((path) => {
    const asked = path.decisions.filter(({ key }) => compared.exec(key)?.[1] === subject);
    return (
      asked.length > 0 && asked.every(({ key, value: taken }) => (key === `${subject} == ${value}`) === taken)
    );
  });
}

function isNamed(value: string, words: ReadonlySet<string>): boolean {
  const own = splitWords(value.split(".").at(-1) ?? value).map(stem);
  return own.length > 0 && own.every((word) => words.has(word));
}

/**
 * "While it is PENDING or CONFIRMED": the ways of the values that a phrase names, beside those of all other values of their
 * kind. A way may be one of both, where the code does not tell them apart.
 */
export function statesNamed(phrase: string, fn: RunFunction): Situation | undefined {
  const words = new Set(splitWords(phrase).map(stem));
  const { source } = fn.definition.node;
  const found = comparedIn(fn).flatMap(({ subject, values }): Situation[] => {
    const [first = ""] = values;
    const kind = kindOf(first, source);
    // Of a kind that is not declared here there is something else beside what is compared.
    const all = [...new Set([...values, ...(kind.length > 0 ? kind : ["another"])])];
    const named = all.filter((value) => isNamed(value, words));
    const others = all.filter((value) => !named.includes(value));
    if (named.length === 0 || others.length === 0) return [];
    const ways = (list: readonly string[]) => [
      ...new Set(list.flatMap((value) => pathsWhere(fn, subject, value))),
    ];
    const node = fn.decisions.find(({ key }) => key.startsWith(`${subject} == `))?.node;
    return [{ paths: ways(named), others: ways(others), node: node ?? fn.definition.node }];
  });
  return found.length === 1 ? found[0] : undefined;
}

const unlistedWords =
  /\b(?:unknown|unrecogni[sz]ed|unsupported|unexpected|undefined|invalid|(?:any|every|all|an)? ?other|anything else|everything else|not (?:known|recogni[sz]ed|supported|listed))\b/i;

/** "Unknown levels": of what a function tells apart by their names, the ways on which it is none of them. */
export function unlisted(phrase: string, fn: RunFunction): Situation | undefined {
  if (!unlistedWords.test(phrase) || /\b(?:user|id|account|session|key|record)s?\b/i.test(phrase))
    return undefined;
  const found = comparedIn(fn).filter(
    ({ values }) => values.length > 1 && values.every((value) => value.startsWith('"')),
  );
  const [one, ...others] = found;
  if (!one || others.length > 0) return undefined;
  const keys = one.values.map((value) => `${one.subject} == ${value}`);
  const isNone = ({ decisions }: Path) =>
    keys.every((key) => decisions.some((each) => each.key === key && !each.value)) &&
    !decisions.some(({ key, value }) => value && / == (?:null|0)$/.test(key));
  const paths = fn.paths.all.filter(isNone);
  const node = fn.decisions.find(({ key }) => key === keys.at(-1))?.node;
  return node && { paths, others: fn.paths.all.filter((path) => !paths.includes(path)), node };
}

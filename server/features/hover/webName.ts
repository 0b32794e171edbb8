import type { WebFact, WebFacts } from "../../language/glossary/webFacts.ts";
import { tailOf } from "../../text/endOf.ts";

/** A name of HTML or CSS at a place of a line. */
export interface FoundWebName {
  readonly fact: WebFact;
  readonly start: number;
  readonly end: number;
}

const styles = new Set(["css", "scss", "less", "sass", "stylus"]);
const pages = new Set(["html", "vue", "svelte", "astro", "handlebars", "razor"]);
/** Characters before a place in which its tag begins, over several lines. */
const reach = 2000;

/** Whether a language is one whose names the facts explain. */
export function isWebLanguage(languageId: string): boolean {
  return styles.has(languageId) || pages.has(languageId);
}

/**
 * The element, attribute, property, at-rule or selector that a character of a line belongs to, where it is known.
 * @param before the text before the line
 */
export function findWebName(
  facts: WebFacts,
  { line, character, before, languageId }: WebPlace,
): FoundWebName | undefined {
  const start = character - (/(?<![\w-])[\w-]*$/.exec(tailOf(line.slice(0, character)))?.[0].length ?? 0);
  const name = /^[\w-]*/.exec(line.slice(start))?.[0] ?? "";
  if (name === "") return undefined;
  const end = start + name.length;
  const head = line.slice(0, start);
  const fact = styles.has(languageId)
    ? inStyle(facts, name, head, line.slice(end))
    : inPage(facts, name, (before + head).slice(-reach), line.slice(end));
  return fact && { fact, start, end };
}

export interface WebPlace {
  readonly line: string;
  readonly character: number;
  readonly before: string;
  readonly languageId: string;
}

function inStyle(facts: WebFacts, name: string, head: string, tail: string): WebFact | undefined {
  const lower = name.toLowerCase();
  if (head.endsWith("@")) return facts.find("at-rule", lower);
  if (/^\s*:(?!:)/.test(tail) && /(?:^|[{;])\s*$/.test(head)) return facts.find("property", lower);
  if (!/(?:^|[^:]):{1,2}$/.test(head)) return undefined;
  // `a:left {` or `float:left;`: what follows tells a selector from a value.
  const mayBeValue = /(?:^|[{;])\s*[\w-]+\s*:$/.test(head) || /:\s/.test(head);
  return mayBeValue && !/^[^;]*(?:\{|,\s*$)/.test(tail) ? undefined : facts.find("selector", lower);
}

function inPage(facts: WebFacts, name: string, head: string, tail: string): WebFact | undefined {
  const lower = name.toLowerCase();
  if (/<\/?$/.test(head)) return facts.find("element", lower);
  const element = /<([a-z][\w-]*)(?:\s+[^\s"'<>=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'<>]+))?)*\s+$/i.exec(
    head,
  )?.[1];
  if (element === undefined || !/^\s*(?:[=>/]|\s[\w@:#v-]|$)/.test(tail)) return undefined;
  return facts.find("attribute", `${element.toLowerCase()} ${lower}`) ?? facts.find("attribute", lower);
}

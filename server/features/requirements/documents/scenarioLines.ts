import { isId } from "./identifiers.ts";

const scenario = /^[ \t]*(?:Scenario(?: Outline| Template)?|Example)[ \t]*:[ \t]*(.*)$/;
const step = /^[ \t]*(?:[-*][ \t]+)?\*{0,2}(Given|When|Then|And|But)\*{0,2}\b[ \t]*(.*)$/;
const tags = /^[ \t]*(?:@[\w~.-]+[ \t]*)+$/;

/** A scenario of a Gherkin feature, alone or inside a document. Offsets in UTF-16 code units. */
export interface Scenario {
  readonly id: string | undefined;
  readonly idStart: number;
  readonly start: number;
  readonly end: number;
  /** Name and steps as sentences. */
  readonly text: string;
}

/** The scenarios of a text. A tag above one that is an identifier names it: `@CART-1`. */
export function findScenarios(text: string): Scenario[] {
  if (!/^[ \t]*(?:Scenario|Example)/m.test(text)) return [];
  const found: Scenario[] = [];
  let open:
    | { id: string | undefined; idStart: number; start: number; end: number; parts: string[] }
    | undefined;
  let tagged: { id: string; start: number } | undefined;
  const close = () => {
    if (open && open.parts.length > 1) {
      const { parts, ...place } = open;
      found.push({ ...place, text: parts.join(" ") });
    }
    open = undefined;
  };
  for (const match of text.matchAll(/[^\r\n]+/g)) {
    const line = match[0];
    const end = match.index + line.length;
    const name = scenario.exec(line)?.[1];
    const [, word, rest] = step.exec(line) ?? [];
    if (name !== undefined) {
      close();
      const start = match.index;
      open = { id: tagged?.id, idStart: tagged?.start ?? start, start, end, parts: [`${name.trim()}:`] };
      tagged = undefined;
    } else if (tags.test(line)) {
      close();
      const id = line.split(/[\s@]+/).find(isId);
      tagged = id === undefined ? undefined : { id, start: match.index + line.indexOf(id) };
    } else if (open && word && rest !== undefined) {
      open.parts.push(`${word} ${rest.trim().replace(/[.;]$/, "")}.`);
      open.end = end;
    } else if (open && !/^[ \t]*(?:\||Examples|#|"""|$)/.test(line)) close();
  }
  close();
  return found;
}

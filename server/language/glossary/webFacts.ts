/** What is known of HTML and CSS: elements, attributes, properties and features of the web, from `facts/web.json`. */

/** What a name belongs to. */
export type WebKind = "property" | "at-rule" | "selector" | "element" | "attribute" | "feature";

export interface WebFact {
  /** As it is written in its language: `<dialog>`, `:has()`, `aspect-ratio`. */
  readonly name: string;
  readonly text: string;
  /** Year and month since which all major browsers have it; undefined where some do not. */
  readonly since: string | undefined;
  /** Syntax and initial value, of properties. */
  readonly values:
    | { readonly syntax: string; readonly initial: string; readonly inherited: boolean }
    | undefined;
}

export interface WebFacts {
  /** @param name in small letters; an attribute's may follow its element's and a space */
  find(kind: WebKind, name: string): WebFact | undefined;
  /** What is called so in plain words: "dialog element", "<dialog>", ":has()", "aspect-ratio", "container queries". */
  named(words: string): WebFact | undefined;
}

interface Table {
  readonly texts: readonly string[];
  readonly since: readonly string[];
  readonly names: Readonly<Record<string, number>>;
  readonly values: Readonly<Record<string, readonly [syntax: string, initial: string, inherited: number]>>;
}

const kindsByWord: Readonly<Record<string, WebKind>> = {
  element: "element",
  tag: "element",
  attribute: "attribute",
  property: "property",
  rule: "at-rule",
  "at-rule": "at-rule",
  selector: "selector",
  "pseudo-class": "selector",
  "pseudo-element": "selector",
  feature: "feature",
};
const yearAndMonth = "2000-01".length;

/** Reads the table. */
export function createWebFacts(json: string): WebFacts {
  const { texts, since, names, values } = JSON.parse(json) as Table;

  function find(kind: WebKind, name: string): WebFact | undefined {
    const key = `${kind} ${name}`;
    const at = Object.hasOwn(names, key) ? names[key] : undefined;
    const text = at === undefined ? undefined : texts[at];
    if (at === undefined || text === undefined) return undefined;
    const [syntax, initial = "", inherited = 0] = (kind === "property" && values[name]) || [];
    return {
      name: written(kind, name.split(" ").at(-1) ?? name),
      text,
      since: since[at]?.slice(0, yearAndMonth) || undefined,
      values: syntax === undefined ? undefined : { syntax, initial, inherited: inherited === 1 },
    };
  }

  function named(words: string): WebFact | undefined {
    const text = words
      .trim()
      .toLowerCase()
      .replace(/^(?:the |an? )|^(?:html|css) |[?.!]$/g, "");
    const [, name = text, word = ""] = /^(.+?)(?: (?:html|css))? ([\w-]+)$/.exec(text) ?? [];
    const kind = Object.hasOwn(kindsByWord, word) ? kindsByWord[word] : undefined;
    if (kind) return find(kind, bare(name));
    return kindsOf(text)
      .map((each) => find(each, each === "feature" ? text : bare(text)))
      .find((fact) => fact !== undefined);
  }

  return Object.freeze({ find, named });
}

/** The kinds that a name can be of by the signs it is written with; a plain word must be a property with a hyphen, or a feature. */
function kindsOf(text: string): readonly WebKind[] {
  if (text.startsWith("<")) return ["element"];
  if (text.startsWith("@")) return ["at-rule"];
  if (text.startsWith(":")) return ["selector"];
  return text.includes("-") ? ["property", "attribute", "feature"] : ["feature"];
}

function bare(name: string): string {
  return name.replace(/^[<@:/]+|(?<![>()])[>()]+$/g, "");
}

function written(kind: WebKind, name: string): string {
  if (kind === "element") return `<${name}>`;
  if (kind === "at-rule") return `@${name}`;
  return kind === "selector" ? `:${name}` : name;
}

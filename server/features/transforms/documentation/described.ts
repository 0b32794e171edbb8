import { commentLines } from "../../../language/comments/commentBody.ts";
import { defaultTodoTags, findTodos } from "../../../language/comments/todos.ts";
import { isFunction, type SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { type Outcomes, outcomesOf } from "../../../language/roles/outcomes.ts";
import { type Parameter, parametersOf } from "../../../language/roles/parameters.ts";
import { trimEndOf } from "../../../text/endOf.ts";

/** What is known of a definition whose comment becomes its documentation. */
export interface Described {
  /** Lines of the comment, without signs; indented as they were towards each other. */
  readonly lines: readonly string[];
  readonly name: string | undefined;
  readonly parameters: readonly DescribedParameter[];
  readonly outcomes: Outcomes | undefined;
}

export interface DescribedParameter extends Parameter {
  /** What the comment says of it on a line of its own; empty where it says nothing. */
  readonly words: string;
}

export function describe(comments: readonly SyntaxNode[], definition: SyntaxNode): Described {
  const lines = wordsOf(comments);
  const callable = functionIn(definition);
  const name = nameOf(callable ?? definition);
  if (!callable) return { lines, name, parameters: [], outcomes: undefined };
  const told = lines.join("\n");
  const missing = parametersOf(callable).filter((parameter) => !isTold(told, parameter));
  const { prose, words } = apart(lines, missing);
  const parameters = missing.map((each) => ({ ...each, words: words.get(each.name ?? "") ?? "" }));
  return { lines: prose, name, parameters, outcomes: outcomesOf(callable) };
}

interface Apart {
  readonly prose: readonly string[];
  /** By the parameter's name. */
  readonly words: ReadonlyMap<string, string>;
}

const entry = /^\s*(?:[-*] )?[`"]?(?<name>\$?\w+)[`"]?(?:: | +(?:--?|–|=) )(?<words>\S.*)$/;
const heading = /^\s*(?:args|arguments|parameters|params|inputs?|where):$/i;

/** Lines such as `path: where the file is` or `- path - where it is` behind the first, apart from all others. */
function apart(lines: readonly string[], parameters: readonly Parameter[]): Apart {
  const words = new Map<string, string>();
  const prose: string[] = [];
  let current: string | undefined;
  lines.forEach((line, index) => {
    const { name, words: own } = entry.exec(line)?.groups ?? {};
    const known = parameters.find((each) => each.name === name || each.name === `$${name}`)?.name;
    if (index > 0 && own !== undefined && known !== undefined && !words.has(known)) {
      words.set(known, own);
      current = known;
    } else if (current !== undefined && /^\s+\S/.test(line)) {
      words.set(current, `${words.get(current)} ${line.trim()}`);
    } else {
      prose.push(line);
      current = undefined;
    }
  });
  while (words.size > 0 && (prose.at(-1)?.trim() === "" || heading.test(prose.at(-1) ?? ""))) prose.pop();
  return { prose, words };
}

/** The words already have a tag for the parameter. */
function isTold(words: string, { name }: Parameter): boolean {
  return (
    name !== undefined && words.split("\n").some((line) => /^[@\\:]param\b/.test(line) && line.includes(name))
  );
}

/** The function that a definition is, or that its frames hold: `export const f = () => …`. */
function functionIn(definition: SyntaxNode): SyntaxNode | undefined {
  const { roles } = definition.language;
  if (isFunction(definition)) return definition;
  if (!roles.frames.has(definition.type) && !(definition.type in roles.bindings)) return undefined;
  for (const child of definition.namedChildren) {
    const found = functionIn(child);
    if (found) return found;
  }
  return undefined;
}

function nameOf(definition: SyntaxNode): string | undefined {
  const own = definition.child("name");
  if (own) return own.text;
  // Go: `type ( Name struct {} )`, `const Name = 1`.
  for (const child of definition.namedChildren) {
    const name = child.child("name");
    if (name) return name.text;
  }
  return undefined;
}

/** The words of comments, line by line, without the white space that all of them start with. */
function wordsOf(comments: readonly SyntaxNode[]): readonly string[] {
  const lines = comments.flatMap((comment) => {
    const text = comment.text.replaceAll("\r", "");
    const raw = text.trimEnd();
    return commentLines(raw).map((line) => {
      const before = raw.slice(0, line.offset);
      return { text: line.text, lead: before.length - trimEndOf(before, " \t").length };
    });
  });
  while (lines[0]?.text === "") lines.shift();
  while (lines.at(-1)?.text === "") lines.pop();
  const least = Math.min(...lines.filter(({ text }) => text !== "").map(({ lead }) => lead));
  return lines.map(({ text, lead }, index) =>
    text === "" || index === 0 ? text : " ".repeat(Math.max(0, lead - least)) + text,
  );
}

/** Why words are no documentation; undefined where they are. */
export function unfit(lines: readonly string[]): string | undefined {
  const [first = ""] = lines;
  if (first === "") return "The comment is empty.";
  if (findTodos(`// ${first}`, defaultTodoTags).length > 0)
    return "The comment is a note of what is to be done.";
  if (lines.some(isCode)) return "The comment looks like code.";
  return undefined;
}

/** A line that nobody writes in prose. */
function isCode(line: string): boolean {
  const text = line.trim();
  return (
    /[;{}]$/.test(text) ||
    /^(?:[\w$.]+\([^()]*\)|[\w$.]+ +[-+*/|&]?= +\S+(?: +(?:#|\/\/).*)?|@\w+(?:\([^()]*\))?|[)\]}]+[;,]?)$/.test(
      text,
    ) ||
    /^(?:def|class|if|elif|for|while|return|import|from|const|let|var)\b.*(?::|\)|;)$/.test(text)
  );
}

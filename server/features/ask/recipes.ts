import { contentStems } from "../../language/glossary/contentStems.ts";
import type { GlossaryEntry } from "../../language/glossary/entry.ts";
import { wordsOf } from "../../text/termWords.ts";

/** Share of a recipe's words that a question must have, and of the question's words that the recipe must explain. */
const leastOfRecipe = 0.75;
const leastOfQuestion = 0.6;

/** Short words that matter in tasks; the stems of content leave them out. */
const short =
  /^(?:tar|log|logs|tag|diff|port|add|ip|vim|zip|venv|ssh|cron|file|files|line|lines|undo|pod|pods|last|part|name|find|see|show|list|run|kill|stop|read|text|path)$/;

interface Task {
  readonly words: readonly string[];
  readonly asked: readonly string[];
  readonly namesTool: boolean;
}

/** What a task says, for a recipe. */
interface Asked {
  readonly asked: readonly string[];
  /** Words that name what the recipe is for: it need not say them. */
  readonly about: ReadonlySet<string>;
  readonly isNamed: boolean;
}

/** The recipe for a task, if one is clearly meant. */
export function findRecipe(entries: readonly GlossaryEntry[], task: string): GlossaryEntry | undefined {
  const words = wordsOf(task).map((word) => word.toLowerCase());
  const read = { words, asked: keyWords(task), namesTool: toolsNamed(entries, words).size > 0 };
  let best: GlossaryEntry | undefined;
  let most = 0;
  for (const entry of entries) {
    const score = entry.kind === "recipe" ? scoreOf(entry, read) : 0;
    if (score > most) [best, most] = [entry, score];
  }
  return best;
}

/** How well a recipe fits; 0 where it does not. */
function scoreOf({ term, aliases = [], where }: GlossaryEntry, { words, asked, namesTool }: Task): number {
  const about = new Set(where?.words ?? []);
  const isNamed = words.some((word) => about.has(word));
  // "install a package with pip" is no task for npm.
  if (namesTool && !isNamed) return 0;
  return Math.max(
    ...[term, ...aliases].map((phrase) => scoreOfPhrase(keyWords(phrase), { asked, about, isNamed })),
  );
}

function scoreOfPhrase(wanted: readonly string[], { asked, about, isNamed }: Asked): number {
  const open = telling(asked.filter((word) => wanted.includes(word) || !about.has(word)));
  const met = wanted.filter((word) => asked.includes(word)).length;
  const ofRecipe = met / Math.max(1, wanted.length);
  const ofQuestion = open.filter((word) => wanted.includes(word)).length / Math.max(1, open.length);
  if (ofRecipe < leastOfRecipe || ofQuestion < leastOfQuestion) return 0;
  return ofRecipe + ofQuestion + (isNamed ? 1 : 0) + wanted.length / 100;
}

/** The tools and languages that a task names: words that say what recipes are about, and stand in no task themselves. */
function toolsNamed(entries: readonly GlossaryEntry[], words: readonly string[]): ReadonlySet<string> {
  const recipes = entries.filter(({ kind }) => kind === "recipe");
  const tools = new Set(recipes.flatMap(({ where }) => where?.words ?? []));
  const ofTasks = new Set(recipes.flatMap(({ term, aliases = [] }) => [term, ...aliases].flatMap(wordsOf)));
  return new Set(words.filter((word) => tools.has(word) && !ofTasks.has(word)));
}

/** That somebody wants to see something says little about what, unless nothing else is said. */
function telling(words: readonly string[]): readonly string[] {
  const others = words.filter((word) => word !== "show");
  return others.length > 0 ? others : words;
}

const same: ReadonlyMap<string, string> = new Map(
  Object.entries({
    remov: "delet",
    discard: "undo",
    rever: "undo",
    display: "show",
    see: "show",
    list: "show",
    view: "show",
    stdout: "output",
    folder: "director",
    logs: "log",
    files: "file",
    lines: "line",
    pods: "pod",
  }),
);

function keyWords(text: string): readonly string[] {
  const words = new Set<string>(contentStems(text));
  for (const [number] of text.matchAll(/(?<!\d)\d+\.\d+/g)) words.add(number);
  for (const word of wordsOf(text.toLowerCase())) if (short.test(word)) words.add(word);
  return [...new Set([...words].map((word) => same.get(word) ?? word))];
}

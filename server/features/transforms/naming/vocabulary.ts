import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../language/roles/bindings.ts";
import { readCall } from "../../../language/roles/calls.ts";
import { splitWords } from "../../../language/words/wordForms.ts";

/** How a project speaks: its names, its words, and what it calls the values of which calls. */
export interface Vocabulary {
  /** How often a name is given to a value. */
  readonly names: ReadonlyMap<string, number>;
  /** How often a word is in names. */
  readonly words: ReadonlyMap<string, number>;
  /** The names that values are given, by their text and by what they call. */
  readonly byValue: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Longer values are said nowhere twice; in UTF-16 code units. */
const longestValue = 80;
/** Shorter values say nothing. */
const shortestValue = 4;

/** Reads the vocabulary of texts' trees; the nodes to be named are left out. */
export function vocabularyOf(roots: readonly SyntaxNode[], without: readonly SyntaxNode[] = []): Vocabulary {
  const names = new Map<string, number>();
  const words = new Map<string, number>();
  const byValue = new Map<string, Map<string, number>>();
  for (const root of roots)
    for (const node of root.descendants()) {
      const binding = readBinding(node);
      if (!binding || binding.name === "" || without.includes(binding.value)) continue;
      count(names, binding.name);
      for (const word of splitWords(binding.name)) count(words, word);
      for (const key of keysOf(binding.value)) {
        const known = byValue.get(key) ?? new Map<string, number>();
        byValue.set(key, known);
        count(known, binding.name);
      }
    }
  return { names, words, byValue };
}

/** What a value is looked up by: its text, and what it calls. */
export function keysOf(value: SyntaxNode): readonly string[] {
  const call = readCall(value);
  const { length } = value.text;
  const text = length <= longestValue && length >= shortestValue ? [value.text] : [];
  return [...text, ...(call && call.name.length > 2 ? [`${call.name}()`] : [])];
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

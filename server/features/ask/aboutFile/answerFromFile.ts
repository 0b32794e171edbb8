/** What a file's tree says to a small question about it, in a sentence or two. */
import { commentLines } from "../../../language/comments/commentBody.ts";
import { documentationText, documented, kindOfComment } from "../../../language/comments/documentation.ts";
import { firstSentence } from "../../../language/comments/firstSentence.ts";
import { languageById } from "../../../language/files/languageTable.ts";
import { findLibraries } from "../../../language/files/libraries.ts";
import { definitionsIn, type NamedDefinition } from "../../../language/functions/definitionsIn.ts";
import { headWords } from "../../../language/functions/headWords.ts";
import { maskText } from "../../../language/lexical/maskText.ts";
import { everything, readExports } from "../../../language/names/exports.ts";
import { importedModules } from "../../../language/names/importedModules.ts";
import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { isComment } from "../../../language/roles/tokens.ts";
import { plural } from "../../../language/words/inflect.ts";
import { countLines } from "../../../text/countLines.ts";
import type { FileQuestion, Thing } from "./fileQuestion.ts";
import { counted, listed } from "./words.ts";

/** A file to ask, with its tree where it has one. */
export interface AskedFile {
  readonly text: string;
  readonly languageId: string;
  readonly root: SyntaxNode | undefined;
}

/** The answer as Markdown; undefined where the file does not tell. */
export function answerFromFile(question: FileQuestion, file: AskedFile): string | undefined {
  const { root, text, languageId } = file;
  switch (question.wants) {
    case "language": {
      const language = languageById(languageId);
      return language && `It is ${language.name}.`;
    }
    case "length":
      return `It has ${counted(countLines(text), "line")}.`;
    case "purpose":
      return root && purposeOf(root);
    case "libraries":
      return sayNames("library", libraries(file), question.isCount);
    case "imports":
      return root && sayNames("import", importsOf(file, root), question.isCount);
    default:
      return root && sayThings(root, question.wants, question.isCount);
  }
}

function libraries({ text, languageId }: AskedFile): readonly string[] {
  return findLibraries(languageId, maskText(text, languageId));
}

/** Libraries, and files of the same project. */
function importsOf(file: AskedFile, root: SyntaxNode): readonly string[] {
  const known = libraries(file);
  const isKnown = (module: string) => {
    const name = module.replace(/^node:/, "");
    return known.some((library) => name === library || name.startsWith(`${library}/`));
  };
  const own = importedModules(root)
    .filter(({ module, node }) => /^["'.]/.test(node.text) && !isKnown(module))
    .map(({ module }) => module);
  return [...known, ...new Set(own)];
}

function sayThings(root: SyntaxNode, wants: Thing, isCount: boolean): string | undefined {
  if (wants === "exports") return sayExports(root, isCount);
  const found = definitionsIn(root);
  const functions = found.filter(({ kind }) => kind === "function");
  const methods = functions.filter(({ owner }) => owner !== undefined);
  if (wants === "methods") return sayNames("method", namesOf(methods), isCount);
  if (wants === "functions") {
    const free = functions.filter(({ owner }) => owner === undefined);
    const first = sayNames("function", namesOf(free), isCount);
    return methods.length > 0 ? `${first} ${sayNames("method", namesOf(methods), isCount)}` : first;
  }
  const types = found.filter(({ kind }) => kind === "type");
  return wants === "types" ? sayNames("type", namesOf(types), isCount) : sayClasses(types, isCount);
}

/** What is no class, but stands for one where a language has none, is told by its own word. */
function sayClasses(types: readonly NamedDefinition[], isCount: boolean): string {
  const words = [...new Set(types.map(wordOf))].sort(
    (one, other) => Number(other === "class") - Number(one === "class"),
  );
  if (!words.includes("class")) words.unshift("class");
  return words
    .map((word) => sayNames(word, namesOf(types.filter((type) => wordOf(type) === word)), isCount))
    .join(" ");
}

/** The word that a type is defined with. */
function wordOf({ node }: NamedDefinition): string {
  const words = headWords(node);
  return wordsOfTypes.find((word) => words.has(word)) ?? "type";
}

const wordsOfTypes = ["class", "interface", "struct", "enum", "trait", "record", "union", "module"];

function sayExports(root: SyntaxNode, isCount: boolean): string | undefined {
  if (root.language.exports.size === 0) return undefined;
  const names = readExports(root);
  return names.includes(everything) ? undefined : sayNames("export", [...new Set(names)], isCount);
}

function namesOf(definitions: readonly NamedDefinition[]): readonly string[] {
  return [
    ...new Set(definitions.map(({ name, owner }) => (owner === undefined ? name : `${owner}.${name}`))),
  ];
}

function sayNames(noun: string, names: readonly string[], isCount: boolean): string {
  if (names.length === 0) return `It has no ${plural(noun)}.`;
  if (isCount) return `It has ${counted(names.length, noun)}: ${listed(names)}.`;
  return `${names.length === 1 ? upper(noun) : upper(plural(noun))}: ${listed(names)}.`;
}

function upper(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** What the comment at a file's head says of it, else what it defines. */
function purposeOf(root: SyntaxNode): string | undefined {
  const head = firstSentence(documentationText(root), "") ?? headComment(root);
  if (head !== undefined) return head;
  const found = definitionsIn(root);
  const outer = found.filter(({ owner, kind }) => owner === undefined && kind !== "value");
  return outer.length > 0 ? `It defines ${listed(namesOf(outer))}.` : undefined;
}

/** The first sentence of a comment that stands at the head of a file and speaks of no definition below it. */
function headComment(root: SyntaxNode): string | undefined {
  for (const node of root.children) {
    if (!isComment(node)) return undefined;
    const kind = kindOfComment(node);
    if (kind !== "plain" && kind !== "documentation") continue;
    if (documented(node) !== undefined) return undefined;
    const said = commentLines(node.text)
      .map(({ text }) => text)
      .join("\n")
      .trim();
    return firstSentence(said, "");
  }
  return undefined;
}

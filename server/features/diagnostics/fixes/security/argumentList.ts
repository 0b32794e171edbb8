import { javascript, python } from "../../../../language/families.ts";
import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, keyword, positional, readCall } from "../../../../language/roles/calls.ts";
import { placedPieces } from "../../../../language/roles/placedPieces.ts";
import type { Piece } from "../../../../language/roles/texts.ts";
import { type Fixer, replace } from "../fix.ts";
import { importing } from "./imports.ts";
import { around, findingNode, interpolated } from "./place.ts";

/** What only a shell understands: with one of these the command is more than a program and its arguments. */
const shellSigns = /[|&;<>$`*?~(){}[\]\\#!\n]/;

/** Starts the program itself with a list of arguments, where a shell was handed a line. */
export const argumentList: Fixer = (context) => {
  const node = findingNode(context);
  const call = node && around(node, readCall);
  const line = call && positional(call, 0);
  const pieces = line && placedPieces(line);
  const words = pieces && wordsOf(pieces);
  const { languageId } = context.document;
  if (!call || !words) return [];
  const written = python.includes(languageId)
    ? pythonCall(call, words)
    : javascript.includes(languageId)
      ? scriptCall(call, words)
      : undefined;
  if (written === undefined) return [];
  const { start, end } = call.node;
  return [
    {
      title: "Start the program itself with a list of arguments",
      isReviewed: true,
      edits: [
        ...(python.includes(languageId) ? importing(context, "subprocess") : []),
        replace(context.document, start, end, written),
      ],
    },
  ];
};

/** A part of a word: written in the code, or the value of an expression. */
type Part = { readonly text: string } | { readonly value: string };
type Word = readonly Part[];

/** The words of a command line; undefined where a shell would do more than split it. */
function wordsOf(pieces: readonly Piece[]): readonly Word[] | undefined {
  const words: Part[][] = [[]];
  for (const piece of pieces) {
    const parts = "node" in piece ? valueIn(piece.node) : plainParts(piece.text);
    if (!parts) return undefined;
    for (const [index, part] of parts.entries()) {
      if (index > 0) words.push([]);
      words.at(-1)?.push(part);
    }
  }
  const filled = words
    .map((word) => word.filter((part) => "value" in part || part.text !== ""))
    .filter((word) => word.length > 0);
  const [program] = filled;
  return program?.every((part) => "text" in part) ? filled : undefined;
}

function valueIn(node: SyntaxNode): readonly Part[] | undefined {
  const value = interpolated(node);
  return value === undefined ? undefined : [{ value }];
}

/** What stands between spaces; quotes kept data together for the shell, which is gone. */
function plainParts(text: string): readonly Part[] | undefined {
  const plain = text.replace(/["']/g, "");
  return shellSigns.test(plain) ? undefined : plain.split(/ +/).map((part) => ({ text: part }));
}

function pythonCall(call: Call, words: readonly Word[]): string | undefined {
  const list = `[${words.map(pythonWord).join(", ")}]`;
  if (/^os\.(?:system|popen)$/.test(call.callee))
    return call.name === "system" ? `subprocess.run(${list}, check=False).returncode` : undefined;
  if (!keyword(call, "shell")) return undefined;
  const others = call.arguments.slice(1).flatMap(({ keyword: name, value }) => {
    if (name === "shell") return [];
    return [name === undefined ? value.text : `${name}=${value.text}`];
  });
  return `${call.callee}(${[list, ...others].join(", ")})`;
}

function pythonWord(word: Word): string {
  const [only] = word;
  if (word.length === 1 && only) return "value" in only ? `str(${only.value})` : JSON.stringify(only.text);
  return `f"${word.map((part) => ("value" in part ? `{${part.value}}` : part.text)).join("")}"`;
}

function scriptCall(call: Call, words: readonly Word[]): string | undefined {
  // `execFile` is there where the module is: a single imported function would need another import.
  const path = /^(.+\.)exec(Sync)?$/.exec(call.callee);
  const [program = [], ...rest] = words;
  if (!path) return undefined;
  const others = call.arguments.slice(1).map(({ value }) => value.text);
  const given = [scriptWord(program), `[${rest.map(scriptWord).join(", ")}]`, ...others];
  return `${path[1]}execFile${path[2] ?? ""}(${given.join(", ")})`;
}

function scriptWord(word: Word): string {
  const [only] = word;
  if (word.length === 1 && only) return "value" in only ? only.value : JSON.stringify(only.text);
  return `\`${word.map((part) => ("value" in part ? `\${${part.value}}` : part.text)).join("")}\``;
}

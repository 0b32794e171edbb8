import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { type Call, pathOf, positional, readCall } from "../../../../language/roles/calls.ts";
import { type Piece, piecesOf } from "../../../../language/roles/texts.ts";
import { givenDataInPieces } from "../../../../language/values/givenData.ts";
import { dataInPieces } from "../../../../language/values/safety.ts";
import type { Scope } from "../../../../language/values/scope.ts";
import type { Sink } from "./sinks.ts";

/** How often it is right where all that is data is the name of a program, which the settings or the user chose: an estimate. */
export const ofProgram = 0.5;

/** What a class that speaks to a database calls its own method: `exec(sql)`. */
export function isOfDatabase(call: Call): boolean {
  const first = positional(call, 0);
  return first !== undefined && statements.test(pathOf(first));
}

const statements = /(?:^|[_.$])(?:sql|query|stmt|statement)s?$/i;

/** Whether nothing is data in a command but the programs that it starts, and no request names them. */
export function namesProgram(call: Call, { data = [] }: Sink, scope: Scope): boolean {
  const [index] = data;
  const given = index === undefined ? undefined : positional(call, index);
  if (given === undefined) return false;
  const pieces = piecesOf(madeOf(given, scope));
  const programs = pieces.filter((piece, at) => !("text" in piece) && startsProgram(pieces[at - 1]));
  const others = pieces.filter((piece) => !programs.includes(piece));
  return (
    pieces.some((piece) => "text" in piece) &&
    programs.length > 0 &&
    dataInPieces(others, scope, "shell") === undefined &&
    givenDataInPieces(programs, scope, "shell", { parameters: false }) === undefined
  );
}

/** Whether what stands behind is a program: at the beginning of a command, behind `&&`, or behind `sudo`. */
function startsProgram(before: Piece | undefined): boolean {
  return before === undefined || ("text" in before && beforeProgram.test(before.text));
}

const beforeProgram = /(?:^|[;&|]|\bsudo|\bexec)\s*["']?$/;

/** What a local variable is given, where it is given one thing. */
function madeOf(node: SyntaxNode, scope: Scope): SyntaxNode {
  const { values, isParameter } = scope.origin(node.text, node);
  const [value] = values;
  return !isParameter && values.length === 1 && value ? value : node;
}

/** `%x{#{feed.command}}`: what the settings or the user gave, and nothing else. */
export function isWholeCommand(node: SyntaxNode): boolean {
  const pieces = piecesOf(node).filter((piece) => !("text" in piece && piece.text.trim() === ""));
  return pieces.length === 1 && pieces.every((piece) => "node" in piece && !readCall(piece.node));
}

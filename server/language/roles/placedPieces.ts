import type { SyntaxNode } from "../parse/syntaxNode.ts";
import { readCall } from "./calls.ts";
import {
  isBinary,
  isFormatRow,
  isFormatter,
  isText,
  literalText,
  operatorOf,
  type Piece,
  piecesOf,
} from "./texts.ts";

/** A format and what is put into it. */
interface Format {
  readonly text: SyntaxNode;
  readonly values: readonly SyntaxNode[];
  /** What stands for a value as it is, and what is left of signs when those are taken out. */
  readonly mark: RegExp;
  readonly sign: RegExp;
}

const percent = { mark: /%[sdiv]/g, sign: /%/ };
const braces = { mark: /\{\}/g, sign: /[{}]/ };

/**
 * Takes an expression that builds a text apart, like `piecesOf`, with the values of a format where its marks stand. Undefined where
 * a format says more than "put it here": widths, names, numbers of arguments.
 */
export function placedPieces(node: SyntaxNode): readonly Piece[] | undefined {
  const format = formatOf(node);
  if (format) return place(format);
  const isMixed = [...node.descendants()].some((inner) => inner !== node && isFormat(inner));
  return isMixed || isFormat(node) ? undefined : piecesOf(node);
}

function place({ text, values, mark, sign }: Format): readonly Piece[] | undefined {
  const parts = literalText(text)?.split(mark);
  if (parts?.length !== values.length + 1 || parts.some((part) => sign.test(part))) return undefined;
  return parts.flatMap((part, index): Piece[] => {
    const value = values[index];
    return [{ text: part }, ...(value ? [{ node: value }] : [])];
  });
}

function isFormat(node: SyntaxNode): boolean {
  if (isBinary(node)) return operatorOf(node) === "%";
  const call = readCall(node);
  return call !== undefined && isFormatter(call.callee);
}

function formatOf(node: SyntaxNode): Format | undefined {
  return isBinary(node) ? operatorFormat(node) : callFormat(node);
}

/** `"… %s" % value` of Python and Ruby. */
function operatorFormat(node: SyntaxNode): Format | undefined {
  const [text, right] = [node.namedChildren[0], node.namedChildren.at(-1)];
  if (!text || !right || operatorOf(node) !== "%" || !isText(text)) return undefined;
  const values = isFormatRow(right) ? right.namedChildren : [right];
  return { text, values, ...percent };
}

/** `"… {}".format(value)` of Python. */
function callFormat(node: SyntaxNode): Format | undefined {
  const call = readCall(node);
  const text = node.child("function")?.namedChildren[0];
  if (call?.name !== "format" || !text || !isText(text)) return undefined;
  if (call.arguments.some(({ keyword }) => keyword !== undefined)) return undefined;
  return { text, values: call.arguments.map(({ value }) => value), ...braces };
}

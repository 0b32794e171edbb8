import type { Piece } from "../../../../language/roles/texts.ts";

/** Stands for data in a statement: no text holds this sign. */
const openPlace = "\uFFFC";

/** A statement with a sign where data stands. */
export function textOf(pieces: readonly Piece[]): string {
  return pieces.map((piece) => ("text" in piece ? piece.text : openPlace)).join("");
}

/** Pieces where a value stands: behind a comparison or between quotes; all of them where a format leaves such a place open. */
export function valuesIn(pieces: readonly Piece[]): readonly Piece[] {
  const placed = numberedValues(pieces) ?? orderedValues(pieces);
  if (placed) return placed;
  if (formattedValue.test(textOf(pieces))) return pieces.filter((piece) => !("text" in piece));
  return pieces.filter((piece, index) => {
    const [before, behind] = [pieces[index - 1], pieces[index + 1]];
    const isValue = before !== undefined && "text" in before && valuePlace.test(before.text);
    return !("text" in piece) && isValue && !(behind && "text" in behind && namesColumn.test(behind.text));
  });
}

/** `Format("… WHERE name = {1}", table, name)`: what a numbered format puts where a value stands; undefined for any other text. */
function numberedValues(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const at = pieces.findLastIndex((piece) => "text" in piece);
  const format = textOf(pieces.slice(at, at + 1));
  const given = pieces.slice(at + 1);
  const places = [...format.matchAll(numberedPlaces)];
  if (places.length === 0 || places.some(([, number]) => Number(number) >= given.length)) return undefined;
  const values = places.filter(({ index }) => valuePlace.test(format.slice(0, index)));
  return values.flatMap(([, number]) => given[Number(number)] ?? []);
}

const numberedPlaces = /\{(\d{1,2})\}/g;

/**
 * `"INSERT INTO %s (%s) VALUES (%s)" % (table, columns, marks)`: what a format puts where a value stands, one behind the other;
 * undefined for any other text.
 */
function orderedValues(pieces: readonly Piece[]): readonly Piece[] | undefined {
  const at = pieces.findLastIndex((piece) => "text" in piece);
  const format = textOf(pieces.slice(at, at + 1));
  const given = pieces.slice(at + 1);
  const places = [...format.matchAll(orderedPlaces)];
  if (places.length === 0 || places.length !== given.length) return undefined;
  const isValue = (before: string) => valuePlace.test(before) || valueOfList.test(before);
  return given.filter((_, index) => isValue(format.slice(0, places[index]?.index)));
}

const orderedPlaces = /%[-+0 #]{0,3}\d{0,3}(?:\.\d{1,2})?[a-zA-Z]|\{\}/g;
/** What stands before a value that is not the first of its list. */
const valueOfList = /\bvalues ?\([^()]*$/i;

/** What is put before a dot names a table: `= $alias.id`. */
const namesColumn = /^\w*\.\w/;

const valuePlace = /(?:[=<>]|\blike|\bin ?\(|\bvalues ?\()\s{0,9}['"%(]{0,3}$|['"]%?$/i;
/** What a format leaves open where a value stands. */
export const formattedValue =
  /(?:[=<>]|\blike|\bin ?\(|\bvalues ?\()\s{0,3}['"%(]{0,3}(?:%s|%\d|\{\w{0,40}\})|['"]%?(?:%s|%\d|\{\w{0,40}\})/i;

// inkling-ignore-file magic-number: lengths of pieces, in lines.
/** Pieces of a file as people paste them: its start, some twenty lines, some eight, some five. */
export function piecesOf(text: string, random: () => number): readonly string[] {
  const lines = text.split("\n", 3000);
  return [
    lines.slice(0, 120),
    piece(lines, 20, random),
    piece(lines, 20, random),
    piece(lines, 8, random),
    piece(lines, 5, random),
    piece(lines, 5, random),
  ].map((each) => each.join("\n"));
}

function piece(lines: readonly string[], length: number, random: () => number): readonly string[] {
  const start = Math.floor(random() * Math.max(1, lines.length - length));
  return lines.slice(start, start + length);
}

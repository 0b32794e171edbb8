/** A text that grows by repetition, as careless patterns and loops fear it. */
export interface PumpedText {
  readonly name: string;
  /** The text with some `length` characters. */
  of(length: number): string;
}

/** Characters and pieces that are repeated: what languages, prose and documents are made of. */
const pieces: readonly string[] = [
  ..." \t\n\r()[]{}<>\"'`\\/*#-_=+.,:;!?@$%&|^~0aA",
  ..."\u0000\u00e9\u4e2d\u0301\ud800",
  ..."\r\n|a |a.|a,|.a|aA|a_|a-|1,|0.|1 |1.2.|a\n|\n |\n\t|\n\n ".split("|"),
  ...'// |/* |*/|# |-- |<!--|"""|\'\'\'|\\"|$\u007b|`$\u007b|{{|}}|<a |</a>|<a>|[a](|![|](|- |* |1. |> |> - |#a |'.split(
    "|",
  ),
  ...[
    "| a ",
    "|",
    "||",
    "a|",
    "** ",
    "__",
    "[ ] ",
    "REQ-1 ",
    "REQ-1, ",
    "R1. ",
    "a~b~1 ",
    "@a ",
    "@a(",
    "::",
    "->",
  ],
  ..."TODO |TODO(a) |FIXME: |import |from a |export {a,|use a::|require(|include ".split("|"),
  ..."if (|if a:\n |else |for (|while (|switch (|case 1: |try {|catch (e) {|def f(|function(|class A |=> |() => |(a) ".split(
    "|",
  ),
  ..."a(|a[|a.b(|a + |a == |a && |!|- -|not |f(a, |{a: |[a, |a: |a=|a = |\"a\" + |'a', |1 + |x: int, ".split(
    "|",
  ),
  ..."shall |must |and |or |, and |if |when |at most |at least 1 |1 to |the |not |unless |; |. A |yes? |is |what is ".split(
    "|",
  ),
  ..."password = |SELECT a FROM |eval(|md5(|\\d+|(a+)+|#if A\n|#if A && |<?php |@param a |:param a: |Args:\n ".split(
    "|",
  ),
];

/** What stands before the repetition: what makes a reader look at it. */
const beginnings: readonly string[] = [
  "",
  "// ",
  "# ",
  '"',
  "x = ",
  "/** ",
  "The system shall ",
  "import ",
  "f(",
];
/** What stands behind it: what makes a match that began well fail. */
const endings: readonly string[] = ["", "!", "\nx", '"', ")"];

export function pumped(beginning: string, piece: string, ending: string): PumpedText {
  return {
    name: `${JSON.stringify(beginning)} + ${JSON.stringify(piece)} × n + ${JSON.stringify(ending)}`,
    of: (length) => beginning + piece.repeat(Math.max(1, Math.floor(length / piece.length))) + ending,
  };
}

/** Nested, or long in a way that parsers nest, where they are code at all: as many closing signs as opening ones. */
export const nestedTexts: readonly PumpedText[] = [
  nested("x = ", "(", "1", ")"),
  nested("", "[", "", "]"),
  nested("", "{", "", ""),
  nested("x = ", "- ", "1", ""),
  nested("x = ", "a ? b : ", "c", ""),
  nested("", "<a>", "", "</a>"),
  nested("x = ", "() => ", "1", ""),
  nested("", "if (a) { ", "", " }"),
  nested("", "<?php f(function() { ", "", " });"),
];

function nested(before: string, opening: string, inner: string, closing: string): PumpedText {
  const depth = (length: number) => Math.max(1, Math.floor(length / (opening.length + closing.length)));
  return {
    name: `${JSON.stringify(before)} + ${JSON.stringify(opening)} × n + ${JSON.stringify(inner + closing)} × n`,
    of: (length) => before + opening.repeat(depth(length)) + inner + closing.repeat(depth(length)),
  };
}

/**
 * Every piece once, with beginnings and endings that change from piece to piece and with `round`: as many rounds as there are
 * pairs of them try all.
 */
export function pumpedTexts(round: number): readonly PumpedText[] {
  return pieces
    .filter((piece) => piece !== "")
    .map((piece, index) => {
      const turn = index + round;
      const beginning = beginnings[turn % beginnings.length] ?? "";
      const ending = endings[Math.floor(turn / beginnings.length) % endings.length] ?? "";
      return pumped(beginning, piece, ending);
    });
}

/** Rounds that try every piece with every beginning and ending. */
export const allRounds = beginnings.length * endings.length;

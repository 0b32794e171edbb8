/** What code does without saying so in words: operators and idioms, and the words that people have for them. Pure. */
import { similar, stem } from "../../../language/words/wordForms.ts";

/** Signs in code, and words of a requirement that they may well be an answer to; generous on purpose. */
const computations: readonly (readonly [signs: RegExp, words: string])[] = [
  [
    /\+|\bsum\b|inject|reduce|fold/,
    "add sum plus total concatenate join combine append increase increment perimeter interest fibonacci tax accumulate",
  ],
  [
    /-(?!>)/,
    "subtract difference minus decrease decrement distance negate negative opposite sign absolute discount",
  ],
  [
    /\*|<</,
    "multiply product times double triple square cube power scale area volume circumference factorial percent convert " +
      "interest discount tax",
  ],
  [/\/|>>/, "divide division quotient average mean ratio half fraction share percent convert rate"],
  [/%|\bmod\b/, "remainder modulo modulus even odd divisible divisor multiple parity leap prime cycle wrap"],
  [/sqrt|hypot|\*\*|pow/i, "root hypotenuse distance length square cube power exponent"],
  [/length|size|count|\blen\b|Count|strlen/, "length size count number long short amount"],
  [
    /(?<=[\s\w)])(?<![-=])[<>]=?(?:\s|-?\d)|\bmax|\bmin/i,
    "compare large big great small less maximum minimum between within clamp limit range long short high low positive " +
      "negative absolute order sort",
  ],
  [
    /==|equals|\bis\b|compare/i,
    "equal same identical match check compare whether even odd divisible palindrome",
  ],
  [/!|\bnot\b|~|\^/, "negate opposite invert toggle round"],
  [/\[0\]|\bfirst\b|shift|head/i, "first head initial begin start"],
  [/-1\]|length - 1|at\(-1\)|\blast\b|\bpop\b/i, "last final tail end"],
  [/reverse|::-1|--/i, "reverse backwards palindrome descending order"],
  [/,\s*\w+\s*(?:\]|=[^=>])|\bswap\b/, "swap exchange pair tuple"],
  [/\bset\b|Set\b|distinct|uniq/i, "duplicate unique distinct repeated"],
  [/\.\.\.|assign|copy|clone/i, "merge copy combine clone spread"],
  [/\bfor\b|\bmap\b|each|while|\[.*\bfor\b/i, "flatten nested keep filter"],
  [/upper|title|capital/i, "capital capitalize uppercase letter"],
  [/floor|ceil|trunc|round|\/\/|~~|\|\s*0/i, "round whole integer nearest quotient"],
  [/`[^`]*\$\{|['"]\s*\+|\+\s*['"]|format|f["']/, "text message greet string concatenate build"],
];

const known = computations.map(([signs, words]) => ({ signs, words: words.split(" ").map(stem) }));

/** Whether code may be doing what a word says without naming it. `word` is a stem, `code` is without comments. */
export function mayCompute(word: string, code: string): boolean {
  return known.some(({ signs, words }) => words.some((each) => similar(word, each)) && signs.test(code));
}

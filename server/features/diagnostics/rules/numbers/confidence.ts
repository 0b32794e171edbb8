import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { callAround } from "../../../../language/roles/arguments.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { isSwitch } from "../../../../language/roles/control.ts";
import { isAssignment, isOperation } from "../../../../language/roles/operations.ts";
import { isCase } from "../../../../language/roles/switches.ts";
import { isInOtherBase } from "../../../../language/values/numberOf.ts";

/**
 * How often a careful reader wants a name for what belongs to a craft of its own: digits, bits and bytes, codes, tables of
 * parsers. An estimate from reading findings in packages by other people; for ordinary code the rule's own measure holds.
 */
const special = 0.45;

const mostDigit = 10;
/** Widths of words and sizes of blocks, in bits or bytes. */
const widths: ReadonlySet<number> = new Set([
  12, 16, 20, 31, 32, 48, 63, 64, 127, 128, 160, 192, 256, 384, 512,
]);
/** Files about formats, codes and recipes, where numbers come from a published text. */
const crafts =
  /crypt|cipher|hash|hmac|sha\d|md[245]|aes|salsa|chacha|blowfish|curve|elliptic|random|utf|unicode|charset|codec|encod|decod|base\d\d|zip|flate|lz[a-z\d]|compress|jpe?g|png|gif|bmp|exif|asn1|\bber\b|\bder\b|dtoa|strtod|big_?int|decimal|float|lex|pars|grammar|table|locale|i18n|lang\/|color|colour|font|calendar|date|time|http2|hpack|websocket|protocol|opcode|instruction|bytecode|assembl|math|matrix|geometr|vector|simd|fft/i;
/** Methods that number columns, groups and parameters. */
const numbering =
  /^(?:group|start|end|get|getString|getInt|getLong|getObject|column|field|arg|param|bind\w*|(?:set|get)(?:String|Int|Long|Object|Bytes?|Boolean|BigDecimal|Short|Float|Double|Date|Timestamp|Null|\w*Stream|[BC]lob)|Rot\w*|rot\w*)$/;
const bitOperators: ReadonlySet<string> = new Set([
  "<<",
  ">>",
  ">>>",
  "^",
  "~",
  "&",
  "|",
  "<<=",
  ">>=",
  "^=",
  "&=",
  "|=",
]);
/** So many operators on bits make a function one about bits. */
const fewBits = 3;

/** How often a reader wants a name for such a number; undefined for one of ordinary code. */
export function confidenceIn(node: SyntaxNode, value: number, path: string): number | undefined {
  const isDigit = Number.isInteger(value) && Math.abs(value) <= mostDigit;
  if (isDigit || isInOtherBase(node.text) || widths.has(Math.abs(value))) return special;
  if (crafts.test(path) || isLabel(node) || isAboutBits(node)) return special;
  const call = callAround(node);
  return call && numbering.test(readCall(call)?.name ?? "") ? special : undefined;
}

function isLabel({ parent }: SyntaxNode): boolean {
  for (let outer = parent, depth = 0; outer && depth < 2; outer = outer.parent, depth++)
    if (isSwitch(outer) || isCase(outer)) return true;
  return false;
}

const counted = new WeakMap<SyntaxNode, boolean>();

function isAboutBits(node: SyntaxNode): boolean {
  const owner = node.ancestor(node.language.functions);
  if (!owner) return false;
  let isMany = counted.get(owner);
  if (isMany === undefined) {
    let count = 0;
    for (const each of owner.descendants())
      if (!each.named && bitOperators.has(each.type) && isBinary(each)) count++;
    isMany = count >= fewBits;
    counted.set(owner, isMany);
  }
  return isMany;
}

/** C writes its pointers, and TypeScript its unions, with the same signs. */
function isBinary({ parent }: SyntaxNode): boolean {
  return parent !== undefined && (isOperation(parent) || isAssignment(parent));
}

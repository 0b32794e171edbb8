import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import {
  isGroup,
  isInterpolation,
  isTextLiteral,
  significantChildren,
} from "../../../language/roles/tokens.ts";
import { csharpText } from "../csharp/joinedText.ts";
import { holdsComment } from "../layout.ts";
import { phpText } from "../php/joinedText.ts";
import { pythonText } from "../python/joinedText.ts";
import { rubyText } from "../ruby/joinedText.ts";
import { replaceNode, type Transform } from "../transform.ts";
import type { InterpolationForm } from "./interpolationForm.ts";

/** By LSP identifier. */
const interpolationForms = new Map<string, InterpolationForm>([
  ["csharp", csharpText],
  ["php", phpText],
  ["ruby", rubyText],
  ["python", pythonText],
]);
/** Parts of one text at most: longer ones read better as they are. */
const mostParts = 12;

/** `"Hello " + name` → the language's text with expressions in it. */
export const interpolation: Transform = {
  name: "concatenation-to-interpolation",
  title: "Convert to interpolated text",
  kind: "refactor.rewrite",
  languages: [...interpolationForms.keys()],
  example: ['text = "Found " + count.to_s + " items"', 'text = "Found #{count} items"'],
  exampleLanguage: "ruby",
  refuses: [
    "Texts that already hold expressions, raw ones and those over several lines; values with quotes, and what the language cannot put into a text.",
    "Everywhere at once in Python and Ruby, values that may be no texts: a sum with these is an error. At one place the title says so.",
  ],
  rewrite(node, { languageId }) {
    const form = interpolationForms.get(languageId);
    if (!form || !isSum(node, form.operator) || (node.parent && isSum(node.parent, form.operator)))
      return undefined;
    const parts = partsOf(node, form.operator);
    const texts = parts.filter(isTextLiteral);
    if (texts.length === 0 || texts.length === parts.length || parts.length > mostParts) return undefined;
    if (form.isShut && isInInterpolation(node))
      return { refused: "It stands in the braces of another text." };
    if (holdsComment(node)) return { refused: "There are comments between the parts." };
    const [first, second] = parts;
    // Until a text is met, + adds numbers.
    if (form.addsNumbers && ![first, second].some((each) => each && isTextLiteral(each)))
      return { refused: "The first two parts are no texts and may be added as numbers." };
    return write(node, parts, form);
  },
};

function write(node: SyntaxNode, parts: readonly SyntaxNode[], form: InterpolationForm) {
  const pieces = parts.map((part) => (isTextLiteral(part) ? form.text(part) : form.value(part)));
  if (pieces.includes(undefined)) return { refused: "A part cannot stand in a text with expressions." };
  const edits = [replaceNode(node, `${form.open}${pieces.join("")}${form.close}`)];
  const unsure = form.isText && parts.find((part) => !isTextLiteral(part) && !form.isText?.(part));
  return unsure ? { edits, assumes: `${unsure.text} is a text` } : { edits };
}

function isInInterpolation({ parent }: SyntaxNode): boolean {
  return parent !== undefined && (isInterpolation(parent) || isInInterpolation(parent));
}

function isSum(node: SyntaxNode, operator: string): boolean {
  const [, sign, ...rest] = significantChildren(node);
  return rest.length === 1 && sign?.named === false && sign.type === operator;
}

/** The parts of a sum as it is written without brackets. A loop, as sums may be long. */
function partsOf(sum: SyntaxNode, operator: string): readonly SyntaxNode[] {
  const parts: SyntaxNode[] = [];
  let rest = sum;
  while (isSum(rest, operator) && !isGroup(rest)) {
    const [left, , right] = significantChildren(rest);
    if (!left || !right) break;
    parts.push(right);
    rest = left;
  }
  return [...parts, rest].toReversed();
}

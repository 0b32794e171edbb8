import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** A condition as a pattern: what is asked about, and what it may be. */
export interface Pattern {
  readonly subject: string;
  readonly alternatives: readonly string[];
}

const builtinClasses = /^(?:int|str|float|bytes|bool|list|dict|set|tuple|frozenset|bytearray|complex)$/;
const classLike = /^(?:\w+\.)*[A-Z]\w*[a-z]\w*$/;

/** `x == 1`, `x in (1, 2)`, `x is None`, `isinstance(x, str)` and what joins these by `or`; undefined for all else. */
export function patternOf(condition: SyntaxNode): Pattern | undefined {
  if (condition.type === "parenthesized_expression") {
    const [inner] = condition.namedChildren;
    return inner && patternOf(inner);
  }
  if (condition.type === "boolean_operator" && condition.child("operator")?.type === "or") {
    const [left, right] = [condition.child("left"), condition.child("right")];
    const [one, other] = [left && patternOf(left), right && patternOf(right)];
    if (!one || !other || one.subject !== other.subject) return undefined;
    return { subject: one.subject, alternatives: [...one.alternatives, ...other.alternatives] };
  }
  if (condition.type === "call") return ofClass(condition);
  return condition.type === "comparison_operator" ? ofComparison(condition) : undefined;
}

function ofComparison(condition: SyntaxNode): Pattern | undefined {
  const [left, operator, right, ...more] = condition.children;
  if (left?.type !== "identifier" || !operator || !right || more.length > 0) return undefined;
  const subject = left.text;
  if (operator.type === "is") return right.type === "none" ? { subject, alternatives: ["None"] } : undefined;
  if (operator.type === "==") return isValue(right) ? { subject, alternatives: [right.text] } : undefined;
  if (operator.type !== "in" || !/^(?:tuple|list)$/.test(right.type)) return undefined;
  const values = right.namedChildren;
  return values.length > 0 && values.every(isValue)
    ? { subject, alternatives: values.map(({ text }) => text) }
    : undefined;
}

/** A literal, or a name of a name: a bare name would be bound. */
function isValue(node: SyntaxNode): boolean {
  if (node.type === "unary_operator") return /^-\s*[\d.]+$/.test(node.text);
  if (node.type === "string") return !/^[a-z]*f/i.test(node.text) && !node.text.includes("\n");
  return (
    node.type === "integer" ||
    node.type === "float" ||
    (node.type === "attribute" && /^[\w.]+$/.test(node.text))
  );
}

function ofClass(call: SyntaxNode): Pattern | undefined {
  const [subject, classes, ...more] = call.child("arguments")?.namedChildren ?? [];
  if (call.child("function")?.text !== "isinstance" || more.length > 0) return undefined;
  if (subject?.type !== "identifier" || !classes) return undefined;
  const names = classes.type === "tuple" ? classes.namedChildren : [classes];
  const isKnown = names.every(({ text }) => builtinClasses.test(text) || classLike.test(text));
  return isKnown && names.length > 0
    ? { subject: subject.text, alternatives: names.map(({ text }) => `${text}()`) }
    : undefined;
}

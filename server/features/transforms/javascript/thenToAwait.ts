import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";
import { bodyLines, holdsComment, indented, layoutAt } from "../layout.ts";
import { type OffsetEdit, replaceNode, type Transform } from "../transform.ts";
import { namesOf } from "./commonjsExports.ts";
import { javascriptLanguages } from "./languages.ts";
import { ownDescendants, takesFromOutside } from "./ownNames.ts";
import { type Chain, chainOf, type Step } from "./promiseChain.ts";
import { grouped, isAsync, isPromise } from "./promises.ts";

/** `return f().then((x) => g(x));` → `const x = await f(); return g(x);`. */
export const thenToAwait: Transform = {
  name: "then-to-await",
  title: "Convert to await",
  kind: "refactor.rewrite",
  languages: javascriptLanguages,
  example: [
    "async function load(id) {\n  return find(id).then((item) => show(item));\n}",
    "async function load(id) {\n  const item = await find(id);\n  return show(item);\n}",
  ],
  refuses: [
    "Everywhere at once: what has a `then` need not be a promise. At one place the title says so.",
    "Chains whose result is kept or that are not waited for, callbacks with names or with `this` of their own, and callbacks in the middle that return early.",
    "Names that are taken around the chain.",
  ],
  rewrite(node, { text }) {
    const place = placeOf(node);
    const chain = place && chainOf(place.call);
    if (!place || !chain) return undefined;
    if (holdsComment(node)) return { refused: "There are comments in the chain." };
    const why = refusal(chain, place);
    if (why) return { refused: why };
    const lines = linesOf(chain, place);
    if (!lines) return { refused: "A callback returns early, or a text goes over several lines." };
    const { indent, step, newline } = layoutAt(text, node.start);
    const all = withHandlers(chain, lines, step, place);
    if (!all) return { refused: "A callback returns early, or a text goes over several lines." };
    const written = all
      .map((line, index) => (index === 0 || line === "" ? line : indent + line))
      .join(newline);
    const edits: OffsetEdit[] = [replaceNode(node, written)];
    const { owner } = place;
    if (!isAsync(owner)) edits.push({ start: owner.start, end: owner.start, text: "async " });
    if (isAsync(owner) && isPromise(chain.start)) return { edits };
    const subject = chain.start.text.length > longest ? "it" : chain.start.text;
    return {
      edits,
      assumes: isAsync(owner)
        ? `${subject} is a promise`
        : `${subject} is a promise and an error may become a rejection`,
    };
  },
};

/** Longer expressions are not repeated in a title, in characters. */
const longest = 30;

interface ChainStatement {
  readonly call: SyntaxNode;
  readonly owner: SyntaxNode;
  /** What stands before what the chain gives: `return `, `const x = `, or nothing where it is only waited for. */
  readonly before: string;
}

const functions: ReadonlySet<string> = new Set([
  ...["function_declaration", "function_expression", "arrow_function", "method_definition"],
  ...["generator_function", "generator_function_declaration", "class_static_block"],
]);
const plainFunctions = /^(?:function_declaration|function_expression|arrow_function)$/;

/** `return chain;` in a function, `await chain;` or `const x = await chain;` in an async one. */
function placeOf(node: SyntaxNode): ChainStatement | undefined {
  if (node.parent?.type !== "statement_block") return undefined;
  const owner = node.ancestor(functions);
  const value = node.namedChildren[0];
  if (!owner || !value || !canWait(owner)) return undefined;
  // In a try of its own a rejection would be caught.
  if (node.type === "return_statement")
    return isInTry(node, owner) ? undefined : { call: value, owner, before: "return " };
  if (node.type === "expression_statement") return waitedFor(value, owner, "");
  const isOnly = node.type === "lexical_declaration" && node.namedChildren.length === 1;
  const kept = isOnly ? value.child("value") : undefined;
  return kept && waitedFor(kept, owner, node.source.slice(node.start, kept.start));
}

/** A function that is async or may become so at its start, and gives one value. */
function canWait(owner: SyntaxNode): boolean {
  const isAsyncMethod = owner.type === "method_definition" && isAsync(owner);
  const isGenerator = owner.children.some(({ type }) => type === "*");
  return plainFunctions.test(owner.type) || (isAsyncMethod && !isGenerator);
}

function waitedFor(value: SyntaxNode, owner: SyntaxNode, before: string): ChainStatement | undefined {
  const call = value.type === "await_expression" ? value.namedChildren[0] : undefined;
  return call && { call, owner, before };
}

function isInTry(node: SyntaxNode, owner: SyntaxNode): boolean {
  for (let outer = node.parent; outer && outer !== owner; outer = outer.parent)
    if (outer.type === "try_statement") return true;
  return false;
}

function refusal({ steps }: Chain, { owner, before }: ChainStatement): string | undefined {
  if (!isAsync(owner) && !isReturned({ before })) return "The function is not async.";
  const isHandled = steps.some(({ kind }) => kind !== "then");
  if (isHandled && before !== "" && !isReturned({ before })) return "What a handler gives is kept.";
  for (const { callback } of steps) {
    const taken = ownThing(callback);
    if (taken) return `A callback uses ${taken} of its own.`;
  }
  const names = steps.flatMap(({ parameter, body }) => [...namesOf(parameter), ...localNames(body)]);
  if (new Set(names).size < names.length) return "A name is used twice in the chain.";
  const inChain = new Set(steps.flatMap(({ callback }) => [...callback.descendants()]));
  const around = [...owner.descendants()].find((each) => !inChain.has(each) && isUse(each, names));
  return around && `The name ${around.text} is taken around the chain.`;
}

function isUse({ type, field, text }: SyntaxNode, names: readonly string[]): boolean {
  return /identifier/.test(type) && field !== "property" && names.includes(text);
}

/** What a function has of its own and uses; arrow functions have nothing. */
function ownThing(callback: SyntaxNode): string | undefined {
  if (callback.type === "arrow_function") return undefined;
  return [...ownDescendants(callback)].map(takesFromOutside).find((taken) => taken !== undefined);
}

function localNames(body: SyntaxNode): string[] {
  if (body.type !== "statement_block") return [];
  return body.namedChildren.flatMap((statement) =>
    /declaration$/.test(statement.type)
      ? [
          ...namesOf(statement.child("name")),
          ...statement.namedChildren.flatMap((each) => namesOf(each.child("name"))),
        ]
      : [],
  );
}

function isReturned({ before }: Pick<ChainStatement, "before">): boolean {
  return before === "return ";
}

/** The statements of the chain up to its handlers; the last one hands on the result where it is wanted. */
function linesOf({ start, steps }: Chain, { before }: ChainStatement): readonly string[] | undefined {
  const lines: string[] = [];
  let value = `await ${start.text}`;
  const thens = steps.filter(({ kind }) => kind === "then");
  for (const [index, step] of thens.entries()) {
    lines.push(given(step.parameter ? `const ${step.parameter.text} = ` : "", value));
    const isLast = index === thens.length - 1;
    const waits = !isReturned({ before }) || steps.length > thens.length;
    const own = isLast ? finalLines(step, before, waits) : middleOf(step);
    if (!own) return undefined;
    lines.push(...own.lines);
    value = own.value;
  }
  if (thens.length === 0) lines.push(given(before, value));
  return lines;
}

interface Written {
  readonly lines: readonly string[];
  /** What the next step is given. */
  readonly value: string;
}

function middleOf({ body }: Step): Written | undefined {
  if (body.type !== "statement_block") return { lines: [], value: waiting(body) };
  const last = body.namedChildren.at(-1);
  const returns = returnsIn(body);
  if (returns.length === 0) {
    const lines = bodyLines(body);
    return lines && { lines, value: "undefined" };
  }
  const value = last?.type === "return_statement" ? last.namedChildren[0] : undefined;
  if (returns.length > 1 || returns[0] !== last || !value || !last) return undefined;
  const lines = body.namedChildren.slice(0, -1).flatMap((statement) => bodyLines(statement) ?? [""]);
  return lines.includes("") ? undefined : { lines, value: waiting(value) };
}

/** The lines of the last step; what is returned from within a try, kept or done has to be waited for there. */
function finalLines(step: Step, before: string, waits: boolean): Written | undefined {
  const { body } = step;
  if (body.type !== "statement_block")
    return { lines: [given(before, waits ? waiting(body) : body.text)], value: "" };
  const returns = returnsIn(body);
  const isKept = before !== "" && !isReturned({ before });
  if ((returns.length === 0 && !isKept) || (isReturned({ before }) && !waits)) {
    const lines = bodyLines(body);
    return lines && { lines, value: "" };
  }
  const ended = middleOf(step);
  if (!ended || before === "") return undefined;
  return { lines: [...ended.lines, given(before, ended.value)], value: "" };
}

function returnsIn(body: SyntaxNode): readonly SyntaxNode[] {
  return [...ownDescendants(body)].filter(
    (each) => each.type === "return_statement" && each.ancestor(functions) === body.parent,
  );
}

function withHandlers(
  { steps }: Chain,
  lines: readonly string[],
  step: string,
  { before }: ChainStatement,
): readonly string[] | undefined {
  const handlers = steps.filter(({ kind }) => kind !== "then");
  if (handlers.length === 0) return lines;
  const written = ["try {", ...indented(lines, step)];
  for (const [index, handler] of handlers.entries()) {
    const isLast = index === handlers.length - 1;
    const own =
      handler.kind === "catch"
        ? finalLines(handler, before, !isReturned({ before }) || !isLast)
        : finalLines(handler, "", true);
    if (!own) return undefined;
    const parameter = handler.parameter ? ` (${handler.parameter.text})` : "";
    written.push(
      `} ${handler.kind}${handler.kind === "catch" ? parameter : ""} {`,
      ...indented(own.lines, step),
    );
  }
  return [...written, "}"];
}

/** What is no promise is there at once. */
const atOnce: ReadonlySet<string> = new Set([
  ...["string", "template_string", "number", "regex", "true", "false", "null", "undefined", "array"],
  ...["object", "arrow_function", "function_expression", "class", "binary_expression", "unary_expression"],
]);
/** They give one of what stands around them. */
const either: ReadonlySet<string> = new Set(["&&", "||", "??"]);

function waiting(value: SyntaxNode): string {
  const inner = value.type === "parenthesized_expression" ? (value.namedChildren[0] ?? value) : value;
  const isEither = either.has(inner.child("operator")?.text ?? "");
  return atOnce.has(inner.type) && !isEither ? inner.text : `await ${grouped(value)}`;
}

/** A statement with a value; one that begins with a brace or a keyword would be another statement. */
function given(before: string, value: string): string {
  const isTaken = before === "" && /^(?:\{|function\b|class\b)/.test(value);
  return `${before}${isTaken ? `(${value})` : value};`;
}

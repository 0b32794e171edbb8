import type { SyntaxNode } from "../../../language/parse/syntaxNode.ts";

/** The name of a call stands within its first characters. */
const callHead = 40;

/** What a piece of code comes to: an error, a returned value, or something that cannot be told. */
export type Outcome =
  | { readonly kind: "reject"; readonly node: SyntaxNode }
  | { readonly kind: "return"; readonly value: string; readonly node: SyntaxNode }
  | { readonly kind: "leave"; readonly node: SyntaxNode };

const throwTypes = /^(?:throw_statement|throw_expression|raise_statement)$/;
const returnTypes = /^(?:return_statement|return_expression|return)$/;
const leaveTypes =
  /^(?:continue_statement|break_statement|continue_expression|break_expression|next|break|continue)$/;
const nested = /function|method|lambda|closure|class|^block_argument$|^do_block$|func_literal/;
/** Calls that end in an error, by language: `panic!`, `errors.New`, `Promise.reject`, Ruby's `raise`, `sys.exit`. */
const failingCall =
  /^(?:panic!?|bail!|unreachable!|todo!|unimplemented!|raise|fail|abort|exit|process\.exit|sys\.exit|Promise\.reject|reject|errors\.New|fmt\.Errorf|Err|std::abort)\s*[!(]?/;
const errorValue =
  /^(?:Err\(|Promise\.reject\(|errors\.New\(|fmt\.Errorf\(|(?:new )?\w*(?:Error|Exception)\b.*\(|Result\.(?:fail|err)|\w*[eE]rr(?:or)?\b(?!\s*[=!]=))/;

/** Whether a node raises an error. */
export function isReject(node: SyntaxNode): boolean {
  if (throwTypes.test(node.type)) return true;
  if (/call|macro_invocation|^command$/.test(node.type))
    return failingCall.test(node.text.slice(0, callHead));
  if (returnTypes.test(node.type)) return returnedParts(node).some((part) => errorValue.test(part));
  return false;
}

/** The first thing that ends a block, branches inside it left out. */
export function outcomeOf(block: SyntaxNode | undefined): Outcome | undefined {
  if (!block) return undefined;
  for (const node of walk(block)) {
    if (isReject(node)) return { kind: "reject", node };
    if (returnTypes.test(node.type)) return { kind: "return", value: returnedValue(node), node };
    if (leaveTypes.test(node.type)) return { kind: "leave", node };
  }
  return undefined;
}

/** The text behind `return`, normalised: `null`, `[]`, `{}`, `""`, `true`, `-1`. */
export function returnedValue(node: SyntaxNode): string {
  return normalize(node.text.replace(/^return\b/, ""));
}

export function normalize(text: string): string {
  const bare = text
    .trim()
    .replace(/;$/, "")
    .trim()
    .replace(/^\((.*)\)$/s, "$1");
  if (/^(?:null|undefined|None|nil|NULL|nullptr|Optional\.empty\(\)|)$/.test(bare)) return "null";
  if (/^(?:True|TRUE|Some\(true\)|Ok\(true\))$/.test(bare)) return "true";
  if (/^(?:False|FALSE|Ok\(false\))$/.test(bare)) return "false";
  if (
    /^(?:\[\]|list\(\)|tuple\(\)|\(\)|Vec::new\(\)|vec!\[\]|new ArrayList<.*>\(\)|List\.of\(\)|Collections\.emptyList\(\)|array\(\)|new \w+\[0\]|\[\]\w+\{\})$/.test(
      bare,
    )
  )
    return "[]";
  if (/^(?:\{\}|dict\(\)|new Map\(\)|HashMap::new\(\)|Map\.of\(\)|map\[.*\]\w+\{\})$/.test(bare)) return "{}";
  if (/^(?:''|``|""|String::new\(\)|"".to_string\(\)|String\.Empty|string\.Empty)$/.test(bare)) return '""';
  return /^-?0(?:\.0+)?[fFdDlL]?$/.test(bare) ? "0" : bare;
}

function returnedParts(node: SyntaxNode): string[] {
  const rest = node.text.replace(/^return\b/, "").trim();
  return [rest, ...rest.split(/,\s*(?=[\w.]+[({]?)/).slice(1)];
}

/** Nodes of a block in order, nested functions and inner branches left out. */
function* walk(node: SyntaxNode, depth = 0): Generator<SyntaxNode> {
  yield node;
  for (const child of node.children)
    if (
      !nested.test(child.type) &&
      (depth === 0 || !/^(?:if|elif|else|switch|match|case|for|while|unless)/.test(child.type))
    )
      yield* walk(child, depth + 1);
}

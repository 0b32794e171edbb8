import { isFunction, type SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { callAround, isMacroCall, macroName } from "../../../../language/roles/arguments.ts";
import { type Call, pathOf, readCall, receiverOf } from "../../../../language/roles/calls.ts";
import { isBranch, isLoop, isReturn, isThrow } from "../../../../language/roles/control.ts";
import { isValueDefinition } from "../../../../language/roles/definitions.ts";
import { isOperation } from "../../../../language/roles/operations.ts";
import { isLoopJump, withoutStatement } from "../../../../language/roles/statements.ts";
import { isCase } from "../../../../language/roles/switches.ts";
import { isBlock } from "../../../../language/roles/tokens.ts";
import { codeOf } from "../../../../language/values/unitCode.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import { ofLanguages, type RuleContext } from "../../engine/rule.ts";

/** What fails only after another thread has panicked, or cannot fail: to unwrap it is the idiom. */
const idioms =
  /(?:^|\.)(?:lock|read|write|join|try_lock|borrow|borrow_mut|try_borrow|into_inner|get_mut)\(\)$|^(?:write|writeln)!|(?:^|\.)(?:wait|wait_while|wait_timeout|wait_timeout_while)\(/;
/**
 * An `Option` that the program keeps itself: that it holds something is an invariant, and there is no error to pass on.
 * `take` with an argument is an iterator's.
 */
const ownState = /(?:^|\.)take\(\)$|^self\.(?:\w+\.)+(?:as_ref|as_mut|as_deref|as_deref_mut)\(\)$/;
/** Calls of the library and its common companions that fail by what the world outside does: files, network, input. */
const failing =
  /(?:^|\.)(?:open|create|create_new|create_dir|create_dir_all|read_to_string|read_to_end|read_exact|read_line|read_dir|remove_file|remove_dir|remove_dir_all|rename|copy|canonicalize|metadata|current_dir|set_current_dir|write_all|flush|sync_all|connect|bind|accept|spawn|output|status|parse|from_str|from_str_radix|var|from_utf8|from_reader|from_slice|from_value|to_writer|recv|recv_timeout|send_to|recv_from|send|text|json|bytes|execute|query|query_row|query_one|fetch_one|fetch_all|prepare|commit|parse_from_str|parse_from_rfc3339|decode|deserialize|load|fs\.read|fs\.write|Url\.parse)$/;
/** Of these, those that fail by the world outside whatever they are given. */
const outside =
  /(?:^|\.)(?:open|create\w*|read_\w+|remove_\w+|rename|copy|canonicalize|metadata|(?:set_)?current_dir|connect|bind|spawn|output|status|var|fs\.read|fs\.write)$/;
/** How often a reader wants more than an `unwrap` where nothing says that the call fails by the world outside. */
const unsure = 0.5;

/** Methods that end the program where there is nothing. */
const unwrapping: ReadonlySet<string> = new Set(["unwrap", "unwrap_err"]);

/** Rust: `unwrap()` outside tests. */
export const unwraps = ofLanguages(["rust"], (context) => {
  const { isTest, path, nodes } = context;
  if (isTest || /(?:^|\/)(?:build\.rs$|examples\/)/.test(path)) return [];
  const { scope } = codeOf(context);
  return nodes.ofTypes(nodes.language.roles.calls).flatMap((node) => {
    const method = node.child("function");
    const field = method?.child("field");
    const receiver = method?.child("value");
    if (!method || !field || !receiver || !unwrapping.has(field.text)) return [];
    const call = readCall(receiver);
    const called = call?.arguments.length === 0 ? `${call.callee}()` : call ? `${call.callee}(` : "";
    if (idioms.test(called) || ownState.test(called)) return [];
    if (isMacroCall(receiver) && idioms.test(receiver.text)) return [];
    if (isConstantCall(receiver) || isGuarded(node, receiver) || isExempt(node) || isInTestCode(node))
      return [];
    const message =
      "“unwrap” ends the program on failure. Return the error with “?”, or say why it cannot fail with “expect”.";
    const sureness = call && canFail(call, context) ? {} : { confidence: unsure };
    return [{ start: field.start, end: node.end, message, ...sureness }];

    /** `Regex::new("…")`, `"127.0.0.1".parse()`: right once, right always. */
    function isConstantCall(made: SyntaxNode): boolean {
      const inner = readCall(made);
      if (!inner) return scope.isConstant(made);
      if (outside.test(inner.callee)) return false;
      const on = made.child("function")?.child("value");
      const fromLiteral = on !== undefined && scope.isConstant(on);
      return (
        (fromLiteral || (inner.arguments.length > 0 && on === undefined)) &&
        inner.arguments.every(({ value }) => scope.isConstant(value))
      );
    }
  });
});

/** A call that fails by what happens outside, or one of this file that says it can fail. */
function canFail({ callee, name }: Call, { file }: RuleContext): boolean {
  return failing.test(callee) || /\bResult\b/.test(file.functions.get(name)?.returns ?? "");
}

/** What tells that a value is there: `x.is_some()`, `!x.is_none()`, `map.contains_key(k)`, `text.starts_with(p)`. */
const telling =
  /\.(?:is_some\w*|is_ok\w*|is_none|is_err|is_empty|contains_key|contains|starts_with|ends_with|len)$/;

/** After or within a look at the same value: `if x.is_some() { … }`, `if x.is_none() { return; }`, `x.is_some() && …`. */
function isGuarded(node: SyntaxNode, receiver: SyntaxNode): boolean {
  const root = rootOf(receiver);
  const tellsOf = (callee: string) => {
    const on = callee.replace(/\.\w+$/, "");
    return telling.test(callee) && (on === pathOf(receiver) || on === root || on.startsWith(`${root}.`));
  };
  const looksAt = (condition: SyntaxNode | undefined) =>
    condition !== undefined &&
    [...condition.descendants()].some((call) => tellsOf(readCall(call)?.callee ?? ""));
  for (let inner = node, outer = node.parent; outer; inner = outer, outer = outer.parent) {
    if (isSieved(outer, inner)) return true;
    if (looksAt(askedFirst(outer, inner))) return true;
    const isEnded = (before: SyntaxNode) => before.end <= inner.start && endsUnless(before, looksAt, tellsOf);
    if (isBlock(outer) && outer.namedChildren.some(isEnded)) return true;
    if (isFunction(outer) && outer.child("name")) return false;
  }
  return false;
}

/** What was looked at before a part of an expression is reached: a condition, an arm's pattern, the first operand. */
function askedFirst(outer: SyntaxNode, inner: SyntaxNode): SyntaxNode | undefined {
  if (isBranch(outer) || isLoop(outer) || isCase(outer))
    return outer.child("condition") ?? outer.child("pattern");
  const first = outer.namedChildren[0];
  return isOperation(outer) && first !== inner ? first : undefined;
}

/** Only what can be unwrapped comes through: `list.filter(|x| x.is_some()).map(|x| x.unwrap())`. */
const sieve =
  /\.(?:filter|take_while|skip_while)\([^;]{0,200}\b(?:is_some|is_none|is_ok|is_err|is_(?:ascii_)?(?:hex)?digit|is_numeric|contains_key|starts_with|ends_with)\b/;

function isSieved(call: SyntaxNode, given: SyntaxNode): boolean {
  const receiver = readCall(call) && receiverOf(call);
  return receiver !== undefined && receiver.end <= given.start && sieve.test(receiver.text);
}

/** A statement that leaves where the value is not there: `if x.is_none() { return; }`, `assert!(x.is_some())`. */
function endsUnless(
  statement: SyntaxNode,
  looksAt: (condition: SyntaxNode | undefined) => boolean,
  tellsOf: (callee: string) => boolean,
): boolean {
  const branch = withoutStatement(statement);
  if (isMacroCall(branch))
    return /^(?:debug_)?assert/.test(macroName(branch)) && branch.text.split(/[^\w.]+/).some(tellsOf);
  if (!isBranch(branch) || !looksAt(branch.child("condition"))) return false;
  const last = branch.child("consequence")?.namedChildren.at(-1);
  return last !== undefined && leaves(withoutStatement(last));
}

/** Whether nothing behind a statement is run. */
function leaves(statement: SyntaxNode): boolean {
  return isReturn(statement) || isLoopJump(statement) || isThrow(statement);
}

/** What a chain of calls and fields begins with: `x` of `x.as_ref().first()`. */
function rootOf(node: SyntaxNode): string {
  let root = node;
  for (;;) {
    const called = root.child("function") ?? root;
    const inner = called.child("value");
    if (!inner) return pathOf(called);
    root = inner;
  }
}

const madeLate = /\b(?:LazyLock|Lazy|OnceCell|OnceLock)::new/;

/** Where a constant is made, and in assertions. */
function isExempt(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (isValueDefinition(outer)) return true;
    if (isMacroCall(outer) && /^(?:assert|debug_assert|lazy_static|thread_local)/.test(macroName(outer)))
      return true;
    if (madeLate.test(callAround(outer)?.child("function")?.text ?? "")) return true;
  }
  return false;
}

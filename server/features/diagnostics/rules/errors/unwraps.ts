import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { isInTestCode } from "../../engine/isInTestCode.ts";
import type { RuleContext, RuleFinding } from "../../engine/rule.ts";
import { codeOf } from "../../reading/unitCode.ts";

/** What fails only after another thread has panicked, or cannot fail: to unwrap it is the idiom. */
const idioms = /(?:^|\.)(?:lock|read|write|join|try_lock|borrow|borrow_mut)\(\)$|^(?:write|writeln)!/;
/**
 * An `Option` that the program keeps itself: that it holds something is an invariant, and there is no error to pass on.
 * `take` with an argument is an iterator's.
 */
const ownState = /(?:^|\.)take\(\)$|^self\.(?:\w+\.)+(?:as_ref|as_mut|as_deref|as_deref_mut)\(\)$/;

/** Rust: `unwrap()` outside tests. */
export function unwraps(context: RuleContext): RuleFinding[] {
  const { languageId, isTest, path, nodes } = context;
  if (languageId !== "rust" || isTest || /(?:^|\/)(?:build\.rs$|examples\/)/.test(path)) return [];
  const { scope } = codeOf(context);
  return nodes.ofTypes(["call_expression"]).flatMap((node) => {
    const method = node.child("function");
    const field = method?.child("field");
    const receiver = method?.child("value");
    if (!method || !field || !receiver || !/^unwrap(?:_err)?$/.test(field.text)) return [];
    const call = readCall(receiver);
    const called = call?.arguments.length === 0 ? `${call.callee}()` : "";
    if (idioms.test(called) || ownState.test(called)) return [];
    if (receiver.type === "macro_invocation" && idioms.test(receiver.text)) return [];
    if (isConstantCall(receiver) || isGuarded(node, receiver) || isExempt(node) || isInTestCode(node))
      return [];
    const message =
      "“unwrap” ends the program on failure. Return the error with “?”, or say why it cannot fail with “expect”.";
    return [{ start: field.start, end: node.end, message }];

    /** `Regex::new("…")`, `"127.0.0.1".parse()`: right once, right always. */
    function isConstantCall(made: SyntaxNode): boolean {
      const inner = readCall(made);
      if (!inner) return scope.isConstant(made);
      const on = made.child("function")?.child("value");
      const fromLiteral = on !== undefined && scope.isConstant(on);
      return (
        (fromLiteral || (inner.arguments.length > 0 && on === undefined)) &&
        inner.arguments.every(({ value }) => scope.isConstant(value))
      );
    }
  });
}

/** Within `if x.is_some() { … }` or the like. */
function isGuarded(node: SyntaxNode, receiver: SyntaxNode): boolean {
  const guard = `${receiver.text}.is_`;
  for (let outer = node.parent; outer; outer = outer.parent)
    if (
      /^(?:if_expression|while_expression)$/.test(outer.type) &&
      outer.child("condition")?.text.includes(guard)
    )
      return true;
  return false;
}

/** Where a constant is made, and in assertions. */
function isExempt(node: SyntaxNode): boolean {
  for (let outer: SyntaxNode | undefined = node; outer; outer = outer.parent) {
    if (/^(?:static_item|const_item)$/.test(outer.type)) return true;
    if (
      outer.type === "macro_invocation" &&
      /^(?:assert|debug_assert|lazy_static|thread_local)/.test(outer.text)
    )
      return true;
    if (
      outer.parent?.type === "arguments" &&
      /\b(?:LazyLock|Lazy|OnceCell|OnceLock)::new/.test(outer.parent.parent?.child("function")?.text ?? "")
    )
      return true;
  }
  return false;
}

import { calleeOf } from "../../../language/roles/calls.ts";
import type { Transform } from "../transform.ts";

/** `fmt.Errorf("…: %v", err)` → `fmt.Errorf("…: %w", err)`. */
export const wrapError: Transform = {
  name: "wrap-error",
  title: "Wrap the error with %w",
  kind: "refactor.rewrite",
  languages: ["go"],
  example: [
    'package a\n\nfunc f(err error) error {\n\treturn fmt.Errorf("read: %v", err)\n}\n',
    'package a\n\nfunc f(err error) error {\n\treturn fmt.Errorf("read: %w", err)\n}\n',
  ],
  refuses: ["Formats with several errors, or with an error that is not the last argument and called `err`."],
  rewrite(node, { text }) {
    if (node.type !== "call_expression" || node.child("function")?.text !== "fmt.Errorf" || !calleeOf(node))
      return undefined;
    const given = node.child("arguments")?.namedChildren ?? [];
    const [format] = given;
    const error = given.at(-1);
    if (!format || !error || !/string_literal$/.test(format.type) || !/^(?:err|\w*Err)$/.test(error.text))
      return undefined;
    const verbs = [...format.text.matchAll(/%(?:%|[-+# 0]*[\d*]*(?:\.[\d*]+)?([a-zA-Z]))/g)].filter(
      ([, verb]) => verb,
    );
    const last = verbs.at(-1);
    if (verbs.some(([, verb]) => verb === "w") || verbs.length !== given.length - 1 || !last)
      return undefined;
    if (last[0] !== "%v" && last[0] !== "%s") return undefined;
    const start = format.start + last.index;
    return text.slice(start, start + 1) === "%"
      ? { edits: [{ start, end: start + 2, text: "%w" }] }
      : undefined;
  },
};

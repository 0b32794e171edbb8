import assert from "node:assert/strict";
import type { AnyNode } from "../../server/language/parse/anyNode.ts";
import { boundName, boundValue, isBinding } from "../../server/language/roles/bindings.ts";
import { branchesOf, conditionOf } from "../../server/language/roles/branches.ts";
import { argumentsOf, calleeOf, isCall, receiverOf } from "../../server/language/roles/calls.ts";
import { comparisonsOf, negated } from "../../server/language/roles/comparisons.ts";
import { isBranch, isReturn, isSwitch, isThrow } from "../../server/language/roles/control.ts";
import { armsOf, subjectOf } from "../../server/language/roles/switches.ts";
import { isComment } from "../../server/language/roles/tokens.ts";
import { askBoth, below } from "./parseText.ts";

/** One program in every language, with a comment wherever one fits. */
const ownPrograms: Readonly<Record<string, string>> = {
  javascript: `function f(a) {
  // if (a > 99) throw fake();
  let x = /* y = */ 1;
  if (/* z < */ a > /* the bound */ 20) { throw new Error("no"); } else if (a == 3) { return b; } else { c(); }
  if (!a) q(); const t = a > 1 ? p : o;
  box.send(/* never */ a, 2);
  switch (a) { case 1: u(); break; /* case 9: */ default: v(); }
}`,
  python: `def f(a):
    # if a > 99: raise Fake()
    x = 1  # y = 2
    if a > 20:  # the bound
        raise Error("no")
    elif a == 3:
        return b
    else:
        c()
    if not a: q()
    t = p if a > 1 else o
    box.send(a,  # never
             2)
    match a:
        case 1:
            u()
        case _:
            v()
`,
  java: `class K { int f(int a) {
  // if (a > 99) throw fake();
  int x = /* y = */ 1;
  if (/* z < */ a > /* the bound */ 20) { throw new Error("no"); } else if (a == 3) { return b; } else { c(); }
  if (!a) q(); int t = a > 1 ? p : o;
  box.send(/* never */ a, 2);
  switch (a) { case 1: u(); break; default: v(); }
} }`,
  go: `package k
func f(a int) int {
  // if a > 99 { panic("fake") }
  x := /* y := */ 1
  if /* z < */ a > /* the bound */ 20 { panic("no") } else if a == 3 { return b } else { c() }
  if !a { q() }
  box.send(/* never */ a, 2)
  switch a { case 1: u()
  default: v() }
}`,
  rust: `fn f(a: i32) -> i32 {
  // if a > 99 { panic!("fake") }
  let x = /* y = */ 1;
  if /* z < */ a > /* the bound */ 20 { panic!("no") } else if a == 3 { return b; } else { c(); }
  if !a { q(); }
  box_.send(/* never */ a, 2);
  match a { 1 => u(), _ => v() }
}`,
  cpp: `int f(int a) {
  // if (a > 99) throw fake();
  int x = /* y = */ 1;
  if (/* z < */ a > /* the bound */ 20) { throw Error("no"); } else if (a == 3) { return b; } else { c(); }
  if (!a) q(); int t = a > 1 ? p : o;
  box.send(/* never */ a, 2);
  switch (a) { case 1: u(); break; default: v(); }
}`,
  csharp: `class K { int f(int a) {
  // if (a > 99) throw fake();
  int x = /* y = */ 1;
  if (/* z < */ a > /* the bound */ 20) { throw new Error("no"); } else if (a == 3) { return b; } else { c(); }
  if (!a) q(); int t = a > 1 ? p : o;
  box.send(/* never */ a, 2);
  switch (a) { case 1: u(); break; default: v(); break; }
} }`,
  php: `<?php
function f($a) {
  // if ($a > 99) throw fake();
  $x = /* y = */ 1;
  if (/* z < */ $a > /* the bound */ 20) { throw new Error("no"); } elseif ($a == 3) { return $b; } else { c(); }
  if (!$a) q(); $t = $a > 1 ? $p : $o;
  $box->send(/* never */ $a, 2);
  switch ($a) { case 1: u(); break; default: v(); }
}`,
  ruby: `def f(a)
  # raise Fake if a > 99
  x = 1 # y = 2
  if a > 20 # the bound
    raise Error, "no"
  elsif a == 3
    return b
  else
    c()
  end
  q() if !a
  t = a > 1 ? p : o
  box.send(a, # never
    2)
  case a
  when 1 then u()
  else v()
  end
end`,
  lua: `function f(a)
  -- if a > 99 then error("fake") end
  local x = 1 -- y = 2
  if a > 20 then -- the bound
    error("no")
  elseif a == 3 then
    return b
  else
    c()
  end
  if not a then q() end
  box:send(a, --[[ never ]] 2)
end`,
};

const typed = (ownPrograms.javascript ?? "").replace("f(a)", "f(a: number)");
const programs = { ...ownPrograms, typescript: typed, typescriptreact: typed };

const text = (node: AnyNode | undefined) => node?.text.replace(/^\$/, "").replace(/^box_$/, "box");
const hasTernary = (languageId: string) => !["go", "rust", "lua"].includes(languageId);

describe("roles", () => {
  for (const [languageId, program] of Object.entries(programs)) {
    const all = async <T>(ask: (node: AnyNode) => T[]): Promise<T[]> => {
      const { copied, parsed } = await askBoth(languageId, program, (root) => [...below(root)].flatMap(ask));
      assert.deepEqual(copied, parsed, "copied nodes and the parser's own answer alike");
      return copied;
    };

    describe(languageId, () => {
      it("reads comparisons past comments, and none in comments", async () => {
        const found = await all((node) =>
          comparisonsOf(node).map(({ left, operator, right }) => `${text(left)} ${operator} ${text(right)}`),
        );
        assert.deepEqual(found, ["a > 20", "a == 3", ...(hasTernary(languageId) ? ["a > 1"] : [])]);
      });

      it("reads a branch with its else if and else", async () => {
        const [first] = await all((node) =>
          isBranch(node)
            ? [
                branchesOf(node).map(
                  ({ condition }) => comparisonsOf(condition ?? node).map(({ right }) => text(right))[0],
                ),
              ]
            : [],
        );
        assert.deepEqual(first, ["20", "3", undefined]);
      });

      it("knows what each way does", async () => {
        const [first] = await all((node) =>
          isBranch(node)
            ? [
                branchesOf(node).map(({ body }) => {
                  const nodes = body ? [...below(body)] : [];
                  return nodes.some(isThrow) ? "throws" : nodes.some(isReturn) ? "returns" : "goes on";
                }),
              ]
            : [],
        );
        assert.deepEqual(first, ["throws", "returns", "goes on"]);
      });

      it("reads a negation", async () => {
        assert.deepEqual(await all((node) => (negated(node) ? [text(negated(node))] : [])), ["a"]);
      });

      if (hasTernary(languageId))
        it("reads a conditional expression", async () => {
          const found = await all((node) =>
            isBranch(node) && text(branchesOf(node)[0]?.body) === "p"
              ? [[text(conditionOf(node))?.replace("$", ""), text(branchesOf(node)[1]?.body)]]
              : [],
          );
          assert.deepEqual(found, [["a > 1", "o"]]);
        });

      it("reads calls, their receivers and arguments", async () => {
        const found = await all((node) =>
          isCall(node) && text(calleeOf(node)) === "send"
            ? [[text(receiverOf(node)), ...argumentsOf(node).map(text)]]
            : [],
        );
        assert.deepEqual(found, [["box", "a", "2"]]);
      });

      it("reads what is bound", async () => {
        const found = await all((node) =>
          isBinding(node) && boundValue(node) ? [`${text(boundName(node))} = ${text(boundValue(node))}`] : [],
        );
        assert.equal(found[0], "x = 1");
        assert.ok(!found.some((binding) => binding.startsWith("y")));
      });

      if (languageId !== "lua")
        it("reads a switch", async () => {
          const found = await all((node) =>
            isSwitch(node)
              ? [[text(subjectOf(node)), ...armsOf(node).map(({ labels }) => labels.map(text).join())]]
              : [],
          );
          const last = ["python", "rust"].includes(languageId) ? "_" : "";
          assert.deepEqual(found, [["a", "1", last]]);
        });

      it("finds the comments", async () => {
        const found = await all((node) => (isComment(node) ? [node.text] : []));
        assert.ok(found.length >= 3, `only ${found.length}`);
      });
    });
  }
});

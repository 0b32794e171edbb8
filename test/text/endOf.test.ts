import assert from "node:assert/strict";
import { commentLines } from "../../server/language/comments/commentBody.ts";
import { findTodos } from "../../server/language/comments/todos.ts";
import { replaceEnd, trimEndOf } from "../../server/text/endOf.ts";

describe("the end of a text", () => {
  it("is replaced where it matches", () => {
    assert.equal(replaceEnd("a **/", /\*+\/$/, ""), "a ");
    assert.equal(trimEndOf("f(a), ", "), "), "f(a");
    assert.equal(trimEndOf(")))", ")"), "");
  });

  it("of a comment is found in long runs of one character, at once", () => {
    for (const sign of [" ", "*", "-", "=", "\t", "]"]) {
      const run = sign.repeat(200_000);
      const [todo] = findTodos(`// TODO a${run}b`, ["TODO"]);
      assert.equal(todo?.tag, "TODO");
      assert.equal(commentLines(`/* a${run}b */`).length, 1);
    }
  });
});

import assert from "node:assert/strict";
import { defaultTodoTags, findTodos } from "../../server/language/comments/todos.ts";

const found = (comment: string) =>
  findTodos(comment, defaultTodoTags).map(({ tag, text }) => `${tag}: ${text}`);

describe("findTodos", () => {
  it("finds tags at a line's start, in brackets and behind a sign of their own", () => {
    assert.deepEqual(found("// TODO: mend it"), ["TODO: mend it"]);
    assert.deepEqual(found("// [TODO] write it"), ["TODO: write it"]);
    assert.deepEqual(found("// counts from one // TODO check with the team"), ["TODO: check with the team"]);
    assert.deepEqual(found("// Solves the equation //TODO does it for every kind?"), [
      "TODO: does it for every kind?",
    ]);
    assert.deepEqual(found("# (TODO) ask the ward"), ["TODO: ask the ward"]);
    assert.deepEqual(found("/* {FIXME} ask */"), ["FIXME: ask"]);
    assert.deepEqual(found("# a  # FIXME: b"), ["FIXME: b"]);
    assert.deepEqual(found("/**\n * @todo write it\n */"), ["TODO: write it"]);
  });

  it("finds none in sentences that only use the words", () => {
    for (const comment of [
      "// BUG reports go to the tracker",
      "// the TODO list is long",
      "// [TODO] list of the app",
      "// (TODO lists are kept elsewhere)",
      "// see https://x.y//TODO",
      "// a todo app",
      '// prints "TODO: x"',
    ])
      assert.deepEqual(found(comment), [], comment);
  });
});

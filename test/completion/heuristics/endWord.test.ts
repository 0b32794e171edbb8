import assert from "node:assert/strict";
import { endWord } from "../../../server/features/completion/heuristics/blocks/endWord.ts";
import { contextAt } from "../contextAt.ts";

const at = (languageId: string, marked: string) => endWord(contextAt(marked, languageId))?.text;

describe("the word that ends a block", () => {
  it("is the language's own", () => {
    assert.equal(at("ruby", "def total\n  sum\n|"), "end");
    assert.equal(at("ruby", "def total\n  items.each do\n    add\n  |"), "end");
    assert.equal(at("lua", "local function total(t)\n  return #t\n|"), "end");
    assert.equal(at("lua", "for i = 1, 3 do\n  print(i)\nen|"), "d");
    assert.equal(at("elixir", "defmodule Cart do\n  def total(a) do\n    a\n  |"), "end");
    assert.equal(at("julia", "function total(a)\n    a\n|"), "end");
    assert.equal(at("shellscript", "if [ -f a ]; then\n  rm a\n|"), "fi");
    assert.equal(at("shellscript", "for f in *; do\n  rm $f\nd|"), "one");
    assert.equal(at("shellscript", "case $1 in\n  a) run ;;\n|"), "esac");
  });

  it("is not said where the block is empty, ends below, or goes on there", () => {
    assert.equal(at("ruby", "def total\n|"), undefined);
    assert.equal(at("ruby", "def total\n  sum\n|\nend\n"), undefined);
    assert.equal(at("ruby", "if a\n  sum\n|\nelse\n  b\nend\n"), undefined);
    assert.equal(at("lua", "if a then\n  b()\n|\n  c()\nend\n"), undefined);
    assert.equal(at("shellscript", "case $1 in\n  a) run ;;\n|\n  b) go ;;\nesac\n"), undefined);
  });

  it("comes with the brackets of a call that is given a function in Elixir", () => {
    assert.equal(at("elixir", "Enum.map(xs, fn x ->\n  x + 1\n|"), "end)");
    assert.equal(at("elixir", "f = fn x ->\n  x + 1\n|"), "end");
    assert.equal(at("lua", "run(function()\n  a()\n|"), undefined);
  });

  it("comes with the sign that separates it from another value", () => {
    assert.equal(at("lua", "local a = {\n  b = function()\n    c()\n  |\n  d = 1,\n}"), "end,");
    assert.equal(at("lua", "local a = {\n  d = 1;\n  b = function()\n    c()\n  |\n  e = 1;\n}"), "end;");
    assert.equal(at("lua", "run(\n  function()\n    c()\n  e|\n  b\n)"), "nd,");
    assert.equal(at("elixir", "opts = [\n  a: fn x ->\n    x\n  |\n  b: 1\n]"), "end,");
    assert.equal(at("lua", "local a = {\n  b = function()\n    c()\n  |\n}"), undefined);
    assert.equal(at("lua", "run(function()\n  do\n    c()\n  |\n  d()\nend)"), "end");
    assert.equal(at("ruby", "run(-> do\n  if a\n    c\n  |\n  d\nend)"), "end");
  });

  it("comes with what ends the other calls of the same name in Lua", () => {
    const other = (end: string) => `it("a", function()\n  b()\n${end}\n`;
    const three = (end: string) => `${other(end).repeat(3)}it("c", function()\n  d()\n|\n`;
    assert.equal(at("lua", three("end)")), "end)");
    assert.equal(at("lua", three("end);")), "end);");
    assert.equal(at("lua", three("end, 10)")), undefined);
    assert.equal(at("lua", `${three("end)")}it("e", function()\n  f()\nend, 5)`), undefined);
  });

  it("ends a block behind its other branches", () => {
    assert.equal(at("ruby", "if a\n  b\nelse\n  c\n|"), "end");
    assert.equal(at("lua", "if a then\n  b()\nelseif c then\n  d()\n|"), "end");
    assert.equal(at("elixir", "if a do\n  b\nelse\n  c\n|"), "end");
    assert.equal(at("julia", "if a\n  b\nelse\n  c\n|"), "end");
    assert.equal(at("shellscript", "if a; then\n  b\nelse\n  c\n|"), "fi");
  });

  it("is less sure where the value of a block of Ruby may be used", () => {
    const sure = (marked: string) => endWord(contextAt(marked, "ruby"))?.kind;
    assert.equal(sure("def total\n  items.each do\n    add\n  |\n  sum\nend\n"), "block");
    assert.equal(sure("def total\n  walk(items) do\n    add\n  |\nend\n"), "value");
    assert.equal(sure("items.map do |item|\n  item.price\n|".replace("|item|", "item")), undefined);
    assert.equal(sure("all = walk do\n  price\n|"), "value");
    assert.equal(sure("describe 'a' do\n  it 'b' do\n    c\n  |\nend\n"), "block");
  });

  it("is not said where a bracket is open, in a text, and deeper than what opened the block", () => {
    assert.equal(at("lua", "run({\n  a = function()\n    b()\n  |\n})"), undefined);
    assert.equal(at("ruby", "def total\n  sum\n  |"), undefined);
    assert.equal(at("javascript", "function a() {\n  b();\n|"), undefined);
  });
});

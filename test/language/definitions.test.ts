import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { languageData } from "../../server/language/dataOf.ts";
import {
  definitionLine,
  documentationAbove,
} from "../../server/language/lexical/definitions/definitionText.ts";
import { findDefinitions, nameAt } from "../../server/language/lexical/definitions/findDefinitions.ts";
import { readDefinitions } from "../../server/language/lexical/definitions/readDefinitions.ts";

/** The lines that define the name at the `‸`, and what documents the first of them. */
function definedAt(marked: string, languageId: string) {
  const offset = marked.indexOf("‸");
  const text = marked.replace("‸", "");
  const definitions = readDefinitions(text, languageId);
  assert.ok(definitions, languageId);
  const asked = nameAt(definitions, offset);
  const [first] = asked ? findDefinitions(definitions, asked) : [];
  return {
    line: first && definitionLine(definitions, first),
    documentation: first && documentationAbove(text, languageId, definitions, first),
  };
}

/** One program for each language: a documented function, its name in a comment and a text before it, a parameter, a local, a type. */
const programs: Readonly<Record<string, { text: string; names: Readonly<Record<string, string>> }>> = {
  kotlin: {
    text: `// fun moveBoat() was here
val note = "fun moveBoat(x)"
/** Moves the boat home. */
@Deprecated
fun moveBoat(knots: Int, flag: Flag = Flag.None): Int {
  val speed = knots * 2
  return speed
}
enum class Flag { None }
fun other(knots: String) = knots
val all = listOf(1).map { each -> each + 1 }
class Boat(val crew: Int) { fun size() = crew }
fun run() = moveBoat(1)
`,
    names: {
      "= moveBoat‸": "fun moveBoat(knots: Int, flag: Flag = Flag.None): Int",
      "= knots‸ *": "fun moveBoat(knots: Int, flag: Flag = Flag.None): Int",
      "return speed‸": "val speed = knots * 2",
      "flag: Flag‸": "enum class Flag { None }",
      ") = knots‸": "fun other(knots: String) = knots",
      "-> each‸": "val all = listOf(1).map { each -> each + 1 }",
      "size() = crew‸": "class Boat(val crew: Int) { fun size() = crew }",
    },
  },
  swift: {
    text: `// func moveBoat() was here
let note = "func moveBoat(x)"
/// Moves the boat home.
@discardableResult
func moveBoat(by knots: Int, _ flag: Flag = .none) -> Int {
    let speed = knots * 2
    return speed
}
enum Flag {
    case none
}
func other(knots: String) -> String { return knots }
let all = [1].map { each in each + 1 }
let out = moveBoat(by: 1)
`,
    names: {
      "out = moveBoat‸": "func moveBoat(by knots: Int, _ flag: Flag = .none) -> Int",
      "= knots‸ *": "func moveBoat(by knots: Int, _ flag: Flag = .none) -> Int",
      "return speed‸": "let speed = knots * 2",
      "flag: Flag‸": "enum Flag",
      "return knots‸": "func other(knots: String) -> String { return knots }",
      "in each‸": "let all = [1].map { each in each + 1 }",
    },
  },
  dart: {
    text: `// int moveBoat() was here
final note = 'int moveBoat(x) {';
/// Moves the boat home.
@deprecated
int moveBoat(int knots, {Flag flag = Flag.none}) {
  final speed = knots * 2;
  return speed;
}
enum Flag { none }
String other(String knots) => knots;
final all = [1].map((each) => each + 1);
void run() {
  if (all.isEmpty) {
    moveBoat(1);
  }
}
`,
    names: {
      "    moveBoat‸": "int moveBoat(int knots, {Flag flag = Flag.none})",
      "= knots‸ *": "int moveBoat(int knots, {Flag flag = Flag.none})",
      "return speed‸": "final speed = knots * 2;",
      "{Flag‸": "enum Flag { none }",
      "=> knots‸": "String other(String knots) => knots;",
      "=> each‸": "final all = [1].map((each) => each + 1);",
    },
  },
  scala: {
    text: `// def moveBoat() was here
val note = "def moveBoat(x)"
/** Moves the boat home. */
@deprecated
def moveBoat(knots: Int, flag: Flag): Int = {
  val speed = knots * 2
  speed + 1
}
trait Flag
def other(knots: String) = knots
val all = List(1).map(each => each + 1)
val out = moveBoat(1)
`,
    names: {
      "out = moveBoat‸": "def moveBoat(knots: Int, flag: Flag): Int =",
      "= knots‸ *": "def moveBoat(knots: Int, flag: Flag): Int =",
      "  speed‸": "val speed = knots * 2",
      "flag: Flag‸": "trait Flag",
      ") = knots‸": "def other(knots: String) = knots",
      "=> each‸": "val all = List(1).map(each => each + 1)",
    },
  },
  r: {
    text: `# move_boat <- function() was here
note <- "move_boat <- function(x)"
#' Moves the boat home.
#' @export
move_boat <- function(knots, flag = FALSE) {
  speed <- knots * 2
  if (flag) {
    speed <- speed + 1
  }
  speed
}
boat.size <- function(knots) knots
out <- move_boat(1, flag = boat.size(2))
`,
    names: {
      "out <- move_boat‸": "move_boat <- function(knots, flag = FALSE)",
      "<- knots‸ *": "move_boat <- function(knots, flag = FALSE)",
      "<- speed‸ +": "speed <- knots * 2",
      "(knots) knots‸": "boat.size <- function(knots) knots",
      "flag = boat.si‸ze": "boat.size <- function(knots) knots",
    },
  },
  julia: {
    text: `# function moveboat() was here
note = "function moveboat(x)"
"""
Moves the boat home.
"""
function moveboat(knots::Int, flag=false)
    speed = knots * 2
    return speed
end
struct Flag
    x::Int
end
other(knots) = knots
all = map(each -> each + 1, [1])
out = moveboat(1, Flag(2))
`,
    names: {
      "out = moveboat‸": "function moveboat(knots::Int, flag=false)",
      "= knots‸ *": "function moveboat(knots::Int, flag=false)",
      "return speed‸": "speed = knots * 2",
      "1, Flag‸": "struct Flag",
      ") = knots‸": "other(knots) = knots",
      "-> each‸": "all = map(each -> each + 1, [1])",
    },
  },
  elixir: {
    text: `defmodule Harbour.Boat do
  # def move_boat() was here
  @limit 5
  def note, do: "def move_boat(x)"

  @doc """
  Moves the boat home.
  """
  @spec move_boat(integer, atom) :: integer
  def move_boat(knots, flag) do
    speed = knots * 2
    speed + @limit
  end

  def other(%{knots: knots}), do: knots
  def all, do: Enum.map([1], fn each -> each + 1 end)
  def out, do: move_boat(1, :flag)
end
`,
    names: {
      "out, do: move_boat‸": "def move_boat(knots, flag) do",
      "= knots‸ *": "def move_boat(knots, flag) do",
      "    speed‸ +": "speed = knots * 2",
      "+ @limit‸": "@limit 5",
      "), do: knots‸": "def other(%{knots: knots}), do: knots",
      "-> each‸": "def all, do: Enum.map([1], fn each -> each + 1 end)",
    },
  },
  haskell: {
    text: `module Harbour (moveBoat) where
-- moveBoat :: Int was here
note = "moveBoat = 1"
-- | Moves the boat home.
-- It takes a while.
moveBoat :: Int -> Flag -> Int
moveBoat knots flag = speed + 1
  where
    speed = knots * 2
data Flag
  = Up
  | Down
other knots = knots
out = moveBoat 1 Down
`,
    names: {
      "out = moveBoat‸": "moveBoat :: Int -> Flag -> Int",
      "= speed‸": "speed = knots * 2",
      "= knots‸ *": "moveBoat knots flag = speed + 1",
      "-> Flag‸": "data Flag",
      "1 Down‸": "| Down",
    },
  },
};

describe("definitions by signs alone", () => {
  it("are known of each language with forms", () => {
    const withForms = languageData.flatMap(({ ids: [id = ""], definitions }) => (definitions ? [id] : []));
    assert.deepEqual(withForms.toSorted(), Object.keys(programs).toSorted());
  });

  for (const [languageId, { text, names }] of Object.entries(programs))
    it(`are the lines that define a name in ${languageId}, not those that mention it`, () => {
      for (const [place, line] of Object.entries(names)) {
        const marked = text.replace(place.replace("‸", ""), place);
        assert.ok(marked.includes("‸"), place);
        assert.equal(definedAt(marked, languageId).line, line, place);
      }
      const [move = ""] = Object.keys(names);
      const marked = text.replace(move.replace("‸", ""), move);
      const { documentation = "" } = definedAt(marked, languageId);
      assert.match(documentation, /^Moves the boat home\./);
    });

  it("are none for a name in its own definition, and none that is another's", () => {
    const none: readonly [languageId: string, marked: string][] = [
      ["kotlin", "fun mo‸ve() = 1\n"],
      // A local of another function.
      ["kotlin", "fun a() {\n  val size = 1\n}\nfun b() {\n  println(si‸ze)\n}\n"],
      ["swift", "func a() {\n  let size = 1\n}\nfunc b() {\n  print(si‸ze)\n}\n"],
      ["r", "a <- function() {\n  size <- 1\n}\nb <- function() {\n  print(si‸ze)\n}\n"],
      ["elixir", "def a do\n  size = 1\nend\ndef b do\n  IO.puts(si‸ze)\nend\n"],
      ["haskell", "a x = size\n  where size = 1\nb y = si‸ze\n"],
      // The name of an argument.
      ["kotlin", "val size = 1\nval box = make(si‸ze = 2)\n"],
      ["swift", "let size = 1\nlet box = make(si‸ze: 2)\n"],
      ["dart", "final size = 1;\nfinal box = make(si‸ze: 2);\n"],
      ["r", "size <- 1\nbox <- make(si‸ze = 2)\n"],
      // A member of something else with a name of one word, and what hands a call on.
      ["kotlin", "class A {\n  fun add(x: Int) = 1\n}\nfun b(list: List) = list.a‸dd(1)\n"],
      ["kotlin", "class A {\n  fun contentLength() = body.content‸Length()\n}\n"],
      ["swift", "public typealias Mode = far.away.Mo‸de\n"],
      // Two types have it.
      ["scala", "class A {\n  def load() = 1\n}\nclass B {\n  def load() = 2\n}\nval x = lo‸ad()\n"],
      // A variable without brackets is no call of the function.
      ["elixir", "def state(x) do\n  x\nend\ndef b(%{} = all) do\n  foo(sta‸te)\nend\n"],
      // Brackets make it a call of a function.
      ["elixir", "def read(path \\\\ pa‸th()) do\n  path\nend\n"],
      // A part of a module's name.
      ["haskell", "import Data.Bo‸at.Home\ndata Boat = Boat\n"],
      // A class of types, not a variable of its head.
      ["haskell", "instance (Is a isBoat) => Is [a] isBo‸at where\n"],
    ];
    for (const [languageId, marked] of none)
      assert.equal(definedAt(marked, languageId).line, undefined, `${languageId}: ${marked}`);
  });

  it("are those of the type around where two types have one", () => {
    const marked = "class A {\n  val size = 1\n}\nclass B {\n  val size = 2\n  fun f() = si‸ze\n}\n";
    assert.equal(definedAt(marked, "kotlin").line, "val size = 2");
  });

  it("are not hidden by a value of their own", () => {
    assert.equal(
      definedAt("fun f(size: Int) {\n  val size = si‸ze + 1\n}\n", "kotlin").line,
      "fun f(size: Int)",
    );
    assert.equal(definedAt("fun f() {\n  val size = 1\n  g(si‸ze)\n}\n", "kotlin").line, "val size = 1");
  });

  it("have no documentation from a comment that belongs to what stands above", () => {
    const marked = "val a = 1 /** of a */\nfun move() = 1\n/** of nothing */\n\nfun b() = mo‸ve()\n";
    assert.equal(definedAt(marked, "kotlin").documentation, "");
  });
});

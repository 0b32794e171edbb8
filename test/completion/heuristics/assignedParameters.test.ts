import assert from "node:assert/strict";
import { assignedParameters } from "../../../server/features/completion/heuristics/names/assignedParameters.ts";
import { contextAt } from "../contextAt.ts";

const at = (languageId: string, marked: string) => assignedParameters(contextAt(marked, languageId))?.text;

/** A function with three parameters, the first two of which are kept, as a language writes it. */
const kept = {
  java: "  Bed(int id, int size, String ward) {\n    this.id = id;\n    this.size = size;\n    |",
  python:
    "    def __init__(self, id: int, size, ward: str):\n        self.id = id\n        self.size = size\n        self.|",
  csharp:
    "    public Bed(int id, int size, string ward)\n    {\n        Id = id;\n        Size = size;\n        |\n    }",
  php: "  function __construct(int $id, int $size, $ward)\n  {\n    $this->id = $id;\n    $this->size = $size;\n    |",
  ruby: "  def initialize(id, size, ward)\n    @id = id\n    @size = size\n    |",
  go: "func (b *Bed) set(id, size int, ward string) {\n\tb.id = id\n\tb.size = size\n\t|",
  typescript:
    "  constructor(id: number, size: number, ward: string) {\n    this._id = id;\n    this._size = size;\n    |",
};
const next = {
  java: "this.ward = ward;",
  python: "ward = ward",
  csharp: "Ward = ward;",
  php: "$this->ward = $ward;",
  ruby: "@ward = ward",
  go: "b.ward = ward",
  typescript: "this._ward = ward;",
};

describe("the next parameter's line", () => {
  it("is written as those of the two parameters before it", () => {
    for (const [languageId, marked] of Object.entries(kept))
      assert.equal(at(languageId, marked), next[languageId as keyof typeof next], languageId);
  });

  it("is not said where none is left, one is taken otherwise, or may be left out", () => {
    const java = kept.java;
    assert.equal(at("java", java.replace(", String ward", "")), undefined);
    assert.equal(at("java", `${java}\n    use(ward);`), undefined);
    assert.equal(at("java", java.replace("= size", "= size.copy()")), undefined);
    assert.equal(at("java", java.replace("    this.id = id;\n", "")), undefined);
    assert.equal(at("python", kept.python.replace("ward: str", "ward=None")), undefined);
  });
});

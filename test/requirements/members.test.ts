import assert from "node:assert/strict";
import { after, describe, it } from "mocha";
import { isSameName } from "../../server/features/requirements/check/conditions/memberNames.ts";
import { listedIn } from "../../server/features/requirements/reading/listedItems.ts";
import { syntax, verdict } from "./verdicts.ts";

describe("what is listed", () => {
  after(() => syntax.dispose());

  /** A function that knows debug, info and error, and refuses all else, in each language's own way. */
  const levels: readonly (readonly [languageId: string, code: string])[] = [
    [
      "go",
      'func parse(s string) (Level, error) {\n\tswitch s {\n\tcase "debug", "trace":\n\t\treturn Debug, nil\n\tcase "info":\n\t\treturn Info, nil\n\tcase "error":\n\t\treturn Error, nil\n\t}\n\treturn 0, errUnknown\n}\n',
    ],
    [
      "typescript",
      "const levels = new Set(['debug', 'trace', 'info', 'error']); function parse(s: string): string { if (!levels.has(s)) throw new RangeError(s); return s; }",
    ],
    [
      "python",
      "def parse(s):\n    if s not in ('debug', 'trace', 'info', 'error'):\n        raise ValueError(s)\n    return s\n",
    ],
    [
      "java",
      'class A { int parse(String s) { return switch (s) { case "debug", "trace" -> 1; case "info" -> 2; case "error" -> 3; default -> throw new IllegalArgumentException(s); }; } }',
    ],
    [
      "csharp",
      'class A { int Parse(string s) { switch (s) { case "debug": case "trace": return 1; case "info": return 2; case "error": return 3; default: throw new ArgumentException(s); } } }',
    ],
    [
      "rust",
      'fn parse(s: &str) -> Result<u8, E> { match s { "debug" | "trace" => Ok(1), "info" => Ok(2), "error" => Ok(3), _ => Err(E::Unknown) } }',
    ],
    [
      "php",
      "<?php function parse($s) { return match($s) { 'debug', 'trace' => 1, 'info' => 2, 'error' => 3, default => throw new E() }; }",
    ],
    [
      "ruby",
      "def parse(s)\n  case s\n  when 'debug', 'trace' then 1\n  when 'info' then 2\n  when 'error' then 3\n  else raise ArgumentError\n  end\nend\n",
    ],
  ];
  for (const [languageId, code] of levels)
    it(`is looked for among what is let in, in ${languageId}`, async () => {
      const expected = {
        "The levels are debug, trace, info and error.": "yes",
        "The levels are debug, info, warn and error.": "partial",
        "Only debug, info and error are accepted.": "no",
        "The levels debug and info are not accepted.": "unsure",
      };
      for (const [requirement, wanted] of Object.entries(expected)) {
        const found = await verdict(requirement, code, languageId);
        // Whether it is refused is for others to say.
        if (wanted === "unsure") assert.notEqual(found, "yes", requirement);
        else assert.equal(found, wanted, `${languageId}: ${requirement}`);
      }
    });

  it("is no list of what is let in where all else is let in too", async () => {
    const code =
      "function rate(country: string) { return country === 'DE' ? 0.19 : country === 'AT' ? 0.2 : 0; }";
    assert.equal(await verdict("Germany, Austria and Switzerland are supported.", code), "unsure");
  });

  it("goes by other names in code", () => {
    for (const [said, value] of [
      ["JPEG", '"image/jpeg"'],
      ["weeks", '"w"'],
      ["drafts", "Status.DRAFT"],
      ["administrators", '"admin"'],
    ] as const)
      assert.ok(isSameName(said, value), said);
    for (const [said, value] of [
      ["GIF", '"image/png"'],
      ["minutes", '"ms"'],
    ] as const)
      assert.ok(!isSameName(said, value), said);
    assert.deepEqual(listedIn("Users can upload PNG, JPEG or WebP pictures.")?.items, [
      "PNG",
      "JPEG",
      "WebP",
    ]);
  });
});

import assert from "node:assert/strict";
import { Typist } from "../../bench/eval/completion/typist.ts";
import { Ghost } from "./ghost.ts";

const lines: Readonly<Record<string, readonly string[]>> = {
  javascript: [
    "const total = sum(items.map((item) => item.price), 0);",
    'import { join } from "node:path";',
    "if (cart[index].has(`a b`)) {",
    "const shown = { name: name, size: [1, 2] };",
  ],
  python: ["def total_of(self, items):", "print(f'{name}: {total}', file=out)", 'return data["items"][0]'],
  go: ["func (s *Stat) Count(items []int) int64 {", "if err := run(ctx, args[1:]); err != nil {"],
  rust: [
    "let view = map.clone().into_read_only();",
    "pub fn get<'a>(&'a self, key: &str) -> Option<&'a V> {",
  ],
};

/** Types a line as an editor does that closes brackets and quotes; calls back after each key. */
async function typeLine(line: string, languageId: string, seen: (key: string, shown: string) => void) {
  const ghost = new Ghost("|", line, { languageId });
  const typist = new Typist(ghost.document, ghost.cursor, line, (changes) =>
    ghost.completion.didChange(ghost.document, changes),
  );
  while (!typist.finished) {
    const key = typist.press();
    ghost.cursor = typist.position;
    seen(key, (await ghost.ask({ showsAround: true })).text);
  }
}

describe("what is on the screen", () => {
  for (const [languageId, texts] of Object.entries(lines))
    for (const line of texts)
      it(`only grows while it is typed: ${line}`, async () => {
        let onScreen = "";
        let most = 0;
        await typeLine(line.replace(/^const/, "let"), languageId, (key, shown) => {
          const expected = onScreen.startsWith(key) ? onScreen.slice(key.length).trimEnd() : "";
          assert.ok(
            shown.startsWith(expected),
            `${JSON.stringify(expected)} became ${JSON.stringify(shown)}`,
          );
          onScreen = shown;
          most = Math.max(most, shown.length);
        });
        assert.ok(most > 0, "something is shown");
      });
});

import assert from "node:assert/strict";
import { listFunctions } from "../../server/language/functions/listFunctions.ts";
import { parseText } from "./parseText.ts";

async function listed(languageId: string, text: string): Promise<readonly string[]> {
  const root = await parseText(languageId, text);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  return listFunctions(root, lineAt).map(
    ({ name, line, parameters, description }) => `${line} ${name}(${parameters.join(", ")}): ${description}`,
  );
}

const programs: readonly (readonly [languageId: string, text: string, expected: readonly string[]])[] = [
  [
    "javascript",
    "/** Adds all the numbers up.\n * @returns the sum\n */\nfunction sum(numbers) {\n  let total = 0;\n  for (const n of numbers) total += n;\n  return total;\n}\nclass Cart {\n  add(item) { this.items.push(item); }\n}\nconst isOpen = (door) => door.open;\n",
    [
      "4 sum(numbers): Adds all the numbers up.",
      "10 Cart.add(item): Calls push.",
      "12 isOpen(door): Returns `door.open`.",
    ],
  ],
  [
    "typescript",
    "function run(db: Db, sql: string) {\n  const done = db.execute(sql);\n  return done;\n}\nconst isFree = (seat) => seat.owner == null;\nfunction kind(x) {\n  if (x) return 'one';\n  return 'many';\n}\nfunction make(a) {\n  return new Cart({ items: a.items, owner: a.owner, open: true });\n}\nclass Door {\n  constructor(key) { this.key = key; this.open = !key; }\n  all(xs) { for (const x of xs) this.lock(x); }\n}\n",
    [
      "1 run(db, sql): Returns `db.execute(sql)`.",
      "5 isFree(seat): Tells whether `seat.owner == null`.",
      "6 kind(x): Returns `'one'` or `'many'`.",
      "10 make(a): Returns a new Cart.",
      "14 Door.constructor(key): Sets key and open.",
      "15 Door.all(xs): Goes through `xs`, calls lock.",
    ],
  ],
  [
    "python",
    "class Cart:\n    def total(self, rate):\n        if rate < 0:\n            raise ValueError('rate')\n        return self.sum * rate\n\ndef load(path):\n    '''Reads the cart from a file.'''\n    return open(path)\n",
    [
      "2 Cart.total(rate): Returns `self.sum * rate`, may throw ValueError.",
      "7 load(path): Reads the cart from a file.",
    ],
  ],
  [
    "go",
    "package p\n\n// Open opens the door for everybody.\nfunc Open(d *Door) error {\n\treturn d.unlock()\n}\n",
    ["4 Open(d): Open opens the door for everybody."],
  ],
  [
    "rust",
    "impl Cart {\n    fn size(&self) -> usize {\n        self.items.len()\n    }\n}\n",
    ["2 Cart.size(): Returns `self.items.len()`."],
  ],
  [
    "ruby",
    "class Cart\n  def size\n    @items.size\n  end\nend\n",
    ["2 Cart.size(): Returns `@items.size`."],
  ],
];

describe("the list of functions", () => {
  for (const [languageId, text, expected] of programs)
    it(`says a line of each in ${languageId}`, async () =>
      assert.deepEqual(await listed(languageId, text), expected));
});

import assert from "node:assert/strict";
import { TextDocument } from "vscode-languageserver-textdocument";
import { membersIn } from "../../server/language/names/membersIn.ts";
import { ShapeIndex } from "../../server/language/names/shapeIndex.ts";
import { readShapes, type Shape } from "../../server/language/names/shapes.ts";
import { typeName } from "../../server/language/names/typeName.ts";
import { createSyntax } from "../../server/language/parse/syntax.ts";
import { visitUnits } from "../../server/language/parse/units.ts";
import { silentLogger } from "../support/loggers.ts";
import { grammars } from "../syntax/grammars.ts";

const syntax = createSyntax(grammars, silentLogger);

async function shapesOf(languageId: string, text: string): Promise<readonly Shape[]> {
  const shapes: Shape[] = [];
  await syntax.withTree(languageId, text, (tree) =>
    visitUnits(tree, (unit) => shapes.push(...readShapes(unit.copy()))),
  );
  return shapes;
}

async function indexOf(languageId: string, text: string): Promise<ShapeIndex> {
  const index = new ShapeIndex();
  index.set("file", await shapesOf(languageId, text));
  return index;
}

/** The members of `Cart` in one way of declaring it per language. */
const declarations: readonly (readonly [languageId: string, text: string, members: string])[] = [
  [
    "javascript",
    "class Cart {\n  items = [];\n  add() { this.count = 1; }\n}\nCart.prototype.drop = f;\n",
    "items add count drop",
  ],
  ["javascript", "const Cart = { items: [], add() {} };\n", "items add"],
  [
    "typescript",
    "class Cart {\n  constructor(private readonly items: Item[]) {}\n  add(): void {}\n}\n",
    "constructor items add",
  ],
  ["typescript", "interface Cart {\n  items: Item[];\n  add(): void;\n}\n", "items add"],
  ["typescript", "type Cart = { items: Item[]; add: () => void };\n", "items add"],
  ["typescript", "enum Cart { Empty, Full = 2 }\n", "Empty Full"],
  [
    "python",
    "class Cart:\n    limit: int\n    low, high = 1, 2\n\n    def add(self):\n        self.items = []\n\n\nCart.total = 3\n",
    "limit low high add items total",
  ],
  [
    "go",
    "type Cart struct {\n\tItems, Lost []int\n\tbasket\n}\n\nfunc (c *Cart) Add() {}\n",
    "Items Lost basket Add",
  ],
  [
    "java",
    "class Cart {\n  private int items, lost;\n  Cart() {}\n  void add() {}\n}\n",
    "items lost Cart add",
  ],
  ["java", "record Cart(int items) { int add() { return 1; } }\n", "items add"],
  [
    "php",
    "<?php\nclass Cart {\n  public $items = [];\n  const MOST = 1;\n  function __construct(private int $count) {}\n}\n",
    "items MOST __construct count",
  ],
  ["rust", "struct Cart { items: u8 }\nimpl Cart {\n  fn add(&self) {}\n}\nenum Other { A }\n", "items add"],
  [
    "csharp",
    "class Cart {\n  int items;\n  public int Count { get; set; }\n  void Add() {}\n}\n",
    "items Count Add",
  ],
  ["cpp", "struct Cart {\n  int items;\n  void add();\n};\nvoid Cart::drop() {}\n", "items add drop"],
  ["ruby", "class Cart\n  attr_reader :items\n  def add\n  end\nend\n", "items add"],
];

describe("the shape of a type", () => {
  for (const [languageId, text, members] of declarations)
    it(`is read in ${languageId}: ${text.split("\n").slice(0, 2).join(" ")}`, async () => {
      const found = (await indexOf(languageId, text)).membersAt(["Cart"], false);
      assert.deepEqual([...(found?.names ?? [])].sort(), members.split(" ").sort());
    });

  it("is complete unless members come from what is not known", async () => {
    const isComplete = async (languageId: string, text: string) =>
      (await indexOf(languageId, text)).membersAt(["Cart"], false)?.isComplete;
    assert.equal(await isComplete("typescript", "class Cart { a = 1; }"), true);
    assert.equal(await isComplete("typescript", "class Cart extends List { a = 1; }"), false);
    assert.equal(
      await isComplete("typescript", "class List { b = 1; }\nclass Cart extends List { a = 1; }"),
      true,
    );
    assert.equal(await isComplete("typescript", "class Cart { a = 1; m() { this[b] = 1; } }"), false);
    assert.equal(
      await isComplete("typescript", "interface Cart { a: number; [key: string]: number }"),
      false,
    );
    assert.equal(await isComplete("typescript", "type Cart = { a: 1 } & Other;"), false);
    assert.equal(await isComplete("python", "class Cart:\n    a = 1\n\n\nsetattr(Cart, name, 1)\n"), false);
    assert.equal(await isComplete("go", "package a\n\nfunc (c Cart) Add() {}\n"), false);
    assert.equal(await isComplete("python", "class Cart:\n    pass\n"), false);
    assert.equal(await isComplete("rust", "struct Cart { a: u8 }"), false);
  });

  it("has the members of its bases, and as `this` those of what is made of it", async () => {
    const index = await indexOf(
      "python",
      "class A:\n    a = 1\n\n\nclass B(A):\n    b = 1\n\n\nclass C(B):\n    c = 1\n",
    );
    const names = (isSelf: boolean) => [...(index.membersAt(["B"], isSelf)?.names ?? [])].sort().join("");
    assert.equal(names(false), "ab");
    assert.equal(names(true), "abc");
  });

  it("is that of the file as it is now", () => {
    const index = new ShapeIndex();
    const shape = (member: string): Shape => ({
      name: "Cart",
      members: new Map([[member, undefined]]),
      bases: [],
      isOpen: false,
      isDeclared: true,
    });
    index.set("a", [shape("x"), shape("y")]);
    index.set("b", [shape("z")]);
    index.set("a", [shape("w")]);
    assert.deepEqual([...(index.membersAt(["Cart"], false)?.names ?? [])].sort(), ["w", "z"]);
    assert.equal(index.size, 2);
    index.delete("a");
    index.delete("b");
    assert.equal(index.membersAt(["Cart"], false), undefined);
    assert.equal(index.size, 0);
  });
});

describe("what a member is asked of", () => {
  /** The path of the receiver of the member that is cut off at the marker. */
  async function pathAt(languageId: string, marked: string): Promise<string | undefined> {
    const offset = marked.indexOf("|");
    const text = marked.slice(0, offset) + marked.slice(offset + 1);
    const document = TextDocument.create("file:///a", languageId, 1, text);
    const asked = await membersIn(document, { start: offset, end: offset }, "x", syntax);
    return asked.find(({ end }) => end === offset + 1)?.receiver.path?.join(".");
  }

  const places: readonly (readonly [languageId: string, marked: string, path: string | undefined])[] = [
    ["typescript", "function f(cart: Cart) { return cart.| }", "Cart"],
    ["typescript", "function f(cart: readonly Cart[]) { return cart.| }", undefined],
    ["typescript", "function f<T>(cart: T) { return cart.| }", undefined],
    ["typescript", "function f({ cart }: Shop) { return cart.| }", undefined],
    ["typescript", "function f() { const cart = new Cart(); cart.| }", "Cart"],
    ["typescript", "function f(x: A) { let cart = new Cart(); cart = x; cart.| }", undefined],
    ["typescript", "class Shop { m() { return this.cart.| } }", "Shop.cart"],
    ["typescript", "const a = Cart.|", "Cart"],
    ["python", "def f(cart: Cart):\n    cart.|\n", "Cart"],
    ["python", "class Shop:\n    def f(self):\n        return self.|\n", "Shop"],
    ["python", "def f():\n    cart = Cart(1)\n    return cart.|\n", "Cart"],
    ["go", "package a\n\nfunc (c *Cart) Add() int {\n\treturn c.|\n}\n", "Cart"],
    ["go", "package a\n\nfunc f() {\n\tc := &Cart{}\n\tc.|\n}\n", "Cart"],
    ["java", "class A { void f(Cart cart) { cart.|; } }", "Cart"],
    ["php", "<?php\nfunction f(Cart $cart) { return $cart->|; }\n", "Cart"],
    ["rust", "fn f(cart: &mut Cart) { cart.| }", "Cart"],
    ["rust", "fn f() { let cart = Cart::new(); cart.| }", "Cart"],
    ["csharp", "class A { void F(Cart cart) { cart.|; } }", "Cart"],
    ["cpp", "void f(Cart *cart) { cart->|; }", "Cart"],
  ];
  for (const [languageId, marked, path] of places)
    it(`is ${path ?? "not known"} in ${languageId}: ${marked.trim().split("\n").join(" ")}`, async () => {
      assert.equal(await pathAt(languageId, marked), path);
    });
});

describe("the name of a type", () => {
  it("is what is left without what changes nothing of its members", () => {
    for (const written of [
      "Cart",
      ": readonly Cart",
      "Cart | undefined",
      "*Cart",
      "&'a mut Cart",
      "Optional[Cart]",
      "Cart<Item>",
      "?Cart",
      "const Cart &",
      "'Cart'",
    ])
      assert.equal(typeName(written), "Cart", written);
    for (const written of ["Cart[]", "A | B", "shop.Cart", "[]Cart", "() => Cart", undefined])
      assert.equal(typeName(written), undefined, written);
  });
});

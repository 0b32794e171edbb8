import assert from "node:assert/strict";
import { knownName } from "../../server/features/completion/heuristics/names/knownNames.ts";
import { contextAt } from "./contextAt.ts";
import { Ghost, suggestionAt } from "./ghost.ts";

const unsure = (text: string) => ({ text, tokens: [{ text, probability: 0.2 }] });

describe("a name that exists", () => {
  const basket = "const basket = [];\nbasket.push(1);\nuse(basket);\n";

  it("goes on as typed where it is the only one around", async () => {
    assert.deepEqual(await suggestionAt(`${basket}show(bas|`, unsure("is);")), {
      text: "ket",
      reason: undefined,
    });
    assert.equal(knownName(contextAt(`${basket}const basics = 1;\nuse(bas|`)), undefined);
  });

  it("is not one that a list of new names makes, nor where a type has to stand", () => {
    const counts = "counts\ncounts\ncounts\n";
    const at = (languageId: string, line: string) =>
      knownName(contextAt(`${counts}${line}|`, languageId))?.text;
    for (const [languageId, line] of [
      ["go", "for name, cou"],
      ["python", "for name, cou"],
      ["javascript", "const { name, cou"],
      ["javascript", "for (const [name, cou"],
      ["rust", "let (name, cou"],
      ["java", "  public double weight(List<Double> all, cou"],
      ["c", "static int weigh(int all, cou"],
      ["csharp", "int Weigh(cou"],
    ] as const)
      assert.equal(at(languageId, line), undefined, line);
    for (const [languageId, line] of [
      ["java", "    return weigh(all, cou"],
      ["java", "    weigh(all, cou"],
      ["c", "  x = weigh(all, cou"],
      ["javascript", "for (const name of cou"],
      ["go", "for name, count := range cou"],
      ["python", "for name in a, cou"],
    ] as const)
      assert.equal(at(languageId, line), "nts", line);
  });

  it("is shown without a model, and not where whole lines are wanted", async () => {
    const ask = async (partialLines: boolean) => {
      const ghost = new Ghost(`${basket}show(ba|`, "", { config: { completion: { partialLines } } });
      ghost.model.available = false;
      return (await ghost.type("s").ask()).text;
    };
    assert.equal(await ask(true), "ket");
    assert.equal(await ask(false), "");
  });

  it("is the only one in scope that begins so, in any language, once two letters of it are typed", async () => {
    const ask = async (languageId: string, marked: string) => {
      const ghost = new Ghost(marked.replace(/(.)\|/, "|"), "", { languageId });
      ghost.model.available = false;
      return (await ghost.type(/(.)\|/.exec(marked)?.[1] ?? "").ask()).text;
    };
    const ends = {
      javascript: [
        "function f(basket) {\n  show(ba|);\n}\n",
        "function f(other) {}\nfunction g(basket) {}\nf(ba|);\n",
      ],
      typescript: [
        "const f = (basket: Cart) => show(ba|);\n",
        "const f = (basket: Cart) => 1;\nshow(ba|);\n",
      ],
      python: [
        "def f(basket):\n    show(ba|)\n",
        "def g(basket):\n    pass\n\ndef f(other):\n    show(ba|)\n",
      ],
      go: [
        "package a\n\nfunc f(basket int) {\n\tshow(ba|)\n}\n",
        "package a\n\nfunc g(basket int) {}\n\nfunc f() {\n\tshow(ba|)\n}\n",
      ],
      ruby: ["def f(basket)\n  show(ba|)\nend\n", "def g(basket)\nend\n\ndef f\n  show(ba|)\nend\n"],
      java: [
        "class A {\n  void f(int basket) {\n    show(ba|);\n  }\n}\n",
        "class A {\n  void g(int basket) {}\n  void f() {\n    show(ba|);\n  }\n}\n",
      ],
      rust: [
        "fn f(basket: i32) {\n    show(ba|);\n}\n",
        "fn g(basket: i32) {}\nfn f() {\n    show(ba|);\n}\n",
      ],
    };
    for (const [languageId, [inside = "", outside = ""]] of Object.entries(ends)) {
      assert.equal(await ask(languageId, inside), "sket", languageId);
      assert.equal(await ask(languageId, outside), "", languageId);
    }
    assert.equal(await ask("python", "def f(iso):\n    if iso is|\n"), "");
    assert.equal(await ask("python", "from urllib.parse import quote\n\nshow(quo|)\n"), "te");
  });

  it("is one of the same receiver's members behind a dot", () => {
    const used =
      "cart.total();\ncart.total();\ncart.total();\nconst totals = 1;\nuse(totals, totals, totals);\n";
    assert.equal(knownName(contextAt(`${used}cart.to|`))?.text, "tal");
    assert.equal(knownName(contextAt(`${used}list.to|`)), undefined);
  });

  it("is not guessed where a new name is made, in texts and in the middle of a word", () => {
    for (const place of ["const bas|", 'show("bas|', "show(bas|x"])
      assert.equal(knownName(contextAt(basket + place)), undefined);
  });

  it("are not offered where what is typed may be all of the name, nor while something is brought in", () => {
    const names = "element(elem);\nelement(elem);\nelement(elem);\n";
    assert.equal(knownName(contextAt(`${names}use(elem|`)), undefined);
    assert.equal(knownName(contextAt(`${names}use(eleme|`))?.text, "nt");
    const words = "defaultBasket();\ndefaultBasket();\ndefaultBasket();\n";
    assert.equal(knownName(contextAt(`${words}def|`, "python")), undefined);
    assert.equal(knownName(contextAt(`${words}import defaultB|`)), undefined);
  });
});

describe("a member that the class does not have", () => {
  const shape = (line: string, head = "class Cart") =>
    `${head} {\n  items = [];\n  count() {\n    return this.items.length;\n  }\n  show() {\n    ${line}\n  }\n}\n`;

  it("is never offered", async () => {
    assert.equal((await suggestionAt(shape("return this|"), ".total;")).reason, "unknown-member");
    assert.equal((await suggestionAt(shape("return this|"), ".count();")).text, ".count();");
  });

  it("may be one of a base class, or made by the line", async () => {
    assert.equal(
      (await suggestionAt(shape("return this|", "class Cart extends List"), ".total;")).text,
      ".total;",
    );
    assert.equal((await suggestionAt(shape("this|"), ".total = 0;")).text, ".total = 0;");
  });

  it("is told in Python too", async () => {
    const python = (base: string) =>
      `class Cart${base}:\n    def __init__(self):\n        self.items = []\n\n    def show(self):\n        return self|\n`;
    const ask = (base: string) => suggestionAt(python(base), ".total", { languageId: "python" });
    assert.equal((await ask("")).reason, "unknown-member");
    assert.equal((await ask("(Base)")).text, ".total");
  });
});

describe("a member of a thing whose type the workspace declares", () => {
  const cart = "export class Cart {\n  items = [];\n  total() {}\n}\n";
  const options = { languageId: "typescript", onDisk: { "cart.ts": cart } };
  const use = (line: string) => `import { Cart } from "./cart";\nfunction show(cart: Cart) {\n  ${line}\n}\n`;

  /** Types the last character once the workspace has been read. */
  async function ghostAt(marked: string, says: ConstructorParameters<typeof Ghost>[1]) {
    const ghost = new Ghost(marked.replace(/(.)\|/, "|"), says, options);
    ghost.type(" ").backspace();
    await ghost.settled();
    return ghost.type(/(.)\|/.exec(marked)?.[1] ?? "");
  }

  const askedNames = ({ model }: Ghost) =>
    model.asked.findLast(({ priority }) => priority === "completion")?.names;

  it("is none that the type lacks", async () => {
    const ask = async (says: string) => (await ghostAt(use("return cart|"), says)).ask();
    assert.equal((await ask(".missing();")).reason, "unknown-member");
    assert.equal((await ask(".total();")).text, ".total();");
  });

  it("is chosen by the model among those that the type has", async () => {
    const ghost = await ghostAt(use("return cart.|"), "total();");
    await ghost.ask();
    assert.deepEqual([...(askedNames(ghost) ?? [])].sort(), ["items", "total"]);
  });

  it("is asked for anew where the model had said one that the type lacks", async () => {
    const ghost = await ghostAt(use("return cart|"), ({ names }) => (names ? "total();" : ".missing();"));
    assert.equal((await ghost.ask()).reason, "unknown-member");
    assert.equal((await ghost.type(".").ask()).text, "total();");
  });

  it("is the only one that begins as typed, without a model", async () => {
    const ask = async (line: string) => {
      const ghost = await ghostAt(use(line), "");
      ghost.model.available = false;
      return (await ghost.ask()).text;
    };
    assert.equal(await ask("return cart.t|"), "otal");
    assert.equal(await ask("return cart.x|"), "");
    assert.equal(await ask("const other = make();\n  return other.t|"), "");
  });

  it("may be any where nothing tells", async () => {
    const ghost = await ghostAt(use("const other = make();\n  return other.|"), "total();");
    await ghost.ask();
    assert.equal(askedNames(ghost), undefined);
  });

  it("is known as soon as it is typed", async () => {
    const text = (more: string) =>
      `class Cart {\n  items = [];\n${more}  show() {\n    return this|\n  }\n}\n`;
    assert.equal((await suggestionAt(text(""), ".count;")).reason, "unknown-member");
    assert.equal((await suggestionAt(text("  count = 1;\n"), ".count;")).text, ".count;");
  });
});

describe("a name that an import takes from a file of the workspace", () => {
  const options = {
    languageId: "python",
    onDisk: {
      "cart.py": "import os\n\nLIMIT = 3\n\n\nclass Cart:\n    limit = 1\n\n\ndef total():\n    inner = 1\n",
      "all.py": "from .elsewhere import *\n\n\ndef other():\n    pass\n",
      "shop/__init__.py": "def open_shop():\n    pass\n",
    },
  };

  async function namesAt(marked: string) {
    const ghost = new Ghost(marked.replace(/(.)\|/, "|"), "x", options);
    ghost.type(" ").backspace();
    await ghost.settled();
    ghost.type(/(.)\|/.exec(marked)?.[1] ?? "");
    const { text } = await ghost.ask();
    return { text, names: ghost.model.asked.find(({ priority }) => priority === "completion")?.names };
  }

  it("is one of what the file declares at its top", async () => {
    const { names } = await namesAt("from .cart import |\n");
    assert.deepEqual([...(names ?? [])].sort(), ["Cart", "LIMIT", "os", "total"]);
    const others = (await namesAt("from cart import LIMIT, |\n")).names;
    assert.deepEqual([...(others ?? [])].sort(), ["Cart", "os", "total"]);
  });

  it("may be any where the file is not there, in a package, and where all of another is taken in", async () => {
    assert.equal((await namesAt("from .other import |\n")).names, undefined);
    assert.equal((await namesAt("from .shop import |\n")).names, undefined);
    assert.equal((await namesAt("from .all import |\n")).names, undefined);
  });
});

describe("a name between an import's braces", () => {
  const onDisk = {
    "cart.ts":
      "const hidden = 1;\nexport const limit = 3;\nexport class Cart {\n  inner = 1;\n}\nclass Secret {}\n" +
      "export { hidden as seen };\nexport type Total = number;\n",
    "all.ts": 'export * from "./cart";\n',
    "old.js": "module.exports = { any };\n",
  };

  async function ghostIn(marked: string, says: string, languageId = "typescript") {
    const ghost = new Ghost(marked.replace(/(.)\|/, "|"), says, { languageId, onDisk });
    ghost.type(" ").backspace();
    await ghost.settled();
    ghost.type(/(.)\|/.exec(marked)?.[1] ?? "");
    return ghost;
  }
  async function namesAt(marked: string, languageId?: string) {
    const ghost = await ghostIn(marked, "x", languageId);
    await ghost.ask();
    const names = ghost.model.asked.find(({ priority }) => priority === "completion")?.names;
    return names && [...names].sort().join(" ");
  }

  it("is one of what the file exports, and of what is not listed yet", async () => {
    assert.equal(await namesAt('import { | } from "./cart";\n'), "Cart Total limit seen");
    assert.equal(await namesAt('import { limit, | } from "./cart.js";\n'), "Cart Total seen");
    assert.equal(await namesAt('import {\n  |\n  Cart,\n} from "./cart";\n'), "Total limit seen");
    assert.equal(await namesAt('export { | } from "./cart";\n'), "Cart Total limit seen");
  });

  it("may be any where the file gives what it does not name, and where a name is made", async () => {
    assert.equal(await namesAt('import { | } from "./all";\n'), undefined);
    assert.equal(await namesAt('import { | } from "package";\n'), undefined);
    assert.equal(await namesAt('import { limit as | } from "./cart";\n'), undefined);
  });

  it("needs no model where only one begins as typed", async () => {
    const ghost = await ghostIn('import { Ca| } from "./cart";\n', "");
    ghost.model.available = false;
    assert.equal((await ghost.ask()).text, "rt");
  });

  it("tells where it comes from, as the file's other imports are written", async () => {
    const ask = async (marked: string) => {
      const ghost = await ghostIn(marked, "");
      ghost.model.available = false;
      return (await ghost.ask()).text;
    };
    assert.equal(await ask("import { Cart }|"), ' from "./cart";');
    assert.equal(await ask("import { Cart, limit } fr|"), 'om "./cart";');
    assert.equal(await ask("import { a } from './a.js'\nimport { Cart } from|"), " './cart.js'");
    assert.equal(await ask("import { Secret }|"), "");
    assert.equal(await ask("import { Cart } from '@shop/cart';\nimport { Cart, limit }|"), "");
  });

  it("is none that the file does not export", async () => {
    const says = 'Secret } from "./cart";';
    assert.equal((await (await ghostIn("import { |", says)).ask()).reason, "unknown-member");
    assert.equal(
      (await (await ghostIn("import { |", says.replace("Secret", "Cart"))).ask()).text.trim(),
      'Cart } from "./cart";',
    );
  });
});

describe("a member of a file that is brought in as a whole", () => {
  const ask = async (marked: string, languageId: string, says: string) => {
    const onDisk = {
      "cart.ts": "export const limit = 3;\nexport function total() {}\nconst hidden = 1;\n",
      "cart.py": "limit = 3\n\ndef total():\n    pass\n",
    };
    const ghost = new Ghost(marked.replace(/(.)\|/, "|"), says, { languageId, onDisk });
    ghost.type(" ").backspace();
    await ghost.settled();
    return (await ghost.type(/(.)\|/.exec(marked)?.[1] ?? "").ask()).text;
  };

  it("is one that the file gives", async () => {
    const typescript = 'import * as cart from "./cart";\nshow(cart|);\n';
    assert.equal(await ask(typescript, "typescript", ".total()"), ".total()");
    assert.equal(await ask(typescript, "typescript", ".hidden"), "");
    for (const head of ["import cart", "from . import cart"]) {
      assert.equal(await ask(`${head}\nshow(cart|)\n`, "python", ".total()"), ".total()");
      assert.equal(await ask(`${head}\nshow(cart|)\n`, "python", ".missing()"), "");
    }
  });

  it("may be any of what only goes by the same name", async () => {
    const text = 'import * as cart from "./cart";\nfunction show(cart: Other) {\n  return cart|;\n}\n';
    assert.equal(await ask(text, "typescript", ".hidden"), ".hidden");
  });
});

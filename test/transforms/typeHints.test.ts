import assert from "node:assert/strict";
import { transformAll, transformFirst, transformText } from "./transformText.ts";

const hints = (text: string) => transformAll("add-type-hints", "python", text);

/** What is certain. */
const certain: readonly (readonly [string, string])[] = [
  [
    "def f(a, b=True):\n    if b:\n        go(a)\n",
    "def f(a, b: bool = True) -> None:\n    if b:\n        go(a)\n",
  ],
  ["def f(mode='r'):\n    return open(mode)\n", "def f(mode: str = 'r'):\n    return open(mode)\n"],
  [
    "def f(n=3):\n    for i in range(n):\n        go(i)\n",
    "def f(n: int = 3) -> None:\n    for i in range(n):\n        go(i)\n",
  ],
  ["def f(x):\n    return x is not None\n", "def f(x) -> bool:\n    return x is not None\n"],
  [
    'def f(x):\n    if x:\n        return "a"\n    else:\n        return "-".join(x)\n',
    'def f(x) -> str:\n    if x:\n        return "a"\n    else:\n        return "-".join(x)\n',
  ],
  [
    "class A:\n    def __init__(self, a):\n        self.a = a\n",
    "class A:\n    def __init__(self, a) -> None:\n        self.a = a\n",
  ],
  [
    "class A(B):\n    def __repr__(self):\n        return repr(self)\n",
    "class A(B):\n    def __repr__(self) -> str:\n        return repr(self)\n",
  ],
  [
    "def f(x):\n    assert isinstance(x, str)\n    return g(x)\n",
    "def f(x: str):\n    assert isinstance(x, str)\n    return g(x)\n",
  ],
  [
    "def _f(x):\n    return g(x)\n\n_f('a')\n_f(x='b')\n",
    "def _f(x: str):\n    return g(x)\n\n_f('a')\n_f(x='b')\n",
  ],
  [
    "def f(x):\n    found = [x]\n    return found\n",
    "def f(x) -> list:\n    found = [x]\n    return found\n",
  ],
  [
    '"""Doc."""\nimport os\n\ndef f(x):\n    if x:\n        return None\n    return len(x)\n',
    '"""Doc."""\nfrom __future__ import annotations\nimport os\n\ndef f(x) -> int | None:\n    if x:\n        return None\n    return len(x)\n',
  ],
];

/** What holds if something is taken for granted: only done at one place. */
const assumed: readonly (readonly [string, string])[] = [
  [
    "class A(B):\n    def f(self, a=True):\n        go(a)\n",
    "class A(B):\n    def f(self, a: bool = True) -> None:\n        go(a)\n",
  ],
  [
    "def f(a):\n    self.b.go()\n    return str(a)\n",
    "def f(a) -> str:\n    self.b.go()\n    return str(a)\n",
  ],
  [
    'def f(a, b=None):\n    """F.\n\n    :param str a: A.\n    :type b: int or None\n    :rtype: list of str\n    """\n    return g(a, b)\n',
    'from __future__ import annotations\n\ndef f(a: str, b: int | None = None) -> list:\n    """F.\n\n    :param str a: A.\n    :type b: int or None\n    :rtype: list of str\n    """\n    return g(a, b)\n',
  ],
  [
    'def f(a):\n    """F.\n\n    Args:\n        a (integer): A.\n\n    Returns:\n        bool: B.\n    """\n    return g(a)\n',
    'def f(a: int) -> bool:\n    """F.\n\n    Args:\n        a (integer): A.\n\n    Returns:\n        bool: B.\n    """\n    return g(a)\n',
  ],
  [
    'def f(a):\n    """F.\n\n    Parameters\n    ----------\n    a : string\n    """\n    return g(a)\n',
    'def f(a: str):\n    """F.\n\n    Parameters\n    ----------\n    a : string\n    """\n    return g(a)\n',
  ],
];

/** What is not. */
const doubtful = [
  "class A:\n    def __init__(self, a):\n        self.a = a\n        self.all = []\n",
  "class A:\n    def f(self):\n        self.b.go()\n",
  "def f(a=True):\n    b = None\n    for b in a:\n        go(b)\n",
  "import re\n\ndef f(a):\n    return str(re.match('a', a).group())\n",
  "class A:\n    def f(a):\n        go(a)\n    f = staticmethod(f)\n",
  "def f(a=1):\n    return a * 2\n",
  "class A:\n    def __bool__(self):\n        1 / 0\n",
  "def _f(x):\n    return g(x)\n\n_f('a')\nh(_f)\n",
  "def f(x):\n    found = [x]\n    found = g(found)\n    return found\n",
  "def f(x):\n    for found in x:\n        go()\n    return found\n",
  "def f(a=None):\n    return a\n",
  "def f(a=False):\n    return g(a)\n\nx = f('yes')\n",
  "def f(a=''):\n    if a is None:\n        return g()\n    return a\n",
  "def f(a=''):\n    a = g(a)\n    return a\n",
  "def f(a):\n    return a == 1\n",
  "def f(a):\n    return a < 1 and True\n",
  "def f():\n    raise NotImplementedError\n",
  "def f():\n    pass\n",
  "def f(x):\n    if x:\n        return 1\n",
  "class A(B):\n    def f(self, a=True):\n        go(a)\n",
  "def len(x): return x\ndef f(x):\n    return len(x)\n",
  "def f(a=True):  # type: (bool) -> int\n    return g(a)\n",
  "def f():\n    print 1\n",
  "def f():\n    yield 1\n",
  "def f():\n    go()\n\nx = f()\n",
  "if a:\n    def f():\n        go()\nelse:\n    def f():\n        return 1\n",
];

describe("add-type-hints", () => {
  for (const [before, after] of certain)
    it(`writes what is certain of ${JSON.stringify(before)}`, async () => {
      assert.equal(await hints(before), after);
      assert.equal(await hints(after), after);
    });

  for (const [before, after] of assumed)
    it(`takes something for granted in ${JSON.stringify(before)}`, async () => {
      assert.equal(await hints(before), before);
      assert.equal(await transformFirst("add-type-hints", "python", before), after);
    });

  for (const text of doubtful)
    it(`does not guess at ${JSON.stringify(text)}`, async () => {
      assert.equal(await hints(text), text);
    });
});

describe("add-type-hints and a checker", () => {
  it("leaves functions alone of which a checker would ask more", async () => {
    for (const text of [
      "def f():\n    a = {0: []}\n    g(a)\n",
      "def f():\n    for a in b:\n        g(a(1))\n",
      "def f(c):\n    g(1, *c, d=2)\n",
      "def f(c):\n    g(1, **c)\n",
    ])
      assert.equal(await transformAll("add-type-hints", "python", text), text);
  });
});

describe("add-type-hints for variables", () => {
  const all = (text: string) => transformAll("add-type-hints", "python", text);
  const at = (text: string) => transformText("add-type-hints", "python", text);

  it("says what empty collections are", async () => {
    assert.equal(await all("a = {}\n"), "a: dict = {}\n");
    assert.equal(await all("class A:\n    a = []\n"), "class A:\n    a: list = []\n");
    assert.equal(
      await all("class A:\n    def f(self, x: int) -> None:\n        self.a = set()\n"),
      "class A:\n    def f(self, x: int) -> None:\n        self.a: set = set()\n",
    );
    assert.equal(
      await all("def f(xs: list) -> list:\n    a = []\n    g(a)\n    return a\n"),
      "def f(xs: list) -> list:\n    a: list = []\n    g(a)\n    return a\n",
    );
  });

  it("asks before it says what an attribute may become", async () => {
    const text =
      "class A:\n    def f(self):\n        |self.a = None\n    def g(self):\n        self.a = b.Cell(1)\n";
    assert.equal(
      await at(text),
      "from __future__ import annotations\n\nclass A:\n    def f(self):\n        self.a: b.Cell | None = None\n    def g(self):\n        self.a = b.Cell(1)\n",
    );
  });

  it("leaves alone what holds other things too", async () => {
    for (const text of [
      "a = []\na = None\n",
      "a = []\ndef f():\n    global a\n    a = 1\n",
      "@dataclass\nclass A:\n    a = []\n",
      "class A(B):\n    a = []\n",
      "def f():\n    a = []\n",
      "def f() -> list:\n    a = []\n    if b:\n        a.append(1)\n    return a\n",
      "a = {}\na[1] = 2\n",
      "for a in b:\n    pass\na = {}\n",
      "list = f\na = []\n",
    ])
      assert.equal(await all(text), text);
  });
});

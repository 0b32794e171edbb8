import assert from "node:assert/strict";
import { namingCatalog } from "../../server/features/transforms/namingCatalog.ts";
import { titlesFor, transformText } from "./transformText.ts";

type Case = readonly [languageId: string, before: string, after: string];

/** Checks each case; the selection is marked by bars. */
function cases(name: string, all: readonly Case[]): void {
  for (const [languageId, before, after] of all)
    it(`${languageId}: ${before.replace(/\s+/g, " ").slice(0, 60)}`, async () =>
      assert.equal(await transformText(name, languageId, before), after));
}

/** Checks that each is refused for the reason. */
function refusals(name: string, all: readonly Case[]): void {
  for (const [languageId, before, reason] of all)
    it(`refuses ${languageId}: ${before.replace(/\s+/g, " ").slice(0, 60)}`, async () =>
      assert.equal(await transformText(name, languageId, before), `refused: ${reason}`));
}

describe("transformations that need a name", () => {
  for (const { name, languages, example, exampleLanguage } of namingCatalog)
    it(`${name} does what its example says`, async () => {
      const [before, after] = example;
      const languageId = exampleLanguage ?? languages[0] ?? "";
      assert.equal(await transformText(name, languageId, before), after);
      const titles = await titlesFor(name, languageId, before);
      assert.equal(new Set(titles).size, 3, titles.join());
    });
});

describe("names that are taken", () => {
  it("are told apart by words", async () => {
    const text = "const sum = 1, total = 2, product = 3;\nfunction f(a, b) {\n  send(|a.x() * b.y()|);\n}\n";
    const after = (await transformText("extract-constant", "javascript", text)) ?? "";
    assert.match(after, /const [a-zA-Z]+ = a\.x\(\) \* b\.y\(\);/);
    const taken = text.replace("sum = 1", "xProduct = 1, xTotal = 0, totalX = 4, value = 1");
    assert.doesNotMatch(
      (await transformText("extract-constant", "javascript", taken)) ?? "",
      /const \w+\d = /,
    );
  });
});

describe("extract-function", () => {
  cases("extract-function", [
    [
      "typescript",
      "class A {\n  go(items: string[], n: number) {\n    |for (const each of items) {\n      this.add(each, n);\n    }|\n    return n;\n  }\n}\n",
      "class A {\n  go(items: string[], n: number) {\n    this.addEach(items, n);\n    return n;\n  }\n\n  addEach(items: string[], n: number) {\n    for (const each of items) {\n      this.add(each, n);\n    }\n  }\n}\n",
    ],
    [
      "javascript",
      "function f(xs) {\n  |let n = xs.a;\n  let m = xs.b;|\n  n++;\n  return n + m;\n}\n",
      "function f(xs) {\n  let [n, m] = getN(xs);\n  n++;\n  return n + m;\n}\n\nfunction getN(xs) {\n  let n = xs.a;\n  let m = xs.b;\n  return [n, m];\n}\n",
    ],
    [
      "javascript",
      "function f(xs, done) {\n  |xs.each(x => use(x), err => done(err));|\n}\n",
      "function f(xs, done) {\n  eachXs(xs, done);\n}\n\nfunction eachXs(xs, done) {\n  xs.each(x => use(x), err => done(err));\n}\n",
    ],
    [
      "javascript",
      "function f(xs) {\r\n  |use(xs);|\r\n}\r\n",
      "function f(xs) {\r\n  useXs(xs);\r\n}\r\n\r\nfunction useXs(xs) {\r\n  use(xs);\r\n}\r\n",
    ],
    [
      "python",
      "def f(path, retries):\n    |with open(path) as handle:\n        text = handle.read()\n    lines = text.split()|\n    for line in lines:\n        print(line, retries)\n",
      "def f(path, retries):\n    lines = get_lines(path)\n    for line in lines:\n        print(line, retries)\n\n\ndef get_lines(path):\n    with open(path) as handle:\n        text = handle.read()\n    lines = text.split()\n    return lines\n",
    ],
    [
      "python",
      "def f(xs):\n    n = 0\n    for x in xs:\n        |n = n + x|\n        print('hi')\n    return n\n",
      "def f(xs):\n    n = 0\n    for x in xs:\n        n = get_n(n, x)\n        print('hi')\n    return n\n\n\ndef get_n(n, x):\n    n = n + x\n    return n\n",
    ],
  ]);
});

describe("extract-function in other languages", () => {
  cases("extract-function", [
    [
      "java",
      "class A {\n    void f(List<Person> all) {\n        Person p = all.get(0);\n        |send(p.name());\n        send(p.age());|\n    }\n}\n",
      "class A {\n    void f(List<Person> all) {\n        Person p = all.get(0);\n        sendAge(p);\n    }\n\n    private void sendAge(Person p) {\n        send(p.name());\n        send(p.age());\n    }\n}\n",
    ],
    [
      "java",
      "class A {\n    static int f(int[] xs, String name) {\n        |int sum = 0;\n        for (int x : xs) {\n            sum += x;\n        }|\n        System.out.println(name);\n        return sum;\n    }\n}\n",
      "class A {\n    static int f(int[] xs, String name) {\n        int sum = sumXs(xs);\n        System.out.println(name);\n        return sum;\n    }\n\n    private static int sumXs(int[] xs) {\n        int sum = 0;\n        for (int x : xs) {\n            sum += x;\n        }\n        return sum;\n    }\n}\n",
    ],
    [
      "go",
      "package p\n\nfunc f(xs []int, name string) int {\n\ttotal := 0\n\t|for _, x := range xs {\n\t\ttotal += x\n\t}|\n\treturn total\n}\n",
      "package p\n\nfunc f(xs []int, name string) int {\n\ttotal := 0\n\ttotal = sumTotal(xs, total)\n\treturn total\n}\n\nfunc sumTotal(xs []int, total int) int {\n\tfor _, x := range xs {\n\t\ttotal += x\n\t}\n\treturn total\n}\n",
    ],
    [
      "rust",
      "fn f(a: i32, limit: i32) -> bool {\n    let c = 3;\n    |a > limit|\n}\n",
      "fn f(a: i32, limit: i32) -> bool {\n    let c = 3;\n    is_above_limit(a, limit)\n}\n\nfn is_above_limit(a: i32, limit: i32) -> bool {\n    a > limit\n}\n",
    ],
    [
      "csharp",
      "class A\n{\n    void F(int a, string b)\n    {\n        |Send(a);\n        Close(b);|\n        Done();\n    }\n}\n",
      "class A\n{\n    void F(int a, string b)\n    {\n        CloseB(a, b);\n        Done();\n    }\n\n    private void CloseB(int a, string b)\n    {\n        Send(a);\n        Close(b);\n    }\n}\n",
    ],
    [
      "php",
      "<?php\nclass A\n{\n    public function f($items)\n    {\n        |$total = 0;\n        foreach ($items as $item) {\n            $total += $item->price * $this->rate;\n        }|\n        return $total;\n    }\n}\n",
      "<?php\nclass A\n{\n    public function f($items)\n    {\n        $total = $this->sumTotal($items);\n        return $total;\n    }\n\n    private function sumTotal($items)\n    {\n        $total = 0;\n        foreach ($items as $item) {\n            $total += $item->price * $this->rate;\n        }\n        return $total;\n    }\n}\n",
    ],
    [
      "ruby",
      "class A\n  def f(items, name)\n    |puts name\n    @count = items.size|\n    items\n  end\nend\n",
      "class A\n  def f(items, name)\n    size_items(name, items)\n    items\n  end\n\n  def size_items(name, items)\n    puts name\n    @count = items.size\n  end\nend\n",
    ],
  ]);
});

describe("extract-function where meaning could change", () => {
  refusals("extract-function", [
    [
      "javascript",
      "async function f(a) {\n  |const b = await g(a);|\n  return b;\n}\n",
      "It waits or yields.",
    ],
    [
      "javascript",
      "function f(a) {\n  |if (a) return 1;|\n  return 2;\n}\n",
      "It returns from the function.",
    ],
    [
      "javascript",
      "function f(xs) {\n  for (const x of xs) {\n    |if (x) break;|\n  }\n}\n",
      "It leaves a loop around it.",
    ],
    [
      "javascript",
      "function f() {\n  let n = 0;\n  let m = 0;\n  |n += 1;\n  const k = 2;|\n  return n + m + k;\n}\n",
      "It has several results that are used afterwards.",
    ],
    [
      "javascript",
      "function f(xs) {\n  let n = 0;\n  |xs.forEach((x) => { n += x; });|\n  return n;\n}\n",
      "A function inside changes n.",
    ],
    [
      "javascript",
      "function f(xs) {\n  let n = 0;\n  |setTimeout(() => show(n));|\n  n = 1;\n}\n",
      "A function inside keeps n, which changes later.",
    ],
    [
      "javascript",
      "function f() {\n  |use(arguments);|\n}\n",
      "arguments means something else in another function.",
    ],
    ["javascript", "|use(a);|\n", "It stands in no function."],
    [
      "typescript",
      "function f(a: number) {\n  const b = g(a);\n  |use(b);|\n}\n",
      "The type of b is not written.",
    ],
    ["python", "def f(xs):\n    if xs:\n        y = 1\n    |print(y)|\n", "y may have no value yet."],
    ["python", "def f(xs):\n    |if xs:\n        y = 1|\n    print(y)\n", "y may get no value."],
    ["python", "def f(xs):\n    global y\n    |y = 1|\n", "y may be changed from elsewhere."],
    [
      "python",
      "class A:\n    def f(self):\n        |super().f()|\n",
      "super means something else in another function.",
    ],
  ]);
});

describe("extract-function where a language cannot", () => {
  refusals("extract-function", [
    [
      "java",
      "class A {\n    int f() {\n        |int a = 1;\n        int b = 2;|\n        return a + b;\n    }\n}\n",
      "It has several results that are used afterwards.",
    ],
    [
      "java",
      "class A {\n    <T> void f(T a) {\n        |use(a);|\n    }\n}\n",
      "Its function or class has type parameters.",
    ],
    [
      "go",
      "package p\n\nfunc f(a int) error {\n\t|if err := g(a); err != nil {\n\t\treturn err\n\t}|\n\treturn nil\n}\n",
      "It returns from the function.",
    ],
    [
      "rust",
      "fn f(a: String) {\n    |use_it(a);|\n}\n",
      "What it is given would be moved into the function.",
    ],
    [
      "rust",
      "fn f(a: &str) -> Result<(), E> {\n    |g(a)?;|\n    Ok(())\n}\n",
      "It returns from the function.",
    ],
    ["ruby", "def f(xs)\n  |return 1 if xs|\n  2\nend\n", "It returns from the function."],
    [
      "php",
      "<?php\nfunction f() {\n    |extract($_GET);|\n}\n",
      "extract sees the variables of the function.",
    ],
  ]);
});

describe("extract-constant", () => {
  cases("extract-constant", [
    [
      "javascript",
      "function f(a) {\n  if (|a.items.length > 0|) go();\n}\n",
      "function f(a) {\n  const hasItems = a.items.length > 0;\n  if (hasItems) go();\n}\n",
    ],
    [
      "python",
      "def f(user):\n    send(|user.get_name()|)\n",
      "def f(user):\n    name = user.get_name()\n    send(name)\n",
    ],
    [
      "java",
      "class A { void f(User u) {\n    send(|u.getAddress().getCity()|);\n} }\n",
      "class A { void f(User u) {\n    var city = u.getAddress().getCity();\n    send(city);\n} }\n",
    ],
    [
      "go",
      "package p\n\nfunc f(a int) {\n\tuse(|a * 24|)\n}\n",
      "package p\n\nfunc f(a int) {\n\tproduct := a * 24\n\tuse(product)\n}\n",
    ],
    [
      "rust",
      "fn f(a: i32) {\n    send(|a * 24|);\n}\n",
      "fn f(a: i32) {\n    let product = a * 24;\n    send(product);\n}\n",
    ],
    [
      "csharp",
      "class A\n{\n    void F(int a)\n    {\n        Send(|a * 24|);\n    }\n}\n",
      "class A\n{\n    void F(int a)\n    {\n        var product = a * 24;\n        Send(product);\n    }\n}\n",
    ],
    [
      "php",
      "<?php\nfunction f($a) {\n    send(|count($a)|);\n}\n",
      "<?php\nfunction f($a) {\n    $count = count($a);\n    send($count);\n}\n",
    ],
    [
      "ruby",
      "def f(a)\n  send_it(|a.size * 2|)\nend\n",
      "def f(a)\n  size_product = a.size * 2\n  send_it(size_product)\nend\n",
    ],
  ]);
});

describe("extract-constant where meaning could change", () => {
  refusals("extract-constant", [
    ["rust", 'tests!(one, |"std"|);\n', "It stands in no function."],
    ["java", "class A {\n    int x = |f(3)|;\n}\n", "It is a part of a class, not of a function."],
    ["csharp", "class A {\n    int X => |F(3)|;\n}\n", "It is a part of a class, not of a function."],
    ["javascript", "class A {\n  x = |f(3)|;\n}\n", "It is a part of a class, not of a function."],
    [
      "php",
      "<?php\nclass A {\n    private $x = |3 * 4|;\n}\n",
      "It is a part of a class, not of a function.",
    ],
    ["ruby", "class A\n  X = |f(3)|\nend\n", "It is a part of a class, not of a function."],
    ["python", "class A:\n    x = |f(3)|\n", "It is a part of a class, not of a function."],
    ["go", "package a\n\nvar x = |f(3)|\n", "It stands in no function."],
    [
      "javascript",
      "function f(a) {\n  if (x && |a.b > 0|) go();\n}\n",
      "It is evaluated only under a condition.",
    ],
    ["javascript", "function f(a) {\n  g(a?.b(|a.c|));\n}\n", "It is evaluated only under a condition."],
    [
      "javascript",
      "function f(a) {\n  while (|a.b > 1|) go();\n}\n",
      "It is evaluated each time the loop goes round.",
    ],
    ["javascript", "const f = (a) => |a.b + 1|;\n", "It is evaluated when the function around it is called."],
    [
      "javascript",
      "function f(a) {\n  g(h(), |a.b|);\n}\n",
      "The statement does something before that may have an effect.",
    ],
    [
      "javascript",
      "function f(a) {\n  const x = 1, y = |x + 2|;\n}\n",
      "It uses x, which the same statement declares.",
    ],
    ["python", "def f(a):\n    return [|x * 2| for x in a]\n", "It is evaluated for each element."],
    [
      "python",
      "def f(a):\n    if a:\n        pass\n    elif |a.b()|:\n        pass\n",
      "It is evaluated only under a condition.",
    ],
    [
      "go",
      "package p\n\nfunc f(a int) {\n\tfor i := 0; |i < a|; i++ {\n\t}\n}\n",
      "It is evaluated each time the loop goes round.",
    ],
  ]);

  it("is not offered where there is nothing to name", async () => {
    for (const text of [
      "function f(a) {\n  |a.b|();\n}\n",
      "function f(a) {\n  |a.b()|;\n}\n",
      "function f(a) {\n  a.b(|a|);\n}\n",
      "function |f|(a) {}\n",
      "x = |a + |b;\n",
    ])
      assert.equal(await transformText("extract-constant", "javascript", text), undefined, text);
  });
});

describe("extract-parameter", () => {
  cases("extract-parameter", [
    [
      "python",
      "def f(a):\n    return g(a, timeout=|30|)\n",
      "def f(a, timeout=30):\n    return g(a, timeout=timeout)\n",
    ],
    [
      "php",
      "<?php\nfunction f($a) {\n    return str_repeat($a, |3|);\n}\n",
      "<?php\nfunction f($a, $value = 3) {\n    return str_repeat($a, $value);\n}\n",
    ],
    [
      "typescript",
      "function f() {\n  return g({ delay: |30|, /* ms */ rest: /* s */ 40 });\n}\n",
      "function f(delay = 30) {\n  return g({ delay, /* ms */ rest: /* s */ 40 });\n}\n",
    ],
    [
      "rust",
      "fn f() { wait(Options { delay: |30|, on: true }); }\n\nfn g() { f(); }\n",
      "fn f(delay: i32) { wait(Options { delay, on: true }); }\n\nfn g() { f(30); }\n",
    ],
    ["ruby", "def f\n  wait(|30|)\nend\n", "def f(value = 30)\n  wait(value)\nend\n"],
    [
      "csharp",
      "class A { void F(int count) { Send(count > |30|); } }\n",
      "class A { void F(int count, int maxCount = 30) { Send(count > maxCount); } }\n",
    ],
    [
      "java",
      "class A {\n  private void f(int count) { send(count > |30|); }\n  void g() { f(1); this.f(2); }\n}\n",
      "class A {\n  private void f(int count, int maxCount) { send(count > maxCount); }\n  void g() { f(1, 30); this.f(2, 30); }\n}\n",
    ],
    [
      "go",
      'package a\n\nfunc f() { open(|"a.txt"|) }\n\nfunc g() { f() }\n',
      'package a\n\nfunc f(fileName string) { open(fileName) }\n\nfunc g() { f("a.txt") }\n',
    ],
    [
      "rust",
      'fn f(a: &str) { open(a, |"a.txt"|); }\n\nfn g() { f("b"); }\n',
      'fn f(a: &str, file_name: &\'static str) { open(a, file_name); }\n\nfn g() { f("b", "a.txt"); }\n',
    ],
  ]);

  refusals("extract-parameter", [
    [
      "java",
      "class A { private void f() { send(|30|); } Runnable r = this::f; }\n",
      "f is used otherwise than by calling it, or stands for more.",
    ],
    [
      "java",
      "class A { private void f() { send(|30|); } private void f(int a) {} }\n",
      "f is used otherwise than by calling it, or stands for more.",
    ],
    [
      "rust",
      'fn f() { send(|"a"|); }\n\nfn g() { println!("{}", f()); }\n',
      "f is used otherwise than by calling it, or stands for more.",
    ],
    [
      "javascript",
      "class A {\n  get f() {\n    return g(|3|);\n  }\n}\n",
      "The language says what an accessor is given.",
    ],
    ["javascript", "function f(...a) {\n  g(|3|);\n}\n", "The function takes the rest of what it is given."],
    [
      "javascript",
      "function f(a) {\n  g(|a.b|);\n}\n",
      "It is made of more than literals: when the function begins it could be another.",
    ],
    [
      "python",
      "def f(a):\n    g(|a + 1|)\n",
      "It is made of more than literals: when the function begins it could be another.",
    ],
  ]);
});

describe("rename-poor-name", () => {
  cases("rename-poor-name", [
    [
      "python",
      "def f(users):\n    |tmp = [u.name.title() for u in users]\n    return tmp\n",
      "def f(users):\n    titles = [u.name.title() for u in users]\n    return titles\n",
    ],
    [
      "java",
      "class A {\n  double f(List<Shape> shapes) {\n    double |data = 0;\n    for (Shape s : shapes) data += s.area();\n    return data;\n  }\n}\n",
      "class A {\n  double f(List<Shape> shapes) {\n    double totalArea = 0;\n    for (Shape s : shapes) totalArea += s.area();\n    return totalArea;\n  }\n}\n",
    ],
    [
      "go",
      "package a\n\nfunc f(task func() error) error {\n\tvar |tmp error\n\ttmp = task()\n\treturn tmp\n}\n",
      "package a\n\nfunc f(task func() error) error {\n\tvar err error\n\terr = task()\n\treturn err\n}\n",
    ],
    [
      "rust",
      "fn f() -> String {\n    let mut |tmp = String::new();\n    tmp.push('a');\n    tmp\n}\n",
      "fn f() -> String {\n    let mut text = String::new();\n    text.push('a');\n    text\n}\n",
    ],
    [
      "python",
      "def f(users):\n    for |tmp in users:\n        print(tmp, 'tmp')  # tmp\n",
      "def f(users):\n    for user in users:\n        print(user, 'tmp')  # tmp\n",
    ],
    [
      "javascript",
      "function f() {\n  const |data2 = getUser();\n  g(() => { const data2 = 1; return data2; });\n  return x.data2 + data2;\n}\n",
      "function f() {\n  const user = getUser();\n  g(() => { const data2 = 1; return data2; });\n  return x.data2 + user;\n}\n",
    ],
    [
      "go",
      "package p\n\nfunc f() {\n\t|tmp := getUser()\n\tuse(tmp)\n}\n",
      "package p\n\nfunc f() {\n\tuser := getUser()\n\tuse(user)\n}\n",
    ],
    [
      "php",
      '<?php\nfunction f() {\n    |$tmp = getUser();\n    return "$tmp";\n}\n',
      '<?php\nfunction f() {\n    $user = getUser();\n    return "$user";\n}\n',
    ],
  ]);

  refusals("rename-poor-name", [
    ["javascript", "export const |tmp = getUser();\n", "Others may use it by this name."],
    ["python", "def f(|data=getUser()):\n    return data\n", "A caller may name the parameter."],
    [
      "rust",
      'fn f() {\n    let |tmp = get_user();\n    println!("{tmp}");\n}\n',
      "It is used in a way that only running it would tell.",
    ],
  ]);

  it("leaves good names alone", async () =>
    assert.equal(
      await transformText("rename-poor-name", "javascript", "function f() { const |user = getUser(); }"),
      undefined,
    ));
});

import assert from "node:assert/strict";
import { findStub } from "../../server/features/requirements/code/stub.ts";
import { checkText } from "../diagnostics/checkText.ts";
import { parseText } from "../language/parseText.ts";
import { verdict } from "../requirements/verdicts.ts";

/** A number that is found, though a word that would explain it stands in a comment, a text or a similar name beside it. */
const numbers: readonly (readonly [languageId: string, text: string])[] = [
  ["javascript", "function f(reports) { if (reports.total > 443) stop(); }"],
  ["typescript", "function f(total: number) { if (total /* port */ > 443) stop(); }"],
  ["java", "class A { void f(int imports) { if (imports > 443) stop(); } }"],
  ["csharp", "class A { void F(int supported) { if (supported > 443) Stop(); } }"],
  ["go", "package a\nfunc f(exported int) { if exported > 443 { stop() } }"],
  ["rust", "fn f(transported: u32) { if transported > 443 { stop(); } }"],
  ["php", "<?php function f($reports) { if ($reports > 443) { stop(); } }"],
  ["cpp", "void f(int reports) { if (reports > 443) stop(); }"],
  ["python", 'def f(total):\n    if total(  # the port\n        "report") > 443:\n        stop()\n'],
  ["ruby", "def f(scripts)\n  stop if scripts > 168\nend\n"],
  ["lua", "function f(recipients) if recipients > 168 then stop() end end"],
  ["javascript", "function f(size) { const a = observe(size); send(observation, 443); }"],
  ["javascript", 'function f(x) { return x * 45 * g("pi"); }'],
  ["javascript", 'function f(x) { find("arc").move(45); }'],
  ["javascript", 'function f(x) { if (x > 404) log("status"); }'],
  ["javascript", "function f(a, n) { if (a) return n; return 37; }"],
  ["python", 'def f(size):\n    return size * size("-") * 37\n'],
];
/** A number that its place explains: nothing is found, whatever else is said there. */
const explained: readonly (readonly [languageId: string, text: string])[] = [
  ["javascript", "function f(port) { if (port /* not a report */ > 443) stop(); }"],
  ["javascript", 'function f(env) { if (env["port"] === 443) stop(); }'],
  ["go", "package a\nfunc f(listenPort int) { if listenPort == 443 { stop() } }"],
  ["java", "class A { void f(String host) { connect(host, 443); } }"],
  ["php", "<?php function f($remoteAddr) { if ($remoteAddr[0] == 192) { stop(); } }"],
  ["python", 'def f(n):\n    print("-" * 50)\n'],
  ["javascript", 'function f(res) { fail(404, "Not Found"); }'],
  ["javascript", "function f(x) { return (x * 45 * Math.PI); }"],
  ["python", "def f(port):\n    return port if port else 8081\n"],
  ["javascript", "function f(retries) { return retries > 0 ? retries : 12; }"],
];

describe("numbers and the words around them", () => {
  const found = async (languageId: string, text: string) =>
    (await checkText(languageId, text, {}, `src/job.${languageId}`)).filter(
      ({ rule }) => rule === "magic-number",
    );

  for (const [languageId, text] of numbers)
    it(`are found in ${languageId}: ${text}`, async () => {
      assert.equal((await found(languageId, text)).length, 1);
    });

  for (const [languageId, text] of explained)
    it(`are explained in ${languageId}: ${text}`, async () => {
      assert.equal((await found(languageId, text)).length, 0);
    });
});

describe("what other linters were told", () => {
  const parameters = "a: u8, b: u8, c: u8, d: u8, e: u8, f: u8, g: u8, h: u8, i: u8";
  const head = `fn run(${parameters}) -> u8 { a }\n`;
  const count = async (attribute: string) =>
    (await checkText("rust", `${attribute}\n${head}`)).filter(({ rule }) => rule === "too-many-parameters")
      .length;

  it("is an attribute that allows, not one whose text says so", async () => {
    assert.equal(await count("#[allow(clippy::too_many_arguments)]"), 0);
    assert.equal(await count('#[expect(clippy::too_many_arguments, reason = "one day")]'), 0);
    assert.equal(await count("#[cfg_attr(test, allow(clippy::too_many_arguments))]"), 0);
    assert.equal(await count('#[doc = "we allow clippy::too_many_arguments"]'), 1);
    assert.equal(await count("#[deny(clippy::too_many_arguments)] // allow"), 1);
    assert.equal(await count('#[deny(clippy::all, reason = "we allow too_many_arguments")]'), 1);
    assert.equal(await count('#[allow(clippy::all, reason = "not too_many_arguments")]'), 1);
  });
});

describe("errors of Go that are thrown away", () => {
  const count = async (body: string) =>
    (await checkText("go", `package a\n\nfunc f(p string) {\n\t${body}\n}\n`)).filter(
      ({ rule }) => rule === "missing-error-handling",
    ).length;

  it("are spared where the code says so, not a comment or a text", async () => {
    assert.equal(await count("io.Copy(io.Discard, source)"), 0);
    assert.equal(await count("io.Copy(/* to nowhere */ io.Discard, source)"), 0);
    assert.equal(await count("io.Copy(target /* io.Discard */, source)"), 1);
    assert.equal(await count("defer /* at last */ func() { os.Remove(p) }()"), 0);
    assert.equal(await count("go func() { os.Remove(p) }() // defer"), 1);
  });
});

describe("secrets and the keys that they are asked for by", () => {
  const count = async (languageId: string, text: string) =>
    (await checkText(languageId, text)).filter(({ rule }) => rule === "security/hardcoded-secret").length;
  const secret = "Tr0mbone-77-x";

  it("are compared with the last name or key, whatever stands beside it", async () => {
    assert.equal(await count("javascript", `if (form["password"] === "${secret}") go();`), 1);
    assert.equal(await count("javascript", `if (form[ /* the key */ "password" ] === "${secret}") go();`), 1);
    assert.equal(await count("javascript", `if (form["color" /* "password" */] === "${secret}") go();`), 0);
    assert.equal(await count("javascript", `if (user.password /* .color */ === "${secret}") go();`), 1);
    assert.equal(await count("javascript", `if (typeof password === "${secret}") go();`), 0);
    assert.equal(await count("python", `if request.form["password"] == "${secret}":\n    go()\n`), 1);
    assert.equal(await count("python", `if request.get("password") == "${secret}":\n    go()\n`), 1);
    assert.equal(await count("ruby", `go if params[:password] == "${secret}"\n`), 1);
    assert.equal(await count("php", `<?php if ($_POST['password'] == "${secret}") { go(); }`), 1);
    assert.equal(await count("cpp", `void f(User *user) { if (user->password == "${secret}") go(); }`), 1);
    assert.equal(await count("cpp", `#define PASSWORD "${secret}" // for now\n`), 1);
    assert.equal(
      await count("rust", `fn f() { let t = env::var("API_PASSWORD").unwrap_or("${secret}".into()); }`),
      1,
    );
    assert.equal(
      await count(
        "rust",
        `fn f() { let t = env::var("COLOR" /* "API_PASSWORD" */).unwrap_or("${secret}".into()); }`,
      ),
      0,
    );
  });
});

describe("statements of SQL and what the object makes itself", () => {
  const count = async (languageId: string, text: string) =>
    (await checkText(languageId, text)).filter(({ rule }) => rule === "security/sql-injection").length;

  it("are told by the tree, not by how the piece begins", async () => {
    const javascript = (piece: string) =>
      `class A { find(self, name, db) { return db.query(\`SELECT * FROM users WHERE name = '\${${piece}}'\`); } }`;
    assert.equal(await count("javascript", javascript("this.quote(name)")), 0);
    assert.equal(await count("javascript", javascript("/* ours */ this.quote(name)")), 0);
    assert.equal(await count("javascript", javascript("name /* this.quote() */")), 1);
    const go = (piece: string) =>
      `package a\nfunc (s *Store) f(db *sql.DB, name string) {\n\tdb.Query("SELECT * FROM users WHERE name = '" + ${piece} + "'")\n}\n`;
    assert.equal(await count("go", go("s.quote(name)")), 0);
    assert.equal(await count("go", go("name")), 1);
  });
});

describe("stand-ins", () => {
  const kind = async (languageId: string, text: string) => findStub(await parseText(languageId, text))?.kind;

  it("are told by what is done, not by what is said beside it", async () => {
    const named = "throw new RangeError(amount /* not implemented by the bank */);";
    assert.equal(await kind("javascript", `function f(amount) { ${named} }`), undefined);
    assert.equal(
      await kind("javascript", 'function f() { throw new Error("not implemented"); }'),
      "unimplemented",
    );
    assert.equal(await kind("python", "def f(a):\n    raise NotImplementedError  # soon\n"), "unimplemented");
    assert.equal(await kind("javascript", "function f(a) { return 5 /* days */; }"), "constant");
    assert.equal(await kind("go", "package a\nfunc f(a int) int { return 3 /* days */ }"), "constant");
    assert.equal(await kind("lua", "function f(a) return --[[ days ]] 3 end"), "constant");
    assert.equal(await kind("rust", "fn f(a: u8) -> u8 { /* days */ 3 }"), "constant");
    assert.equal(await kind("ruby", "def f(a) # def g; 3; end\nend\n"), "empty");
    assert.equal(await kind("ruby", "def f(a) = a + 3\n"), undefined);
    assert.equal(await kind("python", "def f(a):\n    return  # nothing\n"), "empty");
    assert.equal(await kind("javascript", "const f = (a) => `return 5 $" + "{a}`;"), undefined);
  });
});

describe("rounding and sorting as they are claimed", () => {
  it("round as the mode says, not as a name, a comment or a text does", async () => {
    const down = "The price is rounded down to two decimals.";
    const nearest = "The price is rounded to two decimals.";
    const java = (mode: string) =>
      `class A { BigDecimal f(BigDecimal price) { return price.setScale(2, ${mode}); } }`;
    assert.equal(await verdict(down, java("RoundingMode.DOWN"), "java"), "yes");
    assert.notEqual(await verdict(down, java("RoundingMode.HALF_UP /* DOWN */"), "java"), "yes");
    assert.notEqual(await verdict(down, java("RoundingMode.HALF_DOWN"), "java"), "yes");
    assert.equal(await verdict(nearest, java("RoundingMode.HALF_DOWN"), "java"), "yes");
    assert.equal(
      await verdict(nearest, "const f = (floorPrice) => Math.round(floorPrice * 100) / 100;", "javascript"),
      "yes",
    );
    assert.notEqual(
      await verdict(down, "const f = (floorPrice) => Math.round(floorPrice * 100) / 100;", "javascript"),
      "yes",
    );
    assert.equal(
      await verdict(
        nearest,
        "const f = (price) => Math.round(price /* cents? */ * 100) / /* back */ 100;",
        "javascript",
      ),
      "yes",
    );
    assert.equal(
      await verdict(nearest, "const f = (accents) => Math.round(accents * 100) / 100;", "javascript"),
      "yes",
    );
    const php = "<?php class A { function f() { return floor($this->price * 100) / 100; } }";
    assert.equal(await verdict(down, php, "php"), "yes");
    const even = "The price is rounded half to even to two decimals.";
    assert.equal(await verdict(even, "def f(price):\n    return round(price, 2)\n", "python"), "yes");
    assert.equal(
      await verdict(even, "const f = (price) => Math.round(price * 100) / 100; // half even", "javascript"),
      "no",
    );
  });

  it("sort as the comparison says, not as a name or a comment does", async () => {
    const ascending = "The invoices are sorted by their charge in ascending order.";
    const java = (comparator: string) => `class A { void f(List<Invoice> xs) { xs.sort(${comparator}); } }`;
    const javascript = (comparison: string) => `function f(xs) { return xs.sort((a, b) => ${comparison}); }`;
    assert.equal(
      await verdict(
        ascending,
        java("Comparator.comparing(Invoice::getReverseCharge) /* reversed */"),
        "java",
      ),
      "yes",
    );
    assert.equal(
      await verdict(ascending, java("Comparator.comparing(Invoice::getReverseCharge).reversed()"), "java"),
      "no",
    );
    assert.equal(
      await verdict(ascending, javascript("strcmp(a.reverseCharge, b.reverseCharge)"), "javascript"),
      "yes",
    );
    assert.equal(
      await verdict(ascending, javascript("compareTexts(b.reverseCharge, a.reverseCharge)"), "javascript"),
      "no",
    );
    assert.equal(
      await verdict(ascending, javascript("-a.charge.localeCompare(b.charge)"), "javascript"),
      "no",
    );
    assert.equal(
      await verdict(ascending, javascript("a.charge.localeCompare(b.charge) /* -1 */"), "javascript"),
      "yes",
    );
    assert.equal(
      await verdict(
        ascending,
        'def f(xs):\n    return sorted(xs, key=itemgetter("charge"))  # reversed\n',
        "python",
      ),
      "yes",
    );
  });
});
